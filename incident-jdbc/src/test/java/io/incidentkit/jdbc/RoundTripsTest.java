package io.incidentkit.jdbc;

import static io.incidentkit.jdbc.Samples.ANA;
import static io.incidentkit.jdbc.Samples.alertGroup;
import static io.incidentkit.jdbc.Samples.incidents;
import static io.incidentkit.jdbc.Samples.note;
import static io.incidentkit.jdbc.Samples.triaged;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.incidentkit.actionitem.ActionType;
import io.incidentkit.command.ActionCommand.AddAction;
import io.incidentkit.command.Declare;
import io.incidentkit.command.EndCommand.Dismiss;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.service.Incidents;
import io.incidentkit.test.SettableClock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** How often PostgreSQL is asked. */
class RoundTripsTest {
    private static final String STATEMENT = "executeQuery";

    private final HikariDataSource pool = TestDatabase.POSTGRESQL.migrated();
    private final WatchedDataSource watched = new WatchedDataSource(pool);
    private final Incidents incidents = incidents(JdbcIncidentStore.create(watched));

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void declaresWithOneStatement() {
        watched.sent();

        incidents.declare(ANA, triaged("Checkout is down"));

        assertThat(watched.sent()).containsExactly(STATEMENT);
    }

    @Test
    void declaresWithOneStatementUnderAnIdThatTheCallerChose() {
        Declare declare = Declare.builder("Checkout is down")
                .id(IncidentId.create(Samples.NOW))
                .build();
        watched.sent();

        Incident declared = incidents.declare(ANA, declare);
        assertThat(watched.sent()).containsExactly(STATEMENT);

        assertThat(incidents.declare(ANA, declare)).isEqualTo(declared);
        assertThat(watched.sent()).as("taken, loaded").containsExactly(STATEMENT, STATEMENT);
    }

    @Test
    void appendsWithOneStatementToWhatItHasSeen() {
        Incident declared = incidents.declare(ANA, triaged("Checkout is down"));
        watched.sent();

        incidents.execute(ANA, declared.id(), note("looking"));
        assertThat(watched.sent()).containsExactly(STATEMENT);

        incidents.execute(ANA, declared.id(), note("still looking"));
        assertThat(watched.sent()).containsExactly(STATEMENT);
    }

    @Test
    void appendsWithTwoStatementsToWhatItHasNotSeen() {
        Incident declared = incidents(JdbcIncidentStore.create(pool)).declare(ANA, triaged("Checkout is down"));
        watched.sent();

        incidents.execute(ANA, declared.id(), note("looking"));

        assertThat(watched.sent()).as("one to load, one to write").containsExactly(STATEMENT, STATEMENT);
    }

    @Test
    void appendsOnceMoreToWhatItHasSeenTooLongAgo() {
        Incident declared = incidents.declare(ANA, triaged("Checkout is down"));
        incidents(JdbcIncidentStore.create(pool)).execute(ANA, declared.id(), note("faster"));
        watched.sent();

        incidents.execute(ANA, declared.id(), note("looking"));

        assertThat(watched.sent()).as("lost, loaded, written").containsExactly(STATEMENT, STATEMENT, STATEMENT);
    }

    @Test
    void takesAndFreesAGroupOfAlertsInTheSameStatement() {
        watched.sent();

        Incident alerted = incidents.receive(ANA, alertGroup("disk")).orElseThrow();
        assertThat(watched.sent())
                .as("is there one, was there one, declare")
                .containsExactly(STATEMENT, STATEMENT, STATEMENT);

        incidents.execute(ANA, alerted.id(), new Dismiss("a test", null, null));
        assertThat(watched.sent()).containsExactly(STATEMENT);
    }

    @Test
    void writesTheOutlineOfWhatHasEndedInTheSameStatement() {
        Incident declared = incidents.declare(ANA, triaged("Checkout is down"));
        watched.sent();

        incidents.execute(ANA, declared.id(), new Dismiss("a test", null, null));
        assertThat(watched.sent()).containsExactly(STATEMENT);

        incidents.execute(ANA, declared.id(), new AddAction(ActionType.PREVENT, "an alert", null, null, null));
        assertThat(watched.sent()).containsExactly(STATEMENT);
        assertThat(new JdbcTemplate(pool).queryForList("select version from incident_outline", Integer.class))
                .containsExactly(incidents.get(declared.id()).version());
    }

    /** With a page and a room to open, and a moment at which something is due. */
    @Test
    void writesWhatHasToHappenOutsideInTheSameStatement() {
        JdbcOutbox outbox = JdbcOutbox.builder(watched)
                .channel(new RecordingChannel("pager"))
                .channel(new RecordingChannel("chat"))
                .build();
        Incidents delivering = incidents(outbox.store());
        watched.sent();

        Incident declared = delivering.declare(ANA, triaged("Checkout is down"));
        assertThat(watched.sent()).containsExactly(STATEMENT);

        delivering.execute(ANA, declared.id(), new Dismiss("a test", null, null));
        assertThat(watched.sent()).containsExactly(STATEMENT);

        incidents(JdbcOutbox.builder(watched).build().store()).execute(ANA, declared.id(), note("a late one"));
        assertThat(watched.sent()).as("one to load, one to write").containsExactly(STATEMENT, STATEMENT);
        outbox.close();
    }

    /** Before and after it the test itself asks whether something is due. */
    @Test
    void deliversWithSixStatementsAndACommit() {
        SettableClock clock =
                SettableClock.at(Instant.now().truncatedTo(ChronoUnit.MILLIS).plusSeconds(5));
        RecordingChannel pager = new RecordingChannel("pager", EffectKind.PAGE);
        try (OutboxNode node = OutboxNode.with(watched, clock, pager).started()) {
            node.run();
            IncidentId id = OutboxScenario.untriaged(node);
            watched.sent();

            node.run();

            assertThat(watched.sent())
                    .as("picked; read, what may be told, locked, outcome written, row and lane ended")
                    .containsExactly(
                            STATEMENT, "execute", STATEMENT, STATEMENT, STATEMENT, STATEMENT, STATEMENT, "commit",
                            STATEMENT);
            assertThat(OutboxScenario.outcomes(node, id)).hasSize(1);
        }
    }
}
