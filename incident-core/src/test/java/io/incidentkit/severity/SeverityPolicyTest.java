package io.incidentkit.severity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.incidentkit.comms.Audience;
import io.incidentkit.comms.CommunicationDuty;
import io.incidentkit.rule.RefusedException;
import io.incidentkit.rule.Rule;
import io.incidentkit.rule.Violation;
import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InputValidator;
import io.incidentkit.validation.InvalidInputException;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SeverityPolicyTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    @Nested
    class TheStandardPolicy {
        private final SeverityPolicy standard = SeverityPolicy.standard();

        @Test
        void hasThePlaybooksFourLevels() {
            assertThat(standard.severities())
                    .containsExactly(Severity.SEV1, Severity.SEV2, Severity.SEV3, Severity.SEV4);
            assertThat(standard.levels())
                    .extracting(level -> level.notification().orElseThrow())
                    .containsExactly(
                            Notification.PAGE_EVERYONE,
                            Notification.PAGE_ON_CALL,
                            Notification.TICKET,
                            Notification.BACKLOG);
            assertThat(standard.levels()).extracting(SeverityLevel::warRoom).containsExactly(true, false, false, false);
        }

        @Test
        void owesAPostmortemFiveDaysAfterTheTwoWorst() {
            assertThat(standard.levels())
                    .extracting(level -> level.postmortemWithin().orElse(null))
                    .containsExactly(Duration.ofDays(5), Duration.ofDays(5), null, null);
        }

        @Test
        void tellsTheStatusPageFirst() {
            assertThat(standard.level(Severity.SEV2).orElseThrow().communication())
                    .containsExactly(
                            new CommunicationDuty(
                                    Audience.STATUS_PAGE, Duration.ofMinutes(5), Duration.ofMinutes(60), true, true),
                            new CommunicationDuty(
                                    Audience.INTERNAL_CHAT,
                                    Duration.ofMinutes(15),
                                    Duration.ofMinutes(30),
                                    false,
                                    true),
                            new CommunicationDuty(
                                    Audience.CUSTOMERS, Duration.ofMinutes(30), Duration.ofHours(2), false, true));
            assertThat(standard.level(Severity.SEV3).orElseThrow().communication())
                    .isEmpty();
        }

        @Test
        void ranksItsLevelsAndPutsUnknownOnesLast() {
            assertThat(standard.rank(Severity.SEV1)).isEqualTo(1);
            assertThat(standard.rank(Severity.SEV4)).isEqualTo(4);
            assertThat(standard.rank(new Severity("SEV9"))).isEqualTo(5);
            assertThat(standard.has(new Severity("SEV9"))).isFalse();
            assertThat(standard.level(new Severity("SEV9"))).isEmpty();
        }
    }

    @Nested
    class PolicyIsComplete {
        @Test
        void asksForALevel() {
            assertThat(violations()).singleElement().satisfies(violation -> {
                assertThat(violation.rule()).isEqualTo(Rule.POLICY_IS_COMPLETE);
                assertThat(violation.message()).contains("no level");
            });
        }

        @Test
        void saysEveryThingThatALevelDoesNotSay() {
            assertThat(violations(SeverityLevel.builder(Severity.SEV1).build()))
                    .allMatch(violation -> violation.rule() == Rule.POLICY_IS_COMPLETE)
                    .extracting(Violation::message)
                    .containsExactly(
                            "SEV1 does not say what it means.",
                            "SEV1 does not say who is told.",
                            "SEV1 does not say when it is fixed.");
        }

        @Test
        void takesBlankWordsForNone() {
            SeverityLevel.Builder blank = level(Severity.SEV1).meaning(" \n").fixed("  ", HOUR);

            assertThat(violations(blank.build()))
                    .extracting(Violation::message)
                    .containsExactly("SEV1 does not say what it means.", "SEV1 does not say when it is fixed.");
        }

        @Test
        void takesWordsThatShowNothingForNone() {
            SeverityLevel.Builder invisible =
                    level(Severity.SEV1).meaning("\u200b\u2060").fixed("\ufeff", HOUR);

            assertThat(violations(invisible.build())).hasSize(2);
        }

        @Test
        void asksForNamesThatDifferInMoreThanCapitals() {
            assertThat(violations(
                            level(Severity.SEV1).build(),
                            level(new Severity("sev1")).build()))
                    .extracting(Violation::message)
                    .containsExactly("sev1 is there twice.");
        }

        @Test
        void asksForNamesOfTheirOwn() {
            assertThat(violations(
                            level(Severity.SEV1).build(), level(Severity.SEV1).build()))
                    .extracting(Violation::message)
                    .containsExactly("SEV1 is there twice.");
        }

        @Test
        void asksForOneLineAnAudience() {
            CommunicationDuty duty = duty(Audience.CUSTOMERS, HOUR, null);

            assertThat(violations(level(Severity.SEV1)
                            .communication(List.of(duty, duty))
                            .build()))
                    .extracting(Violation::message)
                    .containsExactly("SEV1 has two lines for the customers.");
        }
    }

    static Stream<Arguments> laxer() {
        return Stream.of(
                laxer(
                        "tells fewer people (a ticket against page the on-call)",
                        severe -> severe.notification(Notification.TICKET),
                        mild -> mild.notification(Notification.PAGE_ON_CALL)),
                laxer(
                        "is fixed later (1 day against 1 h)",
                        severe -> severe.fixed("x", DAY),
                        mild -> mild.fixed("x", HOUR)),
                laxer(
                        "is fixed later (never against 1 h)",
                        severe -> severe.fixed("x", null),
                        mild -> mild.fixed("x", HOUR)),
                laxer(
                        "owes its postmortem later (1 day against 1 h)",
                        severe -> severe.postmortemWithin(DAY),
                        mild -> mild.postmortemWithin(HOUR)),
                laxer(
                        "owes its postmortem later (never against 1 day)",
                        severe -> severe,
                        mild -> mild.postmortemWithin(DAY)),
                laxer("opens no war room", severe -> severe, mild -> mild.warRoom(true)),
                laxer("does not tell the customers", severe -> severe, telling(duty(Audience.CUSTOMERS, HOUR, null))),
                laxer(
                        "tells the customers first later (1 day against 1 h)",
                        telling(duty(Audience.CUSTOMERS, DAY, null)),
                        telling(duty(Audience.CUSTOMERS, HOUR, null))),
                laxer(
                        "updates the customers less often (never against 1 h)",
                        telling(duty(Audience.CUSTOMERS, HOUR, null)),
                        telling(duty(Audience.CUSTOMERS, HOUR, HOUR))),
                laxer(
                        "updates the customers less often (2 h against 1 h)",
                        telling(duty(Audience.CUSTOMERS, HOUR, Duration.ofHours(2))),
                        telling(duty(Audience.CUSTOMERS, HOUR, HOUR))),
                laxer(
                        "does not update the customers at each step",
                        telling(new CommunicationDuty(Audience.CUSTOMERS, HOUR, null, false, true)),
                        telling(new CommunicationDuty(Audience.CUSTOMERS, HOUR, null, true, true))),
                laxer(
                        "sends the customers no closing message",
                        telling(new CommunicationDuty(Audience.CUSTOMERS, HOUR, null, true, false)),
                        telling(new CommunicationDuty(Audience.CUSTOMERS, HOUR, null, true, true))));
    }

    @Nested
    class PolicyIsOrdered {
        @ParameterizedTest(name = "{0}")
        @MethodSource("io.incidentkit.severity.SeverityPolicyTest#laxer")
        void refusesASevereLevelThatIsLaxer(
                String how, UnaryOperator<SeverityLevel.Builder> severe, UnaryOperator<SeverityLevel.Builder> mild) {
            List<Violation> violations = violations(
                    severe.apply(level(Severity.SEV1)).build(),
                    mild.apply(level(Severity.SEV2)).build());

            assertThat(violations).singleElement().satisfies(violation -> {
                assertThat(violation.rule()).isEqualTo(Rule.POLICY_IS_ORDERED);
                assertThat(violation.message()).isEqualTo("SEV1 is more severe than SEV2 but " + how + ".");
            });
        }

        @ParameterizedTest(name = "the other way round: {0}")
        @MethodSource("io.incidentkit.severity.SeverityPolicyTest#laxer")
        void allowsAMilderLevelThatIsLaxer(
                String how, UnaryOperator<SeverityLevel.Builder> severe, UnaryOperator<SeverityLevel.Builder> mild) {
            SeverityPolicy policy = SeverityPolicy.of(List.of(
                    mild.apply(level(Severity.SEV1)).build(),
                    severe.apply(level(Severity.SEV2)).build()));

            assertThat(policy.levels()).as(how).hasSize(2);
        }

        @Test
        void allowsLevelsThatDifferInTheirNameOnly() {
            assertThat(SeverityPolicy.of(List.of(
                                    level(Severity.SEV1).build(),
                                    level(Severity.SEV2).build()))
                            .severities())
                    .containsExactly(Severity.SEV1, Severity.SEV2);
        }
    }

    @Test
    void refusesALevelThatCanNeverBeRightWithAllItsFaultsAtOnce() {
        SeverityLevel.Builder level = level(Severity.SEV1)
                .meaning("x".repeat(201))
                .fixed("a\u0000b", Duration.ofSeconds(-1))
                .postmortemWithin(Duration.ZERO);

        assertThat(catchThrowableOfType(InvalidInputException.class, level::build)
                        .faults())
                .extracting(FieldError::toString)
                .containsExactly(
                        "meaning: has 201 characters; at most 200 are kept",
                        "fixed: has the control character U+0000 at position 2",
                        "fixedWithin: is PT-1S; it is not negative",
                        "postmortemWithin: is PT0S; a deadline lies after the moment it is counted from");
        assertThat(catchThrowableOfType(
                                InvalidInputException.class,
                                level(Severity.SEV1)
                                        .fixed("x", InputValidator.LONGEST.plusSeconds(1))
                                        .postmortemWithin(Duration.ofMillis(1_500))::build)
                        .faults())
                .extracting(FieldError::toString)
                .containsExactly(
                        "fixedWithin: is PT87672H1S; at most 3653 days are kept",
                        "postmortemWithin: is PT1.5S; it is counted in whole seconds");
    }

    @Test
    void takesTheLongestAndTheShortestDeadlines() {
        SeverityLevel level = level(Severity.SEV1)
                .fixed("now", Duration.ZERO)
                .postmortemWithin(InputValidator.LONGEST)
                .build();

        assertThat(SeverityPolicy.of(List.of(level)).levels()).containsExactly(level);
        assertThat(level).isNotEqualTo(level(Severity.SEV1).build());
    }

    @Test
    void comparesNowAsItIsCounted() {
        assertThat(violations(
                        level(Severity.SEV1).fixed("now", Duration.ZERO).build(),
                        level(Severity.SEV2)
                                .fixed("soon", Duration.ofMinutes(30))
                                .build()))
                .extracting(Violation::message)
                .containsExactly("SEV1 is more severe than SEV2 but is fixed later, as now is counted by the hour"
                        + " (1 h against 30 min).");
    }

    @Test
    void refusesABrokenPolicyWholeWithAllItsFaultsAtOnce() {
        List<Violation> violations = violations(
                level(Severity.SEV3)
                        .notification(Notification.BACKLOG)
                        .fixed("later", DAY)
                        .build(),
                SeverityLevel.builder(Severity.SEV2)
                        .notification(Notification.TICKET)
                        .fixed("soon", HOUR)
                        .warRoom(true)
                        .build(),
                level(Severity.SEV3)
                        .notification(Notification.PAGE_EVERYONE)
                        .fixed("now", Duration.ZERO)
                        .warRoom(true)
                        .build());

        assertThat(violations)
                .extracting(Violation::message)
                .containsExactlyInAnyOrder(
                        "SEV2 does not say what it means.",
                        "SEV3 is there twice.",
                        "SEV3 is more severe than SEV2 but tells fewer people (the backlog against a ticket).",
                        "SEV3 is more severe than SEV2 but is fixed later (1 day against 1 h).",
                        "SEV3 is more severe than SEV2 but opens no war room.",
                        "SEV2 is more severe than SEV3 but tells fewer people (a ticket against page everyone).",
                        "SEV2 is more severe than SEV3 but is fixed later (1 h against now).");
        assertThat(violations).extracting(Violation::remedy).doesNotContain("");
    }

    private static List<Violation> violations(SeverityLevel... levels) {
        RefusedException refusal =
                catchThrowableOfType(RefusedException.class, () -> SeverityPolicy.of(List.of(levels)));
        return refusal.violations();
    }

    private static SeverityLevel.Builder level(Severity severity) {
        return SeverityLevel.builder(severity)
                .meaning("something is wrong")
                .notification(Notification.TICKET)
                .fixed("within a day", DAY);
    }

    private static CommunicationDuty duty(Audience audience, Duration first, Duration every) {
        return new CommunicationDuty(audience, first, every, true, true);
    }

    private static UnaryOperator<SeverityLevel.Builder> telling(CommunicationDuty duty) {
        return level -> level.communication(List.of(duty));
    }

    private static Arguments laxer(
            String how, UnaryOperator<SeverityLevel.Builder> severe, UnaryOperator<SeverityLevel.Builder> mild) {
        return Arguments.of(how, severe, mild);
    }
}
