package io.incidentkit.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.rule.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code docs/rules.md} is written from the sources: where each rule is a function, and which tests name it. */
class RulesPageTest {
    private static final Path PAGE = Path.of("..", "docs", "rules.md");
    private static final Path CORE = Path.of("..", "incident-core", "src");
    private static final Path KIT = Path.of("src", "main");
    private static final Path RULE = CORE.resolve(Path.of("main", "java", "io", "incidentkit", "rule", "Rule.java"));

    /** They report, or refuse what is not an incident. */
    private static final Set<Rule> REFUSES_NO_COMMAND = EnumSet.of(
            Rule.POLICY_IS_COMPLETE,
            Rule.POLICY_IS_ORDERED,
            Rule.LEVEL_FROM_THE_START,
            Rule.DUPLICATE_WORK,
            Rule.TRIAGED_IN_TIME,
            Rule.FIXED_IN_TIME,
            Rule.POSTMORTEM_IS_DUE,
            Rule.SILENCE_IS_COUNTED,
            Rule.RUNBOOK_HAS_SYMPTOMS,
            Rule.RUNBOOK_HAS_DIAGNOSIS,
            Rule.RUNBOOK_HAS_MITIGATION,
            Rule.RUNBOOK_HAS_DONTS,
            Rule.RUNBOOK_IS_ONE_PAGE,
            Rule.ACTIONS_ARE_REVIEWED_WEEKLY,
            Rule.UNDONE_ACTIONS_SURFACE,
            Rule.POSTMORTEM_THEATRE);

    private static final String HEAD = """
            # Rules

            Each rule of the playbook is a constant of `Rule`, and is tested three ways: by example, as a property over random
            histories or input, and through every store by `IncidentStoreContract`. This page is written from the sources: the
            classes are those that name the rule.

            | chapter | rule | what it says | decided in | by example | as a property | through stores |
            |---|---|---|---|---|---|---|
            """;

    private final List<Source> core = sources(CORE.resolve("main"), file -> !file.equals(RULE));
    private final List<Source> tests = sources(CORE.resolve("test"), file -> true);
    private final List<Source> kit = sources(KIT, file -> true);

    private record Source(String name, String text) {
        boolean names(Rule rule) {
            return Pattern.compile("\\bRule\\." + rule.name() + "\\b|\"" + rule.id() + "\\b")
                    .matcher(text)
                    .find();
        }

        boolean hasProperties() {
            return text.contains("@Property") || name.endsWith("Invariants");
        }
    }

    @Test
    void thePageSaysWhereEachRuleIs() throws IOException {
        String page = Stream.of(Rule.values()).map(this::row).collect(Collectors.joining("\n", HEAD, "\n"));
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(PAGE, page);
        }

        assertThat(Files.readString(PAGE))
                .as("docs/rules.md is not what the sources say. Write it anew: mvn -q -pl incident-test -am test"
                        + " -Dtest=RulesPageTest -Dsurefire.failIfNoSpecifiedTests=false -Ddocs.write=true")
                .isEqualTo(page);
    }

    @ParameterizedTest
    @EnumSource
    void eachRuleIsDecidedInOnePlaceAndTestedThreeWays(Rule rule) {
        assertThat(decided(rule)).as("where it is a function").hasSize(1);
        assertThat(examples(rule)).as("tests by example").isNotEmpty();
        assertThat(properties(rule)).as("properties").isNotEmpty();
        assertThat(throughStores(rule))
                .as("whether the contract of a store breaks it")
                .isEqualTo(!REFUSES_NO_COMMAND.contains(rule));
    }

    private String row(Rule rule) {
        return Stream.of(
                        chapter(rule),
                        "`" + rule.id() + "`",
                        rule.statement(),
                        code(decided(rule)),
                        code(examples(rule)),
                        code(properties(rule)),
                        throughStores(rule) ? "refused" : "refuses no command")
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    private List<String> decided(Rule rule) {
        return naming(rule, core, source -> true);
    }

    private List<String> examples(Rule rule) {
        return naming(rule, tests, source -> !source.hasProperties());
    }

    private List<String> properties(Rule rule) {
        return Stream.of(tests, kit)
                .flatMap(sources -> naming(rule, sources, Source::hasProperties).stream())
                .toList();
    }

    private boolean throughStores(Rule rule) {
        return naming(rule, kit, source -> source.name.equals("Refusal")).size() == 1;
    }

    private static List<String> naming(Rule rule, List<Source> sources, Predicate<Source> which) {
        return sources.stream()
                .filter(which)
                .filter(source -> source.names(rule))
                .map(Source::name)
                .sorted()
                .toList();
    }

    private static String code(List<String> names) {
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(" "));
    }

    /** As its Javadoc says. */
    private static String chapter(Rule rule) {
        Matcher chapter = Pattern.compile("/\\*\\* Chapter (\\d+):[^/]*\\*/\\s+" + rule.name() + "\\(")
                .matcher(read(RULE));
        assertThat(chapter.find()).as("the chapter of %s", rule).isTrue();
        return chapter.group(1);
    }

    private static List<Source> sources(Path root, Predicate<Path> which) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(which)
                    .map(file -> new Source(file.getFileName().toString().replace(".java", ""), read(file)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
