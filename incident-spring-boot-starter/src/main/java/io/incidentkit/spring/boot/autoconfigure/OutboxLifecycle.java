package io.incidentkit.spring.boot.autoconfigure;

import io.incidentkit.effect.RecurringDuties;
import io.incidentkit.jdbc.JdbcOutbox;
import io.incidentkit.service.Incidents;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;

/** Has the outbox deliver and wake as long as the application runs: it begins when all beans are there, and ends ahead of them. */
final class OutboxLifecycle implements SmartLifecycle {
    private final JdbcOutbox outbox;
    private final ObjectProvider<Incidents> incidents;
    private final ObjectProvider<RecurringDuties> duties;
    private volatile boolean running;

    OutboxLifecycle(JdbcOutbox outbox, ObjectProvider<Incidents> incidents, ObjectProvider<RecurringDuties> duties) {
        this.outbox = outbox;
        this.incidents = incidents;
        this.duties = duties;
    }

    /** A host without incidents, or with several, starts it by itself. */
    @Override
    public void start() {
        incidents.ifUnique(unique -> {
            outbox.start(unique.outboundWork(), duties.getIfAvailable(() -> RecurringDuties.NONE));
            running = true;
        });
    }

    @Override
    public void stop() {
        running = false;
        outbox.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
