package io.incidentkit.connector.alertmanager;

import static io.incidentkit.connector.alertmanager.Webhooks.bare;
import static io.incidentkit.connector.alertmanager.Webhooks.firing;
import static io.incidentkit.connector.alertmanager.Webhooks.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.alert.AlertGroup;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertmanagerReaderTest {

    /** kubernetes-sigs/kubernetes-mixin#37. */
    @Nested
    class WhoMeasures {
        private static final String STATE = "\"job\":\"kube-state-metrics\","
                + "\"service\":\"kube-prometheus-stack-kube-state-metrics\",\"instance\":\"10.0.0.1:8080\",";

        @Test
        void isNoServiceThatIsHit() {
            String shop = bare(firing(STATE + "\"namespace\":\"shop\""));
            String billing = bare(firing(STATE + "\"namespace\":\"billing\""));

            assertThat(read(shop).services()).containsExactly("shop");
            assertThat(read(billing).services()).containsExactly("billing");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "job=kube-state-metrics,service=ksm,namespace=shop,deployment=checkout | checkout",
                    "job=kube-state-metrics,service=ksm,namespace=monitoring,exported_namespace=shop | shop",
                    "job=integrations/kubernetes/kube-state-metrics,namespace=shop,statefulset=db | db",
                    "job=kubelet,service=kps-kubelet,namespace=shop,pod=checkout-0 | shop",
                    "job=kube-state-metrics,service=ksm | ksm",
                    "job=postgres-exporter,service=orders-db,namespace=data | orders-db",
                    "job=blackbox,service=checkout,instance=https://shop.example | checkout",
                    "job=checkout,service=checkout,namespace=shop | checkout",
                    "service=checkout | checkout",
                    "app=checkout,namespace=shop | checkout",
                    "namespace=shop | shop"
                })
        void givesWayToWhatItTellsOf(String labels, String service) {
            assertThat(read(bare(firing(json(labels)))).services()).containsExactly(service);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "job=node-exporter,service=kps-prometheus-node-exporter,namespace=monitoring,instance=10.0.0.1:9100",
                    "job=node_exporter,instance=10.0.0.1:9100",
                    "job=integrations/node_exporter,service=node_exporter,namespace=monitoring",
                    "job=checkout,instance=10.0.0.1:8080",
                    "service=Postgres-Exporter"
                })
        void whereNothingElseIsNamedNoServiceIsKnown(String labels) {
            assertThat(read(bare(firing(json(labels)))).services()).isEmpty();
        }

        @Test
        void isTheHostsToSay() {
            AlertmanagerReader reader = AlertmanagerReader.builder()
                    .serviceLabels(List.of("team_service", "service"))
                    .measurers(List.of("prober"))
                    .build();

            assertThat(services(reader, "team_service=Pay,service=checkout")).containsExactly("Pay");
            assertThat(services(reader, "team_service=eu-Prober,service=invoice-exporter"))
                    .containsExactly("invoice-exporter");
            assertThat(services(reader, "namespace=shop")).isEmpty();
        }

        private List<String> services(AlertmanagerReader reader, String labels) {
            return reader.read(bare(firing(json(labels))).getBytes(StandardCharsets.UTF_8))
                    .services();
        }
    }

    /** grafana/grafana#26863. */
    @Nested
    class TheSource {
        private final byte[] body = Webhooks.CHECKOUT_FIRING.getBytes(StandardCharsets.UTF_8);
        private final AlertmanagerReader reader = AlertmanagerReader.standard();

        @Test
        void isAPartOfTheKeyOnceItIsNamed() {
            AlertGroup eu = reader.read("eu", body);
            AlertGroup us = reader.read("us", body);

            assertThat(eu.source()).isEqualTo("alertmanager/eu");
            assertThat(eu.key()).isEqualTo(us.key());
            assertThat(eu.openKey()).isNotEqualTo(us.openKey());
            assertThat(reader.read("eu", body).openKey()).isEqualTo(eu.openKey());
        }

        @Test
        void isNotToldFromAnotherByItsAddressAlone() {
            byte[] replica = Webhooks.CHECKOUT_FIRING
                    .replace("alertmanager.example", "alertmanager-1.example")
                    .getBytes(StandardCharsets.UTF_8);

            assertThat(reader.read(replica).openKey())
                    .isEqualTo(reader.read(body).openKey());
        }

        @Test
        void hasTheNameThatTheHostGaveUnlessTheSenderSaysAnother() {
            AlertmanagerReader named = AlertmanagerReader.builder().source("eu").build();

            assertThat(named.read(body).source()).isEqualTo("alertmanager/eu");
            assertThat(named.read("us", body).source()).isEqualTo("alertmanager/us");
            assertThat(reader.read(" ", body).source()).isEqualTo(AlertmanagerWebhook.SOURCE);
        }

        @Test
        void hasANameThatAnActorCanHave() {
            assertThat(reader.sourceName(" e\nu " + "x".repeat(300)))
                    .startsWith("alertmanager/e u")
                    .hasSizeLessThanOrEqualTo(120);
        }
    }

    private static String json(String labels) {
        return String.join(
                ",",
                List.of(labels.split(",")).stream()
                        .map(label -> "\"" + label.replaceFirst("=", "\":\"") + "\"")
                        .toList());
    }
}
