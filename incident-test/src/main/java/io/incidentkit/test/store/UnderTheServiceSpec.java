package io.incidentkit.test.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentkit.alert.AlertGroup;
import io.incidentkit.backfill.PastIncident;
import io.incidentkit.backfill.PastUpdate;
import io.incidentkit.command.CommunicationCommand.ConfirmSent;
import io.incidentkit.command.CommunicationCommand.SendUpdate;
import io.incidentkit.command.Declare;
import io.incidentkit.command.EndCommand.Dismiss;
import io.incidentkit.command.EndCommand.Resolve;
import io.incidentkit.command.LoopCommand.Diagnose;
import io.incidentkit.command.LoopCommand.Mitigate;
import io.incidentkit.command.LoopCommand.Triage;
import io.incidentkit.command.NamingCommand.Rename;
import io.incidentkit.command.RecordCommand.AddNote;
import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Person;
import io.incidentkit.comms.Audience;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.incident.Outcome;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.loop.Step;
import io.incidentkit.playbook.ImportedIncident;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.rule.RefusedException;
import io.incidentkit.service.Incidents;
import io.incidentkit.service.Recorded;
import io.incidentkit.service.UnknownIncidentException;
import io.incidentkit.severity.Severity;
import io.incidentkit.store.ConcurrentUpdateException;
import io.incidentkit.store.IncidentQuery;
import io.incidentkit.timeline.EventType;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The promises that callers of the service rely on, with this store under it. */
abstract class UnderTheServiceSpec extends StoreSpec {
    private Incidents incidents;

    @BeforeEach
    void putTheServiceOnTheStore() {
        incidents = new Incidents(store, IncidentPolicy.standard(), Clock.fixed(BEGIN, ZoneOffset.UTC));
    }

    @Test
    void hidesAtOnceWhatIsMadePrivate() {
        Actor stranger = Actor.person("zoe");
        IncidentId id = incidents.declare(ANA, Declare.of("Checkout is down")).id();

        incidents.handle(ANA, id).communication().makePrivate("keys are in the log");
        assertThat(incidents.visibleTo(stranger).find(id)).isEmpty();
        assertThat(incidents.visibleTo(stranger).list(IncidentQuery.open()).incidents())
                .noneMatch(incident -> incident.id().equals(id));
        assertThatExceptionOfType(UnknownIncidentException.class)
                .isThrownBy(() -> incidents.execute(stranger, id, new AddNote("still here", null)));
        assertThat(store.find(id))
                .hasValueSatisfying(stored -> assertThat(stored.isPrivate()).isTrue());

        incidents.handle(ANA, id).communication().makePublic("the keys are changed");
        assertThat(incidents.visibleTo(stranger).find(id)).isPresent();
    }

    @Test
    void walksTheFiveSteps() {
        IncidentId id = incidents.declare(ANA, Declare.of("Checkout is down")).id();
        incidents.execute(ANA, id, new Triage(Severity.SEV1, new Person("ana"), null));
        incidents.execute(ANA, id, new Diagnose("the last deploy", null));
        incidents.execute(ANA, id, new Mitigate("rolled back", MitigationKind.ROLLBACK, null));
        Incident resolved = incidents.execute(ANA, id, new Resolve("payments are normal", null, null));

        assertThat(resolved.step()).isEqualTo(Step.RESOLVED);
        assertThat(incidents.get(resolved.reference())).isEqualTo(resolved);
        assertThat(resolved.episode().between(Step.DETECTED, Step.RESOLVED)).contains(Duration.ZERO);
        assertThat(incidents.timeline(id))
                .extracting(entry -> entry.event().type())
                .containsExactly(
                        EventType.DECLARED,
                        EventType.SEVERITY_SET,
                        EventType.COMMANDER_ASSIGNED,
                        EventType.TRIAGED,
                        EventType.DIAGNOSED,
                        EventType.MITIGATED,
                        EventType.RESOLVED);
        assertIsTheFoldOfItsTimeline(id);
    }

    @Test
    void writesNothingWhenTheRulesRefuse() {
        Incident declared = incidents.declare(ANA, Declare.of("Checkout is down"));

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> incidents.execute(ANA, declared.id(), new Resolve("looks fine", null, null)));

        assertThat(stored(declared.id())).isEqualTo(declared);
        assertThat(timeline(declared.id())).hasSize(1);
    }

    @Test
    void declaresOnceHoweverOftenItIsTried() {
        Declare declare = Declare.builder("Checkout is down").id(newId()).build();

        Incident first = incidents.declare(ANA, declare);
        Incident second = incidents.declare(ANA, declare);

        assertThat(second).isEqualTo(first);
        assertThat(incidents.list(IncidentQuery.open()).incidents()).containsExactly(first);
    }

    @Test
    void writesOverNothingThatTheCallerDidNotSee() {
        Incident seen = incidents.declare(ANA, Declare.of("Checkout is down"));
        Incident renamed = incidents.execute(ANA, seen.id(), new Rename("Checkout is slow"), seen.version());

        assertThatExceptionOfType(ConcurrentUpdateException.class)
                .isThrownBy(() -> incidents.execute(ANA, seen.id(), new Rename("Payments fail"), seen.version()));

        assertThat(stored(seen.id())).isEqualTo(renamed);
    }

    @Test
    void recordsWhatMeansTheSameAsOnTheVersionThatTheCallerSaw() {
        IncidentId id = incidents.declare(ANA, Declare.of("Checkout is down")).id();
        Incident seen = incidents.execute(ANA, id, new Triage(Severity.SEV1, new Person("ana"), null));
        incidents.receive(MONITORING, alertGroup("disk", true));
        incidents.execute(MONITORING, id, new AddNote("the disk is full", null));

        Recorded recorded = incidents.executeSince(ANA, id, new Diagnose("the last deploy", null), seen.version());
        Recorded again = incidents.executeSince(ANA, id, new Diagnose("the last deploy", null), seen.version());

        assertThat(recorded.since()).extracting(TimelineEntry::actor).containsExactly(MONITORING);
        assertThat(again).as("the same command once more").isEqualTo(recorded);
        assertThat(stored(id)).isEqualTo(recorded.incident());
        assertIsTheFoldOfItsTimeline(id);
    }

    @Test
    void refusesAsAConflictWhatTheRulesDecideOtherwiseByNow() {
        IncidentId id = incidents.declare(ANA, Declare.of("Checkout is down")).id();
        Incident seen = incidents.execute(ANA, id, new Triage(Severity.SEV1, new Person("ana"), null));
        Incident diagnosed = incidents.execute(ANA, id, new Diagnose("the cable", null));

        assertThatExceptionOfType(ConcurrentUpdateException.class)
                .isThrownBy(
                        () -> incidents.executeSince(ANA, id, new Diagnose("the last deploy", null), seen.version()));

        assertThat(stored(id)).isEqualTo(diagnosed);
    }

    @Test
    void recordsEveryNoteOfManyWhoSawTheSameVersion() {
        Incident seen = incidents.declare(ANA, Declare.of("Checkout is down"));

        ConcurrentCallers.run(thread ->
                () -> incidents.execute(ANA, seen.id(), new AddNote("note of " + thread, null), seen.version()));

        assertThat(timeline(seen.id()))
                .extracting(entry -> entry.event().describe())
                .doesNotHaveDuplicates()
                .hasSize(1 + ConcurrentCallers.SIZE);
        assertIsTheFoldOfItsTimeline(seen.id());
    }

    @Test
    void owesAMessageUntilSomebodySaysThatItIsSent() {
        IncidentId id = incidents.declare(ANA, Declare.of("Checkout is down")).id();
        incidents.execute(ANA, id, new Triage(Severity.SEV1, new Person("ana"), null));
        int written =
                incidents.execute(ANA, id, SendUpdate.to(Audience.CUSTOMERS)).version();
        assertThat(stored(id).dutyWork().unsent()).containsExactly(written);
        assertThat(stored(id).communication().wasTold(Audience.CUSTOMERS)).isFalse();

        incidents.execute(ANA, id, new ConfirmSent(written, null));

        assertThat(stored(id).dutyWork().unsent()).isEmpty();
        assertThat(stored(id).communication().wasTold(Audience.CUSTOMERS)).isTrue();
        assertIsTheFoldOfItsTimeline(id);
    }

    @Test
    void takesWhatASourceTellsInAnyOrder() {
        PastUpdate looking = new PastUpdate(BEGIN.minusSeconds(3_600), Step.DETECTED, "looking", "u1", null);
        PastUpdate restored = new PastUpdate(BEGIN.minusSeconds(1_800), Step.MITIGATED, "rolled back", "u2", null);
        PastUpdate over = new PastUpdate(BEGIN.minusSeconds(60), Step.RESOLVED, "normal", "u3", null);
        List<List<PastUpdate>> orders = List.of(
                List.of(looking, restored, over), List.of(over, looking, restored), List.of(restored, over, looking));
        for (int i = 0; i < orders.size(); i++) {
            String sourceId = "x" + i;
            orders.get(i).forEach(update -> incidents.importHistory(ANA, told(sourceId, update)));
            Incident incident =
                    incidents.importHistory(ANA, told(sourceId, over)).incident();

            assertThat(stored(incident.id())).isEqualTo(incident);
            assertThat(incident.detectedAt()).isEqualTo(looking.at());
            assertThat(incident.episode().moment(Step.MITIGATED).orElseThrow().at())
                    .isEqualTo(restored.at());
            assertThat(incident.endedAt()).contains(over.at());
            assertIsTheFoldOfItsTimeline(incident.id());
        }
    }

    @Test
    void importsManyTogetherAsEachByItself() {
        PastUpdate over = new PastUpdate(BEGIN.minusSeconds(60), Step.RESOLVED, "normal", "u1", null);
        List<Incident> imported = imported(told("m1", over), told("m2", over), told("m3", over));

        assertThat(imported).extracting(Incident::number).isSorted().doesNotHaveDuplicates();
        assertThat(imported).allSatisfy(incident -> {
            assertThat(stored(incident.id())).isEqualTo(incident);
            assertIsTheFoldOfItsTimeline(incident.id());
        });
        List<Incident> more = imported(told("m4", over), told("m2", over), told("m4", over));
        assertThat(more).hasSize(3).element(1).isEqualTo(imported.get(1));
        assertThat(more.get(2)).as("told twice").isEqualTo(more.get(0));
        assertIsTheFoldOfItsTimeline(more.get(0).id());
    }

    private List<Incident> imported(PastIncident... pasts) {
        return incidents.importHistory(ANA, List.of(pasts)).stream()
                .map(ImportedIncident::incident)
                .toList();
    }

    private static PastIncident told(String sourceId, PastUpdate update) {
        return PastIncident.builder("status page", sourceId, "Checkout is down")
                .updates(List.of(update))
                .build();
    }

    @Test
    void opensOneIncidentForAGroupOfAlerts() {
        Optional<Incident> opened = incidents.receive(MONITORING, alertGroup("disk", true));
        Optional<Incident> repeated = incidents.receive(MONITORING, alertGroup("disk", true));
        Optional<Incident> resolved = incidents.receive(MONITORING, alertGroup("disk", false));

        assertThat(Stream.of(opened, repeated, resolved)
                        .map(found -> found.orElseThrow().id()))
                .containsOnly(opened.orElseThrow().id());
        assertThat(incidents.list(IncidentQuery.open()).incidents()).containsExactly(resolved.orElseThrow());
        assertIsTheFoldOfItsTimeline(resolved.orElseThrow().id());
    }

    @Test
    void givesAnIncidentThatAlertsOpenALevelAtOnce() {
        Incident opened =
                incidents.receive(MONITORING, alertGroup("disk", true)).orElseThrow();

        assertThat(stored(opened.id()).severity()).contains(Severity.SEV2);
        assertThat(timeline(opened.id())).extracting(TimelineEntry::actor).containsOnly(MONITORING);
    }

    @Test
    void notesWhatIsRepeatedAfterTheEndOfTheFirst() {
        AlertGroup group = alertGroup("disk", true);
        Incident first = incidents.receive(MONITORING, group).orElseThrow();
        Incident ended = incidents.execute(ANA, first.id(), new Dismiss("a test of the alert", null, null));
        assertThat(ended.outcome()).contains(Outcome.DISMISSED);

        Incident noted = incidents.receive(MONITORING, group).orElseThrow();

        assertThat(noted.id()).isEqualTo(first.id());
        assertThat(stored(first.id())).isEqualTo(noted).isNotEqualTo(ended);
        assertThat(incidents.list(IncidentQuery.open()).incidents()).isEmpty();
    }

    @Test
    void opensOneIncidentWhenManyHearOfTheGroupAtTheSameTime() {
        ConcurrentCallers.run(
                thread -> () -> incidents.receive(Actor.system("node " + thread), alertGroup("disk", true)));

        assertThat(incidents.list(IncidentQuery.open()).incidents())
                .singleElement()
                .satisfies(incident -> {
                    assertThat(timeline(incident.id()))
                            .as("declared, its alerts, its level; what is only repeated adds nothing")
                            .hasSize(3);
                    assertIsTheFoldOfItsTimeline(incident.id());
                });
    }

    @Test
    void readsATimelineOfThousandsOfEntries() {
        int entries = 2_501;

        IncidentId id = declareWithNotes(entries).id();

        assertThat(incidents.timeline(id)).hasSize(entries).isEqualTo(timeline(id));
        assertIsTheFoldOfItsTimeline(id);
    }

    @Test
    void doesNotKnowWhatWasNeverDeclared() {
        incidents.declare(ANA, Declare.of("Checkout is down"));

        assertThat(incidents.find("INC-4711")).isEmpty();
        assertThatExceptionOfType(UnknownIncidentException.class)
                .isThrownBy(() -> incidents.execute(ANA, newId(), new AddNote("looking", null)));
    }
}
