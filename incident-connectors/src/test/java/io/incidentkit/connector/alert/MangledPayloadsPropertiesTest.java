package io.incidentkit.connector.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.connector.alert.AlertAnswer.Kind;
import io.incidentkit.connector.alert.AlertFields.Part;
import io.incidentkit.connector.alertmanager.GrafanaAlerts;
import io.incidentkit.connector.opsgenie.OpsgenieAlerts;
import io.incidentkit.connector.opsgenie.OpsgenieBase;
import io.incidentkit.connector.pagerduty.PagerDutyAlerts;
import io.incidentkit.connector.paging.PagedIncidents;
import io.incidentkit.connector.sns.CloudWatchAlerts;
import io.incidentkit.incident.Incident;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Whatever is sent by whoever is known: it is taken, left out or refused, never half, and never breaks anything. */
class MangledPayloadsPropertiesTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final ServiceLabels SERVICES = ServiceLabels.standard();

    private static Map<String, AlertForm> forms(PagedIncidents host) {
        Map<String, AlertForm> forms = new TreeMap<>();
        forms.put(Payloads.GRAFANA, GrafanaAlerts.create(SERVICES));
        forms.put(Payloads.GRAFANA_OF_ONE_RULE, GrafanaAlerts.create(SERVICES));
        forms.put(Payloads.DATADOG, DatadogAlerts.create(SERVICES));
        forms.put(Payloads.NEW_RELIC, NewRelicAlerts.create(SERVICES));
        forms.put(Payloads.SENTRY_EVENT, SentryAlerts.create(SERVICES));
        forms.put(Payloads.SENTRY_METRIC, SentryAlerts.create(SERVICES));
        forms.put(Payloads.SENTRY_ISSUE_RESOLVED, SentryAlerts.create(SERVICES));
        forms.put(
                Payloads.CLOUD_EVENT,
                CloudEventAlerts.create(CloudEventAlerts.fields().build(), StateWords.standard(), SERVICES));
        forms.put(Payloads.PAGERDUTY, PagerDutyAlerts.create(SERVICES, host.references, "portal"));
        forms.put(Payloads.OPSGENIE, OpsgenieAlerts.create(SERVICES, host.references, "portal", OpsgenieBase.JSM));
        forms.put(sns(Payloads.ALARM), CloudWatchAlerts.create(SERVICES, address -> {
            throw new AssertionError("Nobody is asked");
        }));
        forms.put(
                "{\"list\":[" + Payloads.ALARM + "," + Payloads.ALARM.replace("Slow", "Fast") + "]}",
                PointedAlerts.builder(
                                "probe",
                                AlertFields.builder()
                                        .at(Part.ALERTS, List.of("/list"))
                                        .at(Part.KEY, List.of("/AlarmName"))
                                        .at(Part.TITLE, List.of("/AlarmDescription"))
                                        .at(Part.STATE, List.of("/NewStateValue"))
                                        .at(Part.BEGAN, List.of("/StateChangeTime"))
                                        .label("trigger", List.of("/Trigger"))
                                        .build())
                        .build());
        return forms;
    }

    private static String sns(String message) {
        ObjectNode node = JSON.createObjectNode();
        for (String name :
                List.of("MessageId", "TopicArn", "Timestamp", "Signature", "SignatureVersion", "SigningCertURL")) {
            node.put(name, name);
        }
        return node.put("Type", "Notification").put("Message", message).toString();
    }

    @Property(tries = 300)
    void damagedBytesAreTakenLeftOutOrRefused(@ForAll long seed) {
        judge(body -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            Random random = new Random(seed);
            for (int i = 0; i < 1 + random.nextInt(4); i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            return bytes;
        });
    }

    @Property(tries = 200)
    void anotherValueAnywhereIsTakenLeftOutOrRefused(@ForAll long seed, @ForAll("values") Object value) {
        judge(body -> {
            JsonNode root = JSON.readTree(body);
            Random random = new Random(seed);
            for (int i = 0; i < 1 + random.nextInt(3); i++) {
                replace(root, random, JSON.valueToTree(value));
            }
            return JSON.writeValueAsBytes(root);
        });
    }

    @Property(tries = 200)
    void cutBodiesAreRefusedAndNothingIsWritten(@ForAll long seed) {
        PagedIncidents host = new PagedIncidents();
        forms(host).forEach((body, form) -> {
            String whole = body.strip();
            String cut = whole.substring(0, new Random(seed).nextInt(whole.length()));
            AlertAnswer answer = AlertDesk.of(host, form, AlertDesk.open()).send(cut);
            assertThat(answer.kind()).as("%s of %s", cut, form.tool()).isEqualTo(Kind.UNREADABLE);
            assertThat(answer.faults()).isNotEmpty();
        });
        assertThat(host.incidents.all()).isEmpty();
    }

    @Property(tries = 200)
    void whatIsTakenTwiceOpensNothingMore(@ForAll long seed, @ForAll("values") Object value) {
        PagedIncidents host = new PagedIncidents();
        forms(host).forEach((body, form) -> {
            JsonNode root = JSON.readTree(body);
            replace(root, new Random(seed), JSON.valueToTree(value));
            AlertDesk desk = AlertDesk.of(host, form, AlertDesk.open());
            byte[] bytes = JSON.writeValueAsBytes(root);
            desk.send(null, bytes);
            List<Incident> before = host.incidents.all().toList();
            // Another node that knows nothing of the first.
            AlertDesk.of(host, form, AlertDesk.open()).send(null, bytes);
            assertThat(host.incidents.all()).as("%s by %s", root, form.tool()).containsExactlyElementsOf(before);
        });
    }

    private interface Damage {
        byte[] of(String body);
    }

    private static void judge(Damage damage) {
        PagedIncidents host = new PagedIncidents();
        forms(host).forEach((body, form) -> {
            AlertDesk desk = AlertDesk.of(host, form, AlertDesk.open());
            int before = (int) host.incidents.all().count();
            AlertAnswer answer = desk.send(null, damage.of(body));
            assertThat(answer.kind()).isIn(Kind.TAKEN, Kind.PARTLY_READ, Kind.IGNORED, Kind.UNREADABLE, Kind.REPEATED);
            if (answer.kind() == Kind.UNREADABLE) {
                assertThat(answer.faults()).isNotEmpty();
            }
            if (!answer.isAccepted() || answer.kind() == Kind.IGNORED) {
                assertThat((int) host.incidents.all().count()).isEqualTo(before);
            }
        });
    }

    private static void replace(JsonNode root, Random random, JsonNode value) {
        List<JsonNode> containers = new ArrayList<>();
        collect(root, containers);
        JsonNode container = containers.get(random.nextInt(containers.size()));
        if (container instanceof ObjectNode object) {
            List<String> names = new ArrayList<>(object.propertyNames());
            object.set(names.get(random.nextInt(names.size())), value);
        } else {
            ArrayNode array = (ArrayNode) container;
            array.set(random.nextInt(array.size()), value);
        }
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainer() && !node.isEmpty()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }

    @Provide
    Arbitrary<Object> values() {
        Arbitrary<Object> leaf = Arbitraries.of(
                "",
                " ",
                "\u0000\u202e\ud800",
                "null",
                "firing",
                "resolved",
                "x".repeat(6_000),
                "2026-11-06T08:40:00Z",
                "9999-12-31T23:59:60+99:99",
                0,
                -1,
                1e300,
                Long.MIN_VALUE,
                true,
                List.of(),
                Map.of(),
                List.of(List.of(1), Map.of("a", 2)));
        return Arbitraries.oneOf(
                leaf,
                Arbitraries.strings().ofMaxLength(30).map(Object.class::cast),
                Combinators.combine(leaf, leaf).as((one, two) -> Map.of("status", one, "labels", two)));
    }
}
