package io.incidentkit.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentkit.loop.MitigationKind;
import io.incidentkit.severity.Severity;
import io.incidentkit.timeline.LoopEvent.Diagnosed;
import io.incidentkit.timeline.LoopEvent.Mitigated;
import io.incidentkit.timeline.LoopEvent.Triaged;
import io.incidentkit.timeline.RecordEvent.NoteAdded;
import io.incidentkit.timeline.SeverityEvent.SeveritySet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventCodecTest {

    @Test
    void writesTheEventWithoutItsType() {
        assertThat(EventCodec.write(new Diagnosed("the last deploy")))
                .isEqualTo("{\"hypothesis\":\"the last deploy\"}");
        assertThat(EventCodec.write(new Triaged())).isEqualTo("{}");
    }

    @Test
    void ignoresFieldsOfLaterReleases() {
        String json = "{\"later\":{\"a\":[1]},\"severity\":\"SEV1\",\"duties\":[],\"also\":null}";

        assertThat(EventCodec.read("severity-set", 1, json)).isEqualTo(new SeveritySet(Severity.SEV1));
    }

    @Test
    void keepsEveryCharacterOfAText() {
        NoteAdded note = new NoteAdded("tab\t, quote \", backslash \\, \u2028, 障害, 🔥, <b>&amp;");

        assertThat(EventCodec.read("note-added", 1, EventCodec.write(note))).isEqualTo(note);
    }

    @Test
    void refusesATypeThatThisReleaseDoesNotKnow() {
        assertThatExceptionOfType(UnreadableEventException.class)
                .isThrownBy(() -> EventCodec.read("sold-to-a-rival", 1, "{}"))
                .withMessageContaining("sold-to-a-rival")
                .withMessageContaining("newer release");
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void refusesAVersionThatIsNewerThanThisRelease(EventType type) {
        assertThatExceptionOfType(UnreadableEventException.class)
                .isThrownBy(() -> EventCodec.read(type.code(), type.version() + 1, "{}"))
                .withMessageContaining(type.code())
                .withMessageContaining("version " + (type.version() + 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"SEV1\"",
                "7",
                "{",
                "{\"severity\":",
                "{\"severity\":\"SEV1\",\"duties\":[]} {}",
                "{\"severity\":[]}",
                "{}",
                "{\"severity\":null}",
                "{\"severity\":\"two words\"}"
            })
    void refusesWhatIsNotThatEvent(String json) {
        assertThatExceptionOfType(UnreadableEventException.class)
                .isThrownBy(() -> EventCodec.read("severity-set", 1, json))
                .withMessageContaining("severity-set");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"nonsense\"", "\"\"", "\"0\"", "0", "1.0", "true", "null", "[]", "\"OTHER\"", "\"TRIAGE\""})
    void refusesACodeThatIsNone(String code) {
        assertThatExceptionOfType(UnreadableEventException.class)
                .isThrownBy(() -> EventCodec.read("mitigated", 1, "{\"action\":\"restarted\",\"kind\":" + code + "}"));
        assertThatExceptionOfType(UnreadableEventException.class)
                .isThrownBy(() -> EventCodec.read(
                        "phase-explained", 1, "{\"episode\":1,\"phase\":" + code + ",\"sentence\":\"Slow.\"}"));
    }

    @Test
    void readsACodeAsItWroteIt() {
        assertThat(EventCodec.read("mitigated", 1, "{\"action\":\"restarted\",\"kind\":\"other\"}"))
                .isEqualTo(new Mitigated("restarted", MitigationKind.OTHER));
    }

    @Test
    void givesEachTypeACodeOfItsOwn() {
        assertThat(EventType.values())
                .extracting(EventType::code)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("[a-z]+(-[a-z]+)*"));
        assertThat(EventType.values()).extracting(EventType::eventClass).doesNotHaveDuplicates();
        for (EventType type : EventType.values()) {
            assertThat(EventType.find(type.code())).contains(type);
        }
        assertThat(EventType.find("Declared")).isEmpty();
    }
}
