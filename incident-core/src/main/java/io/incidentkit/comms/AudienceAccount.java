package io.incidentkit.comms;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The obligations to one audience, at rest: the stored form of an {@link AudienceLedger}. Its size is bounded: what is settled is
 * only counted, but for the last ones that are missed for good.
 */
record AudienceAccount(
        Audience audience,
        @Nullable CommunicationDuty duty,
        @Nullable Instant inForceSince,
        boolean firstOwed,
        @Nullable Instant lastUpdate,
        @Nullable Instant cadenceSince,
        Map<String, Integer> numbers,
        List<Obligation> unsettled,
        List<Obligation> missed,
        Tally settled) {

    AudienceAccount {
        numbers = Map.copyOf(numbers);
        unsettled = List.copyOf(unsettled);
        missed = List.copyOf(missed);
    }

    static AudienceAccount of(Audience audience) {
        return new AudienceAccount(audience, null, null, false, null, null, Map.of(), List.of(), List.of(), Tally.NONE);
    }

    /** The duty in force; null if the level owes nothing to this audience. */
    @Nullable
    CommunicationDuty dutyInForce() {
        return inForceSince == null ? null : duty;
    }

    /** Whether an interval passes between two moments, so that the next one begins. */
    boolean passes(Instant from, Instant to) {
        for (Obligation owed : unsettled) {
            if (owed.isOfInterval() && owed.isDueAfter(from) && !owed.isDueAfter(to)) {
                return true;
            }
        }
        return false;
    }
}
