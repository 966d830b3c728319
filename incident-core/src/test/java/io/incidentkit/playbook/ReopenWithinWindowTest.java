package io.incidentkit.playbook;

import static io.incidentkit.playbook.Scenario.alice;
import static io.incidentkit.playbook.Scenario.carol;
import static io.incidentkit.playbook.Scenario.moment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentkit.command.CommandType;
import io.incidentkit.command.EndCommand.Reopen;
import io.incidentkit.incident.Incident;
import io.incidentkit.loop.Episode;
import io.incidentkit.loop.Moment;
import io.incidentkit.loop.Step;
import io.incidentkit.rule.Rule;
import io.incidentkit.rule.Violation;
import io.incidentkit.severity.Severity;
import io.incidentkit.validation.InvalidInputException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReopenWithinWindowTest {
    private static final Reopen REOPEN = new Reopen("errors again", null);

    @Nested
    class AnIncidentThatCameBack {
        @Test
        void beginsANewEpisodeAndKeepsEveryInstantOfTheOldOne() {
            Episode old = Scenario.resolved().incident().episode();
            Incident incident = Scenario.reopened().incident();

            assertThat(incident.isOpen()).isTrue();
            assertThat(incident.earlierEpisodes()).containsExactly(old);
            assertThat(incident.episode()).isEqualTo(Episode.begin(2, new Moment(moment("16:00"), 8)));
            assertThat(incident.step()).isEqualTo(Step.DETECTED);
            assertThat(incident.detectedAt()).isEqualTo(moment("14:32"));
        }

        @Test
        void keepsItsSeverityAndForgetsWhatIsDisproved() {
            Incident incident = Scenario.reopened().incident();

            assertThat(incident.severity()).contains(Severity.SEV1);
            assertThat(incident.hypothesis()).isEmpty();
            assertThat(incident.mitigation()).isEmpty();
            assertThat(incident.verification()).isEmpty();
            assertThat(incident.endedAt()).isEmpty();
        }

        @Test
        void knowsSinceWhenItIsSoAgainIfThatIsSaid() {
            Incident incident = Scenario.resolved()
                    .at("16:00")
                    .accept(carol, new Reopen("errors again", moment("15:45"), null))
                    .incident();

            assertThat(incident.episodeBegan()).contains(moment("15:45"));
            assertThat(incident.began()).isEmpty();
        }

        @Test
        void didNotComeBackBeforeTheEndNorAfterItWasNoticed() {
            for (String began : List.of("15:09", "16:01")) {
                assertThat(Scenario.resolved()
                                .at("16:00")
                                .refusal(carol, new Reopen("errors again", moment(began), null)))
                        .containsExactly(Rule.TIME_MAKES_SENSE);
            }
        }

        @Test
        void isReopenedByAnybody() {
            assertThat(Scenario.resolved().mayI(carol, CommandType.REOPEN)).isTrue();
        }
    }

    @Nested
    class TheWindow {
        @Test
        void includesItsLastMoment() {
            Scenario scenario = Scenario.resolved().after(Duration.ofDays(7));

            assertThat(scenario.decide(alice, REOPEN).accepted()).isTrue();
        }

        @Test
        void isMeasuredToTheMomentAtWhichItCameBackThoughThatIsToldLate() {
            Scenario scenario = Scenario.resolved().after(Duration.ofDays(8));
            Instant sixthDay = moment("15:10").plus(Duration.ofDays(6));

            assertThat(scenario.decide(alice, new Reopen("errors again", sixthDay))
                            .accepted())
                    .isTrue();
            assertThat(scenario.refusal(alice, new Reopen("errors again", sixthDay.plus(Duration.ofDays(2)))))
                    .containsExactly(Rule.REOPEN_WITHIN_WINDOW);
            assertThat(scenario.refusal(alice, REOPEN)).containsExactly(Rule.REOPEN_WITHIN_WINDOW);
        }

        @Test
        void thenClosesAndSaysWhatToDoInstead() {
            Violation violation = Scenario.resolved()
                    .after(Duration.ofDays(7).plusNanos(1_000))
                    .violation(alice, REOPEN);

            assertThat(violation.rule()).isEqualTo(Rule.REOPEN_WITHIN_WINDOW);
            assertThat(violation.message()).contains("2026-03-01T15:10:00Z").contains("7 days");
            assertThat(violation.remedy()).contains("new incident").contains("link");
        }

        @Test
        void isThePolicys() {
            IncidentPolicy policy = IncidentPolicy.builder()
                    .reopenWindow(Duration.ofMinutes(90))
                    .build();

            assertThat(Scenario.resolved()
                            .under(policy)
                            .at("16:40")
                            .decide(alice, REOPEN)
                            .accepted())
                    .isTrue();
            assertThat(Scenario.resolved()
                            .under(policy)
                            .at("16:41")
                            .violation(alice, REOPEN)
                            .message())
                    .contains("90 min");
        }

        @Test
        void ofZeroReopensNothing() {
            IncidentPolicy never =
                    IncidentPolicy.builder().reopenWindow(Duration.ZERO).build();

            assertThat(Scenario.resolved().under(never).refusal(alice, REOPEN))
                    .containsExactly(Rule.REOPEN_WITHIN_WINDOW);
        }

        @Test
        void isNotNegative() {
            IncidentPolicy.Builder policy = IncidentPolicy.builder().reopenWindow(Duration.ofHours(-1));

            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(policy::build)
                    .withMessageContaining("reopenWindow");
        }
    }

    static Stream<Supplier<Scenario>> notResolved() {
        return Stream.of(
                Scenario::detected,
                Scenario::triaged,
                Scenario::diagnosed,
                Scenario::mitigated,
                Scenario::dismissed,
                Scenario::reopened);
    }

    @ParameterizedTest
    @MethodSource("notResolved")
    void reopensOnlyWhatWasResolved(Supplier<Scenario> scenario) {
        assertThat(scenario.get().refusal(alice, REOPEN)).containsExactly(Rule.REOPEN_WITHIN_WINDOW);
    }
}
