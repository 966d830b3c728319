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
import io.incidentkit.jdbc.database.Moments;
import io.incidentkit.service.Incidents;
import io.incidentkit.store.IncidentPage;
import io.incidentkit.store.IncidentQuery;
import io.incidentkit.store.IncidentQuery.State;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Lists of few incidents among many: no page looks at all of them, and none is lost. */
class FilteredListsTest {
    private static final int DECLARED_AT = 10;
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
            copy(pool, usual, later);

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

    private static IncidentQuery query(long before, IncidentFilter filter) {
        return new IncidentQuery(State.ALL, before, 5, filter);
    }

    private static void copy(HikariDataSource pool, Incident incident, Instant declared) {
        Moments moments = Database.of(pool).platform().moments();
        Rows rows = new Rows(moments);
        List<Integer> many = Collections.nCopies(MANY, 0);
        new JdbcTemplate(pool).batchUpdate(Sql.INSERT_INCIDENT, many, 1_000, (statement, each) -> {
            int end = rows.bindIncident(statement, incident);
            statement.setObject(end - 1, IncidentId.create(declared).value());
            statement.setObject(DECLARED_AT, moments.stored(declared));
        });
    }
}
