package io.incidentkit.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.Damage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/** Whatever lies in the store: it is an event, or unreadable, and nothing else. */
class EventCodecFuzzTest {

    @Property
    void anyTextIsReadOrUnreadable(@ForAll EventType type, @ForAll String json) {
        readOrUnreadable(type.code(), type.version(), json);
    }

    @Property
    void anyBytesAreReadOrUnreadable(@ForAll EventType type, @ForAll byte[] json) {
        readOrUnreadable(type.code(), type.version(), new String(json, StandardCharsets.ISO_8859_1));
    }

    @Property
    void anyCodeAndVersionIsReadOrUnreadable(@ForAll String code, @ForAll int version) {
        readOrUnreadable(code, version, "{}");
    }

    @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
    void anyDamageIsReadOrUnreadable(@ForAll("damaged") Tuple2<EventType, String> damaged) {
        readOrUnreadable(damaged.get1().code(), damaged.get1().version(), damaged.get2());
    }

    @Provide
    Arbitrary<Tuple2<EventType, String>> damaged() {
        return Arbitraries.of(EventType.values())
                .flatMap(type -> Damage.of(sample(type)).map(json -> Tuple.of(type, json)));
    }

    /** What was read is whole: it says what happened, and is read again as it is written. */
    private static void readOrUnreadable(String code, int version, String json) {
        IncidentEvent event;
        try {
            event = EventCodec.read(code, version, json);
        } catch (UnreadableEventException e) {
            assertThat(e).hasMessageContaining(code);
            return;
        }
        assertThat(event.describe()).isNotNull();
        assertThat(EventCodec.read(code, version, EventCodec.write(event))).isEqualTo(event);
    }

    private static String sample(EventType type) {
        String name = "events/" + type.code() + ".v" + type.version() + ".json";
        try (InputStream in = EventCodecFuzzTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
