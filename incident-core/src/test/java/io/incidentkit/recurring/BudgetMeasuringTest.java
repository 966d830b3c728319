package io.incidentkit.recurring;

import static io.incidentkit.playbook.Scenario.ALICE;
import static io.incidentkit.playbook.Scenario.alice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.incidentkit.command.Declare;
import io.incidentkit.command.EndCommand.Dismiss;
import io.incidentkit.command.EndCommand.Reopen;
import io.incidentkit.command.EndCommand.Resolve;
import io.incidentkit.command.LoopCommand.Diagnose;
import io.incidentkit.command.LoopCommand.Mitigate;
import io.incidentkit.command.LoopCommand.Triage;
import io.incidentkit.command.RecordCommand.CorrectTime;
import io.incidentkit.command.RecordCommand.DescribeImpact;
import io.incidentkit.commander.Actor;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.insight.BudgetQuestion;
import io.incidentkit.insight.BudgetSpent;
import io.incidentkit.insight.Objectives;
import io.incidentkit.insight.Scope;
import io.incidentkit.insight.ServiceObjective;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.loop.Step;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.memory.ManualTimer;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.service.AccessPolicy;
import io.incidentkit.service.Incidents;
import io.incidentkit.severity.BudgetMeasure;
import io.incidentkit.severity.Severity;
import io.incidentkit.timeline.EventType;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What incidents spent of error budgets is asked when they end, and kept on them. */
class BudgetMeasuringTest {
    private static final Instant BEGIN = Instant.parse("2026-11-04T12:00:00Z");
    private static final ServiceObjective CHECKOUT =
            new ServiceObjective("checkout/availability", 0.999, Duration.ofDays(30));
    private static final Objectives OBJECTIVES = Objectives.byService(Map.of("checkout", List.of(CHECKOUT)));

    private final ManualTimer clock = new ManualTimer(BEGIN);
    private final List<BudgetQuestion> asked = new ArrayList<>();
    private final Incidents incidents = Incidents.builder(
                    new InMemoryIncidentStore(), IncidentPolicy.standard(), clock.withZone(ZoneOffset.UTC))
            .access(AccessPolicy.thoseOnIt())
            .build();
    private Optional<Double> share = Optional.of(0.25);
    private boolean isDown;

    private final BudgetMeasuring measuring = BudgetMeasuring.of(
            incidents,
            OBJECTIVES,
            question -> {
                asked.add(question);
                return isDown
                        ? Optional.empty()
                        : Optional.of(question.answer(
                                share.orElse(null), "query", share.isPresent() ? null : "there is no such series"));
            },
            Duration.ofDays(14));

    private IncidentId declared() {
        return incidents
                .declare(
                        alice,
                        Declare.builder("slow")
                                .services(List.of("checkout"))
                                .detectedAt(clock.instant())
                                .build())
                .id();
    }

    private void pass(Duration time) {
        clock.advanceTo(clock.instant().plus(time));
    }

    private void mitigate(IncidentId id) {
        incidents.execute(alice, id, new Triage(Severity.SEV2, ALICE, null));
        incidents.execute(alice, id, new Diagnose("the last deploy", null));
        pass(Duration.ofMinutes(30));
        incidents.execute(alice, id, new Mitigate("rolled back", MitigationKind.ROLLBACK, null));
        pass(Duration.ofMinutes(10));
    }

    private IncidentId ended() {
        IncidentId id = declared();
        mitigate(id);
        incidents.execute(alice, id, new Resolve("normal", null, null));
        return id;
    }

    private Incident incident(IncidentId id) {
        return incidents.get(id);
    }

    private BudgetSpent spent(IncidentId id) {
        return BudgetSpent.of(
                        List.of(incident(id)).stream(),
                        Scope.at(clock.instant()).objectives(OBJECTIVES).build())
                .get(0);
    }

    @Test
    void isAskedOnceFromTheDetectionToTheMitigationAndKeptByASystem() throws Exception {
        IncidentId id = ended();

        assertThat(measuring.ask()).isEqualTo(1);
        assertThat(asked).containsExactly(new BudgetQuestion(CHECKOUT, BEGIN, BEGIN.plus(Duration.ofMinutes(30))));
        assertThat(measuring.ask()).isZero();
        assertThat(asked).hasSize(1);
        assertThat(incident(id).budgetMeasures()).containsExactly(asked.get(0).answer(0.25, "query", null));
        assertThat(incidents.timeline(id)).last().satisfies(entry -> {
            assertThat(entry.actor()).isEqualTo(Actor.system("slo"));
            assertThat(entry.event().describe()).isEqualTo("Spent 25% of the error budget of checkout/availability");
        });
    }

    @Test
    void isNotAskedWhileAnIncidentIsOpenNorOfAFalseAlarm() throws Exception {
        mitigate(declared());
        incidents.execute(alice, declared(), new Dismiss("a load test", null, null));

        assertThat(measuring.ask()).isZero();
        assertThat(asked).isEmpty();
    }

    @Test
    void countsAsItWasMeasured() throws Exception {
        IncidentId id = ended();
        assertThat(spent(id).basis()).isEqualTo(BudgetSpent.Basis.RECKONED);
        measuring.ask();

        BudgetSpent spent = spent(id);
        assertThat(spent.share()).isEqualTo(0.25, within(1e-12));
        assertThat(spent.basis()).isEqualTo(BudgetSpent.Basis.MEASURED);
        assertThat(spent.down()).isEqualTo(Duration.ofMinutes(30));
        assertThat(spent.reckoned()).isZero();
        assertThat(spent.exact()).isTrue();
    }

    @Test
    void isNotKnownWhereNobodyKnowsAndThenReckonedFromTime() throws Exception {
        share = Optional.empty();
        IncidentId id = ended();
        measuring.ask();
        measuring.ask();

        assertThat(incidents.timeline(id))
                .filteredOn(entry -> entry.event().type() == EventType.BUDGET_MEASURED)
                .hasSize(1);
        assertThat(incident(id).budgetMeasures())
                .singleElement()
                .satisfies(measure -> assertThat(measure.isKnown()).isFalse());
        BudgetSpent spent = spent(id);
        assertThat(spent.basis()).isEqualTo(BudgetSpent.Basis.UNKNOWN);
        assertThat(spent.share()).isEqualTo(30.0 / (30 * 24 * 60 * 0.001), within(1e-9));

        share = Optional.of(0.5);
        measuring.ask();
        assertThat(incident(id).budgetMeasures())
                .singleElement()
                .satisfies(measure -> assertThat(measure.share()).isEqualTo(0.5));
    }

    @Test
    void isAskedForADayWhereNobodyKnows() throws Exception {
        share = Optional.empty();
        ended();
        measuring.ask();
        pass(Duration.ofHours(23));
        measuring.ask();
        assertThat(asked).hasSize(2);
        pass(Duration.ofHours(2));
        measuring.ask();
        assertThat(asked).hasSize(2);
    }

    @Test
    void isAskedAgainWhileNobodyAnswersAndNotForEver() throws Exception {
        isDown = true;
        IncidentId id = ended();
        measuring.ask();
        pass(Duration.ofDays(13));
        measuring.ask();
        assertThat(asked).hasSize(2);
        assertThat(incident(id).budgetMeasures()).isEmpty();
        pass(Duration.ofDays(2));
        measuring.ask();
        assertThat(asked).hasSize(2);
    }

    @Test
    void isAskedAgainWhereTheBeginningOrTheMitigationIsCorrected() throws Exception {
        IncidentId id = ended();
        measuring.ask();
        Instant began = BEGIN.minus(Duration.ofMinutes(20));
        incidents.execute(alice, id, new DescribeImpact("orders fail", began, null, null, null, null, null));
        assertThat(spent(id).basis()).isEqualTo(BudgetSpent.Basis.RECKONED);
        measuring.ask();
        int mitigated =
                incident(id).episode().moment(Step.MITIGATED).orElseThrow().entry();
        incidents.execute(alice, id, new CorrectTime(mitigated, BEGIN.plus(Duration.ofMinutes(25)), "by the graph"));
        measuring.ask();

        assertThat(asked)
                .extracting(BudgetQuestion::length)
                .containsExactly(Duration.ofMinutes(30), Duration.ofMinutes(50), Duration.ofMinutes(45));
        assertThat(spent(id).basis()).isEqualTo(BudgetSpent.Basis.MEASURED);
        assertThat(spent(id).share()).isEqualTo(0.25, within(1e-12));
    }

    @Test
    void isAskedOfEachImpactOfAnIncidentThatCameBack() throws Exception {
        IncidentId id = ended();
        measuring.ask();
        incidents.execute(alice, id, new Reopen("it is back", null));
        pass(Duration.ofMinutes(1));
        assertThat(spent(id).basis()).isEqualTo(BudgetSpent.Basis.PARTLY_MEASURED);
        mitigate(id);
        incidents.execute(alice, id, new Resolve("normal", null, null));
        measuring.ask();

        assertThat(asked).hasSize(2);
        assertThat(spent(id).share()).isEqualTo(0.5, within(1e-12));
        assertThat(spent(id).incidents()).isEqualTo(1);
    }

    @Test
    void countsOfWhatBeganAheadOfTheWindowItsPartInIt() throws Exception {
        IncidentId id = ended();
        measuring.ask();
        Instant middle = BEGIN.plus(Duration.ofMinutes(15));
        clock.advanceTo(middle.plus(CHECKOUT.window()));

        assertThat(spent(id).share()).isEqualTo(0.125, within(1e-9));
    }

    @Test
    void isMeasuredAnewForAnotherObjective() throws Exception {
        IncidentId id = ended();
        measuring.ask();
        BudgetMeasure kept = incident(id).budgetMeasures().get(0);
        ServiceObjective stricter = new ServiceObjective(CHECKOUT.name(), 0.9999, CHECKOUT.window());

        assertThat(new BudgetQuestion(CHECKOUT, kept.from(), kept.until()).answeredBy(incident(id)))
                .contains(kept);
        assertThat(new BudgetQuestion(stricter, kept.from(), kept.until()).answeredBy(incident(id)))
                .isEmpty();
    }

    @Test
    void isAskedForSomeTime() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> BudgetMeasuring.of(incidents, OBJECTIVES, question -> Optional.empty(), Duration.ZERO));
    }
}
