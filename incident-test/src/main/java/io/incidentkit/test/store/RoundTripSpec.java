package io.incidentkit.test.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.alert.Alert;
import io.incidentkit.alert.AlertGroup;
import io.incidentkit.command.Declare;
import io.incidentkit.commander.Actor;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.timeline.EventType;
import io.incidentkit.timeline.IncidentEvent;
import io.incidentkit.timeline.LoopEvent.Declared;
import io.incidentkit.timeline.RecordEvent.AlertsReceived;
import io.incidentkit.timeline.TimelineEntry;
import io.incidentkit.validation.InputValidator;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The incidents and entries that come out are those that went in. */
abstract class RoundTripSpec extends StoreSpec {
    /** Latin with accents, Greek, Arabic, Chinese, a flag, a family of joined code points, and what SQL and JSON quote. */
    private static final String ALL_SCRIPTS =
            "Zürich Ωμέγα مرحبا 支付失败 \uD83C\uDDE8\uD83C\uDDED \uD83D\uDC69\u200D\uD83D\uDC67 e\u0301 ' \" \\ \\u0041 % ? :x ${y} </p>";

    @Test
    void theSampleHasEveryEventType() {
        assertThat(Arrays.stream(SampleHistory.events()).map(IncidentEvent::type))
                .as("each type of event has a sample")
                .contains(EventType.values());
    }

    @Test
    void keepsEveryTypeOfEvent() {
        IncidentId id = newId();
        List<TimelineEntry> entries = entriesAfter(0, SampleHistory.events());

        declare(id, entries);

        assertThat(timeline(id)).containsExactlyElementsOf(entries);
        assertIsTheFoldOfItsTimeline(id);
    }

    @Test
    void keepsInstantsToTheMicrosecond() {
        Instant occurred = Instant.parse("2026-03-01T14:32:00.000001Z");
        Instant recorded = Instant.parse("2026-03-01T14:32:00.999999Z");

        assertRoundTrip(new TimelineEntry(1, occurred, recorded, ANA, declared("Checkout is down")));
    }

    @Test
    void keepsInstantsInEveryHourAroundAChangeOfTheClocks() {
        List<TimelineEntry> entries = new ArrayList<>();
        entries.add(new TimelineEntry(1, BEGIN, BEGIN, ANA, declared("Checkout is down")));
        for (String change : List.of("2026-03-08T00:30:00Z", "2026-03-29T00:30:00Z", "2026-10-25T00:30:00Z")) {
            for (int hour = 0; hour < 12; hour++) {
                Instant at = Instant.parse(change).plus(hour, ChronoUnit.HOURS);
                entries.add(new TimelineEntry(entries.size() + 1, at, at, ANA, note("at " + at)));
            }
        }
        IncidentId id = newId();

        declare(id, entries);

        assertThat(timeline(id)).containsExactlyElementsOf(entries);
    }

    @Test
    void keepsTheEarliestAndTheLatestInstant() {
        Instant latest = InputValidator.LATEST.minus(1, ChronoUnit.MICROS);

        assertRoundTrip(new TimelineEntry(1, InputValidator.EARLIEST, latest, ANA, declared("Checkout is down")));
    }

    @Test
    void keepsTextInAllScripts() {
        Actor actor = Actor.person("Zoë 支");
        Declared declared = new Declared(
                ALL_SCRIPTS,
                List.of(ALL_SCRIPTS, "支付"),
                ALL_SCRIPTS + "\n\t" + ALL_SCRIPTS,
                BEGIN,
                IncidentKind.REAL,
                false);

        assertRoundTrip(new TimelineEntry(1, BEGIN, BEGIN, actor, declared));
    }

    @Test
    void keepsTheLongestTexts() {
        String line = "\uD83D\uDD25".repeat(InputValidator.MAX_LINE / 2);
        String text = "支".repeat(InputValidator.MAX_TEXT);
        List<String> services = Collections.nCopies(Declare.MAX_SERVICES, line);

        assertRoundTrip(new TimelineEntry(
                1,
                BEGIN,
                BEGIN,
                Actor.system("x".repeat(InputValidator.MAX_LINE)),
                new Declared(line, services, text, BEGIN, IncidentKind.DRILL, true)));
    }

    @Test
    void keepsTheLargestGroupOfAlerts() {
        Alert alert = new Alert(
                true,
                Map.of("alertname", "DiskFull"),
                Map.of("text", "x".repeat(InputValidator.MAX_TEXT)),
                BEGIN,
                null);
        AlertGroup group = new AlertGroup(
                "alertmanager", "key", "title", List.of(), Collections.nCopies(AlertGroup.MAX_ALERTS, alert), 7);
        IncidentId id = newId();
        List<TimelineEntry> entries = entriesAfter(0, declared("Disks are full"), new AlertsReceived(group));

        declare(id, entries);

        assertThat(timeline(id)).containsExactlyElementsOf(entries);
    }

    /** Sources send what they like; what stands in an alert is kept as it is. */
    @Test
    void keepsTheWhiteSpaceInAlerts() {
        Alert alert = new Alert(true, Map.of(" label ", "\ta  b\r\nc\rd\n\u00A0\u2003"), Map.of(" ", " "), BEGIN, null);
        AlertGroup group = new AlertGroup("alertmanager", "key", "title", List.of(), List.of(alert), 0);
        IncidentId id = newId();
        List<TimelineEntry> entries = entriesAfter(0, declared("Disks are full"), new AlertsReceived(group));

        declare(id, entries);

        assertThat(timeline(id)).containsExactlyElementsOf(entries);
    }

    @Test
    void tellsPersonsFromSystems() {
        IncidentId id = newId();
        List<TimelineEntry> entries = List.of(
                new TimelineEntry(1, BEGIN, BEGIN, Actor.system("ana"), declared("Checkout is down")),
                new TimelineEntry(2, BEGIN, BEGIN, Actor.person("ana"), note("looking")));

        declare(id, entries);

        assertThat(timeline(id))
                .extracting(TimelineEntry::actor)
                .containsExactly(Actor.system("ana"), Actor.person("ana"));
    }

    private void assertRoundTrip(TimelineEntry first) {
        IncidentId id = newId();
        declare(id, List.of(first));
        assertThat(timeline(id)).containsExactly(first);
        assertIsTheFoldOfItsTimeline(id);
    }
}
