package io.incidentkit.test.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.comms.CommunicationEvent.LevelSet;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.test.comms.CommunicationScript;
import io.incidentkit.test.comms.CommunicationScripts;
import io.incidentkit.test.history.Histories;
import io.incidentkit.test.history.History;
import io.incidentkit.test.severity.Policies;
import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** The contract holds under whatever policy the library lets one build. */
class AnyPolicyTest {

    @Property(tries = 200)
    void keepsItsPromises(
            @ForAll("underAnyPolicy") Tuple2<IncidentPolicy, CommunicationScript> sample,
            @ForAll @IntRange(max = 1440) int later) {
        PolicyChecks checks = new PolicyChecks(sample.get1());
        CommunicationScript script = sample.get2();

        checks.everyObligationIsSettledOrStillToBeMet(script, Duration.ofMinutes(later));
        checks.aMoreSevereLevelNeverOwesLater(script);
        checks.aHigherLevelMakesNothingDueLater(script);
        checks.aPostmortemIsDueOnADayThatIsWorkedWhenItsTimeIsUp(
                CommunicationScripts.START.plus(Duration.ofHours(later)));
        checks.isReadAsItIsWritten();
        checks.isOnePageWithEveryLevel();
    }

    @Property(tries = 100)
    void canBeKept(@ForAll("silent") Tuple2<IncidentPolicy, CommunicationScript> sample) {
        new PolicyChecks(sample.get1()).whoSendsEachMessageWhenItIsDueIsNeverLate(sample.get2());
    }

    @Property(tries = 100)
    void breaksNoRule(@ForAll("histories") History history) {
        new PolicyChecks(history.policy()).noHistoryBreaksARule(history);
    }

    @Property(tries = 500)
    @StatisticsReport(onFailureOnly = true)
    void scriptsAreInOrderAndGoFar(@ForAll("scripts") CommunicationScript script) {
        assertThat(script.steps().get(0).event()).isInstanceOf(LevelSet.class);
        Instant last = CommunicationScripts.START;
        for (var step : script.steps()) {
            assertThat(step.at()).isAfterOrEqualTo(last);
            last = step.at();
        }
        assertThat(script.toString()).startsWith("Script\n  2026-03-01T14:32:00Z it is SEV");
        Statistics.label("levels")
                .collect(
                        script.steps().stream().filter(step -> step.setsLevel()).count() > 1)
                .coverage(coverage -> coverage.check(true).percentage(percentage -> percentage > 30));
        Statistics.label("ended")
                .collect(script.toString().contains("resolved"))
                .coverage(coverage -> coverage.check(true).percentage(percentage -> percentage > 5));
    }

    @Provide
    Arbitrary<Tuple2<IncidentPolicy, CommunicationScript>> underAnyPolicy() {
        return Policies.any()
                .flatMap(policy ->
                        CommunicationScripts.any(policy.severities()).map(script -> Tuple.of(policy, script)));
    }

    @Provide
    Arbitrary<Tuple2<IncidentPolicy, CommunicationScript>> silent() {
        return Policies.any()
                .flatMap(policy ->
                        CommunicationScripts.silent(policy.severities()).map(script -> Tuple.of(policy, script)));
    }

    @Provide
    Arbitrary<CommunicationScript> scripts() {
        return CommunicationScripts.any(IncidentPolicy.standard().severities());
    }

    @Provide
    Arbitrary<History> histories() {
        return Policies.any().flatMap(policy -> Arbitraries.oneOf(Histories.any(policy), Histories.sensible(policy)));
    }
}
