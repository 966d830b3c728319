package io.incidentkit.connector.ticket;

import io.incidentkit.incident.Incident;
import io.incidentkit.service.IncidentListener;
import io.incidentkit.service.Incidents;
import io.incidentkit.timeline.DeliveryEvent.Delivered;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a tracker again and again how its tickets stand, as a net under its webhooks, on a thread of its own; and shows a ticket on its incident
 * once it was opened. Each node asks, and what one has written down is no news to the next.
 *
 * <p>Thread-safe.
 */
public final class TicketWatch implements IncidentListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TicketWatch.class);

    private final TicketChannel channel;
    private final Duration every;
    private @Nullable ScheduledExecutorService thread;
    private @Nullable TicketSync sync;

    /**
     * Creates it. It does nothing before it is started.
     *
     * @param channel the channel whose tickets they are
     * @param every how long is waited between the end of one round and the next; zero asks never
     */
    public TicketWatch(TicketChannel channel, Duration every) {
        this.channel = channel;
        this.every = every;
    }

    /**
     * Begins to ask.
     *
     * @param incidents the incidents
     */
    public synchronized void start(Incidents incidents) {
        if (thread != null) {
            return;
        }
        TicketSync back = channel.sync(incidents);
        sync = back;
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread worker = new Thread(work, "incident-tickets-" + channel.name());
            worker.setDaemon(true);
            return worker;
        });
        thread = started;
        if (!every.isZero()) {
            // It ends with the thread.
            Future<?> unused = started.scheduleWithFixedDelay(
                    () -> poll(back), every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void poll(TicketSync back) {
        try {
            back.poll();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("The tickets of {} are not looked after this time", back, e);
        }
    }

    /** Shows a ticket that was opened, on the thread that asks. */
    @Override
    public void stored(Incidents incidents, Incident incident, List<TimelineEntry> entries) {
        boolean isOpened = entries.stream()
                .anyMatch(entry -> entry.event() instanceof Delivered delivered
                        && delivered.channel().equals(channel.name()));
        if (isOpened) {
            show(incident.id().toString());
        }
    }

    private synchronized void show(String incident) {
        TicketSync back = sync;
        if (thread != null && back != null) {
            thread.execute(() -> show(back, incident));
        }
    }

    private static void show(TicketSync back, String incident) {
        try {
            back.show(incident);
        } catch (RuntimeException e) {
            LOG.warn("A ticket of {} is not shown on its incident yet", back, e);
        }
    }

    /** Ends the asking. */
    @Override
    public synchronized void close() {
        if (thread != null) {
            thread.shutdownNow();
            thread = null;
        }
    }

    /** Returns the channel's name. */
    @Override
    public String toString() {
        return channel.name();
    }
}
