package io.incidentkit.connector.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.alert.AlertGroup;
import io.incidentkit.commander.Actor;
import io.incidentkit.service.Incidents;
import io.incidentkit.timeline.EventCodec;
import io.incidentkit.timeline.RecordEvent.AlertsReceived;
import io.incidentkit.validation.InvalidInputException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.json.JsonMapper;

class AlertmanagerWebhookPropertiesTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    @Property
    void anyBytesAreReadOrRefusedAsInput(@ForAll byte[] body) {
        accepted(body);
    }

    @Property
    void anyJsonIsReadOrRefusedAsInput(@ForAll("json") Object body) {
        accepted(MAPPER.writeValueAsBytes(body));
    }

    @Property
    void anyDamageToARealBodyIsReadOrRefusedAsInput(@ForAll int place, @ForAll byte damage) {
        byte[] body = Webhooks.CHECKOUT_FIRING.getBytes(StandardCharsets.UTF_8);
        body[Math.floorMod(place, body.length)] = damage;
        accepted(body);
    }

    /** Whatever the texts are: an incident takes the group, and the stored event reads back as it was. */
    @Property
    void whatIsReadIsNeverRefusedLater(@ForAll("webhooks") Map<String, Object> webhook) {
        AlertGroup group = AlertmanagerWebhook.read(MAPPER.writeValueAsBytes(webhook));
        Incidents incidents = Incidents.inMemory();
        assertThat(incidents
                        .receive(Actor.system(AlertmanagerWebhook.SOURCE), group)
                        .isPresent())
                .isEqualTo(group.firing());
        AlertsReceived event = new AlertsReceived(group);
        assertThat(EventCodec.read(event.type().code(), event.type().version(), EventCodec.write(event)))
                .isEqualTo(event);
    }

    @Property
    void sameGroupHasTheSameKeyEachTime(@ForAll("webhooks") Map<String, Object> webhook) {
        byte[] body = MAPPER.writeValueAsBytes(webhook);
        assertThat(AlertmanagerWebhook.read(body).openKey())
                .isEqualTo(AlertmanagerWebhook.read(body).openKey());
    }

    @Provide
    Arbitrary<Map<String, Object>> webhooks() {
        Arbitrary<List<Map<String, Object>>> alerts = Combinators.combine(
                        Arbitraries.of("firing", "resolved"), labels(), labels(), moments(), moments())
                .as((status, labels, annotations, starts, ends) -> Map.<String, Object>of(
                        "status",
                        status,
                        "labels",
                        labels,
                        "annotations",
                        annotations,
                        "startsAt",
                        starts,
                        "endsAt",
                        ends))
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
        return Combinators.combine(alerts, labels(), labels(), labels(), texts(), texts())
                .as((list, group, common, annotations, key, receiver) -> Map.of(
                        "alerts", list,
                        "groupLabels", group,
                        "commonLabels", common,
                        "commonAnnotations", annotations,
                        "groupKey", key,
                        "receiver", receiver));
    }

    @Provide
    Arbitrary<Object> json() {
        Arbitrary<Object> leaf = Arbitraries.of(
                Optional.empty(),
                1,
                -2.5e300,
                true,
                "",
                "firing",
                "alerts",
                "0001-01-01T00:00:00Z",
                "\u0000",
                List.of());
        Arbitrary<String> names = Arbitraries.of(
                "alerts", "status", "labels", "annotations", "startsAt", "groupKey", "commonLabels", "x");
        return Arbitraries.recursive(
                () -> leaf.map(value -> value instanceof Optional ? "null" : value),
                inner -> Arbitraries.oneOf(
                        inner.list().ofMaxSize(3).map(Object.class::cast),
                        Arbitraries.maps(names, inner).ofMaxSize(5).map(Object.class::cast)),
                1,
                4);
    }

    private static Arbitrary<Map<String, String>> labels() {
        Arbitrary<String> names =
                Arbitraries.oneOf(Arbitraries.of("alertname", "service", "summary", "job", "zone"), texts());
        return Combinators.combine(names, texts())
                .as(Map::entry)
                .list()
                .uniqueElements(Map.Entry::getKey)
                .ofMaxSize(4)
                .map(AlertmanagerWebhookPropertiesTest::map);
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(20),
                Arbitraries.strings()
                        .withChars('\u0000', '\n', '\r', '\t', '\u0085', '\ufffe', ' ', 'a')
                        .ofMaxLength(8),
                Combinators.combine(Arbitraries.integers().between(190, 400), Arbitraries.longs())
                        .as(AlertmanagerWebhookPropertiesTest::letters));
    }

    /** Letters of a seed: a generator of its own for each of hundreds of letters takes most of a property's time. */
    private static String letters(int length, long seed) {
        return new Random(seed)
                .ints(length, 0, LETTERS.length())
                .map(LETTERS::charAt)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static <K, V> Map<K, V> map(List<Map.Entry<K, V>> entries) {
        return entries.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Arbitrary<String> moments() {
        return Arbitraries.of(
                "0001-01-01T00:00:00Z",
                "2026-03-01T14:32:00.123456789Z",
                "9999-12-31T23:59:59Z",
                "2026-03-01T14:32:00+05:30",
                "");
    }

    private static void accepted(byte[] body) {
        try {
            assertThat(AlertmanagerWebhook.read(body).alerts()).isNotEmpty();
        } catch (InvalidInputException e) {
            assertThat(e.faults()).isNotEmpty();
        }
    }
}
