package io.incidentkit.jdbc;

import static io.incidentkit.jdbc.Samples.ANA;
import static io.incidentkit.jdbc.Samples.alertGroup;
import static io.incidentkit.jdbc.Samples.note;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.zaxxer.hikari.HikariDataSource;
import io.incidentkit.archive.ArchiveQuery;
import io.incidentkit.command.Declare;
import io.incidentkit.command.RecordCommand.StrikeOut;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentFilter;
import io.incidentkit.jdbc.database.Tables;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.severity.Severity;
import io.incidentkit.store.IncidentQuery;
import io.incidentkit.store.IncidentQuery.State;
import io.incidentkit.test.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** A host that has a table {@code incident} itself keeps ours in a schema of its own. */
class SchemaOfItsOwnTest {
    private static final String SCHEMA = "Incident_Kit";

    @ParameterizedTest
    @EnumSource
    void everythingWorksBesideATableOfThatName(TestDatabase database) {
        try (HikariDataSource pool = database.empty()) {
            JdbcTemplate host = new JdbcTemplate(pool);
            host.execute("create table incident (title varchar(20))");
            host.update("insert into incident values ('of the host')");
            String schema = database == TestDatabase.POSTGRESQL ? PostgresServer.nameOfSchema(SCHEMA) : SCHEMA;
            IncidentSchema.migrate(pool, schema);
            IncidentSchema.migrate(pool, schema);
            RecordingChannel pager = new RecordingChannel("pager", EffectKind.PAGE);
            OutboxNode node = new OutboxNode(
                            pool,
                            Tables.in(schema),
                            SettableClock.at(Instant.now().plusSeconds(5)),
                            IncidentPolicy.standard(),
                            each -> each.channel(pager).schema(schema))
                    .started();

            Incident declared = node.incidents.declare(
                    ANA,
                    Declare.builder("Checkout is down")
                            .severity(Severity.SEV1)
                            .alerts(alertGroup("own schema"))
                            .build());
            node.incidents.execute(ANA, declared.id(), note("the password is hunter2"));
            node.incidents.execute(ANA, declared.id(), new StrikeOut("hunter2", "a password"));
            node.run();
            node.pass(Duration.ofMinutes(12));

            JdbcIncidentStore store = JdbcIncidentStore.create(pool, schema);
            assertThat(pager.calls()).contains("page on-call");
            assertThat(store.find(declared.id())).contains(node.incidents.get(declared.id()));
            assertThat(store.list(new IncidentQuery(State.OPEN, 0, 10, IncidentFilter.ALL.title("checkout")))
                            .incidents())
                    .hasSize(1);
            assertThat(JdbcPostmortemArchive.create(pool, schema)
                            .search(ArchiveQuery.words("checkout"), incident -> true)
                            .matches())
                    .isEmpty();
            List<Object> wrong = new ArrayList<>();
            assertThat(StoredStates.of(pool, schema).check(wrong::add)).isOne();
            assertThat(StoredSeals.of(pool, schema).check(wrong::add)).isOne();
            assertThat(wrong).isEmpty();
            node.close();
            store.remove(store.find(declared.id()).orElseThrow());
            assertThat(store.find(declared.id())).isEmpty();
            assertThat(host.queryForList("select title from incident", String.class))
                    .as("the host's own, where its connections look")
                    .containsExactly("of the host");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "1st", "x;drop table y", "a.b", "\"quoted\""})
    void isNamedWithoutQuotes(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IncidentSchema.migrate(FakeDatabases.unreachable(), name));
    }

    @Test
    void knowsEveryTable() {
        try (HikariDataSource pool = TestDatabase.H2.migrated()) {
            List<String> tables = new JdbcTemplate(pool)
                    .queryForList(
                            "select lower(table_name) from information_schema.tables where table_schema = 'PUBLIC'",
                            String.class);
            assertThat(tables)
                    .hasSizeGreaterThan(8)
                    .filteredOn(name -> !name.equals(IncidentSchema.HISTORY_TABLE))
                    .allSatisfy(name -> assertThat(
                                    Tables.in("own").sql("select 1 from " + name + " where '" + name + "' = ''"))
                            .isEqualTo("select 1 from own." + name + " where '" + name + "' = ''"));
        }
    }
}
