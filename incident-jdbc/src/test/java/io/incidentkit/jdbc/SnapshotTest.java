package io.incidentkit.jdbc;

import static io.incidentkit.jdbc.Samples.ANA;
import static io.incidentkit.jdbc.Samples.alertGroup;
import static io.incidentkit.jdbc.Samples.incidents;
import static io.incidentkit.jdbc.Samples.note;
import static io.incidentkit.jdbc.Samples.triaged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.incidentkit.command.EndCommand.Dismiss;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.Outcome;
import io.incidentkit.jdbc.database.Database;
import io.incidentkit.jdbc.database.Ids;
import io.incidentkit.service.Incidents;
import io.incidentkit.store.IncidentQuery;
import io.incidentkit.store.IncidentStore;
import io.incidentkit.store.IncidentStoreException;
import io.incidentkit.timeline.UnreadableEventException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The timeline is the truth; the row beside it is derived. */
class SnapshotTest {

    @ParameterizedTest
    @EnumSource
    void foldsTheTimelineWhenTheSnapshotIsOfAnotherFormat(TestDatabase database) {
        assertFoldsAfter(
                database, "update incident set snapshot_format = 0, snapshot = '{\"of\": \"another release\"}'");
    }

    @ParameterizedTest
    @EnumSource
    void foldsTheTimelineWhenTheSnapshotIsDamaged(TestDatabase database) {
        assertFoldsAfter(database, "update incident set snapshot = '{\"id\": '");
    }

    @ParameterizedTest
    @EnumSource
    void renewsTheSnapshotWithTheNextCommand(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            Incidents incidents = incidents(JdbcIncidentStore.create(pool));
            Incident declared = incidents.declare(ANA, triaged("Checkout is down"));
            JdbcTemplate sql = Database.of(pool).jdbc();
            sql.update("update incident set snapshot_format = 0, snapshot = ''");

            Incident noted = incidents.execute(ANA, declared.id(), note("looking"));

            // Without its timeline the incident can only come from the snapshot.
            sql.update("delete from incident_event");
            assertThat(incidents.get(declared.id())).isEqualTo(noted);
        }
    }

    @ParameterizedTest
    @EnumSource
    void saysWhichEventItCannotRead(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            IncidentStore store = JdbcIncidentStore.create(pool);
            Incident declared = incidents(store).declare(ANA, triaged("Checkout is down"));
            new JdbcTemplate(pool).update("update incident_event set type = 'teleported' where sequence = 3");

            assertThatExceptionOfType(IncidentStoreException.class)
                    .isThrownBy(() -> store.timeline(declared.id(), 0, 10))
                    .withMessageContaining("Entry 3 of incident " + declared.id())
                    .withMessageContaining("'teleported' is unknown; a newer release may have written it")
                    .withCauseInstanceOf(UnreadableEventException.class);
            assertThat(store.find(declared.id())).as("the snapshot is readable").contains(declared);
            assertThat(store.timeline(declared.id(), 0, 2)).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void listsAnIncidentThatANewerReleaseHasWrittenTo(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            IncidentStore store = JdbcIncidentStore.create(pool);
            Incidents incidents = incidents(store);
            Incident other = incidents.declare(ANA, triaged("Search is slow"));
            Incident newer = incidents.declare(ANA, triaged("Checkout is down"));
            incidents.execute(ANA, newer.id(), note("looking"));
            JdbcTemplate sql = Database.of(pool).jdbc();
            sql.update("update incident set snapshot_format = 99 where number = ?", newer.number());
            sql.update(
                    "update incident_event set type = 'teleported' where sequence > ? and incident_id = ?",
                    newer.version(),
                    newer.id().value());

            List<Incident> listed = store.list(IncidentQuery.open()).incidents();

            assertThat(listed).extracting(Incident::title).containsExactly("Checkout is down", "Search is slow");
            assertThat(listed.get(0).severity()).isEqualTo(newer.severity());
            assertThat(listed.get(0).step()).isEqualTo(newer.step());
            assertThat(listed.get(1)).isEqualTo(other);
            // Nothing is decided on what is not all of it.
            assertThatExceptionOfType(IncidentStoreException.class)
                    .isThrownBy(() -> incidents(JdbcIncidentStore.create(pool)).execute(ANA, newer.id(), note("more")));
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsTheColumnsForQueriesInStepWithTheIncident(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            Incidents incidents = incidents(JdbcIncidentStore.create(pool));
            Incident alerted = incidents.receive(ANA, alertGroup("disk")).orElseThrow();
            Incident triaged = incidents.declare(ANA, triaged("Checkout is down"));
            Incident dismissed = incidents.declare(ANA, triaged("A probe was wrong"));
            assertColumns(database, pool, alerted, triaged, dismissed);

            Incident noted = incidents.execute(ANA, triaged.id(), note("looking"));
            Incident ended = incidents.execute(ANA, dismissed.id(), new Dismiss("it was", null, null));
            Incident endedAlert = incidents.execute(ANA, alerted.id(), new Dismiss("a test", null, null));
            assertColumns(database, pool, noted, ended, endedAlert);
        }
    }

    private static void assertFoldsAfter(TestDatabase database, String damage) {
        try (HikariDataSource pool = database.migrated()) {
            IncidentStore store = JdbcIncidentStore.create(pool);
            Incidents incidents = incidents(store);
            Incident alerted = incidents.receive(ANA, alertGroup("disk")).orElseThrow();
            Incident declared = incidents.declare(ANA, triaged("Checkout is down"));
            Incident noted = incidents.execute(ANA, declared.id(), note("looking"));

            new JdbcTemplate(pool).update(damage);

            assertThat(store.find(noted.id())).contains(noted);
            assertThat(store.findByNumber(noted.number())).contains(noted);
            assertThat(store.findOpenByKey(alertGroup("disk").openKey())).contains(alerted);
            assertThat(store.list(IncidentQuery.open()).incidents()).containsExactly(noted, alerted);
        }
    }

    private static void assertColumns(TestDatabase database, HikariDataSource pool, Incident... incidents) {
        JdbcTemplate sql = Database.of(pool).jdbc();
        Ids ids = Database.of(pool).platform().ids();
        for (Incident incident : incidents) {
            Map<String, Object> row = sql.queryForMap("select * from incident where number = ?", incident.number());
            assertThat(List.of("id", "version", "open", "step", "title"))
                    .extracting(row::get)
                    .containsExactly(
                            ids.stored(incident.id().value()),
                            incident.version(),
                            incident.isOpen(),
                            incident.step().code(),
                            incident.title());
            assertThat(row.get("outcome"))
                    .isEqualTo(incident.outcome().map(Outcome::code).orElse(null));
            assertThat(row.get("severity"))
                    .isEqualTo(incident.severity().map(Object::toString).orElse(null));
            assertThat(row.get("commander"))
                    .isEqualTo(incident.commander().map(Object::toString).orElse(null));
            assertThat(sql.queryForList(
                            "select open_key from incident_open_key where incident_id = ?",
                            String.class,
                            incident.id().value()))
                    .containsExactlyInAnyOrderElementsOf(incident.openKeys());
            assertThat(instant(database, sql, "declared_at", incident)).isEqualTo(incident.declaredAt());
            assertThat(instant(database, sql, "detected_at", incident)).isEqualTo(incident.detectedAt());
            assertThat(instant(database, sql, "ended_at", incident))
                    .isEqualTo(incident.endedAt().orElse(null));
        }
    }

    private static Instant instant(TestDatabase database, JdbcTemplate sql, String column, Incident incident) {
        return sql.queryForObject(
                "select " + column + " from incident where number = ?",
                (row, index) -> row.getObject(column) == null ? null : database.instant(row, column),
                incident.number());
    }
}
