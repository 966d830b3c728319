package io.incidentkit.comms;

import io.incidentkit.comms.CommunicationEvent.End;
import io.incidentkit.comms.CommunicationEvent.UpdateSent;
import io.incidentkit.comms.Obligation.Reason;
import io.incidentkit.comms.Obligation.State;
import io.incidentkit.comms.Obligation.Waiver;
import io.incidentkit.loop.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The obligations to one audience, while events are folded in the order in which they happened. Mutable and confined to one fold.
 */
final class AudienceLedger {
    private final Audience audience;
    private final Consumer<Obligation> record;
    private final Map<String, Integer> numbers;
    private final List<Obligation> unsettled;
    private final List<Obligation> missed;
    /** The duty in force, or the last one that was in this episode. */
    private @Nullable CommunicationDuty duty;

    private @Nullable Instant inForceSince;
    /** Whether the first message of this episode is or was owed, and did not lapse. */
    private boolean firstOwed;

    private @Nullable Instant lastUpdate;
    /** Since when the last cadence was owed: another one of the same instant would bear its name. */
    private @Nullable Instant cadenceSince;

    private Tally settled;

    /**
     * Continues an account.
     *
     * @param record is told of each obligation that is settled, and then only counted here
     */
    AudienceLedger(AudienceAccount account, Consumer<Obligation> record) {
        this.audience = account.audience();
        this.record = record;
        this.duty = account.duty();
        this.inForceSince = account.inForceSince();
        this.firstOwed = account.firstOwed();
        this.lastUpdate = account.lastUpdate();
        this.cadenceSince = account.cadenceSince();
        this.numbers = new TreeMap<>(account.numbers());
        this.unsettled = new ArrayList<>(account.unsettled());
        this.missed = new ArrayList<>(account.missed());
        this.settled = account.settled();
    }

    AudienceAccount account() {
        return new AudienceAccount(
                audience, duty, inForceSince, firstOwed, lastUpdate, cadenceSince, numbers, unsettled, missed, settled);
    }

    /** Another level: what it brings is owed from now on, and what it does not bring lapses. */
    void levelSet(@Nullable CommunicationDuty next, Instant at) {
        if (next == null) {
            lapseOpen(at);
            inForceSince = null;
            return;
        }
        CommunicationDuty previous = inForceSince == null ? null : duty;
        duty = next;
        if (previous == null) {
            begin(next, at);
        } else {
            change(previous, next, at);
        }
    }

    /** A message meets everything that is owed, a closing only if it closes. */
    void updateSent(UpdateSent update, Instant at, boolean ended) {
        for (Iterator<Obligation> all = unsettled.iterator(); all.hasNext(); ) {
            Obligation owed = all.next();
            if (meets(owed, update, at)) {
                all.remove();
                settle(owed.metAt(at));
            }
        }
        if (!ended) {
            lastUpdate = at;
            if (duty != null && inForceSince != null) {
                oweNext(duty, at, update.nextDue());
            }
        }
    }

    /** A step asks for a message if it comes after the duty; one that comes with it is told by the first message. */
    void stepCompleted(Step step, Instant at) {
        if (duty != null && duty.atEachStep() && inForceSince != null && at.isAfter(inForceSince)) {
            oweStep(duty, step, at);
        }
    }

    /** An obligation that is not due yet lapses; the end is told to whoever has a right to it, and to whoever knows of the beginning. */
    void ended(End how, Instant at) {
        lapseOpen(at);
        if (duty == null || how == End.MERGED) {
            return;
        }
        boolean asked = inForceSince != null && how == End.RESOLVED;
        if (duty.closing() && (asked || lastUpdate != null)) {
            unsettled.add(owed(Reason.CLOSING, null, at, at.plus(duty.firstWithin())));
        } else if (!duty.closing() && duty.atEachStep() && asked) {
            oweStep(duty, Step.RESOLVED, at);
        }
    }

    /** A new episode: what is not due yet lapses, what was missed stays so for good, and everything begins anew. */
    void reopened(@Nullable CommunicationDuty next, Instant at) {
        lapseOpen(at);
        missed.addAll(unsettled.stream().map(owed -> owed.asOf(at)).toList());
        unsettled.clear();
        firstOwed = false;
        lastUpdate = null;
        duty = next;
        inForceSince = null;
        if (next != null) {
            begin(next, at);
        }
    }

    /** Waives an obligation that is open or missed; returns false if there is none of that id. */
    boolean waive(String id, Instant at, Waiver why) {
        return waive(unsettled, id, at, why) || waive(missed, id, at, why);
    }

    private boolean waive(List<Obligation> among, String id, Instant at, Waiver why) {
        for (Obligation owed : among) {
            if (owed.id().equals(id)) {
                among.remove(owed);
                settle(owed.waivedAt(at, why));
                return true;
            }
        }
        return false;
    }

    private void begin(CommunicationDuty next, Instant at) {
        inForceSince = at;
        if (!firstOwed) {
            firstOwed = true;
            Obligation first = owed(Reason.FIRST, null, at, at.plus(next.firstWithin()));
            if (lastUpdate == null) {
                unsettled.add(first);
            } else {
                settle(first.metAt(lastUpdate));
            }
        }
        if (lastUpdate != null) {
            oweNext(next, at, null);
        }
    }

    /** The new level's times run from the change; none makes a message due later than it was. */
    private void change(CommunicationDuty previous, CommunicationDuty next, Instant at) {
        for (ListIterator<Obligation> all = unsettled.listIterator(); all.hasNext(); ) {
            Obligation owed = all.next();
            if (!owed.isDueAfter(at)) {
                continue;
            }
            if (isBroughtBy(next, previous, owed)) {
                Duration within = owed.reason() == Reason.CADENCE ? next.every() : next.firstWithin();
                all.set(within == null ? owed : owed.dueBy(at.plus(within)));
            } else {
                all.remove();
                lapse(owed, at);
            }
        }
        if (lastUpdate != null) {
            oweNext(next, at, null);
        }
    }

    /** A promise stands at any level that tells the audience; a cadence only where the level has one. */
    private static boolean isBroughtBy(CommunicationDuty next, CommunicationDuty previous, Obligation owed) {
        return switch (owed.reason()) {
            case FIRST, CLOSING -> true;
            case STEP -> next.atEachStep();
            case CADENCE -> next.every() != null || previous.every() == null;
        };
    }

    private static boolean meets(Obligation owed, UpdateSent update, Instant at) {
        return switch (owed.reason()) {
            case FIRST, STEP -> true;
            case CADENCE -> owed.owedSince().isBefore(at);
            case CLOSING -> update.closing();
        };
    }

    private void oweNext(CommunicationDuty inForce, Instant since, @Nullable Instant promised) {
        Instant due = inForce.nextDue(since, promised);
        if (due == null
                || unsettled.stream().anyMatch(owed -> owed.reason() == Reason.CADENCE)
                || (cadenceSince != null && !since.isAfter(cadenceSince))) {
            return;
        }
        cadenceSince = since;
        unsettled.add(Obligation.owed(audience, Reason.CADENCE, null, since.toString(), since, due));
    }

    /** A step that is completed again while its message is still owed asks for no second one. */
    private void oweStep(CommunicationDuty inForce, Step step, Instant at) {
        if (unsettled.stream().noneMatch(owed -> owed.step() == step)) {
            unsettled.add(owed(Reason.STEP, step, at, at.plus(inForce.firstWithin())));
        }
    }

    private Obligation owed(Reason reason, @Nullable Step step, Instant since, Instant due) {
        String kind = step == null ? reason.code() : step.code();
        int number = numbers.merge(kind, 1, Integer::sum);
        return Obligation.owed(audience, reason, step, Integer.toString(number), since, due);
    }

    private void lapseOpen(Instant at) {
        for (Iterator<Obligation> all = unsettled.iterator(); all.hasNext(); ) {
            Obligation owed = all.next();
            if (owed.isDueAfter(at)) {
                all.remove();
                lapse(owed, at);
            }
        }
    }

    /** An obligation that lapses at the very instant at which it arose was never owed, and leaves no record. */
    private void lapse(Obligation owed, Instant at) {
        boolean neverOwed = owed.owedSince().equals(at);
        if (owed.reason() == Reason.FIRST) {
            firstOwed = false;
        }
        if (neverOwed && owed.reason() == Reason.CADENCE) {
            cadenceSince = null;
        }
        if (!neverOwed) {
            settle(owed.lapsedAt(at));
        }
    }

    private void settle(Obligation obligation) {
        State state = obligation.state();
        settled = settled.plus(state);
        record.accept(obligation);
    }
}
