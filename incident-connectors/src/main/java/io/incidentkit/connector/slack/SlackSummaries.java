package io.incidentkit.connector.slack;

import io.incidentkit.effect.Delivery;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.memory.ScheduledTimer;
import io.incidentkit.memory.Timer;
import io.incidentkit.service.IncidentListener;
import io.incidentkit.service.Incidents;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the pinned summary of each room current: after each change of its incident the message says step, commander, severity and what is due
 * next, as they are by then. Of several changes in a short time the last counts, so that Slack's limits are kept.
 *
 * <p>It is told of what this node stored; what a node that is gone has left is brought up to date by {@link #refreshOpen}. Nothing depends
 * on it: what could not be said is said with the next change.
 *
 * <p>Thread-safe.
 */
public final class SlackSummaries implements IncidentListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SlackSummaries.class);

    /** Slack takes fifty edits a minute, of all rooms. */
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private static final int MOST_ATTEMPTS = 5;
    private static final int MOST_REMEMBERED = 1_000;

    private final SlackChannel channel;
    private final Timer timer;
    private final Runnable end;
    private final Set<IncidentId> waiting = new HashSet<>();
    private final Map<IncidentId, Instant> latest = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<IncidentId, Instant> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    private SlackSummaries(SlackChannel channel, Timer timer, Runnable end) {
        this.channel = channel;
        this.timer = timer;
        this.end = end;
    }

    /**
     * Keeps the summaries of a channel current, on a thread of its own.
     *
     * @param channel the channel
     * @param clock the clock
     */
    public static SlackSummaries create(SlackChannel channel, Clock clock) {
        ScheduledTimer timer = ScheduledTimer.create(clock);
        return new SlackSummaries(channel, timer, timer::close);
    }

    /**
     * Keeps the summaries of a channel current, on a timer of the host's.
     *
     * @param channel the channel
     * @param timer runs each call
     */
    public static SlackSummaries of(SlackChannel channel, Timer timer) {
        return new SlackSummaries(channel, timer, () -> {});
    }

    @Override
    public void stored(Incidents incidents, Incident incident, List<TimelineEntry> entries) {
        refresh(incidents, incident.id(), Duration.ZERO, 1);
    }

    /**
     * Brings the summaries of all open incidents up to date, as after a start.
     *
     * @param incidents the incidents
     */
    public void refreshOpen(Incidents incidents) {
        timer.at(timer.instant(), () -> {
            try (Stream<Incident> open = incidents.open()) {
                open.forEach(incident -> refresh(incidents, incident.id(), Duration.ZERO, 1));
            }
        });
    }

    private void refresh(Incidents incidents, IncidentId id, Duration after, int attempt) {
        Instant moment;
        synchronized (this) {
            if (!waiting.add(id)) {
                return;
            }
            Instant wanted = timer.instant().plus(after);
            Instant free = latest.getOrDefault(id, Instant.MIN);
            moment = wanted.isBefore(free) ? free : wanted;
        }
        try {
            timer.at(moment, () -> refreshed(incidents, id, attempt));
        } catch (RejectedExecutionException e) {
            LOG.debug("The summary of {} is not brought up to date, as the program ends", id);
        }
    }

    /** A change from here on is another time: the incident is read after it is no longer waiting. */
    private void refreshed(Incidents incidents, IncidentId id, int attempt) {
        synchronized (this) {
            waiting.remove(id);
            latest.put(id, timer.instant().plus(PAUSE));
        }
        try {
            Effect none = new Effect(id.toString(), EffectKind.OPEN_WAR_ROOM, "");
            Optional<EffectContext> context = incidents.outboundWork().context(id.toString(), none);
            if (context.isPresent()) {
                Delivery came = channel.refresh(context.get());
                if (came.kind() == Delivery.Kind.RETRYABLE && attempt < MOST_ATTEMPTS) {
                    refresh(incidents, id, came.after().orElse(PAUSE.multipliedBy(attempt)), attempt + 1);
                } else if (came.kind() != Delivery.Kind.DELIVERED && came.kind() != Delivery.Kind.IGNORED) {
                    LOG.warn("The summary of {} in Slack is not up to date: {}", context.get(), came);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the thread of its own. */
    @Override
    public void close() {
        end.run();
    }
}
