package io.incidentkit.test.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.incidentkit.comms.CommunicationHistory;
import io.incidentkit.comms.Obligations;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.postmortem.PostmortemCalendar;
import io.incidentkit.severity.SeverityLevel;
import io.incidentkit.test.history.History;
import io.incidentkit.test.history.PlayedHistory;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * The contract notices what is wrong with a policy. One that breaks the playbook's rules can't be built, so each fault here
 * lies behind the policy: in its order, in what follows from it, in how it is read and counted.
 */
class PolicyContractGuardsTest {
    private static final IncidentPolicy POLICY = IncidentPolicy.builder()
            .zone(ZoneId.of("Europe/Zurich"))
            .postmortemCalendar(PostmortemCalendar.workingDays())
            .build();

    /** A fault, and tests that have to notice it. */
    enum Fault {
        BREAKS_A_RULE(BreaksARule::new, "noHistoryBreaksARule"),
        LOOKS_TOO_EARLY(LooksTooEarly::new, "everyObligationIsSettledOrStillToBeMet"),
        PUTS_THE_MILDEST_FIRST(
                PutsTheMildestFirst::new, "aMoreSevereLevelNeverOwesLater", "aHigherLevelMakesNothingDueLater"),
        SENDS_A_SECOND_LATE(SendsASecondLate::new, "whoSendsEachMessageWhenItIsDueIsNeverLate"),
        COUNTS_EVERY_DAY(CountsEveryDay::new, "aPostmortemIsDueOnADayThatIsWorkedWhenItsTimeIsUp"),
        FORGETS_THE_CALENDAR(ForgetsTheCalendar::new, "isReadAsItIsWritten"),
        LEAVES_OUT_THE_COMMUNICATION(LeavesOutTheCommunication::new, "isOnePageWithEveryLevel");

        private final Supplier<PolicyChecks> checks;
        private final String[] noticedBy;

        Fault(Supplier<PolicyChecks> checks, String... noticedBy) {
            this.checks = checks;
            this.noticedBy = noticedBy;
        }
    }

    private static final class BreaksARule extends PolicyChecks {
        BreaksARule() {
            super(POLICY);
        }

        @Override
        PlayedHistory play(History history) {
            PlayedHistory played = history.play();
            return new PlayedHistory(
                    played.policy(),
                    played.declared(),
                    played.turns(),
                    played.timeline().subList(1, played.timeline().size()),
                    played.incident());
        }
    }

    private static final class LooksTooEarly extends PolicyChecks {
        LooksTooEarly() {
            super(POLICY);
        }

        @Override
        Obligations obligations(CommunicationHistory history, Instant now) {
            return super.obligations(history, now.minus(Duration.ofMinutes(20)));
        }
    }

    private static final class PutsTheMildestFirst extends PolicyChecks {
        PutsTheMildestFirst() {
            super(POLICY);
        }

        @Override
        List<SeverityLevel> levels() {
            List<SeverityLevel> levels = new ArrayList<>(super.levels());
            Collections.reverse(levels);
            return levels;
        }
    }

    private static final class SendsASecondLate extends PolicyChecks {
        SendsASecondLate() {
            super(POLICY);
        }

        @Override
        Instant sent(Instant due) {
            return due.plusSeconds(1);
        }
    }

    private static final class CountsEveryDay extends PolicyChecks {
        CountsEveryDay() {
            super(POLICY);
        }

        @Override
        Instant postmortemDue(Instant resolved, Duration within) {
            return resolved.plus(within);
        }
    }

    private static final class ForgetsTheCalendar extends PolicyChecks {
        ForgetsTheCalendar() {
            super(POLICY);
        }

        @Override
        IncidentPolicy readBack() {
            return IncidentPolicy.builder().build();
        }
    }

    private static final class LeavesOutTheCommunication extends PolicyChecks {
        LeavesOutTheCommunication() {
            super(POLICY);
        }

        @Override
        String page() {
            return super.page().replace("## Communication", "## Other");
        }
    }

    /** Runs the contract. Its name keeps it from being run by itself. */
    static final class UnderGivenChecks extends PolicyContract {
        private static Supplier<PolicyChecks> given;

        @Override
        protected IncidentPolicy policy() {
            return POLICY;
        }

        @Override
        PolicyChecks checks() {
            return given.get();
        }
    }

    /** What came of the contract: the names of its tests. */
    private static final class Run implements TestExecutionListener {
        private final Set<String> succeeded = new TreeSet<>();
        private final Set<String> failed = new TreeSet<>();
        private final Set<String> others = new TreeSet<>();

        static Run of(Supplier<PolicyChecks> checks) {
            UnderGivenChecks.given = checks;
            Run run = new Run();
            LauncherFactory.create()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(selectClass(UnderGivenChecks.class))
                                    .configurationParameter("jqwik.database", "target/.jqwik-database-of-guards")
                                    .configurationParameter("jqwik.shrinking.default", "OFF")
                                    .build(),
                            run);
            return run;
        }

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (test.isTest()) {
                switch (result.getStatus()) {
                    case SUCCESSFUL -> succeeded.add(name(test));
                    case FAILED -> failed.add(name(test));
                    case ABORTED -> others.add(name(test));
                }
            }
        }

        @Override
        public void executionSkipped(TestIdentifier test, String reason) {
            others.add(test.getDisplayName());
        }

        private static String name(TestIdentifier test) {
            return test.getSource()
                    .map(MethodSource.class::cast)
                    .map(MethodSource::getMethodName)
                    .orElseThrow();
        }
    }

    private static final Map<Fault, Run> RUNS = new EnumMap<>(Fault.class);

    @ParameterizedTest
    @EnumSource
    void noticesAFault(Fault fault) {
        assertThat(run(fault).failed).containsExactlyInAnyOrder(fault.noticedBy);
    }

    @Test
    void passesASoundPolicyAndHasNoPropertyThatCannotFail() {
        Run sound = Run.of(() -> new PolicyChecks(POLICY));
        Set<String> noticed = Stream.of(Fault.values())
                .flatMap(fault -> run(fault).failed.stream())
                .collect(Collectors.toSet());

        assertThat(sound.failed).isEmpty();
        assertThat(sound.others).isEmpty();
        assertThat(sound.succeeded).isEqualTo(noticed).hasSize(8);
    }

    private static Run run(Fault fault) {
        return RUNS.computeIfAbsent(fault, one -> Run.of(one.checks));
    }
}
