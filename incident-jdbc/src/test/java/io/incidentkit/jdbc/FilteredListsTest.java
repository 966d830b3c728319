package io.incidentkit.jdbc;

import static io.incidentkit.jdbc.Samples.ANA;
import static io.incidentkit.jdbc.Samples.incidents;
import static io.incidentkit.jdbc.Samples.triaged;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentFilter;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.jdbc.database.Database;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.service.Incidents;
import io.incidentkit.store.IncidentPage;
import io.incidentkit.store.IncidentQuery;
import io.incidentkit.store.IncidentQuery.State;
import io.incidentkit.timeline.LoopEvent.Declared;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Lists of few incidents among many: no page looks at all of them, and none is lost. */
class FilteredListsTest {
    private static final int MANY = 11_000;

    @ParameterizedTest
    @EnumSource
    void aPageLooksAtSoManyAndSaysWhereTheNextOneGoesOn(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            JdbcIncidentStore store = JdbcIncidentStore.create(pool);
            Incidents incidents = incidents(store);
            Incident rare = incidents.declare(ANA, triaged("The rare one"));
            Incident usual = incidents.declare(ANA, triaged("One as any other"));
            Instant later = rare.declaredAt().plusSeconds(60);
            copy(pool, usual, any -> later, MANY);

            IncidentPage first = store.list(query(0, IncidentFilter.ALL.title("rare")));
            assertThat(first.incidents()).isEmpty();
            assertThat(first.more()).isTrue();
            IncidentPage second = store.list(query(first.next().orElseThrow(), IncidentFilter.ALL.title("rare")));
            assertThat(second.incidents()).containsExactly(rare);
            assertThat(second.more()).isFalse();

            IncidentPage before = store.list(query(0, IncidentFilter.ALL.declared(null, later)));
            assertThat(before.incidents()).as("near the time at once").containsExactly(usual, rare);
            assertThat(before.more()).isFalse();
            assertThat(store.list(query(0, IncidentFilter.ALL.declared(later.plusSeconds(1), null)))
                            .more())
                    .isFalse();
            assertThat(store.list(query(0, IncidentFilter.ALL.title("any"))).incidents())
                    .hasSize(5);
        }
    }

    /** As the history of another tool is: with higher numbers than what is here, and its own times, in any order. */
    @ParameterizedTest
    @EnumSource
    void whatWasTakenInLaterWithEarlierDatesIsFoundByThem(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            JdbcIncidentStore store = JdbcIncidentStore.create(pool);
            Incident here = incidents(store).declare(ANA, triaged("The one here"));
            Instant now = here.declaredAt();
            copy(pool, here, number -> now.minusSeconds(60L * (number + 1)), 3_000);

            Instant begin = now.minusSeconds(60L * 2_500);
            assertThat(numbers(store, begin, null)).hasSize(2_501).contains(here.number());
            assertThat(numbers(store, null, begin)).hasSize(500).doesNotContain(here.number());
            assertThat(numbers(store, begin, begin.plusSeconds(120))).hasSize(2);
            assertThat(numbers(store, now.plusSeconds(1), null)).isEmpty();
        }
    }

    private static List<Long> numbers(JdbcIncidentStore store, @Nullable Instant from, @Nullable Instant until) {
        IncidentFilter filter = IncidentFilter.ALL.declared(from, until);
        List<Long> numbers = new ArrayList<>();
        long before = 0;
        do {
            IncidentPage page = store.list(new IncidentQuery(State.ALL, before, IncidentQuery.MAX_LIMIT, filter));
            page.incidents().forEach(each -> numbers.add(each.number()));
            before = page.next().orElse(0);
        } while (before > 0);
        return numbers;
    }

    private static IncidentQuery query(long before, IncidentFilter filter) {
        return new IncidentQuery(State.ALL, before, 5, filter);
    }

    private static void copy(HikariDataSource pool, Incident incident, IntFunction<Instant> times, int many) {
        Rows rows = new Rows(Database.of(pool).platform());
        List<Integer> all = IntStream.range(0, many).boxed().toList();
        new JdbcTemplate(pool).batchUpdate(Sql.INSERT_INCIDENT, all, 1_000, (statement, each) -> {
            Instant at = times.apply(each);
            Declared declared = new Declared(incident.title(), List.of(), null, null, IncidentKind.REAL, false);
            TimelineEntry entry = new TimelineEntry(1, at, at, ANA, declared);
            rows.bindIncident(statement, Incident.replay(IncidentId.create(at), 1, List.of(entry)));
        });
    }
}
