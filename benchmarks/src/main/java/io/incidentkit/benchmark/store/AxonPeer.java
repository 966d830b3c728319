package io.incidentkit.benchmark.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.common.caching.WeakReferenceCache;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.DataSourceConnectionProvider;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.serialization.json.JacksonSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Axon's JDBC event store on PostgreSQL: an aggregate whose events are stored and read again, or kept in its cache. It has no row for
 * lists, no outbox and no timer. A transaction is that of the unit of work, as without Spring.
 */
final class AxonPeer implements Contender {
    private static final String TIMELINE = """
            insert into DomainEventEntry (
                eventIdentifier, aggregateIdentifier, sequenceNumber, type, timeStamp, payloadType, payloadRevision,
                payload, metaData)
            select gen_random_uuid()::text, ?, n, type, timeStamp, payloadType, payloadRevision,
                convert_to(replace(convert_from(payload, 'UTF8'), aggregateIdentifier, ?), 'UTF8'), metaData
            from DomainEventEntry join generate_series(0, ?) n on sequenceNumber = least(n, 1)
            where aggregateIdentifier = ?
            """;

    private final String name;
    private final HikariDataSource pool;
    private final EmbeddedEventStore events;
    private final CommandGateway gateway;

    private AxonPeer(String name, HikariDataSource pool, EmbeddedEventStore events, CommandGateway gateway) {
        this.name = name;
        this.pool = pool;
        this.events = events;
        this.gateway = gateway;
    }

    static AxonPeer on(Server server, boolean warm) {
        String name = warm ? "Axon, cached" : "Axon, replayed";
        HikariDataSource pool = server.transactions(name, "");
        ConnectionProvider connections =
                new UnitOfWorkAwareConnectionProviderWrapper(new DataSourceConnectionProvider(pool));
        // XStream, which is Axon's default, is slower and asks for open packages.
        JacksonSerializer serializer =
                JacksonSerializer.builder().objectMapper(new ObjectMapper()).build();
        JdbcEventStorageEngine engine = JdbcEventStorageEngine.builder()
                .connectionProvider(connections)
                .transactionManager(NoTransactionManager.instance())
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .build();
        new DefaultUnitOfWork<>(new GenericMessage<>("schema"))
                .execute(() -> engine.createSchema(PostgresEventTableFactory.INSTANCE));
        EmbeddedEventStore events =
                EmbeddedEventStore.builder().storageEngine(engine).build();
        EventSourcingRepository.Builder<AxonIncident> repository =
                EventSourcingRepository.builder(AxonIncident.class).eventStore(events);
        if (warm) {
            repository.cache(new WeakReferenceCache());
        }
        EventSourcingRepository<AxonIncident> incidents = repository.build();
        CommandBus bus = SimpleCommandBus.builder().build();
        AggregateAnnotationCommandHandler.<AxonIncident>builder()
                .aggregateType(AxonIncident.class)
                .repository(incidents)
                .build()
                .subscribe(bus);
        return new AxonPeer(
                name,
                pool,
                events,
                DefaultCommandGateway.builder().commandBus(bus).build());
    }

    @Override
    public String name() {
        return name;
    }

    /** Returns the identity of a new incident with so many events. */
    String timeline(int length) throws SQLException {
        // A copy of two events under an identity that the cache does not know.
        String from = Contender.newId().toString();
        gateway.sendAndWait(new DeclareIncident(from, "Checkout answers 5xx"));
        gateway.sendAndWait(new Note(from, Floor.PAYLOAD));
        String id = Contender.newId().toString();
        try (Connection connection = pool.getConnection();
                PreparedStatement events = connection.prepareStatement(TIMELINE)) {
            events.setString(1, id);
            events.setString(2, id);
            events.setInt(3, length - 1);
            events.setString(4, from);
            events.executeUpdate();
            connection.commit();
        }
        return id;
    }

    @Override
    public Work work(int thread) {
        return work("");
    }

    /** Returns the commands on an incident, until a new one is begun. */
    Work work(String first) {
        return new Work() {
            private String id = first;

            @Override
            public void declare() {
                id = Contender.newId().toString();
                gateway.sendAndWait(new DeclareIncident(id, "Checkout answers 5xx"));
            }

            @Override
            public void step() {
                gateway.sendAndWait(new Note(id, Floor.PAYLOAD));
            }
        };
    }

    @Override
    public void close() {
        events.shutDown();
        pool.close();
    }

    /** Begins an incident. */
    record DeclareIncident(@TargetAggregateIdentifier String id, String title) {}

    /** Adds a note to one. */
    record Note(@TargetAggregateIdentifier String id, String text) {}

    /** It began. */
    record Declared(String id, String title) {}

    /** A note was added. */
    record Noted(String id, String text) {}

    /** The aggregate: what is known is what its events say. */
    static final class AxonIncident {
        @AggregateIdentifier
        private @Nullable String id;

        AxonIncident() {}

        @CommandHandler
        AxonIncident(DeclareIncident command) {
            AggregateLifecycle.apply(new Declared(command.id(), command.title()));
        }

        @CommandHandler
        void handle(Note command) {
            if (id == null) {
                throw new IllegalStateException("It was never declared");
            }
            AggregateLifecycle.apply(new Noted(id, command.text()));
        }

        @EventSourcingHandler
        void on(Declared event) {
            id = event.id();
        }

        @EventSourcingHandler
        void on(Noted event) {
            if (!event.id().equals(id)) {
                throw new IllegalStateException("A note of another incident");
            }
        }
    }
}
