package io.incidentkit.test.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Person;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.retention.IncidentDocument;
import io.incidentkit.retention.IncidentTransfer;
import io.incidentkit.retention.PersonErasure;
import io.incidentkit.retention.Retention;
import io.incidentkit.store.IncidentStore;
import io.incidentkit.timeline.ErasedPerson;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Incidents come from another store, go to one, leave after their time, and forget people. */
abstract class RetentionSpec extends StoreSpec {
    private static final IncidentPolicy POLICY = IncidentPolicy.standard();
    private static final Instant NOW = BEGIN.plus(Duration.ofDays(400));

    /** Everything that the store keeps, as text. */
    abstract List<String> storedTexts();

    @Test
    void takesAnIncidentFromAnotherStoreAndGivesItBackAsItWas() {
        IncidentStore elsewhere = new InMemoryIncidentStore();
        IncidentId id = newId();
        List<TimelineEntry> entries = entriesAfter(0, SampleHistory.events());
        declare("one that has the first number");
        Incident stored = declare(id, entries);

        Incident taken = transfer(elsewhere).take(document(transfer(store).export(id)), NOW);

        assertThat(taken.numbered(stored.number())).isEqualTo(stored);
        assertThat(elsewhere.timeline(id, 0, WHOLE)).isEqualTo(entries);
        store.remove(stored);
        Incident back = transfer(store).take(document(transfer(elsewhere).export(id)), NOW);
        assertThat(back.numbered(stored.number())).isEqualTo(stored);
        assertThat(stored(id)).isEqualTo(back);
        assertThat(timeline(id)).isEqualTo(entries);
        assertThat(transfer(store).export(id).seal())
                .isEqualTo(transfer(elsewhere).export(id).seal());
    }

    @Test
    void forgetsAPersonWhereverTheyStand() {
        String name = "Zo\u00EB Quartermain";
        Actor zoe = Actor.person(name);
        List<TimelineEntry> told = new ArrayList<>();
        for (TimelineEntry entry : entriesAfter(0, SampleHistory.events())) {
            told.add(new TimelineEntry(entry.sequence(), entry.occurredAt(), entry.recordedAt(), zoe, entry.event()));
        }
        Incident of = declare(newId(), told);
        Incident other = declare("of others");
        Incident noted = append(other, note("asked ZOE\u0308  QUARTERMAIN, who knew; zoe@example.org wrote"));
        assertThat(storedTexts()).anyMatch(text -> lower(text).contains("quartermain"));

        int found = new PersonErasure(store, POLICY, null)
                .erase(
                        ErasedPerson.of(
                                new Person("zo\u00EB quartermain "),
                                new Person("former-1"),
                                List.of("zoe@example.org")),
                        Actor.system("retention"),
                        "they asked for it",
                        NOW);

        assertThat(found).isEqualTo(2);
        assertThat(storedTexts())
                .noneMatch(text -> lower(text).contains("quartermain"))
                .noneMatch(text -> text.contains("zoe@"));
        assertIsTheFoldOfItsTimeline(of.id());
        assertIsTheFoldOfItsTimeline(noted.id());
        assertThat(timeline(of.id())).hasSize(told.size() + 1);
        assertThat(timeline(of.id()).subList(0, told.size()))
                .allMatch(entry -> entry.actor().equals(Actor.person("former-1")));
        assertThat(timeline(noted.id()).get(1).event().describe()).contains("asked former-1, who knew; former-1 wrote");
    }

    @Test
    void letsGoOfWhatEndedLongAgo() {
        Incident old = append(declare("old"), falseAlarm());
        Incident open = declare("open");
        List<IncidentDocument> kept = new ArrayList<>();

        Retention.Report report = new Retention(store, POLICY).letGo(Duration.ofDays(365), NOW, kept::add);

        assertThat(report).isEqualTo(new Retention.Report(1, 0, 0));
        assertThat(kept).singleElement().satisfies(document -> {
            assertThat(document.incident()).isEqualTo(old);
        });
        assertThat(store.find(old.id())).isEmpty();
        assertThat(stored(open.id())).isEqualTo(open);
    }

    private static IncidentDocument document(IncidentDocument written) {
        IncidentDocument read = IncidentDocument.fromJson(written.toJson());
        assertThat(read).isEqualTo(written);
        return read;
    }

    private static IncidentTransfer transfer(IncidentStore of) {
        return new IncidentTransfer(of, POLICY, null);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
