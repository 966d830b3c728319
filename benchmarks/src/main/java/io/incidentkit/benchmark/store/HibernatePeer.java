package io.incidentkit.benchmark.store;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.jspecify.annotations.Nullable;

/** The floor's work with entities: loaded, changed, and written when the transaction ends. */
final class HibernatePeer implements Contender {
    private final HikariDataSource pool;
    private final SessionFactory sessions;
    private final boolean outbox;

    private HibernatePeer(HikariDataSource pool, SessionFactory sessions, boolean outbox) {
        this.pool = pool;
        this.sessions = sessions;
        this.outbox = outbox;
    }

    static HibernatePeer on(Server server, boolean outbox) {
        HikariDataSource pool = server.transactions(outbox ? "hibernate_outbox" : "hibernate", "");
        Configuration configuration = new Configuration()
                .addAnnotatedClass(IncidentEntity.class)
                .addAnnotatedClass(EventEntity.class)
                .addAnnotatedClass(OutboxEntity.class)
                .setProperty("hibernate.hbm2ddl.auto", "create")
                .setProperty("hibernate.connection.provider_disables_autocommit", "true");
        configuration.getProperties().put("hibernate.connection.datasource", pool);
        return new HibernatePeer(pool, configuration.buildSessionFactory(), outbox);
    }

    @Override
    public String name() {
        return outbox ? "Hibernate + outbox" : "Hibernate";
    }

    @Override
    public Work work(int thread) {
        return new Work() {
            private UUID id = Contender.newId();

            @Override
            public void declare() {
                id = Contender.newId();
                Instant now = Instant.now();
                sessions.inTransaction(session -> {
                    IncidentEntity incident = new IncidentEntity();
                    incident.id = id;
                    incident.declaredAt = now;
                    incident.changedAt = now;
                    session.persist(incident);
                    session.persist(EventEntity.of(id, 1, now));
                });
            }

            @Override
            public void step() {
                Instant now = Instant.now();
                sessions.inTransaction(session -> {
                    IncidentEntity incident = session.find(IncidentEntity.class, id);
                    incident.entries++;
                    incident.changedAt = now;
                    session.persist(EventEntity.of(id, incident.entries, now));
                    if (outbox) {
                        session.persist(OutboxEntity.of(id, now));
                    }
                });
            }
        };
    }

    @Override
    public void close() {
        sessions.close();
        pool.close();
    }

    /** The row. */
    @Entity
    @Table(name = "incident")
    static class IncidentEntity {
        @Id
        UUID id = new UUID(0, 0);

        @Version
        int version;

        int entries = 1;
        boolean open = true;
        String step = "triaged";
        String severity = "SEV1";
        String commander = "alice";
        String title = "Checkout answers 5xx";
        Instant declaredAt = Instant.EPOCH;
        Instant changedAt = Instant.EPOCH;
    }

    /** The key of an event. */
    record EventKey(UUID incident, int sequence) implements Serializable {}

    /** The event. */
    @Entity
    @Table(name = "incident_event")
    @IdClass(EventKey.class)
    static class EventEntity {
        @Id
        UUID incident = new UUID(0, 0);

        @Id
        int sequence;

        String type = "noted";
        Instant occurredAt = Instant.EPOCH;
        Instant recordedAt = Instant.EPOCH;
        String actor = "alice";
        String payload = Floor.PAYLOAD;

        static EventEntity of(UUID incident, int sequence, Instant now) {
            EventEntity event = new EventEntity();
            event.incident = incident;
            event.sequence = sequence;
            event.occurredAt = now;
            event.recordedAt = now;
            return event;
        }
    }

    /** The row of a delivery. */
    @Entity
    @Table(name = "outbox")
    static class OutboxEntity {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE)
        @Nullable
        Long id;

        @Column(nullable = false)
        UUID incident = new UUID(0, 0);

        String kind = "send-update";
        String target = "internal-chat";
        String body = Floor.PAYLOAD;
        Instant createdAt = Instant.EPOCH;

        static OutboxEntity of(UUID incident, Instant now) {
            OutboxEntity row = new OutboxEntity();
            row.incident = incident;
            row.createdAt = now;
            return row;
        }
    }
}
