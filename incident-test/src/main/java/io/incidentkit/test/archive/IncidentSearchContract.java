package io.incidentkit.test.archive;

import static io.incidentkit.test.archive.ArchiveScenario.ANA;
import static io.incidentkit.test.archive.ArchiveScenario.BEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.archive.ArchiveMatch;
import io.incidentkit.archive.ArchivePage;
import io.incidentkit.archive.ArchiveQuery;
import io.incidentkit.archive.Excerpt;
import io.incidentkit.archive.InMemoryPostmortemArchive;
import io.incidentkit.archive.IncidentSearch;
import io.incidentkit.archive.PostmortemArchive;
import io.incidentkit.archive.SearchFeed;
import io.incidentkit.command.Declare;
import io.incidentkit.command.LoopCommand.Diagnose;
import io.incidentkit.command.LoopCommand.Triage;
import io.incidentkit.command.NamingCommand.Rename;
import io.incidentkit.command.RecordCommand.AddNote;
import io.incidentkit.command.RecordCommand.StrikeOut;
import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Person;
import io.incidentkit.incident.Incident;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.postmortem.Postmortem;
import io.incidentkit.retention.PersonErasure;
import io.incidentkit.service.Incidents;
import io.incidentkit.severity.Severity;
import io.incidentkit.store.IncidentStore;
import io.incidentkit.timeline.ErasedPerson;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every promise of {@link IncidentSearch}, with a {@link SearchFeed}. Extend it with a class that gives a store and what searches its
 * incidents, and run it with JUnit Jupiter. It skips nothing: a search that can't do something fails.
 */
public abstract class IncidentSearchContract {
    private static final String SECRET = "swordfish_1*|x";

    /** The work that is left after commands: a node that is killed never does it. */
    private final Queue<Runnable> later = new ArrayDeque<>();

    private final PostmortemArchive archive = new InMemoryPostmortemArchive();
    private IncidentStore store;
    private IncidentSearch search;
    private SearchFeed feed;
    private ArchiveScenario scenario;
    private Incidents incidents;

    /** Creates the contract. */
    protected IncidentSearchContract() {}

    /**
     * Gives a store without incidents, that no other test uses. It is asked once a test.
     *
     * @return the store
     */
    protected abstract IncidentStore emptyStore();

    /**
     * Gives what searches the incidents of the store. It is asked once a test, after {@link #emptyStore()}.
     *
     * @return the search
     */
    protected abstract IncidentSearch search();

    /**
     * Says whether the search reads of the store who may see an incident, and loses there what is struck out. One in memory does not: it
     * knows what its feed tells it.
     *
     * @return true by default
     */
    protected boolean knowsAtOnce() {
        return true;
    }

    @BeforeEach
    void beginWithAnEmptyStore() {
        store = emptyStore();
        search = search();
        feed = new SearchFeed(search, Optional.of(archive), knowsAtOnce() ? later::add : Runnable::run);
        scenario = new ArchiveScenario(store, feed);
        incidents = scenario.incidents();
    }

    @Test
    void findsOpenIncidentsByWhatIsWrittenOfThem() {
        Incident one = declared(Declare.builder("Checkout answers 5xx")
                .services(List.of("checkout"))
                .impact("Carts are lost."));
        incidents.execute(ANA, one.id(), new Triage(Severity.SEV2, new Person("ana"), null));
        scenario.later();
        incidents.execute(ANA, one.id(), new Diagnose("the pool has no bound", null));
        incidents.execute(ANA, one.id(), new AddNote("pgbouncer 1.21.0 says: no more connections", null));
        Incident other = declared(Declare.builder("Mails are late").services(List.of("mail")));
        told();

        assertThat(titles("5XX checkout")).containsExactly("Checkout answers 5xx");
        assertThat(titles("carts")).containsExactly("Checkout answers 5xx");
        assertThat(titles("1.21.0 connection bound")).containsExactly("Checkout answers 5xx");
        assertThat(titles("connection mails")).isEmpty();
        assertThat(titles("1.21")).isEmpty();
        assertThat(titles("+++")).isEmpty();
        assertThat(titles(ArchiveQuery.builder().cause("bound"))).containsExactly("Checkout answers 5xx");
        assertThat(titles(ArchiveQuery.builder().services(List.of("Mail")))).containsExactly("Mails are late");
        assertThat(titles(ArchiveQuery.builder().severities(List.of(Severity.SEV2))))
                .containsExactly("Checkout answers 5xx");
        assertThat(titles(ArchiveQuery.builder().order(ArchiveQuery.Order.NEWEST_FIRST)))
                .containsExactly("Mails are late", "Checkout answers 5xx");
        assertThat(find("mails").get(0).found().incident()).isEqualTo(incidents.get(other.id()));
        ArchiveMatch match = find("pgbouncer").get(0);
        assertThat(match.because()).isEqualTo("pgbouncer in the timeline");
        Excerpt shown = match.excerpts().get(0);
        assertThat(shown.text()
                        .substring(
                                shown.marks().get(0).from(),
                                shown.marks().get(0).to()))
                .isEqualTo("pgbouncer");
    }

    @Test
    void followsWhatIsWritten() {
        Incident one = declared(Declare.builder("Checkout is slow"));
        told();
        incidents.execute(ANA, one.id(), new Rename("Carts are slow"));
        incidents.execute(ANA, one.id(), new AddNote("restarted", null));
        told();

        assertThat(titles("carts restarting")).containsExactly("Carts are slow");
        assertThat(titles("zzyzx")).isEmpty();
        assertThat(search.keep(incidents.get(one.id()), incidents.postmortem(one.id())))
                .isTrue();
        assertThat(titles("carts")).hasSize(1);
    }

    @Test
    void findsAndCountsNothingThatTheReaderMayNotSee() {
        Incident secret = declared(Declare.builder("A leaked key").makePrivate());
        declared(Declare.builder("A public key"));
        told();
        Predicate<Incident> onIt = incidents.visibleTo(ANA).filter();
        Predicate<Incident> notOnIt = incidents.visibleTo(BEN).filter();
        ArchiveQuery one = ArchiveQuery.builder().words("key").limit(1).build();

        assertThat(titles(search.search(one, notOnIt))).containsExactly("A public key");
        assertThat(search.search(one, notOnIt).capped()).isFalse();
        assertThat(search.search(one, onIt).capped()).isTrue();
        assertThat(search.search(ArchiveQuery.words("leaked"), notOnIt).matches())
                .isEmpty();

        incidents.handle(ANA, secret.id()).communication().makePublic("the keys are changed");
        told();
        assertThat(titles(search.search(ArchiveQuery.words("leaked"), notOnIt))).hasSize(1);

        incidents.handle(ANA, secret.id()).communication().makePrivate("not all of them");
        assertThat(titles(search.search(ArchiveQuery.words("leaked"), notOnIt)))
                .as("before the feed has told it")
                .isEmpty();
        assertThat(search.search(one, notOnIt).capped()).isFalse();
        told();
        assertThat(titles(search.search(ArchiveQuery.words("leaked"), notOnIt))).isEmpty();
        assertThat(titles(search.search(ArchiveQuery.words("leaked"), onIt))).hasSize(1);
        assertThat(titles(search.search(ArchiveQuery.words("leaked"), incident -> false)))
                .as("who may read nothing")
                .isEmpty();
    }

    @Test
    void forgetsWhatIsStruckOutAndWhoIsForgotten() {
        Incident one = declared(Declare.builder("The key leaked"));
        incidents.execute(ANA, one.id(), new AddNote("It is " + SECRET + " everywhere, said cleo", null));
        told();
        assertThat(titles(SECRET)).hasSize(1);

        incidents.execute(ANA, one.id(), new StrikeOut(SECRET, "a password"));
        assertThat(titles(SECRET)).as("before the feed has told it").isEmpty();
        told();
        assertThat(titles(SECRET)).isEmpty();
        assertThat(titles("leaked everywhere")).hasSize(1);

        new PersonErasure(store, IncidentPolicy.standard(), archive, search)
                .erase(
                        ErasedPerson.of(new Person("cleo"), new Person("person-7"), List.of()),
                        Actor.person("ana"),
                        "asked for it",
                        incidents.get(one.id()).lastRecordedAt());
        assertThat(titles("cleo")).isEmpty();
        catchUp();
        assertThat(titles("cleo")).isEmpty();
        assertThat(titles("everywhere")).hasSize(1);
    }

    @Test
    void losesWhatIsRemoved() {
        Incident one = declared(Declare.builder("Checkout is slow"));
        told();
        store.remove(incidents.get(one.id()));
        search.forget(one.id());

        assertThat(titles("checkout")).isEmpty();
        catchUp();
        assertThat(titles(ArchiveQuery.builder())).isEmpty();
    }

    @Test
    void catchesUpWithWhatItWasNotToldOf() {
        if (!knowsAtOnce()) {
            assertThat(search.behind(Long.MAX_VALUE)).isEqualTo(IncidentSearch.Behind.NONE);
            return;
        }
        Incident one = scenario.published(Declare.builder("Checkout is slow"), Severity.SEV1, "No bound.");
        Incident other = declared(Declare.builder("Mails are late"));
        told();
        PostmortemArchive lost = new InMemoryPostmortemArchive();
        incidents.execute(ANA, other.id(), new AddNote("the queue is full", null));
        incidents.execute(ANA, one.id(), new AddNote("it is seen again", null));
        later.clear();
        assertThat(titles("queue")).isEmpty();
        assertThat(search.behind(Long.MAX_VALUE).incidents()).containsExactly(other.id(), one.id());

        feed = new SearchFeed(search, Optional.of(lost), Runnable::run);
        catchUp();

        assertThat(titles("queue")).containsExactly("Mails are late");
        assertThat(titles(lost.search(ArchiveQuery.words("bound"), incident -> true)))
                .as("a postmortem that the archive was not told of")
                .containsExactly("Checkout is slow");
        assertThat(search.behind(Long.MAX_VALUE).incidents()).isEmpty();
    }

    @Test
    void takesNoOldVersion() {
        Incident old = declared(Declare.builder("Checkout is slow"));
        incidents.execute(ANA, old.id(), new Rename("Carts are slow"));
        told();

        search.keep(old, Postmortem.builder("Checkout is slow").build());

        assertThat(titles("carts")).hasSize(1);
        assertThat(titles("checkout slow")).containsExactlyElementsOf(titles("checkout"));
    }

    private Incident declared(Declare.Builder declare) {
        Incident incident = incidents.declare(ANA, declare.build());
        scenario.later();
        return incident;
    }

    /** Does what is to be done after commands. */
    private void told() {
        for (Runnable next = later.poll(); next != null; next = later.poll()) {
            next.run();
        }
    }

    private void catchUp() {
        OptionalLong next = OptionalLong.of(Long.MAX_VALUE);
        while (next.isPresent()) {
            next = feed.catchUp(incidents, next.getAsLong());
        }
    }

    private List<ArchiveMatch> find(String words) {
        return search.search(ArchiveQuery.words(words), Incident::isOpen).matches();
    }

    private List<String> titles(String words) {
        return titles(ArchiveQuery.builder().words(words));
    }

    private List<String> titles(ArchiveQuery.Builder query) {
        return titles(search.search(query.build(), incident -> !incident.isPrivate()));
    }

    private static List<String> titles(ArchivePage page) {
        return page.matches().stream()
                .map(match -> match.found().incident().title())
                .toList();
    }
}
