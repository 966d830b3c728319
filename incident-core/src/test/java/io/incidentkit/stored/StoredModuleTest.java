package io.incidentkit.stored;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** With the module records are written and read as Jackson writes and reads them by itself, also what can't be read. */
class StoredModuleTest {
    private static final JsonMapper PLAIN = JsonMapper.builder().build();
    private static final JsonMapper OURS =
            JsonMapper.builder().addModule(new StoredModule()).build();

    private record Whole(
            String name,
            @JsonProperty("howMany") int count,
            long number,
            double share,
            boolean isPrivate,
            @Nullable String maybe,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Instant at,

            @Nullable Duration time,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable
            List<Kind> kinds,

            @Nullable Map<String, Named> named,
            List<Told> told) {}

    private record Named(@JsonValue String name) {
        @JsonCreator
        Named {
            if (name.isBlank()) {
                throw new IllegalArgumentException("A name is not blank");
            }
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({@JsonSubTypes.Type(Said.class), @JsonSubTypes.Type(Checked.class)})
    private sealed interface Told {}

    @JsonTypeName("said")
    private record Said(String text) implements Told {}

    @JsonTypeName("checked")
    private record Checked(int number, List<String> texts) implements Told {
        Checked {
            texts = List.copyOf(texts);
            if (number < 0) {
                throw new IllegalArgumentException("A number is from 0 and not " + number);
            }
        }
    }

    private enum Kind {
        REAL,
        DRILL
    }

    @Property
    void writesWhatJacksonWritesAndReadsItBack(@ForAll("wholes") Whole whole) {
        String json = OURS.writeValueAsString(whole);

        assertThat(json).isEqualTo(PLAIN.writeValueAsString(whole));
        assertThat(OURS.readValue(json, Whole.class)).isEqualTo(PLAIN.readValue(json, Whole.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "null",
                "7",
                "[]",
                "{\"type\":\"checked\",\"number\":-1,\"texts\":[]}",
                "{\"type\":\"checked\",\"number\":\"x\",\"texts\":[]}",
                "{\"type\":\"checked\",\"number\":1,\"texts\":null}",
                "{\"type\":\"checked\",\"number\":1,\"texts\":[null]}",
                "{\"type\":\"checked\",\"number\":1,\"texts\":[\"a\"],\"more\":{}}",
                "{\"type\":\"checked\",\"texts\":[\"a\"],\"number\":1}"
            })
    void readsOrFailsAsJacksonDoes(String json) {
        assertThat(outcome(OURS, json)).isEqualTo(outcome(PLAIN, json));
    }

    @Test
    void saysWhatAConstructorSaid() {
        assertThat(catchThrowable(
                        () -> OURS.readValue("{\"type\":\"checked\",\"number\":-1,\"texts\":[]}", Checked.class)))
                .isInstanceOf(JacksonException.class)
                .hasMessageContaining("A number is from 0 and not -1");
    }

    /** Else the tests above would compare Jackson with itself. */
    @Test
    void makesAccessorsAndConstructorsOfClosedRecords() throws Exception {
        Method text = Said.class.getDeclaredMethod("text");

        assertThat(RecordAccess.accessor(text))
                .hasValueSatisfying(
                        accessor -> assertThat(accessor.apply(new Said("so"))).isEqualTo("so"));
        assertThat(RecordAccess.constructor(Said.class.getDeclaredConstructor(String.class)))
                .isPresent();
        assertThat(RecordAccess.isOurs(Said.class)).isTrue();
        assertThat(RecordAccess.isOurs(String.class)).isFalse();
    }

    @Provide
    Arbitrary<Whole> wholes() {
        Arbitrary<String> text = Arbitraries.strings().ofMaxLength(8);
        Arbitrary<@Nullable Instant> moment = Arbitraries.longs()
                .between(-62_167_219_200L, 253_402_300_799L)
                .map(Instant::ofEpochSecond)
                .injectNull(0.3);
        Arbitrary<@Nullable Duration> time = Arbitraries.longs()
                .between(-1_000_000, 1_000_000)
                .map(Duration::ofMillis)
                .injectNull(0.3);
        Arbitrary<Told> told = Arbitraries.oneOf(
                text.map(Said::new),
                Combinators.combine(
                                Arbitraries.integers().greaterOrEqual(0),
                                text.list().ofMaxSize(2))
                        .as(Checked::new));
        return Combinators.combine(
                        text,
                        Arbitraries.integers(),
                        Arbitraries.doubles(),
                        text.injectNull(0.3),
                        moment,
                        time,
                        Arbitraries.of(Kind.class).list().ofMaxSize(2).injectNull(0.3),
                        told.list().ofMaxSize(3))
                .as((name, number, share, maybe, at, length, kinds, tellings) -> new Whole(
                        name,
                        number,
                        31L * number,
                        share,
                        number % 2 == 0,
                        maybe,
                        at,
                        length,
                        kinds,
                        number % 3 == 0 ? null : Map.of(name, new Named("n" + name)),
                        tellings));
    }

    private static String outcome(JsonMapper mapper, String json) {
        try {
            return String.valueOf(mapper.readValue(json, Checked.class));
        } catch (JacksonException e) {
            return e.getClass() + " " + e.getMessage();
        }
    }
}
