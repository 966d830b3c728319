package io.incidentkit.insight;

import io.incidentkit.incident.Incident;
import io.incidentkit.loop.Episode;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.severity.BudgetMeasure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The question what an impact spent of an error budget: from its beginning, or its detection where the beginning is not known, to its mitigation.
 *
 * @param objective the objective
 * @param from when the impact began
 * @param until when it was mitigated
 */
public record BudgetQuestion(ServiceObjective objective, Instant from, Instant until) {

    /** Checks that nothing is null. */
    public BudgetQuestion {
        Objects.requireNonNull(objective, "objective");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(until, "until");
    }

    /**
     * Asks of an incident all that can be asked: each impact that is over, by each objective that it hit. Of a drill, of what was recorded after
     * the fact and of a false alarm nothing is asked.
     *
     * @param incident the incident, or its outline
     * @param objectives says which ones it hit
     * @return the questions, answered or not
     */
    public static List<BudgetQuestion> of(Incident incident, Objectives objectives) {
        if (incident.kind() != IncidentKind.REAL || !Scope.times(incident)) {
            return List.of();
        }
        List<BudgetQuestion> questions = new ArrayList<>();
        for (Episode episode : Scope.timed(incident)) {
            Instant begin = begin(incident, episode);
            Instant end =
                    episode.mitigated() == null ? null : episode.mitigated().at();
            if (end != null && begin.isBefore(end)) {
                objectives
                        .hitBy(incident)
                        .forEach(objective -> questions.add(new BudgetQuestion(objective, begin, end)));
            }
        }
        return questions;
    }

    /** When the impact of an episode began, as far as it is known. */
    static Instant begin(Incident incident, Episode episode) {
        return isBeginKnown(incident, episode)
                ? incident.began().get()
                : episode.detected().at();
    }

    static boolean isBeginKnown(Incident incident, Episode episode) {
        return episode.number() == 1 && incident.began().isPresent();
    }

    /**
     * Returns the measure that an incident keeps to this question.
     *
     * @param incident the incident, or its outline
     * @return the measure, which may say that nobody knows; empty if it was not asked yet, or the impact or the objective is another by now
     */
    public Optional<BudgetMeasure> answeredBy(Incident incident) {
        return incident.budgetMeasures().stream()
                .filter(measure -> measure.objective().equals(objective.name())
                        && measure.target() == objective.target()
                        && measure.window().equals(objective.window())
                        && measure.from().equals(from)
                        && measure.until().equals(until))
                .findFirst();
    }

    /**
     * Makes the measure that answers this question.
     *
     * @param share the share of the budget that was spent, or null if nobody knows
     * @param asked how it was asked, or null
     * @param note what there is to say of it, or null
     * @return the measure
     * @throws io.incidentkit.validation.InvalidInputException if the share is no number from 0
     */
    public BudgetMeasure answer(@Nullable Double share, @Nullable String asked, @Nullable String note) {
        return new BudgetMeasure(
                objective.name(), objective.target(), objective.window(), from, until, share, asked, note);
    }

    /** Returns how long the impact was. */
    public Duration length() {
        return Duration.between(from, until);
    }
}
