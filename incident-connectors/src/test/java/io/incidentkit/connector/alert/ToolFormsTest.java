package io.incidentkit.connector.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.connector.alert.AlertAnswer.Kind;
import io.incidentkit.incident.Incident;
import io.incidentkit.severity.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The forms of tools that need no more than a secret. */
class ToolFormsTest {
    private static final ServiceLabels SERVICES = ServiceLabels.standard();
    private static final Instant BEGAN = Instant.ofEpochMilli(1_794_127_200_000L);

    private static List<String> faults(AlertAnswer answer) {
        return answer.faults().stream().map(fault -> fault.field()).toList();
    }

    @Nested
    class Datadog {
        private final AlertDesk desk = AlertDesk.of(DatadogAlerts.create(SERVICES));

        @Test
        void opensAnIncidentOfTheMonitorAndItsScope() {
            desk.host.clock.set(BEGAN.plusSeconds(90));
            desk.send(Payloads.DATADOG);

            assertThat(desk.only()).satisfies(incident -> {
                assertThat(incident.title()).isEqualTo("Checkout is slow");
                assertThat(incident.severity()).contains(Severity.SEV1);
                assertThat(incident.services()).containsExactly("checkout");
                assertThat(incident.began()).contains(BEGAN);
            });
            assertThat(desk.texts().toString()).doesNotContain("$HOSTNAME");
        }

        @Test
        void joinsItWhateverTheTransitionIsCalledAndAddsNothingForRenotifications() {
            desk.send(Payloads.DATADOG);
            desk.send(Payloads.DATADOG.replace("7001", "7002").replace("Triggered", "Re-Triggered"));
            int entries = desk.types().size();
            desk.send(Payloads.DATADOG
                    .replace("7001", "7003")
                    .replace("Triggered", "Renotify")
                    .replace("1794127200000", "1794127900000"));
            assertThat(desk.types()).hasSize(entries);

            desk.send(Payloads.DATADOG.replace("7001", "7004").replace("Triggered", "Recovered"));

            assertThat(desk.texts().toString()).contains("1 resolved");
            assertThat(desk.only().isOpen()).isTrue();
        }

        @Test
        void hearsARequestThatIsSentAgainOnce() {
            desk.send(Payloads.DATADOG);
            desk.host.clock.advance(Duration.ofHours(1));
            assertThat(desk.send(Payloads.DATADOG).kind()).isEqualTo(Kind.REPEATED);
        }

        @Test
        void readsTheStateOutOfATitleWhereATemplateHasNoTransition() {
            desk.send("{\"title\":\"[Triggered on {host:db-1}] Disk is full\",\"alert_id\":\"5\"}");
            assertThat(desk.only().title()).isEqualTo("Disk is full");
            assertThat(desk.send("{\"title\":\"[Recovered on {host:db-1}] Disk is full\",\"alert_id\":\"5\"}")
                            .incidents())
                    .hasSize(1);
        }

        @Test
        void opensInDoubtAndSaysThatItWasGuessed() {
            desk.send("{\"title\":\"High load\",\"monitor_id\":\"1\",\"priority\":4,\"tags\":\"team:backend\"}");

            assertThat(desk.only().severity()).contains(new Severity("SEV4"));
            assertThat(desk.texts().toString()).contains("transition is not given: read as firing");
        }

        @Test
        void refusesWhatCanNotBeToldFromOthersAndNamesThePlaceWhereATextBroke() {
            assertThat(faults(desk.send("{\"title\":\"x\",\"monitor_id\":\"$ALERT_ID\"}")))
                    .containsExactly("monitor_id");
            assertThat(desk.send("{\"title\":\"it says \"no\"\"}").faults().toString())
                    .contains("it breaks at line 1, column");
            assertThat(desk.all()).isEmpty();
        }

        /** What Datadog puts in place of the variables of the template is JSON. */
        @Test
        void readsItsOwnTemplate() {
            String filled = DatadogAlerts.TEMPLATE
                    .replace("$ALERT_ID", "4711")
                    .replace("$ALERT_TRANSITION", "Warn")
                    .replace("$ALERT_TITLE", "Slow");
            desk.send(filled);

            assertThat(desk.only().title()).isEqualTo("Slow");
            assertThat(desk.only().severity()).contains(Severity.SEV3);
        }
    }

    @Nested
    class NewRelic {
        private final AlertDesk desk = AlertDesk.of(NewRelicAlerts.create(SERVICES));

        @Test
        void opensAnIncidentOfTheIssueAndJoinsItUntilItIsClosed() {
            desk.host.clock.set(BEGAN.plusSeconds(90));
            desk.send(Payloads.NEW_RELIC);
            assertThat(desk.only().severity()).contains(Severity.SEV1);
            assertThat(desk.only().began()).contains(BEGAN);
            assertThat(desk.only().services())
                    .as("entities are no services unless the host says so")
                    .isEmpty();

            desk.send(Payloads.NEW_RELIC.replace("ACTIVATED", "CLOSED"));

            assertThat(desk.texts().toString()).contains("1 resolved");
        }

        @Test
        void takesTheLabelThatTheHostNamesForAService() {
            ServiceLabels byEntity = new ServiceLabels(List.of("entity"), ServiceLabels.MEASURERS);
            AlertDesk other = AlertDesk.of(NewRelicAlerts.create(byEntity));
            other.send(Payloads.NEW_RELIC);
            assertThat(other.only().services()).containsExactly("checkout");
        }

        @Test
        void writesDownThatItWasAcknowledgedOnce() {
            desk.send(Payloads.NEW_RELIC);
            String acknowledged = Payloads.NEW_RELIC.replace("STATE_CHANGE", "ISSUE_ACKNOWLEDGED");

            assertThat(desk.send(acknowledged).kind()).isEqualTo(Kind.IGNORED);
            desk.send(acknowledged);

            assertThat(desk.host.notes(desk.only())).containsExactly("New Relic: the issue was acknowledged");
        }

        @Test
        void refusesAnIssueWithoutItsId() {
            assertThat(faults(desk.send(Payloads.NEW_RELIC.replace("\"id\"", "\"x\""))))
                    .containsExactly("id");
        }
    }

    @Nested
    class Sentry {
        private final AlertDesk desk = AlertDesk.of(SentryAlerts.create(SERVICES));

        private AlertAnswer send(String resource, String body) {
            return desk.send(body, "Sentry-Hook-Resource", resource);
        }

        @Test
        void opensAnIncidentOfAnIssueWhoseRuleFiresAndHearsThatItIsResolved() {
            send("event_alert", Payloads.SENTRY_EVENT);
            assertThat(desk.only().title()).isEqualTo("Gateway time-out");
            assertThat(desk.only().severity()).contains(Severity.SEV1);
            assertThat(desk.only().services()).containsExactly("checkout");
            int entries = desk.types().size();
            send(
                    "event_alert",
                    Payloads.SENTRY_EVENT.replace("08:41:00", "08:51:00").replace("e1", "e2"));
            assertThat(desk.types()).as("the rule fires with each event").hasSize(entries);

            send("issue", Payloads.SENTRY_ISSUE_RESOLVED);

            assertThat(desk.texts().toString()).contains("1 resolved");
        }

        @Test
        void opensNothingForAnIssueThatIsNewAndWritesDownWhatIsDoneWithOneThatIsKnown() {
            assertThat(send("issue", Payloads.SENTRY_ISSUE_RESOLVED.replace("\"resolved\"", "\"created\""))
                            .kind())
                    .isEqualTo(Kind.IGNORED);
            assertThat(desk.all()).isEmpty();
            send("event_alert", Payloads.SENTRY_EVENT);

            send("issue", Payloads.SENTRY_ISSUE_RESOLVED.replaceFirst("\"resolved\"", "\"assigned\""));

            assertThat(desk.host.notes(desk.only())).containsExactly("Sentry: the issue is assigned");
        }

        @Test
        void opensAnIncidentOfAMetricAlertByItsLevel() {
            send("metric_alert", Payloads.SENTRY_METRIC.replace("\"critical\"", "\"warning\""));
            assertThat(desk.only().severity()).contains(Severity.SEV3);
            send("metric_alert", Payloads.SENTRY_METRIC);
            assertThat(desk.only().severity()).contains(Severity.SEV1);
            assertThat(desk.only().began()).contains(Instant.parse("2026-11-06T08:40:30Z"));
            send("metric_alert", Payloads.SENTRY_METRIC.replace("\"critical\"", "\"resolved\""));
            assertThat(desk.texts().toString()).contains("1 resolved");
        }

        @Test
        void takesWhatIsNoAlertAndRefusesOneWithoutItsIssue() {
            assertThat(send("installation", "{\"action\":\"created\",\"data\":{}}")
                            .kind())
                    .isEqualTo(Kind.IGNORED);
            assertThat(faults(send("event_alert", "{\"data\":{\"event\":{}}}"))).containsExactly("data.event.issue_id");
            assertThat(faults(send("metric_alert", "{}"))).containsExactly("data.metric_alert.id");
            assertThat(faults(desk.send("{\"id\":\"1\",\"level\":\"error\"}"))).containsExactly("Sentry-Hook-Resource");
        }
    }

    @Nested
    class CloudEvents {
        private final AlertDesk desk = AlertDesk.of(
                CloudEventAlerts.create(CloudEventAlerts.fields().build(), StateWords.standard(), SERVICES));

        private void isTheIncident(Incident incident) {
            assertThat(incident.title()).isEqualTo("Checkout is slow");
            assertThat(incident.severity()).contains(Severity.SEV1);
            assertThat(incident.services()).containsExactly("checkout");
            assertThat(incident.began()).contains(Instant.parse("2026-11-06T08:40:00Z"));
        }

        @Test
        void areReadInStructuredMode() {
            desk.send(Payloads.CLOUD_EVENT, "Content-Type", "application/cloudevents+json; charset=utf-8");
            isTheIncident(desk.only());
            desk.send(Payloads.CLOUD_EVENT.replace("A-1", "A-2").replace("alert.firing", "alert.resolved"));
            assertThat(desk.texts().toString()).contains("1 resolved");
        }

        @Test
        void areReadInBinaryMode() {
            desk.send(
                    "{\"title\":\"Checkout is slow\",\"severity\":\"critical\",\"service\":\"checkout\"}",
                    "Content-Type",
                    "application/json",
                    "ce-specversion",
                    "1.0",
                    "ce-id",
                    "A-1",
                    "ce-source",
                    "/monitors/eu",
                    "ce-type",
                    "org.example.alert.firing",
                    "ce-subject",
                    "checkout/%E6%85%A2",
                    "ce-time",
                    "2026-11-06T08:40:00Z");
            isTheIncident(desk.only());

            String structured =
                    Payloads.CLOUD_EVENT.replace("checkout/slow", "checkout/慢").replace("A-1", "A-2");

            assertThat(desk.send(structured).incidents())
                    .as("the same in the other mode")
                    .hasSize(1);
            assertThat(desk.all()).hasSize(1);
        }

        @Test
        void areReadOneByOneOfABatch() {
            AlertAnswer answer = desk.send(
                    "[" + Payloads.CLOUD_EVENT + ",{\"id\":\"A-2\",\"source\":\"/x\"},3]",
                    "Content-Type",
                    "application/cloudevents-batch+json");

            assertThat(answer.kind()).isEqualTo(Kind.PARTLY_READ);
            assertThat(faults(answer)).containsExactly("[1] specversion", "[1] type", "[2] event");
            isTheIncident(desk.only());
        }

        @Test
        void areKnownByTheirSourceAndId() {
            desk.send(Payloads.CLOUD_EVENT);
            desk.host.clock.advance(Duration.ofHours(1));
            assertThat(desk.send(Payloads.CLOUD_EVENT).kind()).isEqualTo(Kind.REPEATED);
            assertThat(desk.send(Payloads.CLOUD_EVENT.replace("/monitors/eu", "/monitors/us"))
                            .kind())
                    .isEqualTo(Kind.TAKEN);
        }

        @Test
        void areReadOutOfBase64() {
            desk.send(
                    "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/m\",\"type\":\"alert\",\"data_base64\":\"eyJ0aXRsZSI6IlNsb3cifQ==\"}");
            assertThat(desk.only().title()).isEqualTo("Slow");
        }

        @Test
        void thatLackWhatEachHasAreRefusedWithAllOfIt() {
            assertThat(faults(desk.send("{\"data\":{}}"))).containsExactly("specversion", "id", "source", "type");
            assertThat(faults(desk.send("{}", "ce-specversion", "1.0"))).containsExactly("id", "source", "type");
        }

        @Test
        void areReadAtThePlacesOfTheHost() {
            AlertFields fields = CloudEventAlerts.fields()
                    .at(AlertFields.Part.TITLE, List.of("/data/what"))
                    .at(AlertFields.Part.SEVERITY, List.of("/urgency"))
                    .build();
            AlertDesk other = AlertDesk.of(CloudEventAlerts.create(fields, StateWords.standard(), SERVICES));
            other.send(
                    "{\"what\":\"Slow\"}",
                    "ce-specversion",
                    "1.0",
                    "ce-id",
                    "1",
                    "ce-source",
                    "/m",
                    "ce-type",
                    "alert.firing",
                    "ce-urgency",
                    "critical");
            assertThat(other.only().title()).isEqualTo("Slow");
            assertThat(other.only().severity()).contains(Severity.SEV1);
        }
    }
}
