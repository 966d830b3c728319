package io.incidentkit.recurring;

import io.incidentkit.command.RecordCommand.RecordBudget;
import io.incidentkit.commander.Actor;
import io.incidentkit.incident.Incident;
import io.incidentkit.insight.BudgetMeter;
import io.incidentkit.insight.BudgetQuestion;
import io.incidentkit.insight.Objectives;
import io.incidentkit.service.Incidents;
import io.incidentkit.severity.BudgetMeasure;
import io.incidentkit.validation.InvalidInputException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Asks what the incidents that ended lately spent of error budgets, and keeps the answers on them, in the name of the system {@value #NAME}. It is
 * asked once, and for some time after the end again while nobody answered, and where beginning, mitigation or objective are others by now than
 * those that were asked. Where nobody knew, it is asked again for a day.
 *
 * <p>Private incidents are asked about where the access policy shows them to that system. Nodes that ask at the same time keep one answer.
 *
 * <p>Immutable and thread-safe. It has no thread of its own: somebody calls {@link #ask} again and again.
 */
public final class BudgetMeasuring {
    /** The name of the system that asks. */
    public static final String NAME = "slo";

    /** So many incidents with the highest numbers are looked at. */
    public static final int MOST = 1_000;

    /** A monitoring system that does not know after a day won't know. */
    private static final Duration UNKNOWN_AGAIN = Duration.ofDays(1);

    private static final Actor ASKER = Actor.system(NAME);

    private final Incidents incidents;
    private final Objectives objectives;
    private final BudgetMeter meter;
    private final Duration within;

    private BudgetMeasuring(Incidents incidents, Objectives objectives, BudgetMeter meter, Duration within) {
        this.incidents = incidents;
        this.objectives = objectives;
        this.meter = meter;
        this.within = within;
    }

    /**
     * Creates it.
     *
     * @param incidents the incidents
     * @param objectives says which objectives an incident hit
     * @param meter measures
     * @param within how long after its end an incident is asked about
     * @throws IllegalArgumentException if the time is not positive
     */
    public static BudgetMeasuring of(Incidents incidents, Objectives objectives, BudgetMeter meter, Duration within) {
        if (within.isNegative() || within.isZero()) {
            throw new IllegalArgumentException("Incidents are asked about for some time after their end");
        }
        return new BudgetMeasuring(
                Objects.requireNonNull(incidents, "incidents"),
                Objects.requireNonNull(objectives, "objectives"),
                Objects.requireNonNull(meter, "meter"),
                within);
    }

    /**
     * Asks what is to be asked now, one question after another.
     *
     * @return how many answers were kept
     * @throws InterruptedException if the thread is to end; what was kept until then stays
     */
    public int ask() throws InterruptedException {
        Instant since = incidents.now().minus(within);
        List<Incident> ended;
        try (Stream<Incident> latest = incidents.visibleTo(ASKER).outlines().limit(MOST)) {
            ended = latest.filter(incident -> endedSince(incident, since)).toList();
        }
        int kept = 0;
        for (Incident incident : ended) {
            for (BudgetQuestion question : BudgetQuestion.of(incident, objectives)) {
                kept += keep(incident, question) ? 1 : 0;
            }
        }
        return kept;
    }

    private static boolean endedSince(Incident incident, Instant since) {
        return incident.endedAt().filter(at -> at.isAfter(since)).isPresent();
    }

    private boolean keep(Incident incident, BudgetQuestion question) throws InterruptedException {
        Optional<BudgetMeasure> before = question.answeredBy(incident);
        boolean isOld = !endedSince(incident, incidents.now().minus(UNKNOWN_AGAIN));
        if (before.filter(measure -> measure.isKnown() || isOld).isPresent()) {
            return false;
        }
        Optional<BudgetMeasure> answer = meter.measure(question);
        // That nobody knows is kept once, and not again with other words.
        if (answer.isEmpty() || (before.isPresent() && !answer.get().isKnown())) {
            return false;
        }
        try {
            incidents.execute(ASKER, incident.id(), new RecordBudget(answer.get()));
            return true;
        } catch (InvalidInputException e) {
            // Another node has just kept the same.
            return false;
        }
    }
}
