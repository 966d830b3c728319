package io.incidentkit.connector.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.incidentkit.connector.RealData;
import io.incidentkit.connector.openslo.OpenSlo;
import io.incidentkit.insight.BudgetQuestion;
import io.incidentkit.insight.ServiceObjective;
import io.incidentkit.severity.BudgetMeasure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Error budgets, asked of a real Prometheus that has the rules which Sloth generated. For three hours 100 requests a second come in, and for 20
 * minutes of them a tenth fails: 12,000 requests.
 */
@Timeout(300)
class RealPrometheusTest {
    private static final Instant FIRST = Instant.parse("2026-11-01T09:00:00Z");
    private static final Instant BEGAN = Instant.parse("2026-11-01T11:00:00Z");
    private static final Instant MITIGATED = Instant.parse("2026-11-01T11:20:00Z");
    private static final Instant LAST = Instant.parse("2026-11-01T12:00:00Z");
    private static final double SECOND = 100;

    private static final String PYRRA = """
            groups:
              - name: checkout-pyrra-generic
                rules:
                  - record: pyrra_objective
                    expr: "0.99"
                    labels: {slo: checkout-errors, service: myservice}
                  - record: pyrra_window
                    expr: "10800"
                    labels: {slo: checkout-errors, service: myservice}
                  - record: pyrra_availability
                    expr: 1 - sum(increase(http_request_duration_seconds_count{code="500"}[3h])) / sum(increase(http_request_duration_seconds_count[3h]))
                    labels: {slo: checkout-errors, service: myservice}
                  - record: pyrra_requests:rate5m
                    expr: sum(rate(http_request_duration_seconds_count[5m]))
                    labels: {slo: checkout-errors, service: myservice}
                  - record: pyrra_errors:rate5m
                    expr: sum(rate(http_request_duration_seconds_count{code="500"}[5m])) or vector(0)
                    labels: {slo: checkout-errors, service: myservice}
            """;

    private static final String OPENSLO = """
            apiVersion: openslo/v1
            kind: SLI
            metadata: {name: requests}
            spec:
              ratioMetric:
                counter: true
                bad:
                  metricSource: {type: Prometheus, spec: {query: 'http_request_duration_seconds_count{job="myservice",code="500"}'}}
                total:
                  metricSource: {type: Prometheus, spec: {query: 'sum(http_request_duration_seconds_count{job="myservice"})'}}
            ---
            apiVersion: openslo/v1
            kind: SLO
            metadata: {name: by-reference}
            spec:
              service: myservice
              indicatorRef: requests
              timeWindow: [{duration: 3h, isRolling: true}]
              budgetingMethod: Occurrences
              objectives: [{target: 0.99}]
            ---
            apiVersion: openslo/v1
            kind: SLO
            metadata: {name: by-good}
            spec:
              service: myservice
              indicator:
                spec:
                  ratioMetric:
                    counter: true
                    good:
                      metricSource: {type: Prometheus, spec: {query: 'http_request_duration_seconds_count{code="200"}'}}
                    total:
                      metricSource: {type: Prometheus, spec: {query: 'http_request_duration_seconds_count'}}
              timeWindow: [{duration: 3h, isRolling: true}]
              budgetingMethod: Occurrences
              objectives: [{target: 0.99}]
            ---
            apiVersion: openslo/v1
            kind: SLO
            metadata: {name: of-nothing}
            spec:
              service: myservice
              indicator:
                spec:
                  ratioMetric:
                    counter: true
                    bad:
                      metricSource: {type: Prometheus, spec: {query: 'no_such_series'}}
                    total:
                      metricSource: {type: Prometheus, spec: {query: 'http_request_duration_seconds_count'}}
              timeWindow: [{duration: 3h, isRolling: true}]
              budgetingMethod: Occurrences
              objectives: [{target: 0.99}]
            """;

    private static LivePrometheus live;
    private static OpenSlo slos;
    private static PrometheusBudgets budgets;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        Path spec = RealData.at("specs/slo/sloth-getting-started.spec.yml");
        Path rules = RealData.at("specs/slo/sloth-getting-started.rules.yml");
        Path pyrra = Files.writeString(folder.resolve("pyrra.yml"), PYRRA);
        live = LivePrometheus.start(folder, samples(), List.of(rules, pyrra), FIRST.plus(Duration.ofMinutes(10)), LAST);
        slos = OpenSlo.read(Map.of(
                "sloth.yml",
                RealData.text(spec),
                "sloth.rules.yml",
                RealData.text(rules),
                "pyrra.yml",
                PYRRA,
                "openslo.yml",
                OPENSLO));
        budgets = PrometheusBudgets.of(live.asked(), slos.queries());
    }

    @AfterAll
    static void stop() {
        if (live != null) {
            live.close();
        }
    }

    private static String samples() {
        StringBuilder good = new StringBuilder();
        StringBuilder bad = new StringBuilder();
        double failed = 0;
        double worked = 0;
        for (Instant at = FIRST; !at.isAfter(LAST); at = at.plusSeconds(15)) {
            boolean isDown = at.isAfter(BEGAN) && !at.isAfter(MITIGATED);
            failed += isDown ? 15 * SECOND / 10 : 0;
            worked += isDown ? 15 * SECOND * 9 / 10 : 15 * SECOND;
            String line = "http_request_duration_seconds_count{job=\"myservice\",code=\"%s\"} %s %d\n";
            good.append(line.formatted("200", worked, at.getEpochSecond()));
            bad.append(line.formatted("500", failed, at.getEpochSecond()));
        }
        return "# TYPE http_request_duration_seconds_count unknown\n" + good + bad + "# EOF\n";
    }

    private static ServiceObjective objective(String name) {
        return slos.all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static BudgetMeasure measured(String name) throws InterruptedException {
        return budgets.measure(new BudgetQuestion(objective(name), BEGAN, MITIGATED))
                .orElseThrow();
    }

    @Test
    void theRulesAndTheSpecOfSlothAreOneObjective() {
        assertThat(slos.byService().get("myservice"))
                .contains(new ServiceObjective("myservice/requests-availability", 0.999, Duration.ofDays(30)))
                .contains(new ServiceObjective("checkout-errors", 0.99, Duration.ofHours(3)))
                .hasSize(5);
        assertThat(slos.unmeasured()).isEmpty();
    }

    /** 12,000 of the requests of the two hours and twenty minutes up to the end, of which one in a hundred may fail. */
    @Test
    void anImpactIsMeasuredByItsEvents() throws Exception {
        double all = SECOND * Duration.between(FIRST, MITIGATED).toSeconds();

        assertThat(measured("myservice/by-reference").share()).isEqualTo(12_000 / (all * 0.01), within(0.02));
        assertThat(measured("myservice/by-good").share()).isEqualTo(12_000 / (all * 0.01), within(0.02));
    }

    /** A tenth failed for 20 minutes, of 43 minutes that may fail in 30 days; the rate of five minutes lags behind. */
    @Test
    void anImpactIsMeasuredByTimeWithTheRulesOfSloth() throws Exception {
        double exact = 0.1 * 1_200 / (Duration.ofDays(30).toSeconds() * 0.001);
        assertThat(measured("myservice/requests-availability").share()).isBetween(0.8 * exact, 1.001 * exact);
    }

    @Test
    void anImpactIsMeasuredWithTheGenericRulesOfPyrra() throws Exception {
        double exact = 12_000 / (SECOND * Duration.ofHours(3).toSeconds() * 0.01);
        assertThat(measured("checkout-errors").share()).isBetween(0.8 * exact, 1.05 * exact);
    }

    @Test
    void whatIsLeftIsAskedOfTheSameRules() throws Exception {
        double failed = 12_000 / (SECOND * Duration.ofHours(3).toSeconds());
        PrometheusValue pyrra =
                budgets.remaining(objective("checkout-errors"), LAST).orElseThrow();
        PrometheusValue events =
                budgets.remaining(objective("myservice/by-reference"), LAST).orElseThrow();

        assertThat(events.number()).isEqualTo(1 - failed / 0.01, within(0.02));
        assertThat(pyrra.number()).isEqualTo(1 - failed / 0.01, within(0.05));
    }

    @Test
    void whereThereIsNoSuchSeriesNobodyKnows() throws Exception {
        BudgetMeasure measure = measured("myservice/of-nothing");
        assertThat(measure.isKnown()).isFalse();
        assertThat(measure.note()).isEqualTo("there is no such series");

        BudgetQuestion before = new BudgetQuestion(
                objective("myservice/by-reference"), FIRST.minus(Duration.ofDays(2)), FIRST.minus(Duration.ofDays(1)));
        assertThat(budgets.measure(before))
                .hasValueSatisfying(unknown -> assertThat(unknown.isKnown()).isFalse());
    }
}
