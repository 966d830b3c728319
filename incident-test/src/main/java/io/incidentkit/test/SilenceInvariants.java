package io.incidentkit.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.comms.Audience;
import io.incidentkit.comms.CommunicationDuty;
import io.incidentkit.comms.CommunicationEvent;
import io.incidentkit.comms.CommunicationEvent.Ended;
import io.incidentkit.comms.CommunicationEvent.Hidden;
import io.incidentkit.comms.CommunicationEvent.LevelSet;
import io.incidentkit.comms.CommunicationEvent.Reopened;
import io.incidentkit.comms.CommunicationEvent.Shown;
import io.incidentkit.comms.CommunicationEvent.UpdateSent;
import io.incidentkit.comms.CommunicationEvent.Waived;
import io.incidentkit.comms.CommunicationHistory;
import io.incidentkit.comms.Obligation;
import io.incidentkit.comms.Obligation.Reason;
import io.incidentkit.comms.Obligation.State;
import io.incidentkit.comms.Obligations;
import io.incidentkit.comms.Tally;
import io.incidentkit.rule.Rule;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link Rule#SILENCE_IS_COUNTED}, read plainly beside the reading that is under test: it goes from one due moment to the next,
 * and counts those that pass without a message.
 */
public final class SilenceInvariants {
    private final Audience audience;
    private @Nullable CommunicationDuty level;
    private @Nullable CommunicationDuty inForce;
    private @Nullable Instant due;
    private Instant since = Instant.MIN;
    private @Nullable Instant overdue;
    private boolean first;
    private boolean firstOwed;
    private boolean told;
    private boolean ended;
    private boolean reopened;
    private int passed;

    private SilenceInvariants(Audience audience) {
        this.audience = audience;
    }

    /**
     * Checks that each interval which passed is counted once.
     *
     * @param history what happened; one with waivers is left out, as a waiver ends a silence by its name
     * @param now the moment that is asked about
     * @param counted what is said to be owed then
     * @throws AssertionError if more or fewer are counted
     */
    public static void check(CommunicationHistory history, Instant now, Obligations counted) {
        List<CommunicationEvent> events = history.events().stream()
                .filter(event -> !event.at().isAfter(now))
                .sorted(Comparator.comparing(CommunicationEvent::at))
                .toList();
        if (events.stream().anyMatch(Waived.class::isInstance)) {
            return;
        }
        for (Audience audience : counted.audiences()) {
            SilenceInvariants reading = new SilenceInvariants(audience);
            events.forEach(reading::happens);
            reading.pass(now);
            Tally tally = counted.tally(audience);
            int others = (int) counted.all().stream()
                    .filter(owed -> owed.audience().equals(audience) && isOnce(owed))
                    .filter(owed -> owed.state() == State.MISSED || owed.state() == State.LATE)
                    .count();
            boolean whole = tally.missed() <= Obligations.LISTED;
            assertThat(tally.missed() + tally.late() - others)
                    .as("each interval that passes is counted once: %s of %s", audience, events)
                    .isBetween(reading.passed, whole ? reading.passed : reading.passed + events.size());
            if (reading.due != null) {
                assertThat(counted.nextDue())
                        .as("a silence has a next moment: %s of %s", audience, events)
                        .hasValueSatisfying(
                                next -> assertThat(next).isAfter(now).isBeforeOrEqualTo(reading.due));
            }
        }
    }

    private static boolean isOnce(Obligation owed) {
        return owed.reason() == Reason.STEP || owed.reason() == Reason.CLOSING;
    }

    private void happens(CommunicationEvent event) {
        Instant at = event.at();
        pass(at);
        if (event instanceof LevelSet set) {
            level = set.duties().stream()
                    .filter(duty -> duty.audience().equals(audience))
                    .findFirst()
                    .orElse(null);
            if (!ended) {
                level(level, at);
            }
        } else if (event instanceof UpdateSent sent && sent.audience().equals(audience)) {
            boolean isOfTheEpisodeBefore = sent.closing() && !ended && reopened;
            if (!isOfTheEpisodeBefore) {
                message(sent, at);
            }
        } else if (event instanceof Ended && !ended) {
            if (at.equals(overdue)) {
                passed--;
            }
            ended = true;
            due = null;
            overdue = null;
        } else if (event instanceof Hidden hidden && hidden.audiences().contains(audience)) {
            beginsAnew(at);
            level = null;
            inForce = null;
        } else if (event instanceof Shown shown) {
            shown.duties().stream()
                    .filter(duty -> duty.audience().equals(audience))
                    .forEach(duty -> shown(duty, at));
        } else if (event instanceof Reopened && ended) {
            ended = false;
            reopened = true;
            told = false;
            firstOwed = false;
            inForce = null;
            level(level, at);
        }
    }

    private void shown(CommunicationDuty duty, Instant at) {
        level = duty;
        if (!ended) {
            if (inForce == null) {
                beginsAnew(at);
            }
            level(duty, at);
        }
    }

    private void beginsAnew(Instant at) {
        if (at.equals(overdue)) {
            passed--;
        }
        due = null;
        overdue = null;
        told = false;
        firstOwed = false;
    }

    private void pass(Instant to) {
        while (due != null && !due.isAfter(to)) {
            passed++;
            overdue = due;
            first = false;
            due = inForce == null || inForce.every() == null ? null : due.plus(inForce.every());
            since = overdue;
        }
    }

    private void level(@Nullable CommunicationDuty next, Instant at) {
        CommunicationDuty before = inForce;
        inForce = next;
        if (due != null
                && (next == null || (!first && next.every() == null && before != null && before.every() != null))) {
            firstOwed &= !first;
            due = null;
        }
        if (next == null) {
            return;
        }
        if (due != null && first) {
            sooner(at.plus(next.firstWithin()));
        } else if (due != null && next.every() != null) {
            sooner(at.plus(next.every()));
        }
        if (before == null && !firstOwed) {
            firstOwed = true;
            if (!told) {
                owe(at, at.plus(next.firstWithin()));
                first = true;
            }
        }
        if (due == null && next.every() != null && (told || overdue != null)) {
            owe(at, at.plus(next.every()));
        }
    }

    private void message(UpdateSent sent, Instant at) {
        if (overdue != null && overdue.equals(at)) {
            passed--;
        }
        boolean justBegun = due != null && !first && since.equals(at) && overdue == null;
        overdue = null;
        if (ended || justBegun) {
            told |= !ended;
            return;
        }
        told = true;
        due = null;
        first = false;
        if (inForce != null && inForce.every() != null) {
            owe(at, at.plus(inForce.every()));
        }
        Instant promised = sent.nextDue();
        if (inForce != null && promised != null && promised.isAfter(at)) {
            if (due == null) {
                owe(at, promised);
            }
            sooner(promised);
        }
    }

    private void owe(Instant from, Instant by) {
        since = from;
        due = by;
        first = false;
    }

    private void sooner(Instant by) {
        if (due != null && by.isBefore(due)) {
            due = by;
        }
    }
}
