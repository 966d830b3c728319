package io.incidentkit.comms;

import io.incidentkit.comms.Obligation.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
        boolean toldElsewhere,
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
        return new AudienceAccount(
                audience, null, null, false, null, false, null, Map.of(), List.of(), List.of(), Tally.NONE);
    }

    /** The same from how it stands in short. */
    static AudienceAccount of(MessageAccount account) {
        List<Obligation> unsettled = new ArrayList<>(account.due().size());
        for (Instant due : account.due()) {
            String mark = Integer.toString(unsettled.size() + 1);
            unsettled.add(Obligation.owed(account.audience(), Reason.CLOSING, null, mark, due, due));
        }
        return new AudienceAccount(
                account.audience(),
                null,
                null,
                false,
                null,
                false,
                null,
                Map.of(),
                unsettled,
                List.of(),
                account.settled());
    }

    /** How the messages stand in short. */
    MessageAccount inShort() {
        Tally all = settled;
        for (Obligation lost : missed) {
            all = all.plus(lost.state());
        }
        return new MessageAccount(
                audience, all, unsettled.stream().map(Obligation::due).toList());
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

    /** When the next message is due after a moment, if nothing happens until then; null if none is. */
    @Nullable
    Instant nextDue(Instant from, Instant now) {
        Duration every = inForceSince == null || duty == null ? null : duty.every();
        Instant next = null;
        for (Obligation owed : unsettled) {
            Instant due = null;
            if (owed.isDueAfter(now)) {
                due = owed.due();
            } else if (every != null && owed.isOfInterval() && owed.isDueAfter(from)) {
                due = Silence.of(owed, every, now).nextDue();
            }
            next = due != null && (next == null || due.isBefore(next)) ? due : next;
        }
        return next;
    }
}
