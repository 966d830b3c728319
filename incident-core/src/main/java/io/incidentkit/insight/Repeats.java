package io.incidentkit.insight;

import io.incidentkit.actionitem.ActionItem;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Incidents that had happened before: with the same alert, cause or service as an earlier one. What counts is what {@link
 * Figures} count, without false alarms.
 *
 * <p>Immutable and thread-safe.
 */
public final class Repeats {
    private final List<Repeat> all;
    private final List<Recurrence> recurrences;
    private final int incidents;

    Repeats(List<Repeat> all, List<Recurrence> recurrences, int incidents) {
        this.all = List.copyOf(all);
        this.recurrences = List.copyOf(recurrences);
        this.incidents = incidents;
    }

    /** The signs that two incidents are the same, the strongest first. */
    public enum Sign {
        /** The same group of alerts. */
        ALERT("alert"),
        /** The same cause, as the host names it or as the runbook that was used says. */
        CAUSE("cause"),
        /** The same service. */
        SERVICE("service");

        private final String code;

        Sign(String code) {
            this.code = code;
        }

        /** Returns the stable code. */
        public String code() {
            return code;
        }
    }

    /**
     * An incident as far as repeats tell of it: so little that a million can be gone over.
     *
     * @param id its id
     * @param number its number
     * @param reference what people call it, such as {@code INC-42}
     * @param detectedAt when it was detected
     * @param actionItems what was to be done after it
     */
    public record Occurrence(
            IncidentId id, long number, String reference, Instant detectedAt, List<ActionItem> actionItems) {
        static Occurrence of(Incident incident) {
            return new Occurrence(
                    incident.id(),
                    incident.number(),
                    incident.reference(),
                    incident.detectedAt(),
                    incident.actionItems());
        }
    }

    /**
     * One incident and the last earlier one that it repeats.
     *
     * @param incident the later incident
     * @param earlier the last one before it that shares the sign
     * @param sign the strongest sign that it shares with an earlier one
     * @param name the alert's key, the cause or the service
     */
    public record Repeat(Occurrence incident, Occurrence earlier, Sign sign, String name) {

        /** Returns what they share in words, such as {@code service checkout}; keys of alerts are not for people. */
        public String because() {
            return sign == Sign.ALERT ? "the same alerts" : sign.code() + " " + name;
        }

        /** Returns how the action items of the earlier one stood when it came back: at the detection of the later one. */
        public Lessons lessons() {
            return Lessons.of(earlier.actionItems(), incident.detectedAt());
        }
    }

    /**
     * Something that several incidents share.
     *
     * @param sign what it is
     * @param name the alert's key, the cause or the service
     * @param incidents how many incidents share it, at least two
     * @param last the latest of them
     */
    public record Recurrence(Sign sign, String name, int incidents, Occurrence last) {}

    /**
     * Finds the repeats.
     *
     * @param incidents the incidents, in any order; gone over once
     * @param scope who reads, when, and what only the host knows
     * @return the repeats
     */
    public static Repeats of(Iterable<Incident> incidents, Scope scope) {
        Repetition repetition = new Repetition(scope);
        for (Incident incident : incidents) {
            if (scope.counts(incident) && Scope.times(incident)) {
                repetition.add(incident);
            }
        }
        return repetition.repeats();
    }

    /** Returns one repeat an incident that repeats an earlier one, in the order of detection. */
    public List<Repeat> all() {
        return all;
    }

    /**
     * Returns the repeats by one sign, where no stronger one is shared.
     *
     * @param sign the sign
     */
    public List<Repeat> by(Sign sign) {
        return all.stream().filter(repeat -> repeat.sign() == sign).toList();
    }

    /** Returns the share of incidents that repeat an earlier one; empty if there is no incident. */
    public OptionalDouble share() {
        return incidents == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) all.size() / incidents);
    }

    /**
     * Returns whether lessons stick: how the action items of the earlier ones stood when they came back, over all repeats. Items of
     * an incident that came back twice are counted each time.
     */
    public Lessons lessons() {
        return all.stream().map(Repeat::lessons).reduce(Lessons.NONE, Lessons::plus);
    }

    /**
     * Returns what most incidents share.
     *
     * @param limit how many are returned at most
     * @return the alerts, causes and services that several incidents share, the most frequent first
     */
    public List<Recurrence> most(int limit) {
        return recurrences.stream()
                .sorted(Comparator.comparingInt(Recurrence::incidents)
                        .reversed()
                        .thenComparing(Recurrence::sign)
                        .thenComparing(Recurrence::name))
                .limit(limit)
                .toList();
    }
}
