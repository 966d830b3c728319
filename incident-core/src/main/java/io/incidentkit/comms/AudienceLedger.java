package io.incidentkit.comms;

import io.incidentkit.comms.CommunicationEvent.End;
import io.incidentkit.comms.CommunicationEvent.UpdateSent;
import io.incidentkit.comms.CommunicationEvent.Waived;
import io.incidentkit.comms.Obligation.Reason;
import io.incidentkit.comms.Obligation.Waiver;
import io.incidentkit.loop.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The obligations to one audience, while events are folded in the order in which they happened. Mutable and confined to one fold.
 */
final class AudienceLedger {
    private final Audience audience;
    private final Map<String, Integer> numbers;
    private final UnsettledObligations unsettled;
    private final SettledObligations settled;
    /** The duty in force, or the last one that was in this episode, else that of a duplicate. */
    private @Nullable CommunicationDuty duty;

    private @Nullable Instant inForceSince;
    /** Whether the first message of this episode is or was owed, and did not lapse. */
    private boolean firstOwed;

    private @Nullable Instant lastUpdate;
    /** Whether a duplicate has told them, in this episode. */
    private boolean toldElsewhere;
    /** Since when the last cadence was owed: another one of the same instant would bear its name. */
    private @Nullable Instant cadenceSince;

    /**
     * Continues an account.
     *
     * @param record is told of each obligation that is settled, and then only counted here
     * @param kept how many of those that are missed for good are kept; the others are only counted
     */
    AudienceLedger(AudienceAccount account, Consumer<Obligation> record, int kept) {
        this.audience = account.audience();
        this.duty = account.duty();
        this.inForceSince = account.inForceSince();
        this.firstOwed = account.firstOwed();
        this.lastUpdate = account.lastUpdate();
        this.toldElsewhere = account.toldElsewhere();
        this.cadenceSince = account.cadenceSince();
        this.numbers = new TreeMap<>(account.numbers());
        this.unsettled = new UnsettledObligations(account);
        this.settled = new SettledObligations(account, record, kept);
    }

    AudienceAccount account() {
        return new AudienceAccount(
                audience,
                duty,
                inForceSince,
                firstOwed,
                lastUpdate,
                toldElsewhere,
                cadenceSince,
                numbers,
                unsettled.all(),
                settled.missed(),
                settled.counted());
    }

    /**
     * Lets time pass, in which nothing happens: each interval that passes without a message begins the next one.
     *
     * @param waiting the waivers that wait for an obligation
     * @return the one of them that ended the silence, or null
     */
    @Nullable
    Waived pass(Instant from, Instant to, List<Waived> waiting) {
        Obligation running = unsettled.running(from);
        Duration every = inForceSince == null || duty == null ? null : duty.every();
        if (running == null || every == null || running.isDueAfter(to)) {
            return null;
        }
        Silence silence = Silence.of(running, every, to);
        Waived waived = silence.firstOf(waiting);
        if (waived != null) {
            silence = silence.until(waived.obligation());
        }
        Obligation overdue = unsettled.overdue(from);
        if (overdue != null) {
            unsettled.remove(overdue);
            settled.missedForGood(overdue, running.due());
        }
        unsettled.remove(running);
        settled.missedForGood(silence);
        unsettled.add(silence.interval(silence.passed() - 1));
        Obligation next = silence.interval(silence.passed());
        cadenceSince = next.owedSince();
        if (waived == null) {
            unsettled.add(next);
        } else {
            settled.settle(next.waivedAt(next.owedSince(), new Waiver(waived.by(), waived.reason())));
        }
        return waived;
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
        askAnew(next, at);
    }

    /** A waiver is of the level of then: where nobody was told, another one asks again. */
    private void askAnew(CommunicationDuty next, Instant at) {
        if (firstOwed && lastUpdate == null && !unsettled.has(owed -> true)) {
            unsettled.add(owed(Reason.FIRST, null, at, at.plus(next.firstWithin())));
        }
    }

    /** A message meets everything that is owed, a closing only if it closes; the silence before it is over. */
    void updateSent(UpdateSent update, Instant at, boolean ended) {
        endSilence(at);
        unsettled.take(owed -> meets(owed, update, at)).forEach(owed -> settled.settle(owed.metAt(at)));
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

    /** They heard of the duplicate, and not yet that it goes on as this incident: what that owes itself stays as it is. */
    void toldElsewhere(CommunicationDuty line) {
        toldElsewhere = true;
        duty = duty == null ? line : duty;
    }

    /**
     * An obligation that is not due yet lapses, and one that is stays missed for good; the end is told to whoever has a right to
     * it, and to whoever knows of the beginning.
     */
    void ended(End how, Instant at) {
        settleAll(at);
        if (duty == null || how == End.MERGED) {
            return;
        }
        boolean asked = inForceSince != null && how == End.RESOLVED;
        if (duty.closing() && (asked || lastUpdate != null || toldElsewhere)) {
            unsettled.add(owed(Reason.CLOSING, null, at, at.plus(duty.firstWithin())));
        } else if (!duty.closing() && duty.atEachStep() && asked) {
            oweStep(duty, Step.RESOLVED, at);
        }
    }

    /** A new episode: what is not due yet lapses, what was missed stays so for good, and everything begins anew. */
    void reopened(@Nullable CommunicationDuty next, Instant at) {
        settleAll(at);
        firstOwed = false;
        lastUpdate = null;
        toldElsewhere = false;
        duty = next;
        inForceSince = null;
        if (next != null) {
            begin(next, at);
        }
    }

    /** The incident is none of theirs any more: what is not due yet lapses, and what was missed stays so for good. */
    void hidden(Instant at) {
        beginsAnew(at);
        duty = null;
        inForceSince = null;
    }

    /** The incident is theirs again: everything begins anew, as they were told a link at the most. */
    void shown(CommunicationDuty next, Instant at) {
        if (inForceSince == null) {
            beginsAnew(at);
        }
        levelSet(next, at);
    }

    private void beginsAnew(Instant at) {
        settleAll(at);
        firstOwed = false;
        lastUpdate = null;
        toldElsewhere = false;
    }

    /**
     * Waives an obligation that a message could still meet, and ends the silence that it is part of; returns false if there is
     * none of that id.
     */
    boolean waive(String id, Instant at, Waiver why) {
        Obligation owed = unsettled.find(id);
        if (owed == null) {
            return false;
        }
        if (owed.equals(unsettled.overdue(at))) {
            endSilence(at);
        }
        unsettled.remove(owed);
        settled.settle(owed.waivedAt(at, why));
        return true;
    }

    private void begin(CommunicationDuty next, Instant at) {
        inForceSince = at;
        if (!firstOwed) {
            firstOwed = true;
            Obligation first = owed(Reason.FIRST, null, at, at.plus(next.firstWithin()));
            if (lastUpdate == null) {
                unsettled.add(first);
            } else {
                settled.settle(first.metAt(lastUpdate));
            }
        }
        goOn(next, at);
    }

    /** The new level's times run from the change; none makes a message due later than it was. */
    private void change(CommunicationDuty previous, CommunicationDuty next, Instant at) {
        unsettled
                .take(owed -> owed.isDueAfter(at) && !isBroughtBy(next, previous, owed))
                .forEach(owed -> lapse(owed, at));
        unsettled.replaceAll(owed -> owed.isDueAfter(at) ? hastened(owed, next, at) : owed);
        goOn(next, at);
    }

    private static Obligation hastened(Obligation owed, CommunicationDuty next, Instant at) {
        Duration within = owed.reason() == Reason.CADENCE ? next.every() : next.firstWithin();
        return within == null ? owed : owed.dueBy(at.plus(within));
    }

    /** An audience that was told is told again, and a silence goes on at the pace of the level. */
    private void goOn(CommunicationDuty next, Instant at) {
        if (lastUpdate != null || unsettled.overdue(at) != null) {
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
        if (due == null || unsettled.running(since) != null || (cadenceSince != null && !since.isAfter(cadenceSince))) {
            return;
        }
        cadenceSince = since;
        unsettled.add(Obligation.owed(audience, Reason.CADENCE, null, since.toString(), since, due));
    }

    /** A step that is completed again while its message is still owed asks for no second one. */
    private void oweStep(CommunicationDuty inForce, Step step, Instant at) {
        if (!unsettled.has(owed -> owed.step() == step)) {
            unsettled.add(owed(Reason.STEP, step, at, at.plus(inForce.firstWithin())));
        }
    }

    /** The interval that began because the one before it passed leaves no record, and its name is free. */
    private void endSilence(Instant at) {
        Obligation running = unsettled.begunBySilence(at);
        if (running != null) {
            unsettled.remove(running);
            cadenceSince = running.owedSince().equals(at) ? null : cadenceSince;
        }
    }

    private Obligation owed(Reason reason, @Nullable Step step, Instant since, Instant due) {
        String kind = step == null ? reason.code() : step.code();
        int number = numbers.merge(kind, 1, Integer::sum);
        return Obligation.owed(audience, reason, step, Integer.toString(number), since, due);
    }

    private void lapseOpen(Instant at) {
        unsettled.take(owed -> owed.isDueAfter(at)).forEach(owed -> lapse(owed, at));
    }

    /** An end at the very moment at which a message is due is in time, as the message would be. */
    private void settleAll(Instant at) {
        unsettled.take(owed -> !owed.due().isBefore(at)).forEach(owed -> lapse(owed, at));
        unsettled.take(owed -> true).forEach(owed -> settled.missedForGood(owed, at));
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
            settled.settle(owed.lapsedAt(at));
        }
    }
}
