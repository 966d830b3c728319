package io.incidentkit.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentkit.backfill.PastIncident;
import io.incidentkit.backfill.PastUpdate;
import io.incidentkit.command.Declare;
import io.incidentkit.command.EndCommand;
import io.incidentkit.command.RecordCommand;
import io.incidentkit.command.RecordCommand.StrikeOut;
import io.incidentkit.command.SeverityCommand;
import io.incidentkit.commander.Actor;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.incident.Outcome;
import io.incidentkit.incident.SnapshotCodec;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.loop.Step;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.playbook.ImportedIncident;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.rule.Rule;
import io.incidentkit.severity.Severity;
import io.incidentkit.timeline.EventType;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a source tells later is added to what was imported, and any order of readings comes to the same. */
class ImportMoreHistoryTest {
    private static final Actor ALICE = Actor.person("alice");
    private static final Instant T = Instant.parse("2026-01-10T10:00:00Z");
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final PastUpdate LOOKING = update("u1", 0, Step.DETECTED, "We look into it.");
    private static final PastUpdate FOUND = update("u2", 10, Step.DIAGNOSED, "A bad deploy.");
    private static final PastUpdate ROLLED_BACK = update("u3", 20, Step.MITIGATED, "Rolled back.");
    private static final PastUpdate OVER = update("u4", 60, Step.RESOLVED, "Back to normal.");

    private final Incidents incidents = incidents();

    @Test
    void takesWhatIsNewOfAnIncidentThatWasImportedWhileItWasOpen() {
        ImportedIncident first = told(LOOKING);
        ImportedIncident later = told(LOOKING, ROLLED_BACK, OVER);

        assertThat(first.incident().isOpen()).isTrue();
        assertThat(later.isNew()).isFalse();
        assertThat(later.incident().outcome()).contains(Outcome.RESOLVED);
        assertThat(later.incident().endedAt()).contains(OVER.at());
        assertThat(later.incident().mitigation().orElseThrow().action()).isEqualTo("Rolled back.");
        assertThat(types())
                .containsExactly(
                        EventType.DECLARED,
                        EventType.NOTE_ADDED,
                        EventType.HISTORY_TOLD,
                        EventType.MITIGATED,
                        EventType.RESOLVED);
    }

    @Test
    void addsNothingOfWhatItHas() {
        told(LOOKING, FOUND);
        Incident once = told(LOOKING, FOUND).incident();

        assertThat(told(FOUND).incident()).isEqualTo(once);
        assertThat(told(LOOKING).incident()).isEqualTo(once);
        assertThat(types()).containsExactly(EventType.DECLARED, EventType.NOTE_ADDED, EventType.DIAGNOSED);
    }

    @Test
    void tellsTheStepsAnewWhereAnEarlierOneIsToldLater() {
        told(LOOKING, OVER);
        ImportedIncident later = told(FOUND, ROLLED_BACK);

        assertThat(StoredHistory.of(incidents, later.incident())).isEqualTo(atOnce(LOOKING, FOUND, ROLLED_BACK, OVER));
        assertThat(later.incident().episode().diagnosed().at()).isEqualTo(FOUND.at());
        assertThat(types()).containsOnlyOnce(EventType.HISTORY_TOLD);
    }

    @Test
    void goesOnWithAnIncidentOutOfWhoseNameSomethingWasStruckOut() {
        PastIncident begun = PastIncident.builder("status page", "swordfish", "Errors at checkout")
                .updates(List.of(LOOKING))
                .build();
        Incident told = incidents.importHistory(ALICE, begun).incident();
        incidents.importHistory(
                ALICE, begun.toBuilder().updates(List.of(LOOKING, FOUND)).build());

        incidents.execute(ALICE, told.id(), new StrikeOut("swordfish", "it is a key"));

        PastIncident over =
                begun.toBuilder().updates(List.of(LOOKING, FOUND, OVER)).build();
        assertThat(incidents.importHistory(ALICE, over).incident().outcome()).contains(Outcome.RESOLVED);
    }

    @Test
    void movesTheDetectionToAnEarlierUpdate() {
        told(FOUND);

        assertThat(told(LOOKING).incident().detectedAt()).isEqualTo(LOOKING.at());
    }

    @Test
    void correctsANoteThatTheSourceEdited() {
        told(LOOKING, FOUND);
        PastUpdate edited =
                new PastUpdate(LOOKING.at(), Step.DETECTED, "We look into errors.", "u1", T.plusSeconds(90));

        Incident incident = told(edited).incident();
        told(LOOKING);

        assertThat(types()).endsWith(EventType.HISTORY_TOLD, EventType.TEXT_CORRECTED);
        assertThat(StoredHistory.of(incidents, incident)).isEqualTo(atOnce(edited, FOUND));
    }

    @Test
    void correctsALongNoteThatTheSourceShortenedAndDatedBack() {
        told(update("u1", 11, Step.DETECTED, "word ".repeat(3_000)));
        PastUpdate edited = new PastUpdate(T, Step.DETECTED, "a", "u1", at(30));

        Incident incident = told(edited).incident();

        assertThat(StoredHistory.of(incidents, incident)).isEqualTo(atOnce(edited));
    }

    @Test
    void keepsTheLastFormOfAStepThatTheSourceEdited() {
        PastUpdate edited = new PastUpdate(FOUND.at(), Step.DIAGNOSED, "A full disk.", "u2", at(30));

        told(LOOKING, edited);
        assertThat(told(LOOKING, FOUND).incident().hypothesis()).contains("A full disk.");
    }

    @Test
    void takesTheEndAndTheTitleThatAreToldLater() {
        incidents.importHistory(ALICE, past(LOOKING));
        Incident incident = incidents
                .importHistory(
                        ALICE,
                        PastIncident.builder("status page", "1", "Errors at checkout")
                                .services(List.of("checkout"))
                                .impact("major")
                                .detectedAt(T)
                                .endedAt(at(60))
                                .build())
                .incident();

        assertThat(incident.title()).isEqualTo("Errors at checkout");
        assertThat(incident.services()).containsExactly("checkout");
        assertThat(incident.impact()).contains("major");
        assertThat(incident.endedAt()).contains(at(60));
    }

    @Test
    void saysWhatAllThatIsKeptBreaks() {
        told(LOOKING, FOUND);
        ImportedIncident later = told(OVER);

        assertThat(later.violations())
                .isEqualTo(incidents()
                        .importHistory(ALICE, past(LOOKING, FOUND, OVER))
                        .violations());
        assertThat(later.violations())
                .filteredOn(violation -> violation.rule() == Rule.STEPS_IN_ORDER)
                .hasSize(1);
    }

    @Test
    void setsTheLevelFromTheFirstMomentOfAllThatIsTold() {
        incidents.importHistory(
                ALICE, past(FOUND).toBuilder().severity(Severity.SEV2).build());
        ImportedIncident later = incidents.importHistory(
                ALICE, past(LOOKING, OVER).toBuilder().severity(Severity.SEV2).build());

        assertThat(later.incident().severity()).contains(Severity.SEV2);
        assertThat(later.communication().all()).isNotEmpty();
        assertThat(later.incident().severityMoments())
                .extracting(moment -> moment.at())
                .containsExactly(LOOKING.at());
    }

    @Test
    void leavesToPeopleWhatTheyDecidedAndKeepsTheWordsOfTheSource() {
        Incident open = told(LOOKING).incident();
        incidents.execute(ALICE, open.id(), new EndCommand.Dismiss("it was another shop", null, null));

        Incident incident = told(ROLLED_BACK, OVER).incident();

        assertThat(incident.endedAt()).contains(NOW);
        assertThat(incident.outcome()).contains(Outcome.DISMISSED);
        assertThat(texts()).contains("Note: The source: resolved. Back to normal.");
        assertThat(told(ROLLED_BACK, OVER).incident()).isEqualTo(incident);
    }

    @Test
    void leavesThePeoplesLevelAndImpactWhereTheStepsGoOn() {
        Incident open = told(LOOKING).incident();
        incidents.execute(ALICE, open.id(), new SeverityCommand.SetSeverity(Severity.SEV1, null, null));
        incidents.execute(ALICE, open.id(), new RecordCommand.DescribeImpact("all of the EU", null, null));

        Incident incident = incidents
                .importHistory(
                        ALICE,
                        past(LOOKING, OVER).toBuilder()
                                .severity(Severity.SEV4)
                                .impact("minor")
                                .build())
                .incident();

        assertThat(incident.severity()).contains(Severity.SEV1);
        assertThat(incident.impact()).contains("all of the EU");
        assertThat(incident.outcome()).contains(Outcome.RESOLVED);
    }

    @Test
    void addsNothingToAnIncidentThatWasDeclaredUnderItsId() {
        Incident declared = incidents.declare(
                ALICE,
                Declare.builder("Errors")
                        .id(IncidentId.ofSource("status page", "1"))
                        .build());

        assertThat(told(LOOKING, OVER).incident()).isEqualTo(declared);
        assertThat(declared.kind()).isEqualTo(IncidentKind.REAL);
    }

    @Test
    void refusesToAddAnIncidentToAnother() {
        PastIncident other =
                PastIncident.builder("status page", "2", "Errors").detectedAt(T).build();

        assertThatThrownBy(() -> past(LOOKING).plus(other)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 1_000)
    void anyOrderOfReadingsEndsAsTheWholeHistoryAtOnce(
            @ForAll("readings") List<PastIncident> readings, @ForAll Random random) {
        PastIncident whole = readings.stream().reduce(PastIncident::plus).orElseThrow();
        Incidents atOnce = incidents();
        ImportedIncident expected = atOnce.importHistory(ALICE, whole);
        List<PastIncident> inAnyOrder = new ArrayList<>(readings);
        inAnyOrder.addAll(readings);
        Collections.shuffle(inAnyOrder, random);

        Incidents polled = incidents();
        ImportedIncident last = inAnyOrder.stream()
                .map(reading -> polled.importHistory(ALICE, reading))
                .reduce((earlier, later) -> later)
                .orElseThrow();

        assertThat(last.incident().kind()).isEqualTo(IncidentKind.BACKFILL);
        assertThat(StoredHistory.of(polled, last.incident())).isEqualTo(StoredHistory.of(atOnce, expected.incident()));
        assertThat(last.violations()).isEqualTo(expected.violations());
        assertThat(last.communication()).usingRecursiveComparison().isEqualTo(expected.communication());
        assertIsTheFold(polled, last.incident());
        assertThat(polled.importHistory(ALICE, whole).incident()).isEqualTo(last.incident());
    }

    /** A few readings of one page: updates come, are edited and dated back; facts change, and the end is told or taken back. */
    @Provide
    Arbitrary<List<PastIncident>> readings() {
        Arbitrary<PastUpdate> updates = Combinators.combine(
                        Arbitraries.integers().between(1, 5),
                        Arbitraries.integers().between(0, 12),
                        Arbitraries.of(Step.DETECTED, Step.DIAGNOSED, Step.MITIGATED, Step.RESOLVED)
                                .injectNull(0.2),
                        Arbitraries.of("a", "b", "", "c ".repeat(6_000)),
                        Arbitraries.integers().between(0, 3).injectNull(0.5))
                .as((id, minute, says, text, edited) -> new PastUpdate(
                        at(minute), says, text, id == 5 ? null : "u" + id, edited == null ? null : at(20 + edited)));
        Arbitrary<PastIncident> readings = Combinators.combine(
                        updates.list().ofMaxSize(5),
                        Arbitraries.of("Errors", "Errors at checkout"),
                        Arbitraries.integers().between(0, 12).injectNull(0.3),
                        Arbitraries.integers().between(0, 12).injectNull(0.7),
                        Arbitraries.integers().between(0, 20).injectNull(0.7),
                        Arbitraries.of(Severity.SEV1, Severity.SEV3).injectNull(0.7),
                        Arbitraries.integers().between(0, 3).injectNull(0.3))
                .as((told, title, detected, began, ended, severity, edited) -> PastIncident.builder(
                                "status page", "1", title)
                        .updates(told)
                        .detectedAt(detected == null && told.isEmpty() ? T : moment(detected))
                        .began(moment(began))
                        .endedAt(moment(ended))
                        .severity(severity)
                        .edited(edited == null ? null : at(30 + edited))
                        .build());
        return readings.list().ofMinSize(1).ofMaxSize(5);
    }

    private static void assertIsTheFold(Incidents polled, Incident incident) {
        assertThat(Incident.replay(incident.id(), incident.number(), polled.timeline(incident.id())))
                .isEqualTo(incident);
        assertThat(SnapshotCodec.read(SnapshotCodec.SNAPSHOT_FORMAT, incident.number(), SnapshotCodec.write(incident)))
                .contains(incident);
    }

    private Set<String> atOnce(PastUpdate... updates) {
        Incidents others = incidents();
        return StoredHistory.of(
                others, others.importHistory(ALICE, past(updates)).incident());
    }

    private ImportedIncident told(PastUpdate... updates) {
        return incidents.importHistory(ALICE, past(updates));
    }

    private List<EventType> types() {
        return timeline().stream().map(entry -> entry.event().type()).toList();
    }

    private List<String> texts() {
        return timeline().stream().map(entry -> entry.event().describe()).toList();
    }

    private List<TimelineEntry> timeline() {
        return incidents.timeline(IncidentId.ofSource("status page", "1"));
    }

    private static PastIncident past(PastUpdate... updates) {
        return PastIncident.builder("status page", "1", "Errors")
                .updates(List.of(updates))
                .build();
    }

    private static PastUpdate update(String id, int minute, @Nullable Step says, String text) {
        return new PastUpdate(at(minute), says, text, id, null);
    }

    private static @Nullable Instant moment(@Nullable Integer minute) {
        return minute == null ? null : at(minute);
    }

    private static Instant at(int minute) {
        return T.plus(Duration.ofMinutes(minute));
    }

    private static Incidents incidents() {
        return new Incidents(new InMemoryIncidentStore(), IncidentPolicy.standard(), Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
