package io.incidentkit.jdbc;

import static io.incidentkit.jdbc.Samples.incidents;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.jdbc.database.Database;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.service.Incidents;
import io.incidentkit.store.IncidentStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Several nodes on one database, each with what it has last seen. What is old is found out at the write, so that the nodes do
 * together what one would do that always reads.
 */
class TwoNodesTest {
    private static final int INCIDENTS = 4;
    private static final int COMMANDS = 40;

    private static Map<TestDatabase, HikariDataSource> pools;

    @BeforeContainer
    static void open() {
        pools = TestDatabase.here().stream().collect(Collectors.toMap(Function.identity(), TestDatabase::migrated));
    }

    @AfterContainer
    static void close() {
        pools.values().forEach(HikariDataSource::close);
    }

    @Provide
    Arbitrary<TestDatabase> databases() {
        return Arbitraries.of(TestDatabase.here());
    }

    @Property(tries = 40)
    void doWhatOneWouldDoThatAlwaysReads(@ForAll("databases") TestDatabase database, @ForAll long seed) {
        IncidentStore memory = new InMemoryIncidentStore();
        List<Incidents> alone = List.of(incidents(memory));
        List<Incidents> nodes = nodes(database);
        RandomCommands ofNodes = new RandomCommands(nodes.get(0), INCIDENTS);
        RandomCommands ofOne = new RandomCommands(alone.get(0), INCIDENTS);

        Random commands = new Random(seed);
        for (int i = 0; i < COMMANDS; i++) {
            int node = commands.nextInt(nodes.size());
            long command = commands.nextLong();
            assertThat(ofNodes.execute(nodes.get(node), new Random(command)))
                    .as("command %d", i)
                    .isEqualTo(ofOne.execute(alone.get(0), new Random(command)));
        }

        assertIsConsistent(database, ofNodes.ids());
        assertThat(told(nodes.get(1), ofNodes.ids())).isEqualTo(told(alone.get(0), ofOne.ids()));
    }

    @Property(tries = 10)
    void writeNothingWrongAtTheSameTime(@ForAll("databases") TestDatabase database, @ForAll long seed) {
        List<Incidents> nodes = nodes(database);
        RandomCommands commands = new RandomCommands(nodes.get(0), INCIDENTS);

        CompletableFuture<?>[] threads = IntStream.range(0, 4)
                .mapToObj(thread -> Elsewhere.run(() -> {
                    Random random = new Random(seed + thread);
                    for (int i = 0; i < COMMANDS; i++) {
                        commands.execute(nodes.get(thread % nodes.size()), random);
                    }
                }))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(threads).orTimeout(60, TimeUnit.SECONDS).join();

        assertIsConsistent(database, commands.ids());
    }

    private static List<Incidents> nodes(TestDatabase database) {
        return IntStream.range(0, 2)
                .mapToObj(node -> incidents(JdbcIncidentStore.create(pools.get(database))))
                .toList();
    }

    /** The state is the fold of the timeline, and the open keys are those of the open incidents. */
    private static void assertIsConsistent(TestDatabase database, List<IncidentId> ids) {
        JdbcTemplate sql = Database.of(pools.get(database)).jdbc();
        Incidents fresh = incidents(JdbcIncidentStore.create(pools.get(database)));
        for (IncidentId id : ids) {
            Incident incident = fresh.get(id);
            assertThat(incident).isEqualTo(Incident.replay(id, incident.number(), fresh.timeline(id)));
            assertThat(sql.queryForList(
                            "select open_key from incident_open_key where incident_id = ?", String.class, id.value()))
                    .containsExactlyInAnyOrderElementsOf(incident.openKeys());
            assertThat(incident.duplicates())
                    .allSatisfy(duplicate ->
                            assertThat(fresh.get(duplicate).mergedInto()).contains(id));
        }
    }

    /** What happened to each incident; the numbers are the store's own. */
    private static List<List<String>> told(Incidents incidents, List<IncidentId> ids) {
        List<List<String>> told = new ArrayList<>();
        for (IncidentId id : ids) {
            told.add(incidents.timeline(id).stream()
                    .map(entry -> entry.sequence() + " " + entry.event().type())
                    .toList());
        }
        return told;
    }
}
