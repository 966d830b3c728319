package io.incidentkit.spring.boot.actuate;

import io.incidentkit.effect.DispatcherPulse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * The health of what delivers and wakes on this node: its tables can be read, what is due is begun, and what was begun by a node that is
 * gone is taken over. An open incident is none of it, however severe, nor is a channel that fails: the details name it.
 */
final class IncidentsHealthIndicator extends AbstractHealthIndicator {
    /** So late is nothing as long as something works: nodes look twice a second, and miss one that is gone after 20 seconds. */
    private static final Duration STUCK = Duration.ofMinutes(1);

    private final IncidentFigures figures;

    IncidentsHealthIndicator(IncidentFigures figures) {
        super("The incidents can't be checked");
        this.figures = figures;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        Optional<Optional<DispatcherPulse>> pulse = figures.pulse().get();
        Optional<String> failure = figures.pulse().failure();
        if (failure.isPresent()) {
            health.down().withDetail("outbox", "its tables can't be read: " + failure.get());
            return;
        }
        if (pulse.isEmpty()) {
            health.unknown().withDetail("outbox", "the database has not answered yet");
            return;
        }
        health.up();
        pulse.get().ifPresentOrElse(found -> outbox(found, health), () -> health.withDetail("outbox", "none"));
        Map<String, String> failing = new TreeMap<>();
        figures.failing().forEach((name, time) -> failing.put(name, "for " + seconds(time)));
        if (!failing.isEmpty()) {
            health.withDetail("failingChannels", failing);
        }
    }

    /** On a node that leaves it to others, nothing is healed by stopping the node. */
    private static void outbox(DispatcherPulse pulse, Health.Builder health) {
        boolean late = pulse.unpicked().compareTo(STUCK) > 0;
        boolean left = pulse.silent().compareTo(STUCK) > 0;
        if (pulse.runs() && (late || left)) {
            health.down();
        }
        health.withDetail("outbox", pulse.runs() ? late || left ? "stuck" : "running" : "not on this node");
        if (late) {
            health.withDetail("latestTask", "due for " + seconds(pulse.unpicked()) + ", and nobody has begun it");
        }
        if (left) {
            health.withDetail("leftTask", "begun by a node that is silent for " + seconds(pulse.silent()));
        }
    }

    private static String seconds(Duration time) {
        return Math.max(0, time.toSeconds()) + " s";
    }
}
