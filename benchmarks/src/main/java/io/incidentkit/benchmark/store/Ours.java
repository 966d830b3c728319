package io.incidentkit.benchmark.store;

import com.zaxxer.hikari.HikariDataSource;
import io.incidentkit.command.CommunicationCommand.SendUpdate;
import io.incidentkit.command.Declare;
import io.incidentkit.command.IncidentCommand;
import io.incidentkit.command.RecordCommand.AddNote;
import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Person;
import io.incidentkit.comms.Audience;
import io.incidentkit.effect.Channel;
import io.incidentkit.effect.Delivery;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.jdbc.JdbcIncidentStore;
import io.incidentkit.jdbc.JdbcOutbox;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.service.Incidents;
import io.incidentkit.severity.Severity;
import io.incidentkit.store.ForwardingIncidentStore;
import io.incidentkit.store.IncidentStore;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The store as it is used: every rule, the snapshot, the columns of lists; effects and due moments, if it is asked for. */
final class Ours implements Contender {
    private static final Actor ALICE = Actor.person("alice");
    private static final Declare DECLARE = Declare.builder("Checkout answers 5xx")
            .services(List.of("checkout", "payments"))
            .severity(Severity.SEV1)
            .commander(new Person("alice"))
            .build();
    private static final IncidentCommand NOTE =
            new AddNote("error rate of checkout is falling, two pods still restart", null);
    private static final IncidentCommand UPDATE =
            SendUpdate.to(Audience.INTERNAL_CHAT, "error rate of checkout is falling, two pods still restart");

    private final String name;
    private final HikariDataSource pool;
    private final Incidents incidents;
    private final IncidentCommand step;

    private Ours(String name, HikariDataSource pool, Incidents incidents, IncidentCommand step) {
        this.name = name;
        this.pool = pool;
        this.incidents = incidents;
        this.step = step;
    }

    /** Notes, of which nothing follows outside. */
    static Ours plain(Server server, boolean warm) {
        String name = warm ? "ours, warm" : "ours, cold";
        HikariDataSource pool = server.store(name);
        IncidentStore store = JdbcIncidentStore.create(pool);
        return new Ours(
                name,
                pool,
                new Incidents(warm ? store : new Cold(store), IncidentPolicy.standard(), Clock.systemUTC()),
                NOTE);
    }

    /** Messages, each with a delivery, its task, and the moment at which the next one is due. */
    static Ours delivering(Server server, boolean warm) {
        String name = (warm ? "ours, warm" : "ours, cold") + " + outbox, timer";
        HikariDataSource pool = server.store(name);
        JdbcOutbox outbox = JdbcOutbox.builder(pool).channel(new Chat()).build();
        IncidentStore store = outbox.store();
        Incidents incidents = Incidents.builder(
                        warm ? store : new Cold(store), IncidentPolicy.standard(), Clock.systemUTC())
                .dispatcher(outbox)
                .dueTimer(outbox)
                .build();
        return new Ours(name, pool, incidents, UPDATE);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Work work(int thread) {
        return new Work() {
            private IncidentId id = IncidentId.create(Instant.EPOCH);

            @Override
            public void declare() {
                Incident declared = incidents.declare(ALICE, DECLARE);
                id = declared.id();
            }

            @Override
            public void step() {
                incidents.execute(ALICE, id, step);
            }
        };
    }

    @Override
    public void close() {
        pool.close();
    }

    /** A store that has seen nothing. */
    static final class Cold extends ForwardingIncidentStore {
        Cold(IncidentStore store) {
            super(store);
        }

        @Override
        public Optional<Incident> lastSeen(IncidentId id) {
            return Optional.empty();
        }
    }

    /** Takes messages alone, so that a command has one delivery. */
    private static final class Chat implements Channel {
        @Override
        public String name() {
            return "chat";
        }

        @Override
        public Set<EffectKind> kinds() {
            return Set.of(EffectKind.SEND_UPDATE);
        }

        @Override
        public Delivery deliver(Effect effect, EffectContext context) {
            return Delivery.delivered();
        }
    }
}
