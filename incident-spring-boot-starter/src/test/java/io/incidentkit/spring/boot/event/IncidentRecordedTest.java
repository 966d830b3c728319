package io.incidentkit.spring.boot.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentkit.command.Declare;
import io.incidentkit.command.RecordCommand.AddNote;
import io.incidentkit.command.RecordCommand.StrikeOut;
import io.incidentkit.commander.Actor;
import io.incidentkit.incident.Incident;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.service.Incidents;
import io.incidentkit.spring.boot.autoconfigure.IncidentAutoConfiguration;
import io.incidentkit.spring.boot.autoconfigure.IncidentJdbcAutoConfiguration;
import io.incidentkit.store.IncidentStore;
import io.incidentkit.timeline.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What is recorded is heard inside its transaction, or after its commit, as the listener asks. */
class IncidentRecordedTest {
    private static final Actor ANA = Actor.person("ana");
    private static final Declare DOWN = Declare.of("Checkout is down");

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    IncidentAutoConfiguration.class,
                    IncidentJdbcAutoConfiguration.class,
                    TransactionAutoConfiguration.class,
                    JdbcTemplateAutoConfiguration.class,
                    DataSourceAutoConfiguration.class,
                    DataSourceTransactionManagerAutoConfiguration.class))
            .withPropertyValues(
                    "spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID(), "incident.outbox.enabled=false");
    private final ApplicationContextRunner heard = runner.withBean(Ear.class).withBean(Desk.class);

    /** Writes down what it hears, and when. */
    static class Ear {
        private final List<String> before = new ArrayList<>();
        private final List<String> beforeCommit = new ArrayList<>();
        private final List<String> afterCommit = new ArrayList<>();
        private final List<String> afterRollback = new ArrayList<>();
        private boolean failsInside;
        private boolean failsAfterwards;

        @EventListener
        void inside(IncidentRecorded event) {
            assertThat(TransactionSynchronizationManager.isActualTransactionActive())
                    .isTrue();
            before.add(event.toString());
            if (failsInside) {
                throw new IllegalStateException("not now");
            }
        }

        @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
        void beforeCommit(IncidentRecorded event) {
            beforeCommit.add(event.toString());
        }

        @TransactionalEventListener
        void afterCommit(IncidentRecorded event) {
            afterCommit.add(event.toString());
            if (failsAfterwards) {
                throw new IllegalStateException("too late");
            }
        }

        @TransactionalEventListener(phase = TransactionPhase.AFTER_ROLLBACK)
        void afterRollback(IncidentRecorded event) {
            afterRollback.add(event.toString());
        }
    }

    @Service
    static class Desk {
        private final Incidents incidents;

        Desk(Incidents incidents) {
            this.incidents = incidents;
        }

        @Transactional
        public void declareAndDiagnose(Ear ear) {
            Incident incident = incidents.declare(ANA, DOWN);
            incidents.execute(ANA, incident.id(), new AddNote("It began at noon", null));
            assertThat(ear.before).hasSize(2);
            assertThat(ear.beforeCommit).isEmpty();
            assertThat(ear.afterCommit).isEmpty();
        }

        @Transactional
        public void declareAndFail() {
            incidents.declare(ANA, DOWN);
            throw new IllegalStateException("after the declare");
        }
    }

    @Test
    void eachEntryIsHeardInItsPhase() {
        heard.run(context -> {
            Ear ear = context.getBean(Ear.class);

            context.getBean(Desk.class).declareAndDiagnose(ear);

            assertThat(ear.before).containsExactly("INC-1 #1 declared", "INC-1 #2 note-added");
            assertThat(ear.beforeCommit).isEqualTo(ear.before);
            assertThat(ear.afterCommit).isEqualTo(ear.before);
            assertThat(ear.afterRollback).isEmpty();
        });
    }

    @Test
    void aCommandOutsideOfTransactionsGetsOne() {
        heard.run(context -> {
            Ear ear = context.getBean(Ear.class);

            context.getBean(Incidents.class).declare(ANA, DOWN);

            assertThat(ear.before).containsExactly("INC-1 #1 declared");
            assertThat(ear.afterCommit).isEqualTo(ear.before);
        });
    }

    @Test
    void afterARollbackOfTheHostsTransactionNothingIsHeardOfACommit() {
        heard.run(context -> {
            Ear ear = context.getBean(Ear.class);

            assertThatThrownBy(context.getBean(Desk.class)::declareAndFail).hasMessage("after the declare");

            assertThat(ear.before).hasSize(1);
            assertThat(ear.afterCommit).isEmpty();
            assertThat(ear.afterRollback).hasSize(1);
            assertThat(context.getBean(Incidents.class).all()).isEmpty();
        });
    }

    @Test
    void whoThrowsInsideUndoesTheCommand() {
        heard.run(context -> {
            Incidents incidents = context.getBean(Incidents.class);
            Ear ear = context.getBean(Ear.class);
            Incident incident = incidents.declare(ANA, DOWN);
            ear.failsInside = true;

            assertThatThrownBy(() -> incidents.execute(ANA, incident.id(), new AddNote("It began at noon", null)))
                    .hasMessage("not now");
            ear.failsInside = false;

            assertThat(incidents.timeline(incident.id())).hasSize(1);
            assertThat(incidents
                            .execute(ANA, incident.id(), new AddNote("It began at one", null))
                            .version())
                    .isEqualTo(2);
        });
    }

    @Test
    void whoThrowsAfterTheCommitStopsNothing() {
        heard.run(context -> {
            Incidents incidents = context.getBean(Incidents.class);
            context.getBean(Ear.class).failsAfterwards = true;

            Incident incident = incidents.declare(ANA, DOWN);

            assertThat(incidents.timeline(incident.id())).hasSize(1);
        });
    }

    @Test
    void whatIsWrittenInsideIsCommittedOrRolledBackWithTheEntry() {
        heard.withBean(Audit.class).run(context -> {
            JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
            jdbc.execute("create table audit (entry varchar(100))");

            context.getBean(Incidents.class).declare(ANA, DOWN);
            assertThatThrownBy(context.getBean(Desk.class)::declareAndFail).isInstanceOf(IllegalStateException.class);

            assertThat(jdbc.queryForList("select entry from audit", String.class))
                    .containsExactly("declared");
        });
    }

    static class Audit {
        private final JdbcTemplate jdbc;

        Audit(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @EventListener
        void write(IncidentRecorded event) {
            jdbc.update("insert into audit values (?)", event.type().toString());
        }
    }

    @Test
    void aTextThatIsStruckOutIsHeardOf() {
        heard.run(context -> {
            Incidents incidents = context.getBean(Incidents.class);
            Incident incident = incidents.declare(ANA, DOWN);
            incidents.execute(ANA, incident.id(), new AddNote("The key is hunter22", null));

            incidents.execute(ANA, incident.id(), new StrikeOut("hunter22", "a key"));

            assertThat(context.getBean(Ear.class).afterCommit).last().asString().startsWith("INC-1 #3 ");
        });
    }

    /** Where nobody listens, no transaction is begun for it: a listener that could hear of it would be told. */
    @Test
    void whereNobodyListensNothingChanges() {
        runner.run(context -> assertThat(
                        context.getBean(Incidents.class).declare(ANA, DOWN).reference())
                .isEqualTo("INC-1"));
    }

    @Test
    void aStoreWithoutTransactionsTellsAfterItHasWritten() {
        List<EventType> told = new ArrayList<>();
        runner.withBean(IncidentStore.class, InMemoryIncidentStore::new)
                .withBean(Plain.class, () -> new Plain(told))
                .run(context -> {
                    Incident incident = context.getBean(Incidents.class).declare(ANA, DOWN);
                    assertThat(told).containsExactly(EventType.DECLARED);
                    assertThat(incident.version()).isEqualTo(1);
                });
    }

    record Plain(List<EventType> told) {
        @EventListener
        void heard(IncidentRecorded event) {
            told.add(event.type());
        }
    }
}
