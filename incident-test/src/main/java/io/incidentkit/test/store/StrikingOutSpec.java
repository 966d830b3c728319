package io.incidentkit.test.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentkit.alert.Alert;
import io.incidentkit.alert.AlertGroup;
import io.incidentkit.command.RecordCommand.AddNote;
import io.incidentkit.command.RecordCommand.StrikeOut;
import io.incidentkit.comms.Audience;
import io.incidentkit.comms.MessageMoment;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.postmortem.Section;
import io.incidentkit.service.Incidents;
import io.incidentkit.store.ConcurrentUpdateException;
import io.incidentkit.timeline.EventType;
import io.incidentkit.timeline.IncidentEvent;
import io.incidentkit.timeline.LoopEvent.Declared;
import io.incidentkit.timeline.LoopEvent.Diagnosed;
import io.incidentkit.timeline.MessageEvent.MessageSent;
import io.incidentkit.timeline.PostmortemEvent.PostmortemPublished;
import io.incidentkit.timeline.PostmortemEvent.SectionWritten;
import io.incidentkit.timeline.RecordEvent.AlertsReceived;
import io.incidentkit.timeline.RecordEvent.ImpactDescribed;
import io.incidentkit.timeline.RecordEvent.Labelled;
import io.incidentkit.timeline.RecordEvent.LinkAdded;
import io.incidentkit.timeline.RecordEvent.TeamSet;
import io.incidentkit.timeline.RecordEvent.TextCorrected;
import io.incidentkit.timeline.StruckText;
import io.incidentkit.timeline.TimelineEntry;
import io.incidentkit.validation.InvalidInputException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A text that is struck out is gone from all that is stored, and nothing else is. */
abstract class StrikingOutSpec extends StoreSpec {
    /** In JSON, in Markdown and in the cells of a table each of its marks is written in another way. */
    private static final String SECRET = "swordfish_1*|\"x\\y\"";

    private static final String TOKEN = "swordfish";
    private static final int NOTES = 10;
    private static final int PATIENCE = 50;

    private Incidents incidents;

    /** Everything that the store keeps, as text. */
    abstract List<String> storedTexts();

    @BeforeEach
    void putTheServiceOnTheStore() {
        incidents = new Incidents(store, IncidentPolicy.standard(), Clock.fixed(BEGIN.plusSeconds(60), ZoneOffset.UTC));
    }

    @Test
    void leavesNoByteOfItInWhatIsStored() {
        IncidentId id = declare(newId(), written()).id();
        assertThat(storedTexts()).as("the texts that are looked through").anyMatch(text -> text.contains(TOKEN));

        Incident struck = incidents.execute(ANA, id, new StrikeOut(SECRET, "a password"));

        assertThat(storedTexts()).isNotEmpty().noneMatch(text -> text.contains(TOKEN));
        assertUnchanged(struck);
        assertThat(struck.title()).isEqualTo("The key " + StruckText.MARK + " is public");
        assertThat(incidents.postmortem(id).toMarkdown(ZoneOffset.UTC)).doesNotContain(TOKEN);
        assertThat(timeline(id)).last().satisfies(entry -> {
            assertThat(entry.actor()).isEqualTo(ANA);
            assertThat(entry.event().type()).isEqualTo(EventType.TEXT_STRUCK_OUT);
            assertThat(entry.event().describe()).endsWith(": a password");
        });
    }

    @Test
    void leavesEverythingElse() {
        Incident other = declare("Another one has swordfish, too");
        IncidentId id = declare(newId(), declared("Checkout is down"), note("swordfish"), note("it stays"))
                .id();
        List<TimelineEntry> before = timeline(id);

        incidents.execute(ANA, id, new StrikeOut(TOKEN, "a password"));

        assertThat(timeline(id)).hasSize(4).element(0).isEqualTo(before.get(0));
        assertThat(timeline(id)).element(1).satisfies(entry -> {
            assertThat(entry.event()).isEqualTo(note(StruckText.MARK));
            assertThat(entry.recordedAt()).isEqualTo(before.get(1).recordedAt());
        });
        assertThat(timeline(id)).element(2).isEqualTo(before.get(2));
        assertUnchanged(other);
        incidents.execute(ANA, id, new AddNote("it goes on", null));
        assertIsTheFoldOfItsTimeline(id);
    }

    @Test
    void isDoneOnceHoweverOftenItIsTried() {
        IncidentId id =
                declare(newId(), declared("Checkout is down"), note(SECRET)).id();
        StrikeOut strike = new StrikeOut(SECRET, "a password");

        Incident struck = incidents.execute(ANA, id, strike);
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> incidents.execute(ANA, id, strike))
                .withMessageContaining("no more")
                .withMessageNotContaining(TOKEN);

        assertUnchanged(struck);
    }

    @Test
    void strikesNothingOutWhenTheRaceIsLost() {
        Incident seen = declare(newId(), declared("Checkout is down"), note(SECRET));
        Incident moved = append(seen, note("somebody else was faster"));
        List<TimelineEntry> struck = StruckText.of(SECRET).outOf(timeline(seen.id()));

        assertThatExceptionOfType(ConcurrentUpdateException.class)
                .isThrownBy(() -> store.strikeOut(change(seen, note("struck out")), struck, UnaryOperator.identity()));

        assertUnchanged(moved);
        assertThat(timeline(seen.id()))
                .element(1)
                .satisfies(entry -> assertThat(entry.event()).isEqualTo(note(SECRET)));
    }

    @Test
    void losesNeitherWhatIsStruckOutNorWhatIsWrittenBesideIt() {
        IncidentEvent[] events = IntStream.range(0, ConcurrentCallers.SIZE)
                .mapToObj(thread -> note("the key of thread " + thread + " is " + TOKEN + thread))
                .toArray(IncidentEvent[]::new);
        IncidentId id = append(declare("Checkout is down"), events).id();

        ConcurrentCallers.run(thread -> () -> {
            if (thread % 2 == 0) {
                return untilItIsWritten(
                        () -> incidents.execute(ANA, id, new StrikeOut(TOKEN + thread, "the key of thread " + thread)));
            }
            for (int i = 0; i < NOTES; i++) {
                AddNote note = new AddNote("note " + i + " of thread " + thread + ", " + TOKEN + (thread - 1), null);
                untilItIsWritten(() -> incidents.execute(ANA, id, note));
            }
            return id;
        });
        for (int thread = 0; thread < ConcurrentCallers.SIZE; thread += 2) {
            // What was written after the first time goes with the second, which says another reason.
            StrikeOut again = new StrikeOut(TOKEN + thread, "once more, of thread " + thread);
            if (timeline(id).stream().anyMatch(entry -> entry.toString().contains(again.text()))) {
                incidents.execute(ANA, id, again);
            }
        }

        List<String> said =
                timeline(id).stream().map(entry -> entry.event().describe()).toList();
        for (int thread = 0; thread < ConcurrentCallers.SIZE; thread++) {
            boolean struck = thread % 2 == 0;
            assertThat(said)
                    .anyMatch(("Note: the key of thread " + thread + " is "
                            + (struck ? StruckText.MARK : TOKEN + thread))::equals);
            for (int i = 0; i < NOTES && !struck; i++) {
                assertThat(said).containsOnlyOnce("Note: note " + i + " of thread " + thread + ", " + StruckText.MARK);
            }
        }
        assertIsTheFoldOfItsTimeline(id);
    }

    @Test
    void alertsThatHaveItStayTheSameAlerts() {
        AlertGroup group = alertsWith(SECRET);
        Incident opened = incidents.receive(MONITORING, group).orElseThrow();

        Incident struck = incidents.execute(ANA, opened.id(), new StrikeOut(SECRET, "a password"));
        Incident repeated = incidents.receive(MONITORING, group).orElseThrow();

        assertThat(repeated).isEqualTo(struck);
        assertThat(store.findOpenByKey(group.openKey())).contains(struck);
        assertThat(storedTexts()).noneMatch(text -> text.contains(TOKEN));
    }

    private static IncidentId untilItIsWritten(Callable<Incident> write) throws Exception {
        for (int attempt = 0; attempt < PATIENCE; attempt++) {
            try {
                return write.call().id();
            } catch (ConcurrentUpdateException e) {
                Thread.onSpinWait();
            }
        }
        throw new AssertionError("Lost " + PATIENCE + " races");
    }

    private static AlertGroup alertsWith(String text) {
        Alert alert = new Alert(
                true,
                Map.of("alertname", "KeyIsPublic", "token", text, text, "a name"),
                Map.of("summary", text),
                BEGIN,
                null);
        return new AlertGroup("alertmanager", "{token=" + text + "}", text, List.of(text), List.of(alert), 0);
    }

    /** The secret in every place in which people, programs and documents write. */
    private static IncidentEvent[] written() {
        return new IncidentEvent[] {
            new Declared("The key " + SECRET + " is public", List.of(SECRET), SECRET, null, IncidentKind.REAL, false),
            new AlertsReceived(alertsWith(SECRET)),
            note("who knows " + SECRET + "?"),
            new TextCorrected(3, "who knew " + SECRET),
            new ImpactDescribed("whoever has " + SECRET),
            new TeamSet(SECRET),
            new Labelled(SECRET, SECRET),
            new LinkAdded("https://wiki.example/?key=swordfish_1%2A%7C%22x%5Cy%22", SECRET),
            new Diagnosed(SECRET),
            new MessageSent(new Audience("everyone"), MessageMoment.FIRST, "change swordfish_1*…", null),
            new SectionWritten(Section.IMPACT, "It says swordfish\\_1\\*|\"x\\\\y\" in the log"),
            new PostmortemPublished("# INC-1\n\n|a|b|\n|---|---|\n|now|swordfish\\_1\\*\\|\"x\\\\y\"|\n"),
        };
    }
}
