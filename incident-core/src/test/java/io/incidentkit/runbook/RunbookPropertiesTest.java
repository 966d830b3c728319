package io.incidentkit.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.markdown.CodeBlock;
import io.incidentkit.rule.Rule;
import io.incidentkit.rule.Violation;
import io.incidentkit.validation.InvalidInputException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class RunbookPropertiesTest {
    private static final Map<SectionKind, Rule> ASKED_FOR = Map.of(
            SectionKind.SYMPTOMS, Rule.RUNBOOK_HAS_SYMPTOMS,
            SectionKind.DIAGNOSIS, Rule.RUNBOOK_HAS_DIAGNOSIS,
            SectionKind.MITIGATION, Rule.RUNBOOK_HAS_MITIGATION,
            SectionKind.DONTS, Rule.RUNBOOK_HAS_DONTS);
    private static final Map<SectionKind, String> HEADINGS = Map.of(
            SectionKind.MEANING, "Meaning",
            SectionKind.IMPACT, "Impact",
            SectionKind.SYMPTOMS, "Symptoms",
            SectionKind.DIAGNOSIS, "Diagnosis",
            SectionKind.MITIGATION, "Mitigation",
            SectionKind.DONTS, "What not to do");

    @Property
    void anyBytesAreReadOrRefused(@ForAll byte[] bytes) {
        readOrRefuse(new String(bytes, StandardCharsets.UTF_8));
    }

    @Property
    void anyCharactersAreReadOrRefused(@ForAll String text) {
        readOrRefuse(text);
    }

    @Property
    void anyMarksAreRead(@ForAll("marks") String text) {
        readOrRefuse(text);
    }

    @Property
    void codeInAFenceComesOutAsItWentIn(@ForAll("code") String code) {
        Runbook runbook =
                Runbook.read("a", "# D\n\n## Diagnosis\n\nRun:\n\n~~~~~~ sh\n" + code + "\n~~~~~~\n\nthen wait.\n");
        assertThat(runbook.diagnosis().get(0).commands()).containsExactly(new CodeBlock("sh", code));
    }

    @Property
    void codeInAListComesOutAsItWentIn(@ForAll("code") String code) {
        String indented = code.replace("\n", "\n   ");
        Runbook runbook =
                Runbook.read("a", "## Fix\n\n1. Run:\n\n   ~~~~~~\n   " + indented + "\n   ~~~~~~\n2. Wait.\n");
        assertThat(runbook.mitigation().get(0).commands()).containsExactly(new CodeBlock("", code));
        assertThat(runbook.mitigation()).hasSize(2);
    }

    @Property
    void indentedCodeComesOutAsItWentIn(@ForAll("code") String code) {
        Runbook runbook =
                Runbook.read("a", "## Fix\n\nRun:\n\n    " + code.replace("\n", "\n    ") + "\n\nthen wait.\n");
        assertThat(runbook.commands()).containsExactly(new CodeBlock("", code));
    }

    @Property
    void whatIsBrokenIsWhatIsMissing(@ForAll Set<SectionKind> written, @ForAll Set<SectionKind> empty) {
        String page = written.stream()
                .map(kind -> "## " + HEADINGS.get(kind) + "\n\n" + (empty.contains(kind) ? "" : "Some words.\n\n"))
                .collect(Collectors.joining("", "# Disk is full\n\n", ""));
        Set<SectionKind> missing = EnumSet.copyOf(ASKED_FOR.keySet());
        missing.removeIf(kind -> written.contains(kind) && !empty.contains(kind));
        assertThat(RunbookCheck.check(Runbook.read("a", page)))
                .extracting(Violation::rule)
                .containsExactlyElementsOf(missing.stream().map(ASKED_FOR::get).toList());
    }

    /** Empty lines are free, and a line that is too long for the page counts as many as it takes. */
    @Property(tries = 300)
    void aPageIsFullWhenItsLinesAre(@ForAll @Size(max = 200) List<@IntRange(max = 250) Integer> lengths) {
        String page = lengths.stream().map("x"::repeat).collect(Collectors.joining("\n", "# D\n", "\n"));
        int lines = 1;
        for (int length : lengths) {
            lines += length > 200 ? 3 : length > 100 ? 2 : length > 0 ? 1 : 0;
        }
        assertThat(RunbookCheck.check(Runbook.read("a", page)).stream()
                        .anyMatch(broken -> broken.rule() == Rule.RUNBOOK_IS_ONE_PAGE))
                .isEqualTo(lines > RunbookCheck.PAGE_LINES);
    }

    @Property
    void everyRunbookIsFoundByItsOwnName(@ForAll @Size(min = 1, max = 20) Set<@From("alerts") String> names) {
        RunbookFinder finder = RunbookFinder.of(
                names.stream().map(name -> Runbook.read(name, "# " + name)).toList());
        for (String name : names) {
            List<RunbookMatch> found = finder.find(RunbookQuery.of(List.of(name), List.of(), name), 3);
            assertThat(found.get(0).runbook().id()).isEqualTo(name);
            assertThat(found).isSortedAccordingTo((a, b) -> Double.compare(b.score(), a.score()));
            assertThat(found).hasSizeLessThanOrEqualTo(3);
        }
    }

    /** Whatever stands under a heading or a label is text of the sections: each word comes out again. */
    @Property
    void noWordOfAPageIsLost(@ForAll("pages") List<String> lines) {
        Runbook runbook = Runbook.read("a", "intro\n\n" + String.join("\n", lines));
        String all = runbook.name() + "\n"
                + runbook.sections().stream()
                        .map(section -> section.heading() + "\n" + section.markdown())
                        .collect(Collectors.joining("\n"));
        assertThat(lines)
                .allSatisfy(line -> assertThat(line.split("\\W+"))
                        .allSatisfy(word -> assertThat(all).contains(word)));
    }

    @Provide
    Arbitrary<List<String>> pages() {
        return Arbitraries.of(
                        "# Disk is full",
                        "## Mitigation",
                        "## Free text",
                        "Symptoms: slow",
                        "Diagnosis:",
                        "**Don't**: hurry",
                        "**Fix**",
                        "Caution: hot",
                        "- **Symptoms**: late",
                        "- If it lags: wait",
                        "- Fix: restart",
                        "  more of it",
                        "1. Look: df -h",
                        "> quoted",
                        "```",
                        "---",
                        "plain words",
                        "",
                        "")
                .list()
                .ofMaxSize(20);
    }

    @Provide
    Arbitrary<String> marks() {
        return Arbitraries.of(
                        "#",
                        "## ",
                        "\n",
                        "\n\n",
                        "```",
                        "~~~",
                        "    ",
                        "- ",
                        "1. ",
                        ">",
                        "|",
                        "**",
                        "[a]",
                        "](",
                        "<!--",
                        "-->",
                        "---\n",
                        "+++\n",
                        "a: b",
                        "=",
                        "\t",
                        "\\",
                        "`",
                        "Symptoms",
                        "Fix",
                        "if ",
                        ", then",
                        "\r",
                        "\uFEFF")
                .list()
                .ofMaxSize(60)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> code() {
        Arbitrary<String> line = Arbitraries.strings()
                .withCharRange(' ', '}')
                .withChars('é', '|', '\u4e2d')
                .ofMinLength(1)
                .ofMaxLength(60)
                .map(text -> "x" + text);
        return Arbitraries.oneOf(line, line.map(text -> text + "\n\n  " + text))
                .list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .map(lines -> String.join("\n", lines));
    }

    @Provide
    Arbitrary<String> alerts() {
        return Arbitraries.of("Kube", "Node", "Disk", "Full", "Down", "Slow", "Api", "Queue")
                .list()
                .ofMinSize(2)
                .ofMaxSize(4)
                .map(parts -> String.join("", parts));
    }

    private static void readOrRefuse(String text) {
        Runbook runbook;
        try {
            runbook = Runbook.read("a", text);
        } catch (InvalidInputException e) {
            assertThat(e.faults()).allSatisfy(fault -> assertThat(fault.field()).isEqualTo("markdown"));
            return;
        }
        assertThat(runbook.markdown()).isEqualTo(text);
        assertThat(RunbookCheck.check(runbook)).hasSizeLessThanOrEqualTo(5);
        assertThat(runbook.sections()).allSatisfy(section -> assertStandsIn(text, section.markdown()));
        runbook.diagnosis().forEach(RunbookStep::condition);
        RunbookFinder.of(List.of(runbook)).find(RunbookQuery.ofWords("fix it"), 1);
    }

    /** As it was written; out of a quotation, a table or HTML, whose marks are around the lines, word for word. */
    private static void assertStandsIn(String text, String section) {
        if (text.chars().noneMatch(c -> c == '>' || c == '|' || c == '<')) {
            assertThat(text).contains(section);
        } else {
            assertThat(section.split("[^\\p{L}\\p{N}]+"))
                    .allSatisfy(word -> assertThat(text).contains(word));
        }
    }
}
