package io.incidentkit.spring.boot.actuate;

import io.incidentkit.effect.ChannelStanding;
import io.incidentkit.effect.DispatcherPulse;
import io.incidentkit.effect.EffectDispatcher;
import io.incidentkit.service.Incidents;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;

/**
 * The figures that gauges, the endpoint and the health share, each read from the database now and then. Thread-safe.
 */
final class IncidentFigures implements DisposableBean {
    /** Ended incidents owe things for weeks, and there are many of them. */
    private static final int ENDED_LESS_OFTEN = 30;

    private static final Duration PULSE_EACH = Duration.ofSeconds(10);
    private static final int READINGS = 4;

    private final Incidents incidents;
    private final ThreadPoolExecutor executor;
    private final BoundedReading<WorkFigures> open;
    private final BoundedReading<WorkFigures> ended;
    private final BoundedReading<Map<String, ChannelStanding>> channels;
    private final BoundedReading<Optional<DispatcherPulse>> pulse;

    IncidentFigures(Incidents incidents, EffectDispatcher dispatcher, Duration refresh) {
        this.incidents = incidents;
        // One thread a reading, none while nobody asks.
        this.executor = new ThreadPoolExecutor(
                0, READINGS, PULSE_EACH.toSeconds(), TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
                    Thread thread = new Thread(work, "incident-figures");
                    thread.setDaemon(true);
                    return thread;
                });
        this.open = new BoundedReading<>(
                "What is open", () -> WorkFigures.of(incidents, incidents.open()), refresh, executor, System::nanoTime);
        this.ended = new BoundedReading<>(
                "What is left of ended incidents",
                () -> WorkFigures.of(incidents, incidents.ended()),
                refresh.multipliedBy(ENDED_LESS_OFTEN),
                executor,
                System::nanoTime);
        this.channels = new BoundedReading<>(
                "What waits for channels", dispatcher::standing, refresh, executor, System::nanoTime);
        this.pulse = new BoundedReading<>(
                "Whether the outbox is alive",
                dispatcher::pulse,
                refresh.compareTo(PULSE_EACH) < 0 ? refresh : PULSE_EACH,
                executor,
                System::nanoTime);
    }

    Incidents incidents() {
        return incidents;
    }

    Optional<WorkFigures> open() {
        return open.get();
    }

    /** How the deliveries of each channel stand; no names where no dispatcher knows. */
    Optional<Map<String, ChannelStanding>> channels() {
        return channels.get();
    }

    /** How many duties are overdue, of open and of ended incidents, by the names of the duties. */
    Optional<Map<String, Long>> overdue() {
        return open.get()
                .flatMap(working -> ended.get().map(after -> {
                    Map<String, Long> all = new TreeMap<>(working.overdue());
                    after.overdue().forEach((duty, count) -> all.merge(duty, count, Long::sum));
                    return all;
                }));
    }

    Optional<Long> staleActions() {
        return open.get().flatMap(working -> ended.get().map(after -> working.staleActions() + after.staleActions()));
    }

    BoundedReading<Optional<DispatcherPulse>> pulse() {
        return pulse;
    }

    /** The channels that fail now, each with how long it has. */
    Map<String, Duration> failing() {
        Map<String, Duration> failing = new LinkedHashMap<>();
        channels().orElse(Map.of()).forEach((name, standing) -> {
            if (standing.failingFor() != null) {
                failing.put(name, standing.failingFor());
            }
        });
        return failing;
    }

    @Override
    public void destroy() {
        executor.shutdownNow();
    }
}
