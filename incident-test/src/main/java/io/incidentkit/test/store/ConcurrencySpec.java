package io.incidentkit.test.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.command.Declare;
import io.incidentkit.command.RecordCommand.AddNote;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.service.Incidents;
import io.incidentkit.store.ConcurrentUpdateException;
import io.incidentkit.store.IncidentQuery;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many threads, and nothing is lost, doubled or half there. */
abstract class ConcurrencySpec extends StoreSpec {
    private static final int NOTES = 25;
    /** Bounds the lost races of all threads of a test: each is another's success, so a correct store needs far fewer. */
    private final AtomicInteger patience = new AtomicInteger(100_000);
    /** The service tries again by itself, and pauses; to ask it often is to wait for minutes for a store that always refuses. */
    private final AtomicInteger patienceWithTheService = new AtomicInteger(10);

    @Test
    void losesNoAppend() {
        IncidentId id = declare("Checkout is down").id();

        ConcurrentCallers.run(thread -> () -> eachNote(thread, patience, text -> append(stored(id), note(text))));

        assertHasEveryNoteOnce(id);
    }

    @Test
    void losesNoCommandOfTheService() {
        Incidents incidents = new Incidents(store, IncidentPolicy.standard(), Clock.fixed(BEGIN, ZoneOffset.UTC));
        IncidentId id = declare("Checkout is down").id();
        Incidents later =
                new Incidents(store, IncidentPolicy.standard(), Clock.fixed(BEGIN.plusSeconds(60), ZoneOffset.UTC));

        ConcurrentCallers.run(thread -> () -> eachNote(
                thread,
                patienceWithTheService,
                text -> (thread % 2 == 0 ? later : incidents).execute(ANA, id, new AddNote(text, null))));

        assertHasEveryNoteOnce(id);
    }

    @Test
    void givesEachIncidentANumberOfItsOwn() {
        List<List<Long>> numbers = ConcurrentCallers.run(thread -> () -> IntStream.range(0, NOTES)
                .mapToObj(i -> untilItIsWritten(patience, () -> declare("incident " + i + " of thread " + thread))
                        .number())
                .toList());

        assertThat(numbers).allSatisfy(ofThread -> assertThat(ofThread).isSorted());
        assertThat(numbers.stream().flatMap(List::stream))
                .doesNotHaveDuplicates()
                .hasSize(ConcurrentCallers.SIZE * NOTES);
    }

    @Test
    void losesNoDeclarationOfTheService() {
        Incidents incidents = new Incidents(store, IncidentPolicy.standard(), Clock.fixed(BEGIN, ZoneOffset.UTC));

        List<List<String>> titles = ConcurrentCallers.run(thread -> () -> IntStream.range(0, NOTES)
                .mapToObj(i -> incidents
                        .declare(ANA, Declare.of("incident " + i + " of thread " + thread))
                        .title())
                .toList());

        assertThat(store.list(new IncidentQuery(IncidentQuery.State.ALL, 0, ConcurrentCallers.SIZE * NOTES + 1))
                        .incidents())
                .extracting(Incident::title)
                .containsExactlyInAnyOrderElementsOf(
                        titles.stream().flatMap(List::stream).toList());
    }

    @Test
    void letsOneOfManyDeclareAnId() {
        IncidentId id = newId();

        assertOneWins(thread -> declare(id, declared("by thread " + thread), note("looking")));

        assertThat(timeline(id)).hasSize(2);
        assertIsTheFoldOfItsTimeline(id);
        assertThat(store.list(new IncidentQuery(IncidentQuery.State.ALL, 0, 100))
                        .incidents())
                .hasSize(1);
    }

    @Test
    void letsOneOfManyOpenAnIncidentForAGroupOfAlerts() {
        assertOneWins(thread -> declare(newId(), declared("by thread " + thread), alerts("disk")));

        assertThat(store.list(new IncidentQuery(IncidentQuery.State.ALL, 0, 100))
                        .incidents())
                .hasSize(1);
    }

    @Test
    void letsOneOfManyIncidentsTakeAGroupOfAlerts() {
        List<Incident> incidents = IntStream.range(0, ConcurrentCallers.SIZE)
                .mapToObj(i -> declare("incident " + i))
                .toList();

        assertOneWins(thread -> append(incidents.get(thread), note("is it the disk?"), alerts("disk")));

        incidents.forEach(incident -> assertIsTheFoldOfItsTimeline(incident.id()));
    }

    @Test
    void letsOneOfManyAppendToAVersion() {
        Incident incident = declare("Checkout is down");

        assertOneWins(thread -> append(incident, note("by thread " + thread), note("looking")));

        assertThat(timeline(incident.id())).hasSize(3);
        assertIsTheFoldOfItsTimeline(incident.id());
    }

    @Test
    void showsReadersNothingHalfWritten() {
        IncidentId id = declare("Checkout is down").id();
        AtomicInteger writers = new AtomicInteger(ConcurrentCallers.SIZE / 2);

        ConcurrentCallers.run(thread -> thread % 2 == 0
                ? () -> {
                    try {
                        return eachNote(thread, patience, text -> append(stored(id), note(text), note("and more")));
                    } finally {
                        writers.decrementAndGet();
                    }
                }
                : () -> {
                    do {
                        Incident seen = stored(id);
                        List<TimelineEntry> entries = store.timeline(id, 0, seen.version());
                        assertThat(seen.version()).as("two entries at a time").isOdd();
                        assertThat(seen).isEqualTo(Incident.replay(id, seen.number(), entries));
                    } while (writers.get() > 0);
                    return List.of();
                });

        assertIsTheFoldOfItsTimeline(id);
    }

    private interface Write {
        Incident of(String text);
    }

    private interface Attempt {
        Incident by(int thread);
    }

    private static List<String> eachNote(int thread, AtomicInteger patience, Write write) {
        List<String> texts = IntStream.range(0, NOTES)
                .mapToObj(i -> "note " + i + " of thread " + thread)
                .toList();
        texts.forEach(text -> untilItIsWritten(patience, () -> write.of(text)));
        return texts;
    }

    private static Incident untilItIsWritten(AtomicInteger patience, Callable<Incident> write) {
        while (patience.get() > 0) {
            try {
                return write.call();
            } catch (ConcurrentUpdateException e) {
                patience.decrementAndGet();
            } catch (Exception e) {
                throw new AssertionError("Only lost races are expected here", e);
            }
        }
        throw new AssertionError("Lost race after race");
    }

    private static void assertOneWins(Attempt attempt) {
        List<Optional<Incident>> outcomes = ConcurrentCallers.run(thread -> () -> {
            try {
                return Optional.of(attempt.by(thread));
            } catch (ConcurrentUpdateException e) {
                return Optional.empty();
            }
        });
        assertThat(outcomes.stream().flatMap(Optional::stream).filter(Objects::nonNull))
                .as("winners")
                .hasSize(1);
    }

    private void assertHasEveryNoteOnce(IncidentId id) {
        List<String> expected = new ArrayList<>(List.of("Detected: Checkout is down"));
        for (int thread = 0; thread < ConcurrentCallers.SIZE; thread++) {
            for (int i = 0; i < NOTES; i++) {
                expected.add("Note: note " + i + " of thread " + thread);
            }
        }
        assertThat(timeline(id))
                .extracting(entry -> entry.event().describe())
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(timeline(id)).extracting(TimelineEntry::sequence).isSorted().doesNotHaveDuplicates();
        assertIsTheFoldOfItsTimeline(id);
    }
}
