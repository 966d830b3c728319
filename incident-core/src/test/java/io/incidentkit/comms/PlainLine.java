package io.incidentkit.comms;

import io.incidentkit.comms.CommunicationEvent.End;
import io.incidentkit.comms.CommunicationEvent.UpdateSent;
import io.incidentkit.comms.CommunicationEvent.Waived;
import io.incidentkit.comms.Obligation.State;
import io.incidentkit.loop.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One audience in a {@link PlainReading}: a record of all that was owed to it, minute by minute. */
final class PlainLine {

    /** What is known of one message that was owed. */
    static final class Owed {
        String id = "";
        String kind = "";
        int since;
        int due;
        State state = State.OPEN;
        boolean forGood;

        boolean interval() {
            return kind.equals("first") || kind.equals("cadence");
        }

        boolean pending() {
            return state == State.OPEN || (state == State.MISSED && !forGood);
        }
    }

    final Audience audience;
    private final List<Waived> waiting;
    final List<Owed> all = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private CommunicationDuty last;
    private CommunicationDuty inForce;
    private int inForceSince;
    private boolean firstOwed;
    private boolean told;
    private boolean toldElsewhere;
    private int toldAt;

    PlainLine(Audience audience, List<Waived> waiting) {
        this.audience = audience;
        this.waiting = waiting;
    }

    void pass(int now) {
        for (Owed owed : List.copyOf(all)) {
            if (owed.state != State.OPEN || owed.due != now) {
                continue;
            }
            if (owed.interval()) {
                all.stream().filter(each -> overdue(each)).forEach(each -> each.forGood = true);
            }
            owed.state = State.MISSED;
            if (owed.interval() && inForce != null && inForce.every() != null) {
                Owed next = cadence(now, now + PlainReading.minutes(inForce.every()));
                waiting.stream()
                        .filter(each -> each.obligation().equals(next.id))
                        .findFirst()
                        .ifPresent(waiver -> {
                            waiting.remove(waiver);
                            next.state = State.WAIVED;
                        });
            }
        }
    }

    void message(UpdateSent sent, int now, boolean ended) {
        forgetWhatTheSilenceBegan();
        for (Owed owed : all) {
            boolean takes = switch (owed.kind) {
                case "closing" -> sent.closing();
                case "cadence" -> owed.since < now;
                default -> true;
            };
            if (owed.pending() && takes) {
                owed.state = now > owed.due ? State.LATE : State.MET;
            }
        }
        if (ended) {
            return;
        }
        told = true;
        toldAt = now;
        if (inForce != null) {
            int due = inForce.every() == null ? Integer.MAX_VALUE : now + PlainReading.minutes(inForce.every());
            if (sent.nextDue() != null && PlainReading.minute(sent.nextDue()) > now) {
                due = Math.min(due, PlainReading.minute(sent.nextDue()));
            }
            next(now, due);
        }
    }

    void level(CommunicationDuty duty, int now) {
        CommunicationDuty previous = inForce;
        inForce = duty;
        for (Owed owed : List.copyOf(all)) {
            if (owed.state != State.OPEN) {
                continue;
            }
            boolean kept = duty != null
                    && switch (owed.kind) {
                        case "first", "closing" -> true;
                        case "cadence" -> duty.every() != null || previous.every() == null;
                        default -> duty.atEachStep();
                    };
            if (!kept) {
                lapse(owed, now);
            } else if (owed.kind.equals("cadence")) {
                owed.due =
                        duty.every() == null ? owed.due : Math.min(owed.due, now + PlainReading.minutes(duty.every()));
            } else {
                owed.due = Math.min(owed.due, now + PlainReading.minutes(duty.firstWithin()));
            }
        }
        if (duty == null) {
            return;
        }
        last = duty;
        boolean waived = firstOwed && !told && all.stream().noneMatch(Owed::pending);
        if (waived) {
            numbered("first", now, now + PlainReading.minutes(duty.firstWithin()));
        }
        if (previous == null) {
            inForceSince = now;
            if (!firstOwed) {
                firstOwed = true;
                Owed first = numbered("first", now, now + PlainReading.minutes(duty.firstWithin()));
                first.state = !told ? State.OPEN : toldAt > first.due ? State.LATE : State.MET;
            }
        }
        if (duty.every() != null && (told || all.stream().anyMatch(PlainLine::overdue))) {
            next(now, now + PlainReading.minutes(duty.every()));
        }
    }

    void toldElsewhere(CommunicationDuty duty) {
        toldElsewhere = true;
        if (last == null) {
            last = duty;
        }
    }

    void step(Step step, int now) {
        String kind = "step-" + step.code();
        if (inForce != null
                && inForce.atEachStep()
                && (now > inForceSince || step == Step.RESOLVED)
                && all.stream().noneMatch(each -> each.kind.equals(kind) && each.pending())) {
            numbered(kind, now, now + PlainReading.minutes(inForce.firstWithin()));
        }
    }

    void end(End how, int now) {
        settle(now);
        if (last == null || how == End.MERGED) {
            return;
        }
        boolean asked = inForce != null && how == End.RESOLVED;
        if (last.closing() && (asked || told || toldElsewhere)) {
            numbered("closing", now, now + PlainReading.minutes(last.firstWithin()));
        } else if (!last.closing() && asked) {
            step(Step.RESOLVED, now);
        }
    }

    void reopen(CommunicationDuty duty, int now) {
        settle(now);
        firstOwed = false;
        told = false;
        toldElsewhere = false;
        last = duty;
        inForce = null;
        if (duty != null) {
            level(duty, now);
        }
    }

    void hide(int now) {
        settle(now);
        last = null;
        inForce = null;
        firstOwed = false;
        told = false;
        toldElsewhere = false;
    }

    void show(CommunicationDuty duty, int now) {
        if (inForce == null) {
            settle(now);
            firstOwed = false;
            told = false;
            toldElsewhere = false;
        }
        level(duty, now);
    }

    boolean waive(String id) {
        for (Owed owed : all) {
            if (owed.id.equals(id) && owed.pending()) {
                if (overdue(owed)) {
                    forgetWhatTheSilenceBegan();
                }
                owed.state = State.WAIVED;
                return true;
            }
        }
        return false;
    }

    Tally tally() {
        return all.stream().map(owed -> owed.state).reduce(Tally.NONE, Tally::plus, Tally::plus);
    }

    private static boolean overdue(Owed owed) {
        return owed.interval() && owed.state == State.MISSED && !owed.forGood;
    }

    private void settle(int now) {
        for (Owed owed : List.copyOf(all)) {
            if (owed.pending() && owed.due >= now) {
                lapse(owed, now);
            }
            owed.forGood |= owed.state == State.MISSED;
        }
    }

    private void forgetWhatTheSilenceBegan() {
        all.stream()
                .filter(PlainLine::overdue)
                .findFirst()
                .ifPresent(overdue ->
                        all.removeIf(owed -> owed.interval() && owed.state == State.OPEN && owed.since == overdue.due));
    }

    private void lapse(Owed owed, int now) {
        firstOwed &= !owed.kind.equals("first");
        owed.state = State.LAPSED;
        if (owed.since == now) {
            all.remove(owed);
        }
    }

    private void next(int now, int due) {
        boolean running = all.stream().anyMatch(each -> each.interval() && each.state == State.OPEN);
        boolean known = all.stream().anyMatch(each -> each.kind.equals("cadence") && each.since == now);
        if (due < Integer.MAX_VALUE && !running && !known) {
            cadence(now, due);
        }
    }

    private Owed cadence(int since, int due) {
        return add("cadence", Communications.at(since).toString(), since, due);
    }

    private Owed numbered(String kind, int since, int due) {
        return add(kind, String.valueOf(numbers.merge(kind, 1, Integer::sum)), since, due);
    }

    private Owed add(String kind, String mark, int since, int due) {
        Owed owed = new Owed();
        owed.id = audience.name() + "/" + kind + "/" + mark;
        owed.kind = kind;
        owed.since = since;
        owed.due = due;
        all.add(owed);
        return owed;
    }
}
