package io.incidentkit.blameless.english;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.blameless.BlameFinding;
import io.incidentkit.blameless.BlameReport;
import io.incidentkit.blameless.BlameWaiver;
import io.incidentkit.blameless.BlamelessCheck;
import io.incidentkit.commander.Person;
import io.incidentkit.rule.Rule;
import io.incidentkit.rule.Violation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class BlamelessPropertyTest {
    private static final BlamelessCheck CHECK = BlamelessCheck.english();

    @Property(tries = 500)
    void readsAnyText(@ForAll String text) {
        pointsAtItsWords(text);
    }

    @Property(tries = 500)
    void readsAnyBytesWithAnyPeople(@ForAll byte[] bytes, @ForAll("people") List<Person> people) {
        String text = new String(bytes, StandardCharsets.UTF_8);

        BlameReport report = CHECK.check(text, people, List.of());

        assertThat(report.findings()).allMatch(finding -> text.contains(finding.words()));
        assertThat(report.waived()).isEmpty();
    }

    @Property(tries = 1_000)
    void readsAnyMixtureOfWordsAndMarks(@ForAll("mixtures") String text) {
        pointsAtItsWords(text);
    }

    @Property(tries = 300)
    void findsTheSameWithASystemsSentenceBeforeIt(@ForAll("blames") String blame, @ForAll("harmless") String harmless) {
        BlameReport alone = CHECK.check(blame);
        BlameReport after = CHECK.check(harmless + "\n\n" + blame);

        assertThat(alone.violations()).extracting(Violation::rule).containsOnly(Rule.POSTMORTEM_IS_BLAMELESS);
        assertThat(after.findings())
                .extracting(BlameFinding::words)
                .isEqualTo(alone.findings().stream().map(BlameFinding::words).toList());
    }

    @Property(tries = 300)
    void isBlamelessOnceEachSentenceFoundIsWaived(@ForAll("mixtures") String text) {
        // A waiver refuses what no store keeps; such a sentence has to be mended first.
        String kept = text.replace("\0", "").replace("\ud83d", "");
        List<BlameFinding> found = CHECK.check(kept).findings();
        List<BlameWaiver> waivers = found.stream()
                .map(finding -> new BlameWaiver(finding.sentence(), "said so by the person"))
                .distinct()
                .toList();

        BlameReport report = CHECK.check(kept, List.of(), waivers);

        assertThat(report.findings()).isEmpty();
        assertThat(report.unused()).isEmpty();
        assertThat(report.waived()).extracting(BlameReport.Waived::finding).isEqualTo(found);
    }

    @Provide
    Arbitrary<List<Person>> people() {
        return Arbitraries.strings()
                .withChars("aA.-_@ é1(*\\")
                .ofMinLength(1)
                .ofMaxLength(12)
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(Person::new)
                .list()
                .ofMaxSize(5);
    }

    @Provide
    Arbitrary<String> mixtures() {
        return Arbitraries.of(
                        "Ada",
                        "the engineer",
                        "forgot",
                        "to renew",
                        "the script",
                        "failed to",
                        "accidentally",
                        "deleted",
                        "by mistake",
                        "human error",
                        "should have",
                        "checked",
                        "because",
                        "caused by",
                        "who",
                        "that",
                        ", ",
                        ". ",
                        ": ",
                        " - ",
                        "\n",
                        "\n\n",
                        "- ",
                        "* ",
                        "> ",
                        "# ",
                        "| ",
                        "|---|\n",
                        "**",
                        "_",
                        "`",
                        "```\n",
                        "[",
                        "](",
                        ")",
                        "<td>",
                        "<!--",
                        "-->",
                        "\\",
                        "&amp;",
                        "@bob",
                        "e.g. ",
                        "1.",
                        "\t",
                        "\u2019s",
                        "'",
                        "\"",
                        "https://x.example/a",
                        "\0",
                        "\ud83d",
                        "\u2028",
                        "not",
                        "without",
                        "testing",
                        "wrong",
                        "of",
                        "had",
                        "if",
                        "never",
                        "no one",
                        "we")
                .list()
                .ofMaxSize(30)
                .map(parts -> String.join(" ", parts));
    }

    @Provide
    Arbitrary<String> blames() {
        return Arbitraries.of(LabelledSentences.resource("/blameless/sentences-dev.txt").all().stream()
                .filter(each -> each.isBlame() && each.isFlagged())
                .map(LabelledSentences.Labelled::sentence)
                .toList());
    }

    @Provide
    Arbitrary<String> harmless() {
        return Arbitraries.of(LabelledSentences.resource("/blameless/sentences-dev.txt").all().stream()
                .filter(each -> each.label().equals("SYSTEM") && !each.isFlagged())
                .map(LabelledSentences.Labelled::sentence)
                .toList());
    }

    /** Checks a text; each finding stands where it says, within its sentence, and says why and what instead. */
    static void pointsAtItsWords(String text) {
        int end = 0;
        for (BlameFinding finding : CHECK.check(text).findings()) {
            assertThat(text.substring(finding.start(), finding.end())).isEqualTo(finding.words());
            assertThat(finding.start()).isGreaterThanOrEqualTo(end);
            assertThat(finding.sentence()).contains(finding.words());
            assertThat(finding.words()).isNotBlank();
            assertThat(finding.reason()).isNotBlank().doesNotContain("%");
            assertThat(finding.suggestion()).isNotBlank();
            end = finding.end();
        }
    }
}
