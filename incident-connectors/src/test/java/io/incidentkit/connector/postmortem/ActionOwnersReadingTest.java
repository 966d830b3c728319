package io.incidentkit.connector.postmortem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.incidentkit.postmortem.ActionLine;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who sees to an action item, by when, and what is one: as a person reads it. */
class ActionOwnersReadingTest {
    private static ImportedPostmortem read(String actions) {
        return PostmortemImport.read("# Down\nDate: 2026-04-07\n\n## Action items\n\n" + actions, ZoneOffset.UTC);
    }

    private static ActionLine only(String item) {
        assertThat(read("- " + item).postmortem().actions()).hasSize(1);
        return read("- " + item).postmortem().actions().get(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "[Prevent] Add a canary — Bob — 2026-04-15; Prevent; Add a canary; Bob; 2026-04-15",
                "[Detect] Add a canary – Bob Li – 2026-04-15; Detect; Add a canary; Bob Li; 2026-04-15",
                "[Mitigate] Add a canary - @bob - 2026-04-15; Mitigate; Add a canary; @bob; 2026-04-15",
                "[Process] Add a canary | Bob | 2026-04-15; Process; Add a canary; Bob; 2026-04-15",
                "[Prevent] Add a canary — 2026-04-15 — Bob; Prevent; Add a canary; Bob; 2026-04-15",
                "[Prevent] Add a canary — Owner: Bob — Due: 2026-04-15; Prevent; Add a canary; Bob; 2026-04-15",
                "**[Prevent]** Add a canary — **Bob** — 15 April 2026; Prevent; Add a canary; Bob; 2026-04-15",
                "[Prevent] Add a canary — **Owner:** Bob — **Due:** 2026-04-15; Prevent; Add a canary; Bob; 2026-04-15",
                "[Prevent] — Add a canary — Bob — 2026-04-15; Prevent; Add a canary; Bob; 2026-04-15",
                "[Prevent] Add a canary — Bob, 2026-04-15; Prevent; Add a canary; Bob; 2026-04-15",
                "[Prevent] Add a canary, Bob, 2026-04-15; Prevent; Add a canary; Bob; 2026-04-15",
                "[Prevent/Detect] Add a canary — Bob — 2026-04-15; Prevent/Detect; Add a canary; Bob; 2026-04-15",
                "Prevent: Add a canary — platform team — 2026-04-15; Prevent; Add a canary; platform team; 2026-04-15",
                "Add a canary — Bob — 2026-04-15; ''; Add a canary; Bob; 2026-04-15",
                "Bob — add a canary — 2026-04-15; ''; add a canary; Bob; 2026-04-15",
                "Add a canary -- so that we see it -- 2026-04-15; ''; Add a canary -- so that we see it; ''; 2026-04-15",
                "[Prevent] Add a canary — Bob — 15 April; Prevent; Add a canary; Bob; 2026-04-15",
                "[P1] Add a canary; ''; [P1] Add a canary; ''; ''",
                "[Prevent](https://a.example) it; ''; [Prevent](https://a.example) it; ''; ''"
            })
    void standInThePartsOfAnItem(String item, String type, String words, String owner, String due) {
        ActionLine line = only(item);

        assertThat(line.type()).isEqualTo(type);
        assertThat(line.description()).isEqualTo(words);
        assertThat(line.owner()).isEqualTo(owner);
        assertThat(line.due().map(Object::toString).orElse("")).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Add a canary. Owner: Bob; Bob",
                "Add a canary, owner Bob, due 2026-04-15; Bob",
                "Add a canary (assigned to Bob Li); Bob Li",
                "Add a canary, assigned to the platform team; platform team",
                "Add a canary (@bob); @bob",
                "Add a canary [@bob].; @bob",
                "Add a canary (@bob) by 2026-04-15; @bob",
                "Add a canary - assigned: @bob; @bob",
                "Add a canary (Bob Li, 2026-04-15); Bob Li"
            })
    void areMarkedAsSuch(String item, String owner) {
        assertThat(only(item).owner()).isEqualTo(owner);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Remove the old plugin, as proposed by @bob.",
                "@bob mentioned that the plugin is old",
                "Something\n  - @erin: we should have seen it",
                "Ask (cc @bob)",
                "Page @bob",
                "Whoever is assigned to it sees it, says @bob"
            })
    void areNotThoseWhoAreOnlyMentioned(String item) {
        assertThat(only(item).owner()).isEmpty();
        assertThat(read("- " + item).remarks()).anyMatch(remark -> remark.contains("is mentioned"));
    }

    @Test
    void areNoneWhereNobodyIsNamed() {
        assertThat(only("[Prevent] Add a canary — TBD — 2026-04-15").owner()).isEmpty();
        assertThat(read("|Action|Owner|\n|-|-|\n|Add a canary|TBD|\n")
                        .postmortem()
                        .actions())
                .extracting(ActionLine::owner, ActionLine::description)
                .containsExactly(tuple("", "Add a canary (owner: TBD)"));
        assertThat(read("- Restart it — Kubernetes").remarks())
                .anyMatch(remark -> remark.contains("'Kubernetes' may be an owner"));
    }

    @Test
    void keepADueTimeThatIsNoDateAndSaySo() {
        ImportedPostmortem read = read("- [Prevent] Add a canary — Bob — next sprint");

        assertThat(read.postmortem().actions())
                .extracting(ActionLine::description, ActionLine::owner)
                .containsExactly(tuple("Add a canary — next sprint", "Bob"));
        assertThat(read.remarks()).anyMatch(remark -> remark.contains("'next sprint' was not read as a due date"));
    }

    @Test
    void leaveALegendAheadOfTheTable() {
        ImportedPostmortem read = read("""
                * Prevent - it can't happen again
                * Detect - we see it sooner

                | Action | Type | Priority | Owner |
                |---|---|---|---|
                | Bound the queue | Prevent | P1 | Bob |
                """);

        assertThat(read.postmortem().actions())
                .extracting(ActionLine::description, ActionLine::type, ActionLine::owner)
                .containsExactly(tuple("Bound the queue; Priority: P1", "Prevent", "Bob"));
        assertThat(read.postmortem().others().get(0).markdown()).contains("Detect - we see it sooner");
        assertThat(read.remarks()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- P0: right now\n- P1: this week\n\n1. [P0] Bound the queue\n2. [P1] Alert on it\n",
                "* Prevent - it can't happen again\n* Detect - we see it sooner\n\n- [Prevent] Bound it\n- [Detect] Alert\n"
            })
    void leaveALegendAheadOfTheList(String actions) {
        ImportedPostmortem read = read(actions);

        assertThat(read.postmortem().actions()).hasSize(2);
        assertThat(read.postmortem().others().get(0).markdown()).contains(actions.substring(2, 8));
        assertThat(read.remarks()).anyMatch(remark -> remark.contains("is no list of action items"));
    }

    @Test
    void areNoLegendWhereTheNextListBearsNoneOfItsWords() {
        assertThat(read("- Prevent: bound the queue\n- Detect: alert on it\n\n1. Tell support\n")
                        .postmortem()
                        .actions())
                .hasSize(3);
        assertThat(read("- Prevent: bound the queue\n- Prevent: cap it\n\n1. Prevent: tell support\n")
                        .postmortem()
                        .actions())
                .hasSize(3);
    }

    @Test
    void goOnBehindADashOnTheNextLine() {
        assertThat(only("[Prevent] Add a canary\n  — Bob — 2026-04-15").owner()).isEqualTo("Bob");
    }

    @ParameterizedTest
    @ValueSource(strings = {"None.", "- None", "- n/a", "No action items identified.", "- TBD"})
    void areNoneWhereSomebodySaysSo(String none) {
        ImportedPostmortem read = read(none + "\n");

        assertThat(read.postmortem().actions()).isEmpty();
        assertThat(read.postmortem().others()).isNotEmpty();
    }

    @Test
    void haveTheirDayInAColumnThatAsksWhen() {
        assertThat(read("|What|Who|When|\n|-|-|-|\n|Bound the queue|Ada|2026-04-15|\n")
                        .postmortem()
                        .actions())
                .containsExactly(
                        new ActionLine("", "Bound the queue", "Ada", Optional.of(LocalDate.of(2026, 4, 15)), ""));
    }

    @Test
    void takeNoPriorityForAType() {
        assertThat(read("|Action|Priority|\n|-|-|\n|Bound the queue|P1|\n")
                        .postmortem()
                        .actions())
                .extracting(ActionLine::type, ActionLine::description)
                .containsExactly(tuple("", "Bound the queue; Priority: P1"));
    }

    @Test
    void areParagraphsBelowAHeadingThatSaysHowSoon() {
        assertThat(read("### Short Term\n\nRaise the limit.\n\nAlert on it.\n\n### Long term\n\nReplace the pool.\n")
                        .postmortem()
                        .actions())
                .extracting(ActionLine::type, ActionLine::description)
                .containsExactly(
                        tuple("Short Term", "Raise the limit."),
                        tuple("Short Term", "Alert on it."),
                        tuple("Long term", "Replace the pool."));
    }

    @Test
    void areNoProseOnPrevention() {
        ImportedPostmortem read = PostmortemImport.read(
                "# Down\n\n## Detection and Prevention\n\nPrevention is hard here.\n\nSo we think.\n", ZoneOffset.UTC);

        assertThat(read.postmortem().actions()).isEmpty();
        assertThat(read.postmortem().others().get(0).markdown()).contains("Prevention is hard here.");
        assertThat(read.remarks()).anyMatch(remark -> remark.contains("is no list of action items"));
    }
}
