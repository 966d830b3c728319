package io.incidentkit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.jdbc.database.Database;
import io.incidentkit.jdbc.seal.EntryLinks;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.store.ConcurrentUpdateException;
import io.incidentkit.store.IncidentChange;
import io.incidentkit.store.IncidentQuery;
import io.incidentkit.store.IncidentQuery.State;
import io.incidentkit.store.IncidentStore;
import io.incidentkit.test.history.Histories;
import io.incidentkit.test.history.History;
import io.incidentkit.test.history.PlayedCommand;
import io.incidentkit.test.history.PlayedHistory;
import io.incidentkit.timeline.TimelineEntry;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever happens to incidents, all stores tell the same. */
class HistoriesTest {
    private static List<HikariDataSource> pools;
    private static List<IncidentStore> stores;
    private static List<EntryLinks> seals;

    @BeforeContainer
    static void open() {
        pools = TestDatabase.here().stream().map(TestDatabase::migrated).toList();
        stores = Stream.concat(
                        Stream.of(new InMemoryIncidentStore()), pools.stream().map(JdbcIncidentStore::create))
                .toList();
        seals = pools.stream().map(Database::of).map(EntryLinks::new).toList();
    }

    @AfterContainer
    static void close() {
        pools.forEach(HikariDataSource::close);
    }

    @Provide
    Arbitrary<History> histories() {
        return Histories.any();
    }

    /** The stores are not emptied in between, so that groups of alerts are sometimes taken by an earlier history. */
    @Property(tries = 150)
    void allStoresTellTheSame(@ForAll("histories") History history) {
        PlayedHistory played = history.play();
        IncidentId id = IncidentId.create(history.start());

        List<Told> told = stores.stream().map(store -> write(store, id, played)).toList();

        assertThat(told).allSatisfy(each -> assertThat(each).isEqualTo(told.get(0)));
        assertThat(stores.stream().map(HistoriesTest::listed)).containsOnly(listed(stores.get(0)));
        assertThat(seals).allSatisfy(each -> assertThat(each.check(id.value())).isEmpty());
    }

    /**
     * What a store tells of one history; the numbers are its own.
     *
     * @param accepted how many appends it took
     * @param incident the incident
     * @param timeline its timeline
     */
    private record Told(int accepted, Optional<Incident> incident, List<TimelineEntry> timeline) {}

    private static Told write(IncidentStore store, IncidentId id, PlayedHistory played) {
        int accepted = 0;
        try {
            Incident incident = store.append(
                    new IncidentChange(Optional.empty(), played.declared(), Incident.replay(id, 0, played.declared())));
            accepted++;
            for (PlayedCommand turn : played.accepted()) {
                incident = store.append(
                        new IncidentChange(Optional.of(incident), turn.entries(), incident.evolve(turn.entries())));
                accepted++;
                assertThat(store.find(id)).contains(incident);
                if (accepted == played.accepted().size() / 2) {
                    assertOutlined(store, incident);
                }
            }
            assertOutlined(store, incident);
        } catch (ConcurrentUpdateException e) {
            // A group of alerts belongs to an earlier history that is still open: each store has to see that.
        }
        List<TimelineEntry> timeline = store.timeline(id, 0, 10_000);
        Optional<Incident> incident = store.find(id);
        incident.ifPresent(found -> assertThat(found).isEqualTo(Incident.replay(id, found.number(), timeline)));
        return new Told(accepted, incident.map(found -> found.numbered(1)), timeline);
    }

    /** Figures are read from what the incident is now; the property of figures over outlines says that they are the same then. */
    private static void assertOutlined(IncidentStore store, Incident now) {
        assertThat(store.outlines(now.number() + 1).incidents().get(0))
                .satisfiesAnyOf(
                        read -> assertThat(read).isEqualTo(now),
                        read -> assertThat(read).isEqualTo(now.outline().orElseThrow()));
    }

    /** The newest incidents of each list. */
    private static List<List<IncidentId>> listed(IncidentStore store) {
        return Stream.of(State.values())
                .map(state -> store.list(new IncidentQuery(state, 0, 20)).incidents().stream()
                        .map(Incident::id)
                        .toList())
                .toList();
    }
}
