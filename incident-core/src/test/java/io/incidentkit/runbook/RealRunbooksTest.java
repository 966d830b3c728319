package io.incidentkit.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.markdown.CodeBlock;
import io.incidentkit.rule.Violation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Reads real runbooks, where a folder of them lies beside the project or INCIDENT_DATA names one, and prints what came of
 * it. The shares that are asserted lie a little below what was measured: they notice a loss, they are no goal.
 */
class RealRunbooksTest {
    private static final Pattern RULE = Pattern.compile("(?m)^    - alert: (\\S+)\n((?:      .*\n)*)");
    private static final Pattern URL = Pattern.compile("runbook_url: \\S+/runbooks/(\\S+)");
    private static final Pattern SUMMARY = Pattern.compile("summary: (.+)");

    @TestFactory
    Stream<DynamicTest> readsRealRunbooks() {
        Optional<Path> folder = folder();
        if (folder.isEmpty()) {
            System.out.println("Real runbooks: there is no folder of them here, none were read.");
            return Stream.empty();
        }
        Path all = folder.get();
        return Stream.of(
                DynamicTest.dynamicTest("openshift", () -> reads(all, "openshift", 178, 0.9, 0.9)),
                DynamicTest.dynamicTest("prometheus-operator", () -> reads(all, "prometheus-operator", 76, 0.9, 0.9)),
                DynamicTest.dynamicTest("gitlab-2022", () -> reads(all, "gitlab-2022", 285, 0.3, 0.15)),
                DynamicTest.dynamicTest("finds by alert", () -> findsByAlert(all)),
                DynamicTest.dynamicTest("finds by words", () -> findsByWords(all)));
    }

    private static void reads(Path all, String team, int files, double diagnosis, double mitigation) {
        List<Runbook> runbooks = read(all.resolve(team));
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

    private static void findsByAlert(Path all) {
        RunbookFinder finder = RunbookFinder.of(read(all.resolve("prometheus-operator")));
        Map<String, AlertRule> rules = rules(all, finder);
        double first = firstHits(finder, rules, rule -> RunbookQuery.of(List.of(rule.alert()), List.of(), ""));
        print("alert to runbook: %d alerts that have one here, first hit right %.3f", rules.size(), first);
        assertThat(rules).hasSize(63);
        assertThat(first).isGreaterThan(0.95);
    }

    private static void findsByWords(Path all) {
        RunbookFinder finder = RunbookFinder.of(read(all.resolve("prometheus-operator")));
        Map<String, AlertRule> rules = rules(all, finder);
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
    private static Map<String, AlertRule> rules(Path all, RunbookFinder finder) {
        List<String> pages =
                finder.runbooks().stream().map(RealRunbooksTest::page).toList();
        Map<String, AlertRule> rules = new TreeMap<>();
        for (Path file : files(all.resolve("kube-prometheus-rules"))) {
            for (MatchResult rule : RULE.matcher(text(file)).results().toList()) {
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

    private static List<Runbook> read(Path team) {
        return files(team).stream()
                .map(file -> Runbook.read(file.getFileName().toString().replace("__", "/"), text(file)))
                .toList();
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double share(List<Runbook> runbooks, Predicate<Runbook> has) {
        return (double) runbooks.stream().filter(has).count() / runbooks.size();
    }

    private static Optional<Path> folder() {
        String named = System.getProperty("INCIDENT_DATA", System.getenv().getOrDefault("INCIDENT_DATA", ""));
        if (!named.isBlank()) {
            return Optional.of(Path.of(named, "runbooks")).filter(Files::isDirectory);
        }
        return Stream.iterate(Path.of("").toAbsolutePath(), at -> at != null, Path::getParent)
                .map(at -> at.resolve("shared/data/runbooks"))
                .filter(Files::isDirectory)
                .findFirst();
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, "Real runbooks: " + format + "%n", values);
    }
}
