package io.incidentkit.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentkit.actionitem.SurfacingPolicy;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InvalidInputException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;

/** The weekly duties are data of the policy. */
class WeeklyDutiesTest {
    @Test
    void areThePlaybooksWhereNothingIsSaid() {
        assertThat(IncidentPolicy.fromJson("{}").weekly()).isEqualTo(WeeklyDuties.standard());
        assertThat(IncidentPolicy.fromJson("{\"weekly\": {\"digest\": \"never\"}}")
                        .weekly())
                .isEqualTo(new WeeklyDuties(
                        null,
                        WeeklyDuties.standard().review(),
                        WeeklyDuties.standard().surfacing(),
                        SurfacingPolicy.STANDARD));
    }

    @Test
    void areReadAsTheyAreWritten() {
        IncidentPolicy policy = IncidentPolicy.builder()
                .weekly(new WeeklyDuties(
                        new WeeklyMoment(DayOfWeek.FRIDAY, LocalTime.of(16, 30)),
                        null,
                        new WeeklyMoment(DayOfWeek.SUNDAY, LocalTime.MIDNIGHT),
                        new SurfacingPolicy(0.655, Duration.ofDays(90), 5, Duration.ofDays(14))))
                .build();

        assertThat(IncidentPolicy.fromJson(policy.toJson())).isEqualTo(policy);
        assertThat(policy.toJson()).contains("\"friday 16:30\"", "\"never\"", "\"65.5%\"");
    }

    @Test
    void areRefusedWithEveryFaultUnderItsPath() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> IncidentPolicy.fromJson("""
                        {"weekly": {"digest": "mondays", "review": "monday 25:00", "completionBelow": "101%",
                          "over": "1 h", "leastItems": 0, "sent": "monday 09:00"}}
                        """))
                .satisfies(refused -> assertThat(refused.faults())
                        .extracting(FieldError::field)
                        .containsExactlyInAnyOrder(
                                "weekly.digest",
                                "weekly.review",
                                "weekly.completionBelow",
                                "weekly.over",
                                "weekly.leastItems",
                                "weekly.sent"));
    }

    @Test
    void standOnThePageOfThePolicy() {
        assertThat(IncidentPolicy.standard().toMarkdown())
                .contains("## Each week")
                .contains("monday 08:00");
    }
}
