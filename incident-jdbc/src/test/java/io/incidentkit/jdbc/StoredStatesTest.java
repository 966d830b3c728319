package io.incidentkit.jdbc;

import static io.incidentkit.jdbc.Samples.ANA;
import static io.incidentkit.jdbc.Samples.alertGroup;
import static io.incidentkit.jdbc.Samples.incidents;
import static io.incidentkit.jdbc.Samples.note;
import static io.incidentkit.jdbc.Samples.triaged;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.incidentkit.command.EndCommand.Dismiss;
import io.incidentkit.incident.Incident;
import io.incidentkit.jdbc.StoredStates.Difference;
import io.incidentkit.jdbc.database.Database;
import io.incidentkit.service.Incidents;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

class StoredStatesTest {

    @ParameterizedTest
    @EnumSource
    void findsNothingWhereAllIsAsTheTimelinesSay(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            Incidents incidents = incidents(JdbcIncidentStore.create(pool));
            assertThat(incidents.receive(ANA, alertGroup("disk"))).isPresent();
            Incident declared = incidents.declare(ANA, triaged("Checkout is down"));
            incidents.execute(ANA, declared.id(), note("looking"));
            incidents.execute(
                    ANA, incidents.declare(ANA, triaged("A probe")).id(), new Dismiss("it was wrong", null, null));

            assertThat(StoredStates.of(pool).check(each -> {
                        throw new AssertionError(each);
                    }))
                    .isEqualTo(3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void namesEachPartThatDiffersAndMakesItAnew(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            Incidents incidents = incidents(JdbcIncidentStore.create(pool));
            Incident first = incidents.declare(ANA, triaged("Checkout is down"));
            Incident second = incidents.declare(ANA, triaged("Search is slow"));
            Incident third = incidents.declare(ANA, triaged("Mail is late"));
            JdbcTemplate sql = new JdbcTemplate(pool);
            sql.update("update incident set title = 'other', severity = null where number = ?", first.number());
            sql.update("update incident set snapshot = '{}' where number = ?", second.number());
            StoredStates states = StoredStates.of(pool);
            Difference columns = new Difference(first.id(), first.number(), List.of("severity", "title"));
            Difference snapshot = new Difference(second.id(), second.number(), List.of("snapshot"));

            assertThat(found(states)).containsExactly(columns, snapshot);
            List<Difference> mended = new ArrayList<>();
            assertThat(states.rebuild(mended::add)).isEqualTo(3);

            assertThat(mended).containsExactly(columns, snapshot);
            assertThat(found(states)).isEmpty();
            assertThat(JdbcIncidentStore.create(pool).find(second.id())).contains(second);
            assertThat(incidents.execute(ANA, third.id(), note("goes on")).version())
                    .isEqualTo(third.version() + 1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void renewsSnapshotsOfAnOlderRelease(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            Incident declared = incidents(JdbcIncidentStore.create(pool)).declare(ANA, triaged("Checkout is down"));
            JdbcTemplate sql = new JdbcTemplate(pool);
            sql.update("update incident set snapshot_format = 0, snapshot = 'of another release'");
            StoredStates states = StoredStates.of(pool);
            assertThat(found(states)).isEmpty();

            states.rebuild(each -> {
                throw new AssertionError(each);
            });

            // Without its timeline the incident can only come from the snapshot.
            sql.update("delete from incident_event");
            assertThat(JdbcIncidentStore.create(pool).find(declared.id())).contains(declared);
        }
    }

    @ParameterizedTest
    @EnumSource
    void leavesWhatItCannotMakeAnew(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            Incidents incidents = incidents(JdbcIncidentStore.create(pool));
            Incident alerted = incidents.receive(ANA, alertGroup("disk")).orElseThrow();
            Incident gap = incidents.declare(ANA, triaged("Checkout is down"));
            Incident strange = incidents.declare(ANA, triaged("Search is slow"));
            JdbcTemplate sql = Database.of(pool).jdbc();
            sql.update("delete from incident_open_key");
            sql.update(
                    "delete from incident_event where sequence = 2 and incident_id = ?",
                    gap.id().value());
            sql.update(
                    "update incident_event set type = 'teleported' where sequence = 3 and incident_id = ?",
                    strange.id().value());
            StoredStates states = StoredStates.of(pool);
            List<Difference> told = new ArrayList<>();

            states.rebuild(told::add);

            assertThat(told)
                    .containsExactly(
                            new Difference(alerted.id(), alerted.number(), List.of("open_key")),
                            new Difference(gap.id(), gap.number(), List.of("timeline")),
                            new Difference(strange.id(), strange.number(), List.of("timeline")));
            assertThat(found(states)).isEqualTo(told);
            assertThat(JdbcIncidentStore.create(pool).find(gap.id())).contains(gap);
        }
    }

    private static List<Difference> found(StoredStates states) {
        List<Difference> found = new ArrayList<>();
        states.check(found::add);
        return found;
    }
}
