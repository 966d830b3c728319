package io.incidentkit.connector.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.connector.RealData;
import io.incidentkit.connector.alert.AlertFields.Part;
import io.incidentkit.connector.alertmanager.GrafanaAlerts;
import io.incidentkit.connector.opsgenie.OpsgenieAlerts;
import io.incidentkit.connector.opsgenie.OpsgenieBase;
import io.incidentkit.connector.pagerduty.PagerDutyAlerts;
import io.incidentkit.connector.paging.PagedIncidents;
import io.incidentkit.connector.sns.CloudWatchAlerts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Payloads that tools really sent, or that their makers publish ({@link RealData}): each that names an alert opens, joins or is refused. */
class RealAlertsTest {
    private static final ServiceLabels SERVICES = ServiceLabels.standard();

    /** What becomes of a payload. */
    private enum End {
        OPENS,
        OPENS_NOTHING,
        IS_LEFT_OUT,
        IS_REFUSED
    }

    private record Row(Pattern files, Function<PagedIncidents, AlertForm> form, End end) {}

    private static Row row(String files, Function<PagedIncidents, AlertForm> form, End end) {
        return new Row(Pattern.compile(files), form, end);
    }

    private static final Function<PagedIncidents, AlertForm> GRAFANA = host -> GrafanaAlerts.create(SERVICES);
    private static final Function<PagedIncidents, AlertForm> PAGERDUTY =
            host -> PagerDutyAlerts.create(SERVICES, host.references, "portal");
    private static final Function<PagedIncidents, AlertForm> OPSGENIE =
            host -> OpsgenieAlerts.create(SERVICES, host.references, "portal", OpsgenieBase.US);

    private static Function<PagedIncidents, AlertForm> pointed(Map<Part, String> places) {
        AlertFields.Builder fields = AlertFields.builder();
        places.forEach((part, pointers) -> fields.at(part, List.of(pointers.split(","))));
        return host -> PointedAlerts.builder("probe", fields.build()).build();
    }

    private static final List<Row> ROWS = List.of(
            row("grafana/.*", GRAFANA, End.OPENS),
            row("grafana-oncall-inbound/(legacy_)?(alertmanager|grafana|grafana_alerting)[.]json", GRAFANA, End.OPENS),
            row(
                    "grafana-oncall-inbound/(formatted_webhook|zabbix)[.]json",
                    pointed(Map.of(Part.KEY, "/alert_uid", Part.TITLE, "/title", Part.STATE, "/state")),
                    End.OPENS),
            row(
                    "grafana-oncall-inbound/kapacitor[.]json",
                    pointed(Map.of(Part.KEY, "/id", Part.TITLE, "/message")),
                    End.OPENS),
            row(
                    "grafana-oncall-outbound/escalation.*",
                    pointed(Map.of(Part.KEY, "/id", Part.TITLE, "/title", Part.STATE, "/state")),
                    End.OPENS),
            row(
                    "grafana-oncall-outbound/outgoing.*",
                    pointed(Map.of(Part.KEY, "/alert_group/id", Part.STATE, "/alert_group/state")),
                    End.OPENS_NOTHING),
            row("alerta-tests/(grafana_.*|prometheus_v3_alert)[.]json", GRAFANA, End.OPENS),
            row(
                    "alerta-tests/pingdom_up[.]json",
                    pointed(Map.of(Part.KEY, "/check_id", Part.TITLE, "/check_name", Part.STATE, "/current_state")),
                    End.OPENS_NOTHING),
            row(
                    "alerta-tests/stackdriver_closed[.]json",
                    pointed(Map.of(Part.KEY, "/incident/incident_id", Part.STATE, "/incident/state")),
                    End.OPENS_NOTHING),
            row("alerta-tests/pagerduty_alert[.]json", PAGERDUTY, End.IS_REFUSED),
            row("pagerduty/(v2|events-v2)-.*", PAGERDUTY, End.IS_REFUSED),
            row("pagerduty/v3-(01|02|signed-body)[.]json", PAGERDUTY, End.IS_LEFT_OUT),
            row("pagerduty/v3-.*", PAGERDUTY, End.IS_REFUSED),
            row("opsgenie/.*[.]json", OPSGENIE, End.OPENS),
            row("opsgenie/.*[.]yml", OPSGENIE, End.IS_REFUSED));

    /** Those that are no webhook of an alert, and those that are read below or in the tests of their tools. */
    private static final Pattern OTHERS = Pattern.compile(
            "(alertmanager|alertmanager-api-captures|incident-io-captures|signatures|alerts-in-more)/.*|signature-vectors[.]json");

    @Test
    void eachOpensOrJoinsOrIsRefused() {
        Path folder = RealData.at("webhooks");
        List<String> wrong = new ArrayList<>();
        int read = 0;
        for (Path file : RealData.files(folder)) {
            String name = folder.relativize(file).toString().replace('\\', '/');
            if (OTHERS.matcher(name).matches()) {
                continue;
            }
            Row row = ROWS.stream()
                    .filter(each -> each.files.matcher(name).matches())
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("Nobody says what becomes of " + name));
            End end = end(row.form, RealData.bytes(file));
            if (end != row.end) {
                wrong.add(name + ": " + end + " in place of " + row.end);
            }
            read++;
        }
        assertThat(wrong).isEmpty();
        assertThat(read).isGreaterThan(40);
    }

    private static End end(Function<PagedIncidents, AlertForm> form, byte[] body) {
        PagedIncidents host = new PagedIncidents();
        AlertDesk desk = AlertDesk.of(host, form.apply(host), AlertDesk.open());
        AlertAnswer answer = desk.send(null, body);
        // Another node hears the same again.
        AlertDesk.of(host, form.apply(host), AlertDesk.open()).send(null, body);
        return switch (answer.kind()) {
            case UNREADABLE -> End.IS_REFUSED;
            case IGNORED -> End.IS_LEFT_OUT;
            default -> host.incidents.all().count() == 1 ? End.OPENS : End.OPENS_NOTHING;
        };
    }

    /** The published data of an incident, in the event that tells that it was triggered. */
    @Test
    void anIncidentOfPagerDutyOpensOneAndItsEndJoinsIt() {
        JsonNode data = JsonMapper.shared().readTree(RealData.bytes(RealData.at("webhooks/pagerduty/v3-03.json")));
        PagedIncidents host = new PagedIncidents();
        AlertDesk desk = AlertDesk.of(host, PAGERDUTY.apply(host), AlertDesk.open());
        for (String type : List.of("incident.triggered", "incident.resolved")) {
            ObjectNode event = JsonMapper.shared().createObjectNode();
            event.put("id", type).put("event_type", type).set("data", data);
            desk.send(JsonMapper.shared().createObjectNode().set("event", event).toString());
        }
        assertThat(desk.only().title()).isEqualTo("A little bump in the road");
        assertThat(desk.only().services()).containsExactly("API Service");
        assertThat(desk.texts().toString()).contains("1 firing", "1 resolved");
    }

    @Test
    void thoseOfDatadogAndCloudWatchOpenOneEachAndSentrysOldOnesAreRefused() {
        for (JsonNode body : more("datadog-keep-mocks.json")) {
            assertThat(end(host -> DatadogAlerts.create(SERVICES), bytes(body)))
                    .as("%s", body)
                    .isEqualTo(End.OPENS);
        }
        for (JsonNode body : more("cloudwatch-keep-mocks.json")) {
            ObjectNode message = JsonMapper.shared().createObjectNode();
            for (String name :
                    List.of("MessageId", "TopicArn", "Timestamp", "Signature", "SignatureVersion", "SigningCertURL")) {
                message.put(name, name);
            }
            message.put("Type", "Notification")
                    .put("Message", body.path("Message").toString());
            Function<PagedIncidents, AlertForm> form = host -> CloudWatchAlerts.create(SERVICES, address -> "");
            assertThat(end(form, bytes(message))).as("%s", body).isEqualTo(End.OPENS);
            assertThat(end(form, bytes(body))).as("without an envelope").isEqualTo(End.IS_REFUSED);
        }
        for (JsonNode body : more("sentry-keep-mocks.json")) {
            assertThat(end(host -> SentryAlerts.create(SERVICES), bytes(body))).isEqualTo(End.IS_REFUSED);
        }
    }

    private static JsonNode more(String file) {
        return JsonMapper.shared().readTree(RealData.bytes(RealData.at("webhooks/alerts-in-more/" + file)));
    }

    private static byte[] bytes(JsonNode node) {
        return node.toString().getBytes(StandardCharsets.UTF_8);
    }
}
