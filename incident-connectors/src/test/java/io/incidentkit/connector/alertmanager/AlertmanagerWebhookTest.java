package io.incidentkit.connector.alertmanager;

import static io.incidentkit.connector.alertmanager.Webhooks.bare;
import static io.incidentkit.connector.alertmanager.Webhooks.firing;
import static io.incidentkit.connector.alertmanager.Webhooks.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.alert.Alert;
import io.incidentkit.alert.AlertGroup;
import io.incidentkit.command.Declare;
import io.incidentkit.validation.InputValidator;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AlertmanagerWebhookTest {

    @Nested
    class WhatAlertmanagerSends {
        private final AlertGroup group = read(Webhooks.CHECKOUT_FIRING);

        @Test
        void isKnownByItsGroupKey() {
            assertThat(group.source()).isEqualTo("alertmanager");
            assertThat(group.key()).isEqualTo("{}/{team=\"shop\"}:{alertname=\"HighErrorRate\"}");
        }

        @Test
        void isTitledByTheSummaryThatAllAlertsShare() {
            assertThat(group.title()).isEqualTo("More than 5% of requests fail");
        }

        @Test
        void namesEveryServiceOnce() {
            assertThat(group.services()).containsExactly("checkout", "cart");
        }

        @Test
        void keepsFiringAndResolvedApart() {
            assertThat(group.alerts()).extracting(Alert::firing).containsExactly(true, false);
            assertThat(group.firing()).isTrue();
        }

        @Test
        void cutsMomentsToMicrosecondsAndReadsOffsets() {
            assertThat(group.alerts())
                    .extracting(Alert::startsAt)
                    .containsExactly(
                            Instant.parse("2026-03-01T14:31:12.345678Z"), Instant.parse("2026-03-01T14:30:00Z"));
        }

        @Test
        void takesTheZeroTimeAsUnknown() {
            assertThat(group.alerts())
                    .extracting(Alert::endsAt)
                    .containsExactly(null, Instant.parse("2026-03-01T14:33:00Z"));
        }

        @Test
        void keepsLabelsAndAnnotations() {
            Alert checkout = group.alerts().get(0);
            assertThat(checkout.labels())
                    .containsExactly(
                            Map.entry("alertname", "HighErrorRate"),
                            Map.entry("service", "checkout"),
                            Map.entry("severity", "critical"));
            assertThat(checkout.annotations()).containsEntry("description", "7.2% now");
        }
    }

    @Nested
    class TheKeyWithoutAGroupKey {
        @Test
        void comesFromReceiverAndGroupLabels() {
            String one = "{\"receiver\":\"hook\",\"groupLabels\":{\"b\":\"2\",\"a\":\"1\"},\"alerts\":["
                    + firing("\"x\":\"1\"") + "]}";
            String other = "{\"receiver\":\"hook\",\"groupLabels\":{\"a\":\"1\",\"b\":\"2\"},\"alerts\":["
                    + firing("\"x\":\"2\"") + "]}";
            assertThat(read(one).key())
                    .isEqualTo("hook:{a=\"1\",b=\"2\"}")
                    .isEqualTo(read(other).key());
        }

        @Test
        void comesFromTheCommonLabelsOfAnUngroupedBody() {
            String body = "{\"receiver\":\"hook\",\"groupLabels\":{},\"commonLabels\":{\"alertname\":\"Down\"},"
                    + "\"alerts\":[" + firing("\"alertname\":\"Down\",\"zone\":\"a\"") + "]}";
            assertThat(read(body).key()).isEqualTo("hook:{alertname=\"Down\"}");
        }

        @Test
        void comesFromWhatTheAlertsShareWhenTheBodySaysNothing() {
            String body = bare(
                    firing("\"alertname\":\"Down\",\"zone\":\"a\""), firing("\"alertname\":\"Down\",\"zone\":\"b\""));
            assertThat(read(body).key()).isEqualTo("hook:{alertname=\"Down\"}");
        }

        @Test
        void ofAlertsWithNothingInCommonIsTheirSet() {
            String a = firing("\"alertname\":\"A\"");
            String b = firing("\"alertname\":\"B\"");
            assertThat(read(bare(a, b)).key())
                    .isEqualTo("hook:{alertname=\"A\"};{alertname=\"B\"}")
                    .isEqualTo(read(bare(b, a)).key());
        }

        @Test
        void isNotConfusedByQuotesInValues() {
            String one = bare(firing("\"a\":\"1\\\",b=\\\"2\""));
            String two = bare(firing("\"a\":\"1\",\"b\":\"2\""));
            assertThat(read(one).key()).isNotEqualTo(read(two).key());
        }

        @Test
        void staysTheSameWhenTheGroupIsResolved() {
            String alert = firing("\"alertname\":\"Down\",\"zone\":\"a\"");
            assertThat(read(bare(alert)).openKey())
                    .isEqualTo(read(bare(alert.replace("firing", "resolved"))).openKey());
        }
    }

    @Test
    void replacesALongKeyByItsDigestSoThatTwoStayTwo() {
        String body = "{\"groupKey\":\"%s\",\"alerts\":[" + firing("\"a\":\"b\"") + "]}";
        String one = read(body.formatted("x".repeat(2_000) + "1")).key();
        String two = read(body.formatted("x".repeat(2_000) + "2")).key();
        assertThat(one).startsWith("sha256:").hasSize(71).isNotEqualTo(two);
    }

    @Nested
    class TheTitle {
        @Test
        void withoutASharedSummaryIsTheNameAndTheGroupsLabels() {
            String body = "{\"groupLabels\":{\"alertname\":\"HighLatency\",\"region\":\"eu\"},\"commonLabels\":"
                    + "{\"alertname\":\"HighLatency\",\"region\":\"eu\",\"team\":\"shop\"},\"alerts\":["
                    + firing("\"alertname\":\"HighLatency\",\"region\":\"eu\",\"team\":\"shop\"") + "]}";
            assertThat(read(body).title()).isEqualTo("HighLatency (region=eu)");
        }

        @Test
        void namesTheAlertsOfAMixedGroup() {
            assertThat(read(bare(firing("\"alertname\":\"Memory\""), firing("\"alertname\":\"Load\"")))
                            .title())
                    .isEqualTo("Memory, Load");
        }

        @Test
        void ofAlertsWithoutANameSaysWhereTheyCameFrom() {
            assertThat(read(bare(firing("\"zone\":\"a\""))).title()).isEqualTo("Alerts for hook (zone=a)");
        }

        @Test
        void isOneLineWithoutControlCharacters() {
            String body = bare(firing("")
                    .replace(
                            "\"labels\"",
                            "\"annotations\":{\"summary\":\" Disk\\n full\\u0000\\u0085 \\ud800 now \"},\"labels\""));
            assertThat(read(body).title()).isEqualTo("Disk  full   \uFFFD now");
        }

        @Test
        void isCutBetweenCharacters() {
            String title = read(bare(firing("\"alertname\":\"" + "😀".repeat(150) + "\"")))
                    .title();
            assertThat(title)
                    .hasSizeLessThanOrEqualTo(InputValidator.MAX_LINE)
                    .startsWith("😀😀")
                    .endsWith("😀…");
        }
    }

    @Nested
    class TheServices {
        @Test
        void areTakenFromOpenTelemetrysNameAsWell() {
            assertThat(read(bare(firing("\"service_name\":\"checkout\""))).services())
                    .containsExactly("checkout");
        }

        @Test
        void areNotTakenFromTheJob() {
            assertThat(read(bare(firing("\"job\":\"node\""))).services()).isEmpty();
        }

        @Test
        void areNotMoreThanAnIncidentTakes() {
            String[] alerts = IntStream.range(0, 80)
                    .mapToObj(i -> firing("\"service\":\"s" + i + "\""))
                    .toArray(String[]::new);
            assertThat(read(bare(alerts)).services()).hasSize(Declare.MAX_SERVICES);
        }
    }

    @Test
    void countsWhatTheSourceLeftOut() {
        String body = bare(firing("\"a\":\"b\"")).replace("\"alerts\"", "\"truncatedAlerts\":12,\"alerts\"");
        assertThat(read(body).omitted()).isEqualTo(12);
    }

    @Test
    void takesNumbersAndBooleansAsTextAndLeavesTheRestOfLabelsOut() {
        Alert alert = read(bare(firing("\"n\":5,\"b\":true,\"nul\":null,\"empty\":\"\",\"o\":{}")))
                .alerts()
                .get(0);
        assertThat(alert.labels()).isEqualTo(Map.of("n", "5", "b", "true"));
    }

    @Test
    void boundsEveryText() {
        String alert = firing("\"long\":\"" + "x".repeat(20_000) + "\"")
                .replace("\"labels\"", "\"annotations\":{\"long\":\"" + "y".repeat(20_000) + "\"},\"labels\"");
        Alert read = read(bare(alert)).alerts().get(0);
        assertThat(List.of(read.labels().get("long"), read.annotations().get("long")))
                .extracting(String::length)
                .containsExactly(1_000, 5_000);
    }

    @Test
    void keepsTheLinesOfAnAnnotation() {
        String alert = firing("")
                .replace("\"labels\"", "\"annotations\":{\"description\":\"one\\r\\ntwo\\u0007\\tx\"},\"labels\"");
        assertThat(read(bare(alert)).alerts().get(0).annotations()).containsEntry("description", "one\ntwo \tx");
    }
}
