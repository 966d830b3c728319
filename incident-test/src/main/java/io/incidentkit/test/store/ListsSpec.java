package io.incidentkit.test.store;

import static io.incidentkit.store.IncidentQuery.State.ALL;
import static io.incidentkit.store.IncidentQuery.State.ENDED;
import static io.incidentkit.store.IncidentQuery.State.OPEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.commander.Person;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentFilter;
import io.incidentkit.loop.DetectionSource;
import io.incidentkit.severity.Severity;
import io.incidentkit.store.IncidentPage;
import io.incidentkit.store.IncidentQuery;
import io.incidentkit.store.IncidentQuery.State;
import io.incidentkit.store.StoredVersion;
import io.incidentkit.timeline.CommanderEvent.CommandTaken;
import io.incidentkit.timeline.CommanderEvent.CommanderAssigned;
import io.incidentkit.timeline.LoopEvent.Reopened;
import io.incidentkit.timeline.RecordEvent.DetectionSourceSet;
import io.incidentkit.timeline.RecordEvent.Labelled;
import io.incidentkit.timeline.RecordEvent.TeamSet;
import io.incidentkit.timeline.SeverityEvent.SeveritySet;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Lists, the newest number first, page by page. */
abstract class ListsSpec extends StoreSpec {
    @Test
    void listsNothingOfAnEmptyStore() {
        for (State state : State.values()) {
            IncidentPage page = store.list(new IncidentQuery(state, 0, 10));
            assertThat(page.incidents()).isEmpty();
            assertThat(page.more()).isFalse();
        }
    }

    @Test
    void listsTheNewestNumberFirst() {
        Incident first = declare("first");
        Incident second = declare("second");
        Incident third = declare("third");

        assertThat(store.list(new IncidentQuery(ALL, 0, 10)).incidents()).containsExactly(third, second, first);
    }

    @Test
    void listsIncidentsAsTheyAre() {
        Incident declared = declare("Checkout is down");

        Incident noted = append(declared, note("looking"));

        assertThat(store.list(IncidentQuery.open()).incidents()).containsExactly(noted);
    }

    @Test
    void movesAnIncidentBetweenTheListsAsItEndsAndComesBack() {
        Incident open = declare("Checkout is down");
        assertListed(open, OPEN, ENDED);

        Incident ended = append(open, falseAlarm());
        assertListed(ended, ENDED, OPEN);

        Incident reopened = append(ended, new Reopened("it was none"));
        assertListed(reopened, OPEN, ENDED);
    }

    @Test
    void findsWhatChangedSinceAMomentByItsLastEntryAlone() {
        Incident first = declare("Checkout is down");
        Incident second = declare("Search is slow");
        Incident ended = append(second, falseAlarm());
        Instant last = store.timeline(first.id(), 0, 10).get(0).recordedAt();

        assertThat(store.changedSince(last))
                .containsExactlyInAnyOrder(
                        new StoredVersion(first.id(), first.number(), first.version()),
                        new StoredVersion(ended.id(), ended.number(), ended.version()));
        assertThat(store.changedSince(last.plusSeconds(86_400))).isEmpty();
    }

    @Test
    void listsEachOpenIncidentOnce() {
        List<Incident> all = declareManyAndEndSome();

        assertThat(pages(OPEN, 7, ListsSpec::nothing)).isEqualTo(newestFirst(all, Incident::isOpen));
    }

    @Test
    void listsEachEndedIncidentOnce() {
        List<Incident> all = declareManyAndEndSome();

        assertThat(pages(ENDED, 7, ListsSpec::nothing)).isEqualTo(newestFirst(all, incident -> !incident.isOpen()));
    }

    @Test
    void listsEachIncidentOnce() {
        List<Incident> all = declareManyAndEndSome();

        assertThat(pages(ALL, 7, ListsSpec::nothing)).isEqualTo(newestFirst(all, incident -> true));
    }

    @Test
    void listsEachIncidentOnceWhileOthersAreDeclaredAndEnded() {
        List<Incident> all = declareManyAndEndSome();
        Runnable meanwhile = () -> {
            declare("meanwhile");
            append(declare("meanwhile and over"), falseAlarm());
        };

        assertThat(pages(OPEN, 7, meanwhile)).isEqualTo(newestFirst(all, Incident::isOpen));
        assertThat(pages(ENDED, 7, meanwhile))
                .containsSubsequence(newestFirst(all, incident -> !incident.isOpen()))
                .doesNotHaveDuplicates();
        assertThat(pages(ALL, 7, meanwhile))
                .containsSubsequence(newestFirst(all, incident -> true))
                .doesNotHaveDuplicates();
    }

    @Test
    void saysWhetherThereAreMore() {
        Stream.of("one", "two", "three", "four").forEach(this::declare);

        IncidentPage half = store.list(new IncidentQuery(ALL, 0, 2));
        IncidentPage rest = store.list(new IncidentQuery(ALL, half.next().orElseThrow(), 2));

        assertThat(half.more()).isTrue();
        assertThat(rest.incidents()).hasSize(2);
        assertThat(rest.more()).isFalse();
        assertThat(store.list(new IncidentQuery(ALL, 0, 4)).more()).isFalse();
        assertThat(store.list(new IncidentQuery(ALL, 0, 3)).more()).isTrue();
    }

    @Test
    void goesOnBelowANumber() {
        Incident first = declare("first");
        Incident second = declare("second");
        declare("third");

        assertThat(store.list(new IncidentQuery(ALL, second.number(), 10)).incidents())
                .containsExactly(first);
        assertThat(store.list(new IncidentQuery(ALL, first.number(), 10)).incidents())
                .isEmpty();
    }

    /** Names are compared without case, to the letter otherwise: a sign that a database takes for a pattern is a sign. */
    @Test
    void listsWhatIsAskedFor() {
        Incident none = declare("no team");
        Incident paying = append(
                declare("paying"),
                new TeamSet("Payments"),
                new Labelled("region", "eu_west%"),
                new DetectionSourceSet(DetectionSource.CUSTOMER));
        Incident severe = append(
                declare("severe"),
                new SeveritySet(Severity.SEV2),
                new TeamSet("PAYMENTS"),
                new Labelled("Region", "eu-west"));
        Incident ended = append(append(declare("ended"), new TeamSet("payments")), falseAlarm());

        assertThat(listed(ALL, IncidentFilter.ALL)).containsExactly(ended, severe, paying, none);
        assertThat(listed(ALL, IncidentFilter.ALL.team("payments"))).containsExactly(ended, severe, paying);
        assertThat(listed(OPEN, IncidentFilter.ALL.team("payments"))).containsExactly(severe, paying);
        assertThat(listed(ENDED, IncidentFilter.ALL.team("payments"))).containsExactly(ended);
        assertThat(listed(ALL, IncidentFilter.ALL.team("pay"))).isEmpty();
        assertThat(listed(ALL, IncidentFilter.ALL.label("region", "eu_west%"))).containsExactly(paying);
        assertThat(listed(ALL, IncidentFilter.ALL.label("REGION", "eu-west"))).containsExactly(severe);
        assertThat(listed(ALL, IncidentFilter.ALL.label("region", "eu%"))).isEmpty();
        assertThat(listed(ALL, IncidentFilter.ALL.label("region", "eu!west!"))).isEmpty();
        assertThat(listed(ALL, IncidentFilter.ALL.severity(Severity.SEV2).team("payments")))
                .containsExactly(severe);
        assertThat(listed(ALL, IncidentFilter.ALL.severity(Severity.SEV1))).isEmpty();
        assertThat(listed(ALL, IncidentFilter.ALL.detectionSource(DetectionSource.CUSTOMER)))
                .containsExactly(paying);
        for (String service : none.services()) {
            assertThat(listed(OPEN, IncidentFilter.ALL.service(service))).contains(none);
        }
        assertThat(listed(ALL, IncidentFilter.ALL.service("no such service"))).isEmpty();
    }

    @Test
    void goesOnWithWhatIsAskedFor() {
        Incident first = append(declare("first"), new TeamSet("payments"));
        declare("between");
        Incident second = append(declare("second"), new TeamSet("payments"));
        declare("after");
        IncidentFilter payments = IncidentFilter.ALL.team("payments");

        IncidentPage page = store.list(new IncidentQuery(ALL, 0, 1, payments));
        IncidentPage rest = store.list(new IncidentQuery(ALL, page.next().orElseThrow(), 1, payments));

        assertThat(page.incidents()).containsExactly(second);
        assertThat(rest.incidents()).containsExactly(first);
        assertThat(rest.more()).isFalse();
    }

    @Test
    void listsThoseOfACommanderNowOrUntilTheEnd() {
        declare("nobody's");
        Incident ana = append(declare("ana's"), new CommanderAssigned(new Person("Ana")));
        Incident over = append(declare("over"), new CommanderAssigned(new Person("ana")), falseAlarm());
        Incident ben = append(
                declare("handed over"),
                new CommanderAssigned(new Person("ana")),
                new CommandTaken(new Person("ana"), new Person("ben"), "she sleeps"));

        assertThat(listed(ALL, IncidentFilter.ALL.commander("ANA"))).containsExactly(over, ana);
        assertThat(listed(OPEN, IncidentFilter.ALL.commander("ana"))).containsExactly(ana);
        assertThat(listed(ALL, IncidentFilter.ALL.commander("ben"))).containsExactly(ben);
        assertThat(listed(ALL, IncidentFilter.ALL.commander("an"))).isEmpty();
    }

    /** The first moment counts, the last one no more. */
    @Test
    void listsThoseThatWereDeclaredInATime() {
        Incident first = declareAt(BEGIN);
        Incident second = declareAt(BEGIN.plusSeconds(60));
        Incident third = declareAt(BEGIN.plusSeconds(120));
        Incident late = declareAt(BEGIN.plusSeconds(30));

        assertThat(listed(ALL, IncidentFilter.ALL.declared(second.declaredAt(), null)))
                .containsExactly(third, second);
        assertThat(listed(ALL, IncidentFilter.ALL.declared(null, second.declaredAt())))
                .containsExactly(late, first);
        assertThat(listed(ALL, IncidentFilter.ALL.declared(first.declaredAt(), third.declaredAt())))
                .containsExactly(late, second, first);
        assertThat(listed(ALL, IncidentFilter.ALL.declared(third.declaredAt().plus(1, ChronoUnit.MICROS), null)))
                .isEmpty();
        assertThat(listed(ALL, IncidentFilter.ALL.declared(null, first.declaredAt())))
                .isEmpty();
        assertThat(listed(ENDED, IncidentFilter.ALL.declared(first.declaredAt(), null)))
                .isEmpty();
    }

    /** As {@link io.incidentkit.archive.PostmortemArchive} finds words: each has to be there, folded, one with marks with them. */
    @Test
    void listsThoseWhoseTitleHasEachWord() {
        Incident checkout = declare("Checkouts of İstanbul answer 5xx since v2.3.1");
        Incident cafe = declare("Café-Pool \"pg-7\" is 100% full");
        Incident base = declare("主数据库连接池耗尽 (KubePodNotReady)");
        Incident none = declare("c++ client_leak: c\\d!");

        assertThat(titled("checkout")).containsExactly(checkout);
        assertThat(titled("ANSWERS istanbul")).containsExactly(checkout);
        assertThat(titled("2.3.1")).containsExactly(checkout);
        assertThat(titled("2.3")).isEmpty();
        assertThat(titled("checkout pool")).isEmpty();
        assertThat(titled("cafe pg-7")).containsExactly(cafe);
        assertThat(titled("pg")).containsExactly(cafe);
        assertThat(titled("pg-71")).isEmpty();
        assertThat(titled("100%")).containsExactly(cafe);
        assertThat(titled("数据库")).containsExactly(base);
        assertThat(titled("据数")).isEmpty();
        assertThat(titled("kubepodnotready")).containsExactly(base);
        assertThat(titled("KubePod")).containsExactly(base);
        assertThat(titled("c++")).containsExactly(none);
        assertThat(titled("c#")).isEmpty();
        assertThat(titled("client_leak")).containsExactly(none);
        assertThat(titled("client%leak")).isEmpty();
        assertThat(titled("+ +")).as("a query that has no word").isEmpty();
        assertThat(titled("\u200B")).as("a query that can't be seen").isEmpty();
        assertThat(titled("is")).containsExactly(cafe);
    }

    @Test
    void goesOnWithTheWordsThatAreAskedFor() {
        List<Incident> leaks = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Incident declared = declare(i % 4 == 0 ? "a pg-7 leak" : "a pg and a 7");
            if (i % 4 == 0) {
                leaks.add(0, declared);
            }
        }

        assertThat(pages(ALL, 3, IncidentFilter.ALL.title("pg-7"), ListsSpec::nothing))
                .isEqualTo(leaks);
    }

    private List<Incident> titled(String words) {
        return listed(ALL, IncidentFilter.ALL.title(words));
    }

    private Incident declareAt(Instant at) {
        return declare(newId(), List.of(new TimelineEntry(1, at, at, ANA, declared("at a time"))));
    }

    private List<Incident> listed(State state, IncidentFilter filter) {
        return store.list(new IncidentQuery(state, 0, 50, filter)).incidents();
    }

    private List<Incident> declareManyAndEndSome() {
        List<Incident> all = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            Incident declared = declare("incident " + i);
            all.add(i % 3 == 0 || i / 10 == 5 ? append(declared, falseAlarm()) : declared);
        }
        return all;
    }

    private static List<Incident> newestFirst(List<Incident> incidents, Predicate<Incident> filter) {
        return incidents.stream()
                .filter(filter)
                .sorted(Comparator.comparing(Incident::number).reversed())
                .toList();
    }

    private List<Incident> pages(State state, int limit, Runnable betweenPages) {
        return pages(state, limit, IncidentFilter.ALL, betweenPages);
    }

    private List<Incident> pages(State state, int limit, IncidentFilter filter, Runnable betweenPages) {
        List<Incident> listed = new ArrayList<>();
        IncidentPage page = store.list(new IncidentQuery(state, 0, limit, filter));
        listed.addAll(page.incidents());
        while (page.next().isPresent()) {
            if (filter.all()) {
                assertThat(page.incidents()).as("a page that is not the last").hasSize(limit);
            }
            assertThat(listed).as("more than there can be").hasSizeLessThan(1_000);
            betweenPages.run();
            long before = page.next().getAsLong();
            page = store.list(new IncidentQuery(state, before, limit, filter));
            assertThat(page.next().orElse(0)).as("where the next page goes on").isLessThan(before);
            listed.addAll(page.incidents());
        }
        return listed;
    }

    private static void nothing() {}

    private void assertListed(Incident incident, State in, State notIn) {
        assertThat(store.list(new IncidentQuery(in, 0, 10)).incidents()).containsExactly(incident);
        assertThat(store.list(new IncidentQuery(notIn, 0, 10)).incidents()).isEmpty();
        assertThat(store.list(new IncidentQuery(ALL, 0, 10)).incidents()).containsExactly(incident);
    }
}
