package io.incidentkit.comms;

import io.incidentkit.comms.CommunicationEvent.End;
import io.incidentkit.comms.CommunicationEvent.Ended;
import io.incidentkit.comms.CommunicationEvent.Hidden;
import io.incidentkit.comms.CommunicationEvent.LevelSet;
import io.incidentkit.comms.CommunicationEvent.Reopened;
import io.incidentkit.comms.CommunicationEvent.Shown;
import io.incidentkit.comms.CommunicationEvent.StepCompleted;
import io.incidentkit.comms.CommunicationEvent.ToldElsewhere;
import io.incidentkit.comms.CommunicationEvent.UpdateSent;
import io.incidentkit.comms.CommunicationEvent.Waived;
import io.incidentkit.comms.Obligation.Waiver;
import io.incidentkit.loop.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Folds events, in the order in which they happened, into what every audience is owed. Mutable and confined to one fold. It
 * asks no rules: what is on the timeline has happened.
 */
final class CommunicationFold {
    private final Consumer<Obligation> record;
    private final int kept;
    private final Map<Audience, AudienceLedger> ledgers = new LinkedHashMap<>();
    private @Nullable Instant until;
    private boolean ended;
    private boolean reopened;
    private List<CommunicationDuty> duties;
    /** Waivers of what a correction says arose later; they wait for it. */
    private List<Waived> waiting;

    /**
     * Continues from accounts.
     *
     * @param record is told of each obligation that is settled, but for those that are missed for good
     * @param kept how many of those that are missed for good are kept for each audience; the others are only counted
     */
    CommunicationFold(CommunicationAccounts accounts, Consumer<Obligation> record, int kept) {
        this.record = record;
        this.kept = kept;
        this.until = accounts.until();
        this.ended = accounts.ended();
        this.reopened = accounts.reopened();
        this.duties = accounts.duties();
        this.waiting = accounts.waiting();
        for (AudienceAccount account : accounts.audiences()) {
            ledgers.put(account.audience(), new AudienceLedger(account, record, kept));
        }
    }

    CommunicationAccounts accounts() {
        return new CommunicationAccounts(
                until,
                ended,
                reopened,
                duties,
                ledgers.values().stream().map(AudienceLedger::account).toList(),
                waiting);
    }

    /** Applies what happened next; what happened before is taken to happen right after what was applied last. */
    void apply(CommunicationEvent event) {
        Instant at = pass(event.at());
        if (event instanceof UpdateSent update) {
            updateSent(update, at);
        } else if (event instanceof StepCompleted completed) {
            stepCompleted(completed.step(), at);
        } else if (event instanceof LevelSet set) {
            levelSet(set.duties(), at);
        } else if (event instanceof Ended end) {
            ended(end.how(), at);
        } else if (event instanceof Reopened) {
            reopened(at);
        } else if (event instanceof Hidden hidden) {
            hidden(hidden.audiences(), at);
        } else if (event instanceof Shown shown) {
            shown(shown.duties(), at);
        } else if (event instanceof ToldElsewhere told) {
            toldElsewhere(told.lines());
        } else if (event instanceof Waived waived && !waived(waived, at)) {
            waiting = new ArrayList<>(waiting);
            waiting.add(waived);
            return;
        }
        if (!waiting.isEmpty()) {
            waiting = waiting.stream().filter(each -> !waived(each, at)).toList();
        }
    }

    /**
     * Lets the time pass until a moment, in which nothing happens but that messages become due.
     *
     * @return the moment, or that of the last event if it is later
     */
    Instant pass(Instant to) {
        Instant from = until == null ? to : until;
        if (!to.isAfter(from)) {
            until = from;
            return from;
        }
        until = to;
        for (AudienceLedger ledger : ledgers.values()) {
            Waived waived = ledger.pass(from, to, waiting);
            if (waived != null) {
                waiting = waiting.stream().filter(each -> !each.equals(waived)).toList();
            }
        }
        return to;
    }

    /** A closing that is sent after the reopening is one of the episode before, and tells nobody of this one. */
    private void updateSent(UpdateSent update, Instant at) {
        AudienceLedger ledger = ledger(update.audience());
        if (!update.closing() || ended || !reopened) {
            ledger.updateSent(update, at, ended);
        }
    }

    /** The end takes the place of its step, and an ended incident takes none. */
    private void stepCompleted(Step step, Instant at) {
        boolean told = step == Step.TRIAGED || step == Step.DIAGNOSED || step == Step.MITIGATED;
        if (told && !ended) {
            ledgers.values().forEach(ledger -> ledger.stepCompleted(step, at));
        }
    }

    /** A level that is set after the end is that of the next episode. */
    private void levelSet(List<CommunicationDuty> next, Instant at) {
        duties = next;
        next.forEach(duty -> ledger(duty.audience()));
        if (!ended) {
            ledgers.forEach((audience, ledger) -> ledger.levelSet(duty(audience), at));
        }
    }

    private void ended(End how, Instant at) {
        if (!ended) {
            ended = true;
            ledgers.values().forEach(ledger -> ledger.ended(how, at));
        }
    }

    private void reopened(Instant at) {
        if (ended) {
            ended = false;
            reopened = true;
            ledgers.forEach((audience, ledger) -> ledger.reopened(duty(audience), at));
        }
    }

    /** They are owed nothing more, also not the end of what has ended. */
    private void hidden(List<Audience> audiences, Instant at) {
        duties = duties.stream()
                .filter(duty -> !audiences.contains(duty.audience()))
                .toList();
        ledgers.forEach((audience, ledger) -> {
            if (audiences.contains(audience)) {
                ledger.hidden(at);
            }
        });
    }

    /** The lines of the other audiences stay; after the end, these are those of the next episode. */
    private void shown(List<CommunicationDuty> next, Instant at) {
        List<CommunicationDuty> all = new ArrayList<>(duties);
        for (CommunicationDuty line : next) {
            all.removeIf(duty -> duty.audience().equals(line.audience()));
            all.add(line);
            AudienceLedger ledger = ledger(line.audience());
            if (!ended) {
                ledger.shown(line, at);
            }
        }
        duties = List.copyOf(all);
    }

    /** Nothing is merged into what has ended. */
    private void toldElsewhere(List<CommunicationDuty> lines) {
        if (!ended) {
            lines.forEach(line -> ledger(line.audience()).toldElsewhere(line));
        }
    }

    private boolean waived(Waived waived, Instant at) {
        Waiver waiver = new Waiver(waived.by(), waived.reason());
        for (AudienceLedger ledger : ledgers.values()) {
            if (ledger.waive(waived.obligation(), at, waiver)) {
                return true;
            }
        }
        return false;
    }

    private @Nullable CommunicationDuty duty(Audience audience) {
        for (CommunicationDuty duty : duties) {
            if (duty.audience().equals(audience)) {
                return duty;
            }
        }
        return null;
    }

    private AudienceLedger ledger(Audience audience) {
        return ledgers.computeIfAbsent(
                audience, missing -> new AudienceLedger(AudienceAccount.of(missing), record, kept));
    }
}
