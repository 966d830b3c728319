package io.incidentkit.connector.statuspage;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.commander.Actor;
import io.incidentkit.incident.Incident;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.playbook.ImportedIncident;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.service.Incidents;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Whatever comes as a history is read or told to be unreadable, and what was read is imported without a refusal. */
class StatusPageHistoryFuzzTest {
    private static final Pattern TOKEN =
            Pattern.compile("\"(?:[^\"\\\\]++|\\\\.)*+\"|[0-9.eE+-]++|true|false|null|[\\[\\]{}:,]");
    private static final List<String> ODD = List.of(
            "",
            "null",
            "-1",
            "1e999",
            "\"\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\u200b\"",
            "\"" + "x ".repeat(60_000) + "\"",
            "\"resolved\"",
            "\"monitoring\"",
            "\"identified\"",
            "\"investigating\"",
            "\"in_progress\"",
            "\"0001-01-01T00:00:00Z\"",
            "\"2199-12-31T23:59:59Z\"",
            "\"2026-01-10T09:00:00+14:00\"",
            "[]",
            "{}",
            "[null]",
            "[".repeat(5_000),
            "{\"incidents\":[".repeat(200));

    @Property
    void anyBytesAreReadOrToldToBeUnreadable(@ForAll byte[] document) {
        importAll(document);
    }

    @Property
    void anyTextIsReadOrToldToBeUnreadable(@ForAll String document) {
        importAll(document.getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
    void anyDamageIsReadOrToldToBeUnreadable(@ForAll("damaged") String document) {
        importAll(document.getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void comesToTheSameInAnyOrder(@ForAll("damaged") String one, @ForAll("damaged") String other) {
        StatusPageHistory first = read(one.getBytes(StandardCharsets.UTF_8));
        StatusPageHistory second = read(other.getBytes(StandardCharsets.UTF_8));

        List<String> both = StatusPageHistoryTest.describe(first.plus(second));
        assertThat(StatusPageHistoryTest.describe(second.plus(first).plus(second)))
                .isEqualTo(both);
    }

    @Test
    void readsNestingOfAnyDepthAsBroken() {
        for (String deep :
                List.of("[", "{\"a\":", "{\"summary\":", "{\"incident\":{\"updates\":[", "{\"incidents\":[")) {
            StatusPageHistory history = read(deep.repeat(100_000).getBytes(StandardCharsets.UTF_8));
            assertThat(history.faults()).hasSize(1);
        }
    }

    @Provide
    Arbitrary<String> damaged() {
        Arbitrary<String> good = Arbitraries.of(
                StatusPageHistoryTest.CHECKOUT,
                "{\"page\": {}, \"incidents\": [" + StatusPageHistoryTest.CHECKOUT + "], \"scheduled_maintenances\": ["
                        + StatusPageHistoryTest.UPGRADE + "]}",
                StatusPageHistoryTest.CHECKOUT.replace("\n", " ") + "\n"
                        + StatusPageHistoryTest.UPGRADE.replace("\n", " "));
        return good.flatMap(StatusPageHistoryFuzzTest::once).flatMap(StatusPageHistoryFuzzTest::once);
    }

    private static Arbitrary<String> once(String json) {
        List<MatchResult> tokens = TOKEN.matcher(json).results().toList();
        if (tokens.isEmpty()) {
            return Arbitraries.just(json);
        }
        return Combinators.combine(Arbitraries.of(tokens), Arbitraries.of(ODD))
                .as((token, odd) -> json.substring(0, token.start()) + odd + json.substring(token.end()));
    }

    private static void importAll(byte[] document) {
        Incidents incidents = new Incidents(
                new InMemoryIncidentStore(),
                IncidentPolicy.standard(),
                Clock.fixed(Instant.parse("2200-01-01T00:00:00Z"), ZoneOffset.UTC));
        StatusPageHistory history = read(document);
        assertThat(history.faults()).hasSizeLessThan(200);
        history.incidents().forEach(past -> {
            ImportedIncident backfilled = incidents.importHistory(Actor.person("importer"), past);
            Incident incident = backfilled.incident();
            assertThat(Incident.replay(incident.id(), incident.number(), incidents.timeline(incident.id())))
                    .isEqualTo(incident);
        });
    }

    private static StatusPageHistory read(byte[] document) {
        return StatusPageHistory.read("shop", document);
    }
}
