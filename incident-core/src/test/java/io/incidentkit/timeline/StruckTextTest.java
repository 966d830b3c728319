package io.incidentkit.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.incidentkit.alert.Alert;
import io.incidentkit.alert.AlertGroup;
import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Person;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.timeline.LoopEvent.Declared;
import io.incidentkit.timeline.LoopEvent.Mitigated;
import io.incidentkit.timeline.PeopleEvent.Assigned;
import io.incidentkit.timeline.RecordEvent.AlertsReceived;
import io.incidentkit.timeline.RecordEvent.Labelled;
import io.incidentkit.timeline.RecordEvent.NoteAdded;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A text is struck out wherever and however it is written, and nothing else is. */
class StruckTextTest {
    private static final Instant AT = Instant.parse("2026-03-01T14:32:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\0',
            value = {
                "hunter2 ~ it is hunter2! ~ it is ███!",
                "hunter2 ~ hunter2hunter2 ~ ███",
                "hunter2 ~ user:hunter2@host, hunter2 ~ user:███@host, ███",
                "hunter_2* ~ in Markdown hunter\\_2\\* ~ in Markdown ███",
                "open sesame ~ open<br>sesame now ~ ███ now",
                "a|b\"c\\d ~ {\"key\":\"a|b\\\"c\\\\d\"} ~ {\"key\":\"███\"}",
                "p w&d/1 ~ https://x.example/?a=p%20w%26d%2F1&b=p+w%26d%2F1 ~ https://x.example/?a=███&b=███",
                "a<b&c> ~ <i>a&lt;b&amp;c&gt;</i> ~ <i>███</i>",
                "swordfish ~ the key is sword… ~ the key is ███…",
            })
    void isFoundAsPeopleAndProgramsWriteIt(String text, String value, String left) {
        assertThat(StruckText.of(text).outOf(value)).isEqualTo(left);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hunter2", "hunter 2", "hunt…", "hunter\u00b2"})
    void whatIsNotTheTextStays(String value) {
        assertThat(StruckText.of("my hunter2").outOf(value)).isEqualTo(value);
        assertThat(StruckText.of("my hunter2").standsIn(value)).isFalse();
    }

    @Test
    void aKeyOfSeveralLinesIsStruckOutLineByLineAsWell() {
        StruckText key = StruckText.of("KEY\nMIIEvQIBADANBgkqhk\nG9w0BAQEFAASCBKcw\nEND");

        assertThat(key.outOf("it begins with MIIEvQIBADANBgkqhk")).isEqualTo("it begins with ███");
        assertThat(key.outOf("KEY  MIIEvQIBADANBgkqhk G9w0BAQEFAASCBKcw END")).isEqualTo("███");
    }

    @Test
    void anAccentThatIsWrittenAsTwoCharactersIsTheSame() {
        assertThat(StruckText.of("caf\u00e91").outOf("cafe\u03011 and caf\u00e91"))
                .isEqualTo("███ and ███");
    }

    @Test
    void isTooShortWithoutWhatDoesNotCount() {
        assertThat(StruckText.isLongEnough("abcd")).isTrue();
        assertThat(StruckText.isLongEnough("a b c")).isFalse();
        assertThat(StruckText.isLongEnough("\\a\\b\\")).isFalse();
    }

    @Test
    void goesFromEveryTextOfAnEntry() {
        List<TimelineEntry> struck = StruckText.of("hunter2")
                .outOf(List.of(
                        entry(1, new Declared("hunter2?", List.of("db-hunter2"), "x", null, IncidentKind.REAL, false)),
                        entry(2, new NoteAdded("nothing here")),
                        entry(3, new Labelled("hunter2", "is hunter2"))));

        assertThat(struck).extracting(TimelineEntry::sequence).containsExactly(1, 3);
        assertThat(struck)
                .extracting(TimelineEntry::event)
                .containsExactly(
                        new Declared("███?", List.of("db-███"), "x", null, IncidentKind.REAL, false),
                        new Labelled("███", "is ███"));
    }

    @Test
    void anAlertStaysTheSameAlert() {
        Alert alert = new Alert(
                true,
                Map.of("alertname", "Down", "token", "hunter2", "hunter2", "x", "███", "y"),
                Map.of("summary", "hunter2"),
                null,
                null);
        AlertGroup group = new AlertGroup("monitoring", "{token=hunter2}", "Down", List.of(), List.of(alert), 0);

        IncidentEvent event = StruckText.of("hunter2")
                .outOf(List.of(entry(1, new AlertsReceived(group))))
                .get(0)
                .event();

        AlertGroup struck = ((AlertsReceived) event).group();
        assertThat(EventCodec.write(event)).doesNotContain("hunter2");
        assertThat(struck.openKey()).isEqualTo(group.openKey());
        assertThat(struck.alerts().get(0).labels())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("alertname", "Down", "token", "███", "███ 2", "x", "███", "y"));
        assertThat(EventCodec.read(event.type().code(), event.type().version(), EventCodec.write(event)))
                .isEqualTo(event);
    }

    @Test
    void namesAndIdsStayAndAreSaid() {
        StruckText text = StruckText.of("bob-2");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> text.outOf(List.of(entry(1, new Assigned(new Person("bob-2"), "the logs")))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> text.outOf(
                        List.of(new TimelineEntry(1, AT, AT, Actor.person("bob-2"), new NoteAdded("it was me")))));
    }

    @Test
    void aWordThatIsACodeAsWellIsStruckOutOfTheTextsAlone() {
        assertThat(StruckText.of("rollback")
                        .outOf(List.of(entry(1, new Mitigated("a rollback", MitigationKind.ROLLBACK)))))
                .extracting(TimelineEntry::event)
                .containsExactly(new Mitigated("a ███", MitigationKind.ROLLBACK));
    }

    private static TimelineEntry entry(int sequence, IncidentEvent event) {
        return new TimelineEntry(sequence, AT, AT, Actor.person("ana"), event);
    }
}
