package io.incidentkit.connector.statuspage;

import io.incidentkit.backfill.PastIncident;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The record of one incident or maintenance on a status page at one time. Records of several times add up to the same, in
 * whatever order they are added and however often.
 */
record StatusPageRecord(PastIncident past, Set<Sign> signs, Plan plan) {

    /** A sign that it is an incident, or a maintenance. The first that is there decides; a page's word for the impact is the last. */
    enum Sign {
        /** It stands in a list of maintenances. */
        LISTED_AS_MAINTENANCE(true),
        /** A status that no maintenance has: investigating, identified, monitoring. */
        STATUS_OF_AN_INCIDENT(false),
        /** A status that no incident has, or the moment for which it is announced. */
        STATUS_OF_A_MAINTENANCE(true),
        /** It stands in a list of incidents, or was resolved. */
        LISTED_AS_INCIDENT(false),
        /** The impact is said to be maintenance. */
        IMPACT_OF_A_MAINTENANCE(true);

        private final boolean maintenance;

        Sign(boolean maintenance) {
            this.maintenance = maintenance;
        }
    }

    /** When a maintenance is to be. */
    record Plan(
            Instant edited,
            @Nullable Instant from,
            @Nullable Instant until) {
        private static final Comparator<Plan> LAST = Comparator.comparing(Plan::edited)
                .thenComparing(Plan::from, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(Plan::until, Comparator.nullsFirst(Comparator.naturalOrder()));

        Plan or(Plan other) {
            return LAST.compare(this, other) >= 0 ? this : other;
        }
    }

    String id() {
        return past.sourceId();
    }

    boolean isMaintenance() {
        return signs.stream()
                .min(Comparator.naturalOrder())
                .filter(sign -> sign.maintenance)
                .isPresent();
    }

    /**
     * Adds what the page told at another time.
     *
     * @throws io.incidentkit.validation.InvalidInputException if both have more updates than are kept
     */
    StatusPageRecord plus(StatusPageRecord other) {
        Set<Sign> all = EnumSet.noneOf(Sign.class);
        all.addAll(signs);
        all.addAll(other.signs);
        return new StatusPageRecord(past.plus(other.past), all, plan.or(other.plan));
    }
}
