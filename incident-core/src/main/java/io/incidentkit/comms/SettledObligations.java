package io.incidentkit.comms;

import io.incidentkit.comms.Obligation.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The obligations to one audience that are settled, while events are folded: counted, and otherwise forgotten, but for the last ones
 * that are missed for good. Mutable and confined to one fold.
 */
final class SettledObligations {
    private final Consumer<Obligation> record;
    private final int kept;
    private final List<Obligation> missed;
    private Tally counted;

    /**
     * Continues an account.
     *
     * @param record is told of each one that is settled in another way than missed
     * @param kept how many of those that are missed for good are kept
     */
    SettledObligations(AudienceAccount account, Consumer<Obligation> record, int kept) {
        this.record = record;
        this.kept = kept;
        this.missed = new ArrayList<>(account.missed());
        this.counted = account.settled();
    }

    /** The last ones that are missed for good; they are not among the counted ones. */
    List<Obligation> missed() {
        return missed;
    }

    Tally counted() {
        return counted;
    }

    void settle(Obligation obligation) {
        counted = counted.plus(obligation.state());
        record.accept(obligation);
    }

    void missedForGood(Obligation owed, Instant at) {
        missed.add(owed.missedAt(at));
        if (missed.size() > kept) {
            counted = counted.plus(missed.remove(0).state());
        }
    }

    /** All that passed in a silence before the last one, each of which is settled by the one after it. */
    void missedForGood(Silence silence) {
        int before = silence.passed() - 1;
        int forgotten = Math.max(0, before - kept);
        if (forgotten > 0) {
            counted = counted.plus(State.MISSED, missed.size() + forgotten);
            missed.clear();
        }
        for (int i = forgotten; i < before; i++) {
            missedForGood(silence.interval(i), silence.interval(i + 1).due());
        }
    }
}
