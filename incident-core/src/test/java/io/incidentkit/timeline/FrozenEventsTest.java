package io.incidentkit.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every form in which an event was ever stored, as files that nobody changes again: {@code code.vN.json} and
 * {@code code.vN.variant.json}. A new version adds files.
 */
class FrozenEventsTest {
    private static final Pattern NAME = Pattern.compile("(?<code>[a-z-]+)\\.v(?<version>[0-9]+)(\\.[a-z-]+)?\\.json");

    static Stream<String> samples() throws IOException, URISyntaxException {
        Path folder = Path.of(FrozenEventsTest.class.getResource("events").toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }

    static Stream<String> versions() {
        return Stream.of(EventType.values())
                .flatMap(type -> IntStream.rangeClosed(1, type.version())
                        .mapToObj(version -> type.code() + ".v" + version + ".json"));
    }

    @ParameterizedTest
    @MethodSource("versions")
    void everyTypeAndVersionHasASample(String name) {
        assertThat(FrozenEventsTest.class.getResource("events/" + name)).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everySampleIsReadable(String name) {
        assertThat(read(name).type().code()).isEqualTo(match(name).group("code"));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aSampleOfTheCurrentVersionIsWrittenAsItWasRead(String name) {
        IncidentEvent event = read(name);
        if (event.type().version() == Integer.parseInt(match(name).group("version"))) {
            assertThat(tree(EventCodec.write(event))).isEqualTo(tree(json(name)));
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everySampleSaysWhatHappened(String name) {
        assertThat(read(name).describe()).isNotBlank().doesNotContain("null");
    }

    @Test
    void describesEventsInWords() throws IOException, URISyntaxException {
        List<String> sentences = samples().map(name -> read(name).describe()).toList();

        assertThat(sentences)
                .contains(
                        "Detected: Checkout answers 5xx",
                        "Triaged",
                        "Detected (drill): The game day",
                        "Escalated to The database vendor: The disk is theirs",
                        "carol finished: Reads the logs (Nothing in there)",
                        "Entry 6 happened at 2026-03-01T14:51:30.000001Z, not at 2026-03-01T14:55:00Z: The deploy log says so",
                        "Link: The dashboard (https://example.org/d/42?a=1&b=2)",
                        "status.example.org told more: Checkout is slow",
                        "status.example.org told otherwise how it went: Checkout is slow",
                        "Team: Payments",
                        "No team",
                        "Label: region=eu-west",
                        "Label region taken away",
                        "Action item 1 (prevent): Bound the pool, owner bob, due 2026-03-15",
                        "Action item 2 (detect): Alert on the queue",
                        "Runbook checkout-5xx.md reviewed, left as it is",
                        "Postmortem: triage explained: The page went to a silent phone",
                        "Diagnosed: The last deploy",
                        "Mitigated (rollback): Rolled back to 4.1.0",
                        "Mitigated (flag off): Switched off the new basket",
                        "Mitigation did not hold: Errors are back",
                        "Resolved: Error rate at 0.1% (called done in the commander's absence: The commander is on a plane)",
                        "Severity changed from SEV3 to SEV1: All customers are hit",
                        "bob took over command from alice",
                        "Delivered by pager: page everyone (https://pager.example.org/pages/7)",
                        "Delivered by chat: open war room",
                        "Message missed: status page was to be told by 2026-03-01 14:37 UTC",
                        "Not yet delivered by pager: page everyone (HTTP 503)",
                        "Not delivered by pager: close resolved",
                        "Alerts from alertmanager: 1 firing, 1 resolved, 2 not listed (HighErrorRate checkout)",
                        "Heard after the end. Alerts from alertmanager/eu: 1 firing, 3 unchanged, 1 not listed"
                                + " (HighErrorRate checkout). alerts[1].labels is required",
                        "Follows INC-1: the same alerts fire anew after its end");
    }

    private static IncidentEvent read(String name) {
        Matcher matcher = match(name);
        return EventCodec.read(matcher.group("code"), Integer.parseInt(matcher.group("version")), json(name));
    }

    private static Matcher match(String name) {
        Matcher matcher = NAME.matcher(name);
        assertThat(matcher.matches()).as("the name of %s", name).isTrue();
        return matcher;
    }

    private static Object tree(String json) {
        return EventCodec.storageMapper().readTree(json);
    }

    private static String json(String name) {
        try (var in = FrozenEventsTest.class.getResourceAsStream("events/" + name)) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
