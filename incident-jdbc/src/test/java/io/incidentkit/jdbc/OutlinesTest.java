package io.incidentkit.jdbc;

import static io.incidentkit.jdbc.Samples.ANA;
import static io.incidentkit.jdbc.Samples.incidents;
import static io.incidentkit.jdbc.Samples.note;
import static io.incidentkit.jdbc.Samples.triaged;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.incidentkit.actionitem.ActionType;
import io.incidentkit.command.ActionCommand.AddAction;
import io.incidentkit.command.EndCommand.Reopen;
import io.incidentkit.command.EndCommand.Resolve;
import io.incidentkit.command.LoopCommand.Diagnose;
import io.incidentkit.command.LoopCommand.Mitigate;
import io.incidentkit.command.LoopCommand.Triage;
import io.incidentkit.commander.Person;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.incident.OutlineCodec;
import io.incidentkit.jdbc.database.Database;
import io.incidentkit.jdbc.outline.OutlineTable;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.service.Incidents;
import io.incidentkit.severity.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An outline that is stored is that of the incident as it is now, whoever made it and when. */
class OutlinesTest {
    private static final AddAction ITEM = new AddAction(ActionType.PREVENT, "an alert", null, null, null);
    private static final Reopen REOPEN = new Reopen("errors again", null);

    @ParameterizedTest
    @EnumSource
    void isWrittenWithTheCommandThatEndsTheIncident(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            Incidents incidents = incidents(JdbcIncidentStore.create(pool));
            Incident open = incidents.declare(ANA, triaged("Checkout is down"));
            assertThat(versions(pool)).isEmpty();

            Incident ended = resolve(incidents, open.id());
            assertThat(versions(pool)).containsExactly(ended.version());
            Incident noted = incidents.execute(ANA, open.id(), note("found later"));
            assertThat(versions(pool)).as("no figure counts a note").containsExactly(ended.version());
            assertThat(noted.outline()).isEqualTo(ended.outline());
            Incident worked = incidents.execute(ANA, open.id(), ITEM);
            assertThat(versions(pool)).containsExactly(worked.version());

            assertThat(incidents.outlines().toList())
                    .containsExactly(worked.outline().orElseThrow());
        }
    }

    @ParameterizedTest
    @EnumSource
    void isNoneOfAnIncidentThatIsOpenAgain(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            Incidents incidents = incidents(JdbcIncidentStore.create(pool));
            Incident ended = ended(incidents, "Checkout is down");

            Incident again = incidents.execute(ANA, ended.id(), REOPEN);

            assertThat(incidents.outlines().toList()).containsExactly(again);
        }
    }

    /** Of what was there before there were outlines, and of what was imported. */
    @ParameterizedTest
    @EnumSource
    void isMadeByWhoeverReadsItFirst(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            Incidents incidents = incidents(JdbcIncidentStore.create(pool));
            Incident ended = ended(incidents, "Checkout is down");
            JdbcTemplate sql = new JdbcTemplate(pool);
            sql.update("delete from incident_outline");

            assertThat(incidents.outlines().toList()).containsExactly(ended);
            assertThat(incidents.outlines().toList())
                    .containsExactly(ended.outline().orElseThrow());

            sql.update("update incident_outline set outline_format = 0");
            assertThat(incidents.outlines().toList()).containsExactly(ended);
            assertThat(incidents.outlines().toList())
                    .containsExactly(ended.outline().orElseThrow());
        }
    }

    /** Whoever read an incident before it was written to can't put an old outline over the new one. */
    @ParameterizedTest
    @EnumSource
    void isNotPutBackByWhoeverReadItBefore(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            Incidents incidents = incidents(JdbcIncidentStore.create(pool));
            OutlineTable table = new OutlineTable(Database.of(pool));
            Incident read = ended(incidents, "Checkout is down");
            new JdbcTemplate(pool).update("delete from incident_outline");

            Incident worked = incidents.execute(ANA, read.id(), ITEM);
            table.keep(List.of(read));
            assertThat(incidents.outlines().toList())
                    .containsExactly(worked.outline().orElseThrow());

            Incident again = incidents.execute(ANA, read.id(), REOPEN);
            table.keep(List.of(worked));
            assertThat(incidents.outlines().toList()).containsExactly(again);
        }
    }

    @ParameterizedTest
    @EnumSource
    void isAsTheIncidentsAreWhileTheyAreWrittenAndRead(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            Incidents incidents = incidents(JdbcIncidentStore.create(pool));
            List<Incident> declared = IntStream.range(0, 6)
                    .mapToObj(i -> incidents.declare(ANA, triaged("Checkout is down")))
                    .toList();
            JdbcTemplate sql = new JdbcTemplate(pool);
            AtomicBoolean isOver = new AtomicBoolean();
            CompletableFuture<Void> reader = Elsewhere.run(() -> {
                while (!isOver.get()) {
                    assertThat(incidents.outlines()).hasSize(declared.size());
                    sql.update("update incident_outline set outline = null where mod(version, 2) = 0");
                }
            });
            CompletableFuture<?>[] writers = declared.stream()
                    .map(each -> Elsewhere.run(() -> {
                        Incidents node = incidents(JdbcIncidentStore.create(pool));
                        for (int i = 0; i < 8; i++) {
                            resolve(node, each.id());
                            node.execute(ANA, each.id(), i % 2 == 0 ? ITEM : note("found later"));
                            if (i < 7) {
                                node.execute(ANA, each.id(), REOPEN);
                                node.execute(ANA, each.id(), new Triage(Severity.SEV1, new Person("ana"), null));
                            }
                        }
                    }))
                    .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(writers)
                    .whenComplete((done, failure) -> isOver.set(true))
                    .orTimeout(120, TimeUnit.SECONDS)
                    .join();
            reader.orTimeout(120, TimeUnit.SECONDS).join();

            List<Incident> whole = incidents.all().toList();
            assertThat(incidents.outlines().map(each -> each.outline().orElseThrow()))
                    .isEqualTo(whole.stream()
                            .map(each -> each.outline().orElseThrow())
                            .toList());
            StoredStates.of(pool).check(each -> {
                throw new AssertionError(each);
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void isNotWrittenInsideOfATransactionOfWhoeverReads(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            Incidents incidents = incidents(JdbcIncidentStore.create(pool));
            Incident ended = ended(incidents, "Checkout is down");
            new JdbcTemplate(pool).update("delete from incident_outline");
            TransactionTemplate reading = new TransactionTemplate(new JdbcTransactionManager(pool));
            reading.setReadOnly(true);

            reading.executeWithoutResult(
                    status -> assertThat(incidents.outlines().toList()).containsExactly(ended));

            assertThat(versions(pool)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void isCheckedAndMadeAnewWithTheRest(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            Incidents incidents = incidents(JdbcIncidentStore.create(pool));
            Incident wrong = ended(incidents, "Checkout is down");
            Incident early = ended(incidents, "Search is slow");
            Incident missing = ended(incidents, "Mail is late");
            Incident open = incidents.declare(ANA, triaged("Login is down"));
            JdbcTemplate sql = new JdbcTemplate(pool);
            sql.update(
                    "update incident_outline set outline = ?, version = 99 where number = ?",
                    OutlineCodec.write(early).orElseThrow(),
                    wrong.number());
            sql.update("delete from incident_outline where number = ?", missing.number());
            sql.update(
                    "insert into incident_outline (number, version, outline_format, outline) values (?, 1, ?, ?)",
                    open.number(),
                    OutlineCodec.OUTLINE_FORMAT,
                    OutlineCodec.write(early).orElseThrow());
            StoredStates states = StoredStates.of(pool);
            StoredStates.Difference of = new StoredStates.Difference(wrong.id(), wrong.number(), List.of("outline"));
            StoredStates.Difference ofOpen = new StoredStates.Difference(open.id(), open.number(), List.of("outline"));

            assertThat(found(states)).containsExactly(of, ofOpen);
            states.rebuild(each -> {});

            assertThat(found(states)).isEmpty();
            assertThat(incidents.outlines().toList())
                    .containsExactly(
                            open,
                            missing.outline().orElseThrow(),
                            early.outline().orElseThrow(),
                            wrong.outline().orElseThrow());
        }
    }

    private static Incident ended(Incidents incidents, String title) {
        return resolve(incidents, incidents.declare(ANA, triaged(title)).id());
    }

    private static Incident resolve(Incidents incidents, IncidentId id) {
        incidents.execute(ANA, id, new Diagnose("the last deploy", null));
        incidents.execute(ANA, id, new Mitigate("rolled back", MitigationKind.ROLLBACK, null));
        return incidents.execute(ANA, id, new Resolve("no errors", null, null));
    }

    private static List<StoredStates.Difference> found(StoredStates states) {
        List<StoredStates.Difference> found = new ArrayList<>();
        states.check(found::add);
        return found;
    }

    private static List<Integer> versions(HikariDataSource pool) {
        return new JdbcTemplate(pool)
                .queryForList("select version from incident_outline where outline is not null", Integer.class);
    }
}
