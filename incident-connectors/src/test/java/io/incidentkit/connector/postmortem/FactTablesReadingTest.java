package io.incidentkit.connector.postmortem;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.postmortem.FactLine;
import io.incidentkit.postmortem.Postmortem;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables of names and values, laid down or across. */
class FactTablesReadingTest {
    private static Postmortem read(String body) {
        return PostmortemImport.read("# Search is empty\n\n" + body, ZoneOffset.UTC)
                .postmortem();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "| Date | Severity | Duration |\n|---|---|---|\n| 2026-03-05 | SEV2 | 25 minutes |\n",
                "| **Date** | _Severity_ | **Duration:** |\n|:-:|:-:|--:|\n| 2026-03-05 | SEV2 | 25 min |\n",
                "|  | Date | Severity | Duration |\n|---|---|---|---|\n|  | 2026-03-05 | SEV2 | 25 min |\n",
                "| Channel | Date | Link | Severity | Room | Duration |\n|-|-|-|-|-|-|\n| #s | 2026-03-05 | x | SEV2 | y | 25 min |\n",
                "<table><tr><th>Date</th><th>Severity</th><th>Duration</th></tr>"
                        + "<tr><td>2026-03-05</td><td>SEV2</td><td>25 min</td></tr></table>\n",
                "## At a glance\n\n| Date | Severity | Duration |\n|-|-|-|\n| 2026-03-05 | SEV2 | 25 min |\n\nIt was empty.\n",
                "## Metadata\n\n| Severity | Date | Duration |\n|-|-|-|\n| SEV2 | 2026-03-05 | 25 min |\n",
                "| Date | 2026-03-05 |\n|---|---|\n| Severity | SEV2 |\n| Duration | 25 min |\n"
            })
    void areReadWhicheverWayTheyAreLaid(String table) {
        Postmortem read = read(table);

        assertThat(read.date(ZoneOffset.UTC)).contains(LocalDate.of(2026, 3, 5));
        assertThat(read.severity()).contains("SEV2");
        assertThat(read.duration()).contains(Duration.ofMinutes(25));
    }

    @Test
    void canHaveTwoColumnsEitherWay() {
        assertThat(read("| Severity | Owner |\n|-|-|\n| SEV2 | Ann |\n").owner())
                .contains("Ann");
        assertThat(read("| Owner | Lead |\n|-|-|\n| Status | final |\n").owner())
                .contains("Lead");
    }

    @Test
    void keepWhatAPostmortemHasNoPlaceFor() {
        Postmortem read = read("|  | Reference | Severity | Room | Impact |\n|-|-|-|-|-|\n"
                + "| search | INC-7 | SEV2 | `#search` | Nobody found anything. |\n");

        assertThat(read.reference()).isEqualTo("INC-7");
        assertThat(read.impact()).contains("Nobody found anything.");
        assertThat(read.facts()).contains(new FactLine("Note", "search"), new FactLine("Room", "`#search`"));
    }

    @Test
    void sayFromWhenUntilWhen() {
        Postmortem read = read("## Details\n\n| Severity | Started (UTC) | Resolved (UTC) |\n|-|-|-|\n"
                + "| SEV2 | 2026-03-05 10:02 | 2026-03-05 10:27 |\n");

        assertThat(read.detectedAt()).contains(Instant.parse("2026-03-05T10:02:00Z"));
        assertThat(read.endedAt()).contains(Instant.parse("2026-03-05T10:27:00Z"));
        assertThat(read.others().get(0).markdown()).contains("| SEV2 |");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "| Services | Severity | Duration |\n|-|-|-|\n| shop | SEV2 | 25 min |\n| cart | SEV3 | 5 min |\n",
                "| Action | Severity | Status |\n|-|-|-|\n| Bound the queue | SEV2 | open |\n",
                "| What happened | Severity | Duration |\n|-|-|-|\n| a restart | SEV2 | 5 min |\n"
            })
    void areNoListsOfSomethingElse(String table) {
        Postmortem read = read(table);

        assertThat(read.severity()).isEmpty();
        assertThat(read.duration()).isEmpty();
        assertThat(read.status()).isEmpty();
        assertThat(read.summary()).contains("SEV2");
    }
}
