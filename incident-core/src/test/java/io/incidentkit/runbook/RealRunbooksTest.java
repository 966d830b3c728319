package io.incidentkit.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.RealData;
import io.incidentkit.markdown.CodeBlock;
import io.incidentkit.rule.Violation;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Reads real runbooks ({@link RealData}) and prints what came of it. The shares that are asserted lie a little below what was measured: they notice a loss, they are no goal.
 */
class RealRunbooksTest {
    private static final Pattern RULE = Pattern.compile("(?m)^    - alert: (\\S+)\n((?:      .*\n)*)");
    private static final Pattern URL = Pattern.compile("runbook_url: \\S+/runbooks/(\\S+)");
    private static final Pattern SUMMARY = Pattern.compile("summary: (.+)");

    @ParameterizedTest
    @CsvSource({"openshift, 178, 0.9, 0.9", "prometheus-operator, 76, 0.9, 0.9", "gitlab-2022, 285, 0.3, 0.15"})
    void readsRealRunbooks(String team, int files, double diagnosis, double mitigation) {
        List<Runbook> runbooks = read(team);
        double withDiagnosis = share(runbooks, runbook -> !runbook.diagnosis().isEmpty());
        double withMitigation = share(runbooks, runbook -> !runbook.mitigation().isEmpty());
        Map<String, Long> broken = runbooks.stream()
                .flatMap(runbook -> RunbookCheck.check(runbook).stream())
                .collect(Collectors.groupingBy(
                        (Violation violation) -> violation.rule().id(), TreeMap::new, Collectors.counting()));
        print(
                "%s: %d read, with diagnosis %.3f, with mitigation %.3f, %d code blocks; broken %s",
                team,
                runbooks.size(),
                withDiagnosis,
                withMitigation,
                runbooks.stream().mapToInt(runbook -> runbook.commands().size()).sum(),
                broken);
        assertThat(runbooks).hasSize(files);
        assertThat(withDiagnosis).isGreaterThan(diagnosis);
        assertThat(withMitigation).isGreaterThan(mitigation);
        assertThat(runbooks).allSatisfy(RealRunbooksTest::keepsEveryCodeLine);
    }

    /** Every line of every code block stands in the page. */
    private static void keepsEveryCodeLine(Runbook runbook) {
        for (CodeBlock code : runbook.commands()) {
            assertThat(runbook.markdown())
                    .contains(code.text().lines().map(String::strip).toList());
        }
    }

    @Test
    void findsByAlert() {
        RunbookFinder finder = RunbookFinder.of(read("prometheus-operator"));
        Map<String, AlertRule> rules = rules(finder);
        double first = firstHits(finder, rules, rule -> RunbookQuery.of(List.of(rule.alert()), List.of(), ""));
        print("alert to runbook: %d alerts that have one here, first hit right %.3f", rules.size(), first);
        assertThat(rules).hasSize(63);
        assertThat(first).isGreaterThan(0.95);
    }

    @Test
    void findsByWords() {
        RunbookFinder finder = RunbookFinder.of(read("prometheus-operator"));
        Map<String, AlertRule> rules = rules(finder);
        double first = firstHits(finder, rules, rule -> RunbookQuery.ofWords(rule.summary()));
        print("an alert's summary to its runbook, without the name: first hit right %.3f", first);
        assertThat(rules).hasSize(63);
        assertThat(first).isGreaterThan(0.85);
    }

    private static double firstHits(
            RunbookFinder finder, Map<String, AlertRule> rules, Function<AlertRule, RunbookQuery> query) {
        long right = rules.values().stream()
                .filter(rule -> finder.find(query.apply(rule), 1).stream()
                        .anyMatch(match -> page(match.runbook()).equals(rule.page())))
                .count();
        return (double) right / rules.size();
    }

    /** The rules whose page is among the finder's. */
    private static Map<String, AlertRule> rules(RunbookFinder finder) {
        List<String> pages =
                finder.runbooks().stream().map(RealRunbooksTest::page).toList();
        Map<String, AlertRule> rules = new TreeMap<>();
        for (Path file : RealData.files(RealData.at("runbooks/kube-prometheus-rules"))) {
            for (MatchResult rule : RULE.matcher(RealData.text(file)).results().toList()) {
                Matcher url = URL.matcher(rule.group(2));
                Matcher summary = SUMMARY.matcher(rule.group(2));
                if (url.find() && summary.find() && pages.contains(url.group(1))) {
                    rules.put(rule.group(1), new AlertRule(rule.group(1), url.group(1), summary.group(1)));
                }
            }
        }
        return rules;
    }

    private record AlertRule(String alert, String page, String summary) {}

    private static String page(Runbook runbook) {
        return runbook.id().replace(".md", "").toLowerCase(Locale.ROOT);
    }

    private static List<Runbook> read(String team) {
        return RealData.files(RealData.at("runbooks/" + team)).stream()
                .map(file -> Runbook.read(file.getFileName().toString().replace("__", "/"), RealData.text(file)))
                .toList();
    }

    private static double share(List<Runbook> runbooks, Predicate<Runbook> has) {
        return (double) runbooks.stream().filter(has).count() / runbooks.size();
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, "Real runbooks: " + format + "%n", values);
    }
}
