package io.incidentkit.connector.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.insight.BudgetQuestion;
import io.incidentkit.insight.ServiceObjective;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The queries for an error budget. */
class BudgetQueryTest {
    private static final Instant END = Instant.parse("2026-11-01T11:20:00Z");
    private static final ServiceObjective CHECKOUT = new ServiceObjective("checkout", 0.999, Duration.ofDays(30));
    private static final BudgetQuestion QUESTION = new BudgetQuestion(CHECKOUT, END.minusMillis(1_200_500), END);

    @Test
    void countsFailedEventsOfTheImpactAgainstAllOfTheWindow() {
        BudgetQuery query = BudgetQuery.byEvents("errors{job=\"a\"}", null, "sum(requests{job=\"a\"})")
                .orElseThrow();

        assertThat(query.spent(QUESTION))
                .isEqualTo("(sum(increase(errors{job=\"a\"}[1200500ms])))"
                        + " / ((sum(increase(requests{job=\"a\"}[2592000s]))) * 0.001)");
        assertThat(query.remaining(CHECKOUT))
                .isEqualTo("1 - (sum(increase(errors{job=\"a\"}[2592000s])))"
                        + " / ((sum(increase(requests{job=\"a\"}[2592000s]))) * 0.001)");
    }

    @Test
    void takesTheGoodOnesFromAllWhereTheFailedAreNotCounted() {
        assertThat(BudgetQuery.byEvents(null, "good", "all").orElseThrow().spent(QUESTION))
                .isEqualTo("(clamp_min((sum(increase(all[1200500ms]))) - (sum(increase(good[1200500ms]))), 0))"
                        + " / ((sum(increase(all[2592000s]))) * 0.001)");
    }

    @Test
    void fillsInTheWindowOfARate() {
        assertThat(BudgetQuery.byEvents("sum(rate(errors[{{.window}}]))", null, "sum(rate(all[{{ .window }}]))")
                        .orElseThrow()
                        .spent(QUESTION))
                .isEqualTo("((sum(rate(errors[1200500ms]))) * 1200.5)"
                        + " / (((sum(rate(all[2592000s]))) * 2592000) * 0.001)");
    }

    @Test
    void averagesTheRulesOfSlothAndQuotesTheirLabels() {
        assertThat(BudgetQuery.bySloth("a\"b\\c", "x").spent(QUESTION))
                .isEqualTo("avg_over_time(slo:sli_error:ratio_rate5m{sloth_service=\"a\\\"b\\\\c\",sloth_slo=\"x\"}"
                        + "[1200500ms]) * 1200.5 / (2592000 * 0.001)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "up",
                "job:errors:rate5m{a=\"}\"}",
                "sum(errors{code=~\"(5..|429)\",b='x'})",
                "errors{}",
                "sum( errors{a=\"\\\"\"} )"
            })
    void areAskedOfSeriesAndTheirSums(String series) {
        assertThat(BudgetQuery.byEvents(series, null, series)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sum(rate(errors[5m]))",
                "errors[5m]",
                "errors offset 5m",
                "a + b",
                "sum(a) + sum(b)",
                "sum by (x) (a)",
                "errors{a=\"b\"",
                "localhost requests",
                "SELECT 1",
                "max(errors)"
            })
    void areNotAskedOfAnythingElse(String other) {
        assertThat(BudgetQuery.byEvents(other, null, "all")).isEmpty();
        assertThat(BudgetQuery.byEvents("errors", null, other)).isEmpty();
    }
}
