package io.incidentkit.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.commander.Actor;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.postmortem.Postmortem;
import io.incidentkit.timeline.LoopEvent.Declared;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page of the archive: what was found, and where. */
class ArchivePagesTest {
    private static final Instant BEGIN = Instant.parse("2026-03-01T14:32:00Z");

    @Test
    void marksTheWordsThatWereFoundAndNothingElse() {
        try (RunningConsole console = RunningConsole.inMemory()) {
            add(console, 1, "Mails are late", "The <b>pools</b> had no bound.", false);
            add(console, 2, "Pool is empty", "A certificate expired.", false);
            add(console, 3, "Keys of the pool leaked", "They lie in the pool.", true);
            ConsoleClient ada = console.as("ada");

            assertThat(ada.page("/incidents/archive?q=pool"))
                    .containsSubsequence("INC-2", "INC-1")
                    .contains("<mark class=\"hit\">Pool</mark> is empty")
                    .contains("The &lt;b&gt;<mark class=\"hit\">pools</mark>&lt;/b&gt; had no bound.")
                    .doesNotContain("<b>pools", "Keys of the", "INC-3");
            assertThat(ada.page("/incidents/archive?q=%22pool%22"))
                    .contains("value=\"&quot;pool&quot;\"")
                    .contains("<mark class=\"hit\">Pool</mark>");
            assertThat(ada.page("/incidents/archive?q=%3Cb%3E"))
                    .contains("value=\"&lt;b&gt;\"")
                    .doesNotContain("<b>\"");
            assertThat(ada.page("/incidents/archive?q=zzyzx")).contains("Nothing was found");
            assertThat(ada.get("/incidents/archive?q=" + "x".repeat(3_000)).statusCode())
                    .isEqualTo(200);
        }
    }

    private static void add(RunningConsole console, int number, String title, String cause, boolean isPrivate) {
        Instant at = BEGIN.plusSeconds(number);
        Declared declared = new Declared(title, List.of(), null, null, IncidentKind.BACKFILL, isPrivate);
        console.archive()
                .add(
                        Incident.replay(
                                IncidentId.create(at),
                                number,
                                List.of(new TimelineEntry(1, at, at, Actor.person("cleo"), declared))),
                        Postmortem.builder(title).rootCause(cause).build());
    }
}
