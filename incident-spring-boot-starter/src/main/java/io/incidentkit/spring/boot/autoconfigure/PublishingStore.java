package io.incidentkit.spring.boot.autoconfigure;

import io.incidentkit.incident.Incident;
import io.incidentkit.spring.boot.event.IncidentRecorded;
import io.incidentkit.store.ForwardingIncidentStore;
import io.incidentkit.store.IncidentChange;
import io.incidentkit.store.IncidentStore;
import io.incidentkit.timeline.TimelineEntry;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Publishes each entry that is written, inside the transaction that writes it. Where somebody listens, a write that has none gets one; where
 * nobody does, it stays one statement on the databases where it is one. Thread-safe.
 */
final class PublishingStore extends ForwardingIncidentStore {
    private final ApplicationContext context;
    private final EventListeners listeners;
    private final @Nullable DataSource dataSource;
    private final @Nullable TransactionTemplate transaction;

    /**
     * Creates the store.
     *
     * @param dataSource where the other store writes; null if it knows no transactions
     */
    PublishingStore(IncidentStore store, ApplicationContext context, @Nullable DataSource dataSource) {
        super(store);
        this.context = context;
        this.listeners = new EventListeners(context, IncidentRecorded.class);
        // Transactions are bound to the data source behind a proxy, as the manager knows.
        JdbcTransactionManager manager = dataSource == null ? null : new JdbcTransactionManager(dataSource);
        this.dataSource = manager == null ? null : manager.getDataSource();
        this.transaction = manager == null ? null : template(manager);
    }

    private static TransactionTemplate template(JdbcTransactionManager manager) {
        TransactionTemplate template = new TransactionTemplate(manager);
        // As the store has it by itself: whoever waits for a lock sees what was written meanwhile.
        template.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
        return template;
    }

    @Override
    public List<Incident> append(List<IncidentChange> changes) {
        return inTransaction(() -> {
            List<Incident> stored = delegate().append(changes);
            for (int i = 0; i < stored.size(); i++) {
                publish(stored.get(i), changes.get(i));
            }
            return stored;
        });
    }

    @Override
    public Incident strikeOut(IncidentChange change, List<TimelineEntry> struck, UnaryOperator<String> text) {
        return inTransaction(() -> {
            Incident stored = delegate().strikeOut(change, struck, text);
            publish(stored, change);
            return stored;
        });
    }

    private void publish(Incident stored, IncidentChange change) {
        change.entries().forEach(entry -> context.publishEvent(new IncidentRecorded(stored, entry)));
    }

    private <T> T inTransaction(Supplier<T> work) {
        if (transaction == null || isInCallersTransaction() || !listeners.exist()) {
            return work.get();
        }
        return transaction.execute(status -> work.get());
    }

    private boolean isInCallersTransaction() {
        return dataSource != null
                && TransactionSynchronizationManager.isActualTransactionActive()
                && TransactionSynchronizationManager.hasResource(dataSource);
    }
}
