package io.incidentkit.comms;

import static io.incidentkit.comms.Communications.START;

import io.incidentkit.comms.CommunicationEvent.Ended;
import io.incidentkit.comms.CommunicationEvent.Hidden;
import io.incidentkit.comms.CommunicationEvent.LevelSet;
import io.incidentkit.comms.CommunicationEvent.Reopened;
import io.incidentkit.comms.CommunicationEvent.Shown;
import io.incidentkit.comms.CommunicationEvent.StepCompleted;
import io.incidentkit.comms.CommunicationEvent.ToldElsewhere;
import io.incidentkit.comms.CommunicationEvent.UpdateSent;
import io.incidentkit.comms.CommunicationEvent.Waived;
import io.incidentkit.comms.Obligation.State;
import io.incidentkit.loop.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A second, naive reading of who is owed what: it walks through every minute and looks whether something is due. It keeps a record
 * of everything and does no arithmetic, so it is slow and easy to follow. Events lie on whole minutes.
 */
final class PlainReading {
    private final Map<Audience, PlainLine> lines = new LinkedHashMap<>();
    private final List<Waived> waiting = new ArrayList<>();
    private List<CommunicationDuty> duties = List.of();
    private boolean ended;
    private boolean reopened;

    static PlainReading of(List<CommunicationEvent> events, int now) {
        PlainReading reading = new PlainReading();
        int next = 0;
        for (int minute = 0; minute <= now; minute++) {
            for (PlainLine line : reading.lines.values()) {
                line.pass(minute);
            }
            while (next < events.size() && minute(events.get(next).at()) == minute) {
                reading.happens(events.get(next++), minute);
            }
        }
        return reading;
    }

    Map<Audience, Tally> tallies() {
        Map<Audience, Tally> tallies = new HashMap<>();
        lines.values().stream()
                .filter(line -> !line.all.isEmpty())
                .forEach(line -> tallies.put(line.audience, line.tally()));
        return tallies;
    }

    TreeSet<String> pending() {
        TreeSet<String> ids = new TreeSet<>();
        lines.values()
                .forEach(line ->
                        line.all.stream().filter(PlainLine.Owed::pending).forEach(owed -> ids.add(owed.id)));
        return ids;
    }

    Optional<Instant> nextDue() {
        return lines.values().stream()
                .flatMap(line -> line.all.stream())
                .filter(owed -> owed.state == State.OPEN)
                .map(owed -> Communications.at(owed.due))
                .min(Comparator.naturalOrder());
    }

    private void happens(CommunicationEvent event, int now) {
        if (event instanceof UpdateSent sent) {
            boolean isOfTheEpisodeBefore = sent.closing() && !ended && reopened;
            PlainLine line = line(sent.audience());
            if (!isOfTheEpisodeBefore) {
                line.message(sent, now, ended);
            }
        } else if (event instanceof StepCompleted completed) {
            boolean told = completed.step() != Step.DETECTED && completed.step() != Step.RESOLVED;
            if (told && !ended) {
                lines.values().forEach(line -> line.step(completed.step(), now));
            }
        } else if (event instanceof LevelSet set) {
            duties = set.duties();
            duties.forEach(duty -> line(duty.audience()));
            if (!ended) {
                lines.values().forEach(line -> line.level(duty(line.audience), now));
            }
        } else if (event instanceof Ended end && !ended) {
            ended = true;
            lines.values().forEach(line -> line.end(end.how(), now));
        } else if (event instanceof Reopened && ended) {
            ended = false;
            reopened = true;
            lines.values().forEach(line -> line.reopen(duty(line.audience), now));
        } else if (event instanceof Hidden hidden) {
            duties = duties.stream()
                    .filter(duty -> !hidden.audiences().contains(duty.audience()))
                    .toList();
            hidden.audiences().stream()
                    .filter(lines::containsKey)
                    .forEach(audience -> line(audience).hide(now));
        } else if (event instanceof Shown shown) {
            shown.duties().forEach(duty -> show(duty, now));
        } else if (event instanceof ToldElsewhere elsewhere && !ended) {
            elsewhere.lines().forEach(told -> line(told.audience()).toldElsewhere(told));
        } else if (event instanceof Waived waived && !waive(waived)) {
            waiting.add(waived);
            return;
        }
        waiting.removeIf(this::waive);
    }

    private void show(CommunicationDuty duty, int now) {
        List<CommunicationDuty> all = new ArrayList<>(duties);
        all.removeIf(each -> each.audience().equals(duty.audience()));
        all.add(duty);
        duties = all;
        PlainLine line = line(duty.audience());
        if (!ended) {
            line.show(duty, now);
        }
    }

    private boolean waive(Waived waived) {
        return lines.values().stream().anyMatch(line -> line.waive(waived.obligation()));
    }

    private CommunicationDuty duty(Audience audience) {
        return duties.stream()
                .filter(duty -> duty.audience().equals(audience))
                .findFirst()
                .orElse(null);
    }

    private PlainLine line(Audience audience) {
        return lines.computeIfAbsent(audience, missing -> new PlainLine(missing, waiting));
    }

    static int minute(Instant at) {
        return minutes(Duration.between(START, at));
    }

    static int minutes(Duration duration) {
        return (int) duration.toMinutes();
    }
}
