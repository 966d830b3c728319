package io.incidentkit.connector.postmortem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.incidentkit.postmortem.ActionLine;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Owners, due dates and states of action items where teams put them otherwise than the playbook's form does. */
class ActionsOfOtherShapesTest {
    private static ImportedPostmortem read(String actions) {
        return PostmortemImport.read(
                "# Down\nDate: 2026-04-07\n\n## Action items\n\n" + actions + "\n", ZoneOffset.UTC);
    }

    private static List<ActionLine> actions(String actions) {
        return read(actions).postmortem().actions();
    }

    private static String due(ActionLine line) {
        return line.due().map(LocalDate::toString).orElse("");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Add a canary \u2192 Bob \u2192 2026-04-15; Bob; 2026-04-15; ''",
                "Add a canary \u2014 Bob \u2014 4/15; Bob; 2026-04-15; ''",
                "Add a canary \u2014 Bob \u2014 15.4.; Bob; 2026-04-15; ''",
                "Add a canary \u2014 Bob \u2014 3 Jan; Bob; 2027-01-03; ''",
                "Add a canary (Bob, due 15 April); Bob; 2026-04-15; ''",
                "Add a canary (Bob Li) (2026-04-15); Bob Li; 2026-04-15; ''",
                "Add a canary [P1] [Bob] [2026-04-15]; Bob; 2026-04-15; ''",
                "Add a canary \u2014 <@U012AB3CD> \u2014 2026-04-15; @U012AB3CD; 2026-04-15; ''",
                "2026-04-15 \u2014 Bob \u2014 Add a canary; Bob; 2026-04-15; ''",
                "Add a canary \u2014 Bob \u2014 2026-04-15 (done); Bob; 2026-04-15; done",
                "Add a canary \u2014 Bob \u2014 done; Bob; ''; done",
                "Add a canary \u2014 Bob \u2014 \u2705; Bob; ''; done",
                "Add a canary \u2014 Bob \u2014 DONE 2026-04-10; Bob; ''; done",
                "Add a canary \u2014 Bob \u2014 cancelled; Bob; ''; cancelled",
                "Add a canary (won't fix); ''; ''; won't fix"
            })
    void areRead(String item, String owner, String due, String state) {
        assertThat(actions("- " + item))
                .extracting(ActionLine::owner, ActionsOfOtherShapesTest::due, ActionLine::state)
                .containsExactly(tuple(owner, due, state));
        assertThat(actions("- " + item).get(0).description()).startsWith("Add a canary");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4/15", "15 April", "Apr 15"})
    void saysWhereTheYearOfADueDateWasGuessed(String due) {
        assertThat(read("- Add a canary \u2014 Bob \u2014 " + due).remarks())
                .anyMatch(remark -> remark.contains("'" + due + "' was read as 2026-04-15"));
        assertThat(read("| Action | Due |\n|-|-|\n| Add a canary | " + due + " |")
                        .remarks())
                .contains("The due date in '" + due + "' was read as 2026-04-15.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"in 2 weeks", "2026-05", "next Friday", "tomorrow"})
    void keepsADueTimeThatIsNoDate(String due) {
        ImportedPostmortem read = read("- Add a canary \u2014 Bob \u2014 " + due);

        assertThat(read.postmortem().actions())
                .extracting(ActionLine::description, ActionLine::owner, ActionsOfOtherShapesTest::due)
                .containsExactly(tuple("Add a canary \u2014 " + due, "Bob", ""));
        assertThat(read.remarks()).anyMatch(remark -> remark.contains("'" + due + "' was not read as a due date"));
    }

    @Test
    void areNotDueByADayBeforeTheIncident() {
        assertThat(actions("- Rotate the certificate that had expired by 2026-04-05")
                        .get(0)
                        .due())
                .isEmpty();
        assertThat(actions("- Rotate the certificate by 2026-04-15").get(0).due())
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"(High, 2026-04-15)", "[Prevent] [2026-04-15]", "(Done) (2026-04-15)"})
    void areNoOnesWhereAWordOnlySortsThem(String end) {
        assertThat(actions("- Add a canary " + end).get(0).owner()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Prevent - Add a canary - Bob - 2026-04-15; Add a canary",
                "[P1][Prevent] Add a canary \u2014 Bob \u2014 2026-04-15; [P1] Add a canary",
                "(P0) [Prevent] Add a canary \u2014 Bob \u2014 2026-04-15; (P0) Add a canary"
            })
    void haveTheirTypeAheadOfThem(String item, String words) {
        assertThat(actions("- " + item))
                .extracting(ActionLine::type, ActionLine::description, ActionLine::owner, ActionsOfOtherShapesTest::due)
                .containsExactly(tuple("Prevent", words, "Bob", "2026-04-15"));
    }

    @Test
    void areNotDueWhenTheyWereOpened() {
        assertThat(
                        actions(
                                "| Owner | What | Date opened | Date closed |\n|-|-|-|-|\n| Bob | Add it | 2026-04-08 | 2026-04-12 |"))
                .extracting(ActionLine::owner, ActionsOfOtherShapesTest::due, ActionLine::description)
                .containsExactly(tuple("Bob", "", "Add it; Date opened: 2026-04-08; Date closed: 2026-04-12"));
    }

    @Test
    void areSaidByTheirSummaryAndNotByTheirTicket() {
        assertThat(actions("| Ticket | Summary | Assignee |\n|-|-|-|\n| OPS-1 | Add it | Bob |"))
                .extracting(ActionLine::description)
                .containsExactly("Add it; Ticket: OPS-1");
        assertThat(actions("| Ticket | Assignee |\n|-|-|\n| OPS-1 | Bob |"))
                .extracting(ActionLine::description)
                .containsExactly("OPS-1");
    }

    @Test
    void areTickedOff() {
        assertThat(actions("| Item | Done? |\n|-|-|\n| a | \u2705 |\n| b | \u274C |\n| c | yes |\n| d | no |\n| e | |"))
                .extracting(ActionLine::state)
                .containsExactly("done", "open", "done", "open", "");
    }

    @Test
    void areOfTwoPeopleWhereTwoStandBelowEachOther() {
        assertThat(actions("| Action | Owner |\n|-|-|\n| Add it | Bob<br>Ann |"))
                .extracting(ActionLine::owner)
                .containsExactly("Bob, Ann");
        assertThat(PostmortemImport.read(
                                "# Down\n\n| Severity | SEV2 |\n|-|-|\n| Services | shop<br>cart |\n", ZoneOffset.UTC)
                        .postmortem()
                        .services())
                .containsExactly("shop", "cart");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "| Ma\u00DFnahme | Verantwortlich | F\u00E4llig am |\n|-|-|-|\n| x | Bob | 15.04.2026 |",
                "| A\u00E7\u00E3o | Respons\u00E1vel | Prazo |\n|-|-|-|\n| x | Bob | 15/04/2026 |",
                "| Action | Responsable | \u00C9ch\u00E9ance |\n|-|-|-|\n| x | Bob | 15/04/2026 |",
                "| Acci\u00F3n | Responsable | Vencimiento |\n|-|-|-|\n| x | Bob | 15/04/2026 |"
            })
    void haveColumnsInOtherLanguages(String table) {
        assertThat(actions(table))
                .extracting(ActionLine::owner, ActionsOfOtherShapesTest::due)
                .containsExactly(tuple("Bob", "2026-04-15"));
    }

    /** One that will not be done is not owed by anybody. */
    @Test
    void areDroppedOnTheIncidentWhereTheDocumentSaysSo() {
        ImportingHost host = new ImportingHost();
        host.put(
                "# Down\n\n## Action items\n\n- [Prevent] Add a canary \u2014 Bob \u2014 cancelled\n- [Detect] Alert \u2014 Ann \u2014 done\n");

        assertThat(host.incidents.get(host.id).actionItems())
                .extracting(item -> item.state().code() + ": " + item.description())
                .containsExactly("dropped: Add a canary", "done: Alert");
    }
}
