package io.incidentkit.connector.openslo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.groups.Tuple.tuple;

import io.incidentkit.command.Declare;
import io.incidentkit.commander.Actor;
import io.incidentkit.incident.Incident;
import io.incidentkit.insight.ServiceObjective;
import io.incidentkit.service.Incidents;
import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InvalidInputException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenSloTest {
    private static final String CHECKOUT = """
            apiVersion: openslo/v1
            kind: SLO
            metadata:
              name: availability
              displayName: Orders are taken
            spec:
              service: checkout
              indicatorRef: orders
              timeWindow:
                - duration: 28d
                  isRolling: true
              budgetingMethod: Occurrences
              objectives:
                - target: 0.999
            """;

    private static Map<String, List<ServiceObjective>> read(String document) {
        return OpenSlo.read(Map.of("slos.yaml", document)).byService();
    }

    private static List<String> faults(Map<String, String> documents) {
        List<String> faults = new ArrayList<>();
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> OpenSlo.read(documents))
                .satisfies(refused ->
                        refused.faults().stream().map(FieldError::toString).forEach(faults::add));
        return faults;
    }

    private static String only(String document) {
        List<String> faults = faults(Map.of("slos.yaml", document));
        assertThat(faults).hasSize(1);
        return faults.get(0);
    }

    @Test
    void anObjectiveHasItsServiceAndNameItsTargetAndItsWindow() {
        assertThat(read(CHECKOUT))
                .isEqualTo(Map.of(
                        "checkout",
                        List.of(new ServiceObjective("checkout/availability", 0.999, Duration.ofDays(28)))));
    }

    @Test
    void aTargetInPercentIsTheSameShare() {
        assertThat(read(CHECKOUT.replace("target: 0.999", "targetPercent: 99.9")))
                .isEqualTo(read(CHECKOUT));
    }

    @Test
    void severalObjectivesOfAnSloAreToldApart() {
        String document = CHECKOUT.replace("    - target: 0.999\n", """
                    - displayName: ours
                      target: 0.995
                    - displayName: SLA
                      target: 0.99
                    - targetPercent: 50
                    - displayName: SLA
                      target: 0.9
                """);

        assertThat(read(document).get("checkout"))
                .extracting(ServiceObjective::name, ServiceObjective::target)
                .containsExactly(
                        tuple("checkout/availability (ours)", 0.995),
                        tuple("checkout/availability (SLA 2)", 0.99),
                        tuple("checkout/availability (3)", 0.5),
                        tuple("checkout/availability (SLA 4)", 0.9));
    }

    @ParameterizedTest
    @CsvSource({"5m,PT5M", "12h,PT12H", "1d,PT24H", "2w,PT336H", "1M,PT720H", "1Q,PT2160H", "1Y,PT8760H"})
    void aWindowIsWrittenShort(String written, String window) {
        assertThat(read(CHECKOUT.replace("28d", written)).get("checkout"))
                .extracting(ServiceObjective::window)
                .containsExactly(Duration.parse(window));
    }

    @Test
    void anIncidentIsLinkedByTheServicesThatItHits() {
        Incidents incidents = Incidents.inMemory();
        Incident incident = incidents.declare(
                Actor.person("ana"),
                Declare.builder("Down").services(List.of("Checkout", "mail")).build());

        assertThat(OpenSlo.read(Map.of("slos.yaml", CHECKOUT)).hitBy(incident))
                .extracting(ServiceObjective::name)
                .containsExactly("checkout/availability");
    }

    @Test
    void aStreamAListAndSeveralFilesAreRead() {
        String stream = CHECKOUT + "---\n---\n" + CHECKOUT.replace("name: availability", "name: speed");
        String list = "- " + CHECKOUT.replace("checkout", "Search").strip().replace("\n", "\n  ");

        assertThat(OpenSlo.read(Map.of("a.yaml", stream, "b.yaml", list)).byService())
                .hasEntrySatisfying(
                        "checkout",
                        its -> assertThat(its)
                                .extracting(ServiceObjective::name)
                                .containsExactly("checkout/availability", "checkout/speed"))
                .hasEntrySatisfying("Search", its -> assertThat(its).hasSize(1));
    }

    @Test
    void otherKindsAndOtherDocumentsArePassedOver() {
        String others = """
                apiVersion: openslo/v1
                kind: Service
                metadata: {name: checkout}
                ---
                apiVersion: openslo/v1alpha
                kind: Service
                metadata: {name: search}
                ---
                apiVersion: apps/v1
                kind: Deployment
                ---
                """;

        assertThat(read(others + CHECKOUT)).isEqualTo(read(CHECKOUT));
    }

    @Test
    void anchorsAndMergesAreFollowed() {
        String document = CHECKOUT.replace("    - duration: 28d\n      isRolling: true\n", "    - <<: *month\n");

        assertThat(read("x: &month {duration: 28d, isRolling: true}\n" + document))
                .isEqualTo(read(CHECKOUT));
    }

    @Nested
    class WhatIsWrong {

        @Test
        void isSaidAtOnceWithFileAndLine() {
            String second = """
                    apiVersion: openslo/v1
                    kind: SLO
                    metadata: {}
                    spec:
                      timeWindow: [{duration: soon}]
                      objectives:
                        - target: 99.9
                        - target: much
                        - {target: 0.9, targetPercent: 90}
                        - displayName: none
                        - 7
                    """;

            assertThat(faults(Map.of("b.yaml", second, "a.yaml", "apiVersion: openslo/v1\n")))
                    .containsExactly(
                            "a.yaml:1 kind: is required",
                            "b.yaml:3 metadata.name: is required",
                            "b.yaml:5 spec.service: is required",
                            "b.yaml:5 spec.timeWindow[0].duration: is soon; it is a number with one of m, h, d, w, M, Q, Y,"
                                    + " such as 28d",
                            "b.yaml:7 spec.objectives[0].target: is 99.9; it is above 0 and below 1",
                            "b.yaml:8 spec.objectives[1].target: is much; it is a number such as 0.999",
                            "b.yaml:9 spec.objectives[2].target: is there beside targetPercent; one of them is",
                            "b.yaml:10 spec.objectives[3].target: is required",
                            "b.yaml:11 spec.objectives[4]: is no object");
        }

        @ParameterizedTest
        @ValueSource(strings = {"openslo/v1alpha", "openslo.com/v2alpha", "openslo/v2", "n9/v1alpha", "foo"})
        void isAnSloOfAnotherVersion(String version) {
            assertThat(only(CHECKOUT.replace("openslo/v1", version)))
                    .isEqualTo("slos.yaml:1 apiVersion: is " + version
                            + ", of which nothing is read; write the SLO as openslo/v1");
        }

        @Test
        void isAKindThatIsMistyped() {
            assertThat(only(CHECKOUT.replace("kind: SLO", "kind: Slo")))
                    .isEqualTo("slos.yaml:2 kind: is Slo, which openslo/v1 does not have");
        }

        @Test
        void isThatThereIsNone() {
            assertThat(only("apiVersion: openslo/v1\nkind: Service\n"))
                    .isEqualTo("documents: there is no SLO of openslo/v1, Sloth or Pyrra in 1 of them");
            assertThat(faults(Map.of())).hasSize(1);
        }

        @Test
        void isTheSameSloTwice() {
            assertThat(faults(Map.of("a.yaml", CHECKOUT, "b.yaml", CHECKOUT.replace("checkout", "Checkout"))))
                    .containsExactly("b.yaml:4 metadata.name: is availability, as at a.yaml:1 for the same service");
        }

        @Test
        void isNoWindowOrSeveral() {
            String without = CHECKOUT.replace("    - duration: 28d\n      isRolling: true\n", "");
            assertThat(only(without)).contains("spec.timeWindow: is required");
            assertThat(only(CHECKOUT.replace("    - duration: 28d", "    - duration: 7d\n    - duration: 28d")))
                    .contains("spec.timeWindow: has 2 windows; it has one");
            assertThat(only(CHECKOUT.replace("28d", "90Y"))).contains("spec: window: ");
        }

        @Test
        void isAMinuteByTheCalendarWhereAMonthWasMeant() {
            String calendar = CHECKOUT.replace("28d", "1m")
                    .replace("isRolling: true", "calendar: {startTime: 2022-01-01 12:00:00, timeZone: Europe/Zurich}");

            assertThat(only(calendar))
                    .endsWith("is 1m, less than a day by the calendar; a month is 1M, as 1m is a minute");
            assertThat(read(calendar.replace("1m", "1M")).get("checkout"))
                    .extracting(ServiceObjective::window)
                    .containsExactly(Duration.ofDays(30));
        }

        @Test
        void isWhatIsNoYaml() {
            assertThat(only("kind: [SLO")).startsWith("slos.yaml:1: is not YAML: ");
            assertThat(only("a: 1\na: *none\n")).startsWith("slos.yaml:2: is not YAML: ");
            assertThat(only("just words")).isEqualTo("slos.yaml:1: is no object");
            assertThat(only("[".repeat(200))).startsWith("slos.yaml: is not YAML that is read here: ");
            assertThat(only("x".repeat(OpenSlo.MAX_CHARACTERS + 1)))
                    .startsWith("slos.yaml: is not YAML that is read here: ");
            assertThat(faults(Map.of("slos.yaml", CHECKOUT + "kind: SLO\n")))
                    .contains("slos.yaml:15 kind: is there twice");
        }

        @Test
        void isSaidAHundredTimesAtMost() {
            assertThat(faults(Map.of("slos.yaml", "- 7\n".repeat(500)))).hasSize(100);
        }
    }
}
