package io.incidentkit.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.markdown.CodeBlock;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page whose sections begin with a word and a colon, as in the playbook. */
class RunbookLabelsTest {
    private static final String COMPACT = """
            ## Search index falls behind
            Symptoms: new items are missing; `index_age` > 10m.
            Diagnosis:
            1. Check the consumers: SELECT * FROM consumer_lag;
            2. Check the disk: df -h /var/index
            3. Check the network: ...
            Mitigation:
            - If a consumer hangs: restart it.
            - If the disk is full: drop old segments.
            - If neither: ...
            Don't:
            - Don't rebuild the index — it takes a day.
            """;

    @Test
    void isReadAsOneWithHeadings() {
        Runbook runbook = Runbook.read("index.md", COMPACT);

        assertThat(runbook.name()).isEqualTo("Search index falls behind");
        assertThat(runbook.symptoms()).hasValue("new items are missing; `index_age` > 10m.");
        assertThat(runbook.diagnosis()).extracting(RunbookStep::written).containsExactly(1, 2, 3);
        assertThat(runbook.commands())
                .containsExactly(
                        new CodeBlock("", "SELECT * FROM consumer_lag;"), new CodeBlock("", "df -h /var/index"));
        assertThat(runbook.mitigation())
                .extracting(step -> step.condition().orElseThrow())
                .containsExactly("a consumer hangs", "the disk is full", "neither");
        assertThat(runbook.donts()).hasValue("- Don't rebuild the index — it takes a day.");
        assertThat(RunbookCheck.check(runbook)).isEmpty();
    }

    @Test
    void saysWhatWasGuessed() {
        assertThat(Runbook.read("index.md", COMPACT).remarks())
                .containsExactly(
                        "The line \"Symptoms\" is read as a heading of Symptoms.",
                        "The line \"Diagnosis\" is read as a heading of Diagnosis.",
                        "The line \"Mitigation\" is read as a heading of Mitigation.",
                        "The line \"Don't\" is read as a heading of What not to do.",
                        "\"SELECT * FROM consumer_lag;\" is taken for a command.",
                        "\"df -h /var/index\" is taken for a command.");
        assertThat(Runbook.read("a", RunbookTest.COMPLETE).remarks()).isEmpty();
        assertThat(Runbook.read("disk.md", "## Procedure\n\nFree some.").remarks())
                .containsExactly(
                        "The heading \"Procedure\" is taken for one of Mitigation.",
                        "The page has no title; its name is taken from its id.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "**Symptoms**: lag\n**Fix**: wait\n",
                "**Symptoms:** lag\n\n**Fix:** wait\n",
                "__Symptoms__ – lag\n\n__Fix__ – wait",
                "*Symptoms*\nlag\n*Fix*\nwait\n",
                "Symptom(s): lag\nfix: wait",
                "symptoms:\n\nlag\n\nHow to fix it:\n\nwait",
                "- **Symptoms**: lag\n- **Fix**: wait\n",
                "1. Symptoms: lag\n2. Fix: wait\n",
                "Symptoms: lag\r\nFix: wait\r\n",
                "Symptoms：lag\n\nSymptoms: lag\nFix: wait",
                "Symptoms — lag\nFix –\nwait",
                "## Symptoms: lag\n## Fix: wait\n",
                "Symptoms\n\nlag\n\nFix\n- wait\n"
            })
    void isReadHoweverItsLabelsAreMarked(String page) {
        Runbook runbook = Runbook.read("a", "# D\n\n" + page);

        assertThat(runbook.sections(SectionKind.SYMPTOMS))
                .extracting(RunbookSection::markdown)
                .contains("lag");
        assertThat(runbook.mitigation()).extracting(RunbookStep::text).containsExactly("wait");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The usual\nsymptoms: lag",
                "It has no\nSymptoms\nto be seen",
                "Fix the replica: it lags",
                "The fix - a restart - is slow",
                "See https://example.com/fix: there",
                "**Don't** restart it",
                "    Symptoms: lag",
                "```\nSymptoms: lag\n```",
                "- one\n  Fix: two",
                "| Fix: a |\n|---|\n| b |"
            })
    void proseAndCodeAreNoLabels(String text) {
        Runbook runbook = Runbook.read("a", "# D\n\n" + text);

        assertThat(runbook.sections()).singleElement().satisfies(section -> {
            assertThat(section.kinds()).containsExactly(SectionKind.MEANING);
            assertThat(section.markdown()).isEqualTo(text);
        });
    }

    @Nested
    class InsideOfASectionWithAHeading {
        @Test
        void whatWarnsHoldsForWhatItLeadsIntoAlone() {
            Runbook runbook = Runbook.read(
                    "a",
                    "# D\n## Mitigation\n1. stop it\n\nDon't:\n- hurry\n\n2. start it\n\nCaution: it is slow.\n\n3. wait\n");

            assertThat(runbook.donts()).hasValue("- hurry\n\nit is slow.");
            assertThat(runbook.mitigation())
                    .extracting(RunbookStep::text)
                    .containsExactly("stop it", "start it", "wait");
        }

        @Test
        void aWordThatNamesTheSectionOrThatAHeadingNamesIsText() {
            Runbook runbook =
                    Runbook.read("a", "# D\n## Diagnosis\nlook\n## Mitigation\nFix: restart\n\nCheck: the board\n");

            assertThat(runbook.mitigation())
                    .extracting(RunbookStep::text)
                    .containsExactly("Fix: restart", "Check: the board");
        }

        @Test
        void aKindThatNoHeadingNamesIsFound() {
            Runbook runbook = Runbook.read("a", "# D\n## Impact\nOrders wait.\n\n**Symptoms**: mails are late\n");

            assertThat(runbook.symptoms()).hasValue("mails are late");
            assertThat(runbook.impact()).hasValue("Orders wait.");
        }
    }

    @Test
    void theItemsOfAListAreSectionsWithNamesInBoldOrAlone() {
        Runbook bold = Runbook.read(
                "a", "# D\n- **Symptoms** \u2013 lag\n- **Fix**\n  - If full: wait\n- **Don't** restart it\n");
        Runbook alone = Runbook.read("a", "# D\n1. Symptoms\n   - lag\n2. Fix\n   - If full: wait\n");

        assertThat(bold.donts()).hasValue("restart it");
        for (Runbook runbook : List.of(bold, alone)) {
            assertThat(runbook.symptoms().orElseThrow()).endsWith("lag");
            assertThat(runbook.mitigation()).extracting(RunbookStep::text).containsExactly("If full: wait");
        }
    }

    @Test
    void aWarningBehindTheLastItemIsNoPartOfIt() {
        Runbook runbook = Runbook.read("a", "# D\nFix:\n- If it is full: raise it\nWarning: never delete it\n");

        assertThat(runbook.mitigation()).extracting(RunbookStep::text).containsExactly("If it is full: raise it");
        assertThat(runbook.donts()).hasValue("never delete it");
    }

    @Test
    void whatIsSeenIsComparedAndNoCommand() {
        Runbook runbook = Runbook.read(
                "a",
                "# D\nSymptoms: p99 > 2s\nDiagnosis:\n- Rate: rate(errors[5m]) > 0.1\n- Log: {app=\"pay\"} |= \"late\"\n"
                        + "- Save it: report > /tmp/report.txt\n- Network: ping -c 3 db-2 (below 2 ms)\n");

        assertThat(runbook.commands())
                .extracting(CodeBlock::text)
                .containsExactly(
                        "rate(errors[5m]) > 0.1",
                        "{app=\"pay\"} |= \"late\"",
                        "report > /tmp/report.txt",
                        "ping -c 3 db-2");
    }

    @Test
    void eachCaseOfAPageHasItsOwnLabels() {
        Runbook runbook = Runbook.read(
                "a", "# D\n## Case one\nSymptoms: a\nFix: b\n## Case two\nSymptoms: c\nFix: d\n\nVerify: e\n");

        assertThat(runbook.symptoms()).hasValue("a\n\nc");
        assertThat(runbook.mitigation()).extracting(RunbookStep::text).containsExactly("b", "d");
    }

    @Nested
    class TheName {
        @Test
        void isTheHeadingOfLevelOneElseTheFrontMattersTitleElseTheFirstHeading() {
            String facts = "---\ntitle: Queue worker is down\n---\n";
            assertThat(List.of(
                            Runbook.read("a", facts + "# Worker down\n## Fix\nx")
                                    .name(),
                            Runbook.read("a", facts + "## Dealing with the alert\nx")
                                    .name(),
                            Runbook.read("a", "## Worker is gone\n## Fix\nx").name(),
                            Runbook.read("q/worker.md", "## What you should do\nx")
                                    .name()))
                    .containsExactly("Worker down", "Queue worker is down", "Worker is gone", "worker");
        }

        @Test
        void leavesTheFirstHeadingToBeASection() {
            Runbook runbook =
                    Runbook.read("a", "---\ntitle: Q\n---\nIt is down.\n\n## Dealing with the alert\nrestart\n");

            assertThat(runbook.meaning()).hasValue("It is down.");
            assertThat(runbook.mitigation()).extracting(RunbookStep::text).containsExactly("restart");
        }

        @Test
        void givesTheAlertWithoutANoteBehindIt() {
            assertThat(Runbook.read("old", "# DiskFull [deprecated]").alertNames())
                    .containsExactly("DiskFull");
        }
    }
}
