package io.incidentkit.service;

import static io.incidentkit.playbook.Scenario.ALICE;
import static io.incidentkit.playbook.Scenario.BOB;
import static io.incidentkit.playbook.Scenario.CAROL;
import static io.incidentkit.playbook.Scenario.alice;
import static io.incidentkit.playbook.Scenario.bob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentkit.actionitem.ActionState;
import io.incidentkit.actionitem.ActionType;
import io.incidentkit.command.CommandType;
import io.incidentkit.command.Declare;
import io.incidentkit.commander.Actor;
import io.incidentkit.comms.Audience;
import io.incidentkit.duty.DutyEnd;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.incident.Outcome;
import io.incidentkit.loop.DetectionSource;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.loop.Step;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.playbook.Permission;
import io.incidentkit.playbook.SampleCommands;
import io.incidentkit.postmortem.Phase;
import io.incidentkit.postmortem.PostmortemStatus;
import io.incidentkit.postmortem.Section;
import io.incidentkit.rule.RefusedException;
import io.incidentkit.rule.Rule;
import io.incidentkit.severity.Severity;
import io.incidentkit.store.ConcurrentUpdateException;
import io.incidentkit.store.IncidentQuery;
import io.incidentkit.timeline.EventType;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** An incident is handled by typing a dot. */
class IncidentOperationsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T16:00:00Z");

    private final Incidents incidents =
            new Incidents(new InMemoryIncidentStore(), SampleCommands.POLICY, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void walksTheFiveStepsWithTheirMoments() {
        IncidentOperations handling = handle(alice, declared("14:32"));

        handling.at(at("14:35")).triage(Severity.SEV1, ALICE);
        handling.at(at("14:40")).diagnose("the last deploy");
        handling.at(at("14:55")).mitigate("rolled back", MitigationKind.ROLLBACK);
        Incident resolved = handling.at(at("15:10")).resolve("errors are at 0.1% again");

        assertThat(resolved.step()).isEqualTo(Step.RESOLVED);
        assertThat(resolved.endedAt()).contains(at("15:10"));
        assertThat(handling.timeline().entries())
                .extracting(TimelineEntry::occurredAt)
                .contains(at("14:32"), at("14:35"), at("14:40"), at("14:55"), at("15:10"));
        assertThat(handling.incident()).isEqualTo(resolved);
    }

    @Test
    void saysWhatStandsInTheWay() {
        IncidentOperations handling = handle(alice, declared("14:32"));

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> handling.resolve("looks fine"))
                .satisfies(refused -> assertThat(refused.violations())
                        .singleElement()
                        .satisfies(broken -> assertThat(broken.rule()).isEqualTo(Rule.STEPS_IN_ORDER)));
        assertThat(handling.mayI())
                .filteredOn(Permission::allowed)
                .extracting(Permission::command)
                .contains(CommandType.TRIAGE)
                .doesNotContain(CommandType.RESOLVE);
    }

    @Test
    void callsItDoneInTheCommandersAbsenceWithAReason() {
        IncidentId id = mitigated();

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> handle(bob, id).resolve("normal"));
        Incident resolved = handle(bob, id).overriding("alice is on a plane").resolve("normal");

        assertThat(resolved.outcome()).contains(Outcome.RESOLVED);
        assertThat(incidents.timeline(id))
                .last()
                .satisfies(last -> assertThat(last.event().describe()).contains("alice is on a plane"));
    }

    @Test
    void writesOverNothingThatOthersChangedSinceItWasSeen() {
        IncidentId id = declared("14:32");
        int seen = incidents.get(id).version();
        handle(bob, id).timeline().describeImpact("every second order");

        assertThatExceptionOfType(ConcurrentUpdateException.class)
                .isThrownBy(() -> handle(alice, id).seen(seen).timeline().describeImpact("some orders"));
        assertThat(handle(alice, id).seen(seen).timeline().note("a second look").impact())
                .contains("every second order");
    }

    @Test
    void hasAMethodForWhateverPeopleCanDo() {
        IncidentId id = declared("14:32");
        handleAll(id);
        afterwards(id);
        IncidentId duplicate = declared("15:30");
        handle(bob, duplicate).mergeInto(goesOn(), "the same errors");
        handle(bob, declared("15:30")).dismiss("a load test");

        Set<EventType> seen = incidents.list(new IncidentQuery(IncidentQuery.State.ALL, 0, 50)).incidents().stream()
                .flatMap(incident -> incidents.timeline(incident.id()).stream())
                .map(entry -> entry.event().type())
                .collect(Collectors.toSet());
        assertThat(EnumSet.complementOf(EnumSet.copyOf(seen)))
                .as("what only systems do")
                .containsExactlyInAnyOrder(
                        EventType.ALERTS_RECEIVED,
                        EventType.INCIDENT_LINKED,
                        EventType.HISTORY_TOLD,
                        EventType.OBLIGATION_MISSED,
                        EventType.REMINDED,
                        EventType.DELIVERED,
                        EventType.DELIVERY_FAILED,
                        EventType.ATTEMPT_REFUSED,
                        EventType.BUDGET_MEASURED);
    }

    private void handleAll(IncidentId id) {
        IncidentOperations handling = handle(alice, id);
        handling.setSeverity(Severity.SEV2);
        handling.triage(Severity.SEV2, ALICE);
        handling.changeSeverity(Severity.SEV1, "every customer is hit");
        handling.timeline().describeImpact("every payment fails");
        handling.duties().classify("personal data", null);
        handling.duties()
                .complete(
                        handling.duties().pending().stream()
                                .filter(owed -> owed.duty().end() == DutyEnd.DONE)
                                .findFirst()
                                .orElseThrow(),
                        "by their form");
        handling.people().observe(CAROL);
        handling.people().assign(BOB, "read the slow queries");
        handling.people().complete(1, "none is slow");
        handling.escalate("the database team", "the replica lags");
        handling.runbooks().use("replica.md", "Replica lag");
        handling.runbooks().takeBranch("replica.md", "the replica is behind", "take it out of the pool");
        handling.runbooks().tickStep("replica.md", "look at the lag");
        handling.runbooks().untickStep("replica.md", "look at the lag");
        handling.communication().tell(Audience.STATUS_PAGE);
        handling.communication().tell(Audience.INTERNAL_CHAT, "Orders are safe.");
        handling.communication().confirmSent(incidents.get(id).version());
        handling.communication().told(Audience.INTERNAL_CHAT, "Orders are safe.");
        handling.communication()
                .waive(
                        handling.communication().obligations().all().stream()
                                .filter(owed -> owed.audience().equals(Audience.CUSTOMERS))
                                .findFirst()
                                .orElseThrow(),
                        "they see it on the status page");
        handling.offerHandover(BOB, "the replica lags");
        handle(bob, id).withdrawHandover("off in five minutes");
        handling.offerHandover(CAROL, "the replica lags");
        handle(Actor.person("carol"), id).acceptHandover();
        handle(bob, id).takeCommand("carol's phone is off");
        handle(bob, id).offerHandover(CAROL, "the replica lags");
        handle(Actor.person("carol"), id).acceptHandover();
        IncidentOperations carols = handle(Actor.person("carol"), id);
        carols.diagnose("a long transaction");
        carols.reviseHypothesis("a migration");
        carols.mitigate("failed over", MitigationKind.FAILOVER);
        carols.reportMitigationFailed("the other one lags too");
        carols.diagnose("the migration");
        carols.mitigate("stopped it", MitigationKind.FAILOVER);
        carols.recordFix("the migration goes in batches");
        carols.resolve("lag is zero");
        carols.communication().close(Audience.STATUS_PAGE, "Sorry.");
        carols.communication().close(Audience.INTERNAL_CHAT);
    }

    private void afterwards(IncidentId id) {
        IncidentOperations handling = handle(alice, id);
        handling.timeline().note("asked the vendor");
        handling.timeline().link("https://wiki.example/replica", "Replicas");
        handling.timeline().rename("Payments fail while the replica lags");
        handling.timeline().setPublicTitle("Some payments fail");
        handling.timeline().setServices(List.of("payments", "replica"));
        handling.timeline().setDetectionSource(DetectionSource.CUSTOMER);
        handling.communication().makePrivate("a contract is in it");
        handling.communication().makePublic("it is no secret any more");
        handling.timeline().team("Payments");
        handling.timeline().label("region", "eu-west");
        TimelineEntry note = handling.timeline().entries().stream()
                .filter(entry -> entry.event().type() == EventType.NOTE_ADDED)
                .findFirst()
                .orElseThrow();
        handling.timeline().correctText(note.sequence(), "asked two vendors");
        handling.timeline().strikeOut("two vendors", "a contract says so");
        handling.timeline().correctTime(note.sequence(), NOW.minusSeconds(60), "the mail says so");
        ActionOperations actions = handling.actions();
        actions.add(ActionType.PREVENT, "migrate in batches", BOB, LocalDate.of(2026, 4, 1));
        actions.add(ActionType.DETECT, "alert on lag");
        actions.assign(2, CAROL, LocalDate.of(2026, 4, 2));
        actions.describe(2, "alert on lag over a minute");
        actions.start(1);
        actions.review(1, "half done");
        actions.reportTicket(1, "OPS-12", ActionState.IN_PROGRESS);
        actions.complete(1);
        actions.drop(2, "there is one already");
        handling.runbooks().reviewedAndChanged("replica.md", "names the new dashboard");
        publish(handling, handle(Actor.person("erin"), id));
        assertThat(handling.incident().postmortemWork().status()).isEqualTo(PostmortemStatus.PUBLISHED);
        handling.reopen("it lags again");
    }

    private static void publish(IncidentOperations handling, IncidentOperations reviewer) {
        PostmortemOperations postmortem = handling.postmortem();
        postmortem.assign(ALICE);
        postmortem.write(Section.ROOT_CAUSE, "A migration held a lock. Bob forgot to batch it.");
        postmortem.write(Section.WENT_WELL, "The failover was quick.");
        postmortem.write(Section.WENT_BADLY, "Nothing told us of the lag.");
        for (Phase phase : EnumSet.range(Phase.TRIAGE, Phase.VERIFICATION)) {
            postmortem.explain(1, phase, "It took as long as it did.");
        }
        postmortem.comment(Section.ROOT_CAUSE, "Which lock?");
        postmortem.choose(1, true);
        postmortem.waiveBlame("Bob forgot to batch it.", "Bob asks for it to stay");
        postmortem.requestReview();
        reviewer.postmortem().review("clear");
        assertThat(postmortem.document().title()).isEqualTo("Payments fail while the replica lags");
        postmortem.publish();
    }

    private IncidentId declared(String detected) {
        return incidents
                .declare(
                        alice,
                        Declare.builder("Checkout answers 5xx")
                                .detectedAt(at(detected))
                                .build())
                .id();
    }

    private IncidentId goesOn() {
        IncidentId id = declared("15:20");
        handle(alice, id).triage(Severity.SEV3, ALICE);
        return id;
    }

    private IncidentId mitigated() {
        IncidentId id = declared("14:32");
        handle(alice, id).triage(Severity.SEV3, ALICE);
        handle(alice, id).diagnose("the last deploy");
        handle(alice, id).mitigate("rolled back", MitigationKind.ROLLBACK);
        return id;
    }

    private IncidentOperations handle(Actor actor, IncidentId id) {
        return incidents.handle(actor, id);
    }

    private static Instant at(String time) {
        return Instant.parse("2026-03-01T" + time + ":00Z");
    }
}
