package io.incidentkit.connector.openslo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentkit.insight.ServiceObjective;
import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InvalidInputException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Objectives as they are written for Sloth and Pyrra, and in the rules that those generate. */
class GeneratedSlosTest {
    private static final String SLOTH = """
            version: "prometheus/v1"
            service: "shop"
            slos:
              - name: "orders"
                objective: 99.9
                sli:
                  events:
                    error_query: sum(rate(errors[{{.window}}]))
                    total_query: sum(rate(all[{{.window}}]))
              - name: "payments"
                objective: 99
            """;

    private static final String RULES = """
            groups:
              - name: meta
                rules:
                  - record: slo:objective:ratio
                    expr: vector(0.9990000000000001)
                    labels: {sloth_service: shop, sloth_slo: orders}
                  - record: slo:time_period:days
                    expr: vector(28)
                    labels: {sloth_service: shop, sloth_slo: orders}
                  - record: job:of:another
                    expr: sum(up)
              - name: alerts
                rules:
                  - alert: Burning
                    expr: vector(1)
            """;

    private static final String PYRRA = """
            apiVersion: pyrra.dev/v1alpha1
            kind: ServiceLevelObjective
            metadata:
              name: shop-errors
              labels:
                pyrra.dev/service: shop
            spec:
              target: "99.5"
              window: 4w
              indicator:
                ratio:
                  errors: {metric: 'errors{a="b"}'}
                  total: {metric: all}
            """;

    private static OpenSlo read(String... documents) {
        Map<String, String> named = new TreeMap<>();
        for (int i = 0; i < documents.length; i++) {
            named.put("file" + i + ".yml", documents[i]);
        }
        return OpenSlo.read(named);
    }

    private static List<String> faults(String... documents) {
        try {
            read(documents);
            return List.of();
        } catch (InvalidInputException e) {
            return e.faults().stream().map(FieldError::toString).toList();
        }
    }

    @Test
    void whatIsWrittenForSlothHasThirtyDaysWhereNoRuleSaysOtherwise() {
        assertThat(read(SLOTH).byService())
                .isEqualTo(Map.of(
                        "shop",
                        List.of(
                                new ServiceObjective("shop/orders", 0.999, Duration.ofDays(30)),
                                new ServiceObjective("shop/payments", 0.99, Duration.ofDays(30)))));
        assertThat(read(SLOTH).queries()).hasSize(2);
    }

    @Test
    void aSpecAndItsRulesAreOneObjectiveWithTheWindowOfTheRules() {
        for (OpenSlo slos : List.of(read(SLOTH, RULES), read(RULES, SLOTH))) {
            assertThat(slos.byService().get("shop"))
                    .containsExactlyInAnyOrder(
                            new ServiceObjective("shop/orders", 0.999, Duration.ofDays(28)),
                            new ServiceObjective("shop/payments", 0.99, Duration.ofDays(30)));
        }
        assertThat(read(RULES).all()).hasSize(1);
    }

    @Test
    void rulesOfAnotherTargetAreAFault() {
        assertThat(faults(SLOTH.replace("99.9", "99.8"), RULES))
                .singleElement()
                .asString()
                .contains("file1.yml:4", "0.999", "0.998", "generated anew");
    }

    @Test
    void thatOneIsThereTwiceIsAFault() {
        assertThat(faults(SLOTH, SLOTH)).hasSize(2).first().asString().contains("is shop/orders, as at file0.yml:4");
        assertThat(faults(PYRRA, PYRRA)).hasSize(1);
    }

    @Test
    void theObjectsOfKubernetesAreReadToo() {
        String sloth = """
                apiVersion: sloth.slok.dev/v1
                kind: PrometheusServiceLevel
                metadata: {name: shop}
                spec:
                  service: shop
                  slos:
                    - name: orders
                      objective: 99.9
                """;
        String rules = "apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nmetadata: {name: x}\nspec:\n"
                + RULES.indent(2);
        assertThat(read(sloth, rules).all())
                .containsExactly(new ServiceObjective("shop/orders", 0.999, Duration.ofDays(28)));
    }

    @Test
    void anObjectiveOfPyrraIsOfTheServiceOfItsLabelOrOfItsName() {
        ServiceObjective errors = new ServiceObjective("shop-errors", 0.995, Duration.ofDays(28));
        assertThat(read(PYRRA).byService()).isEqualTo(Map.of("shop", List.of(errors)));
        assertThat(read(PYRRA.replace("pyrra.dev/service", "team")).byService())
                .isEqualTo(Map.of("shop-errors", List.of(errors)));
    }

    @Test
    void theGenericRulesOfPyrraAreTheSameObjective() {
        String rules = """
                groups:
                  - name: generic
                    rules:
                      - {record: pyrra_objective, expr: "0.995", labels: {slo: shop-errors, service: shop}}
                      - {record: pyrra_window, expr: "2419200", labels: {slo: shop-errors, service: shop}}
                """;
        assertThat(read(rules).byService()).isEqualTo(read(PYRRA).byService());
        assertThat(read(rules, PYRRA).all()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "objective: 99.9, objective: 100, 'slos[0].objective: is 100'",
        "objective: 99.9, objective: most, 'slos[0].objective: is most'",
        "'name: \"orders\"', 'title: x', 'slos[0].name: is required'",
        "'service: \"shop\"', 'team: x', 'service: is required'"
    })
    void whatIsWrongIsToldWithItsPlace(String right, String wrong, String fault) {
        assertThat(faults(SLOTH.replaceFirst(right, wrong)))
                .singleElement()
                .asString()
                .contains(fault);
    }

    @Test
    void aWindowOfPyrraThatIsNoTimeIsAFault() {
        assertThat(faults(PYRRA.replace("4w", "a month")))
                .singleElement()
                .asString()
                .contains("spec.window");
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> read("groups: []"));
    }

    @Test
    void whatNothingMeasuresSaysWhy() {
        String openSlo = """
                apiVersion: openslo/v1
                kind: SLO
                metadata: {name: %s}
                spec:
                  service: shop
                  indicatorRef: nowhere
                  timeWindow: [{duration: 28d, isRolling: true}]
                  budgetingMethod: %s
                  objectives: [{target: 0.99}]
                """;
        OpenSlo slos = read(openSlo.formatted("a", "Occurrences"), openSlo.formatted("b", "Timeslices"));

        assertThat(slos.queries()).isEmpty();
        assertThat(slos.unmeasured())
                .isEqualTo(Map.of(
                        "shop/a", "its indicator 'nowhere' is in none of the files",
                        "shop/b", "its budget is counted by Timeslices"));
    }
}
