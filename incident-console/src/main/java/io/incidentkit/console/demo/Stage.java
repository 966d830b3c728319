package io.incidentkit.console.demo;

import io.incidentkit.command.CommunicationCommand.SendUpdate;
import io.incidentkit.commander.Person;
import io.incidentkit.comms.Obligation;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.service.IncidentOperations;
import io.incidentkit.service.Incidents;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Where one incident is played: what is planned is done at its moment, and between two of these time passes as it would have: messages
 * that are owed are sent, and what is missed is recorded. Not thread-safe.
 */
final class Stage {
    /** So many messages are sent between two moments at most, should a policy ask for more than anybody can read. */
    private static final int MESSAGES = 100;

    private static final Duration BEHIND = Duration.ofMinutes(6);

    private final Incidents incidents;
    private final SetClock clock;
    private final Cast cast;
    private final Script.Happening what;
    private final Instant end;
    private final List<Planned> plan = new ArrayList<>();
    private boolean begun;

    private record Planned(Instant at, Runnable deed) {}

    Stage(Incidents incidents, SetClock clock, Cast cast, Script.Happening what, Instant end) {
        this.incidents = incidents;
        this.clock = clock;
        this.cast = cast;
        this.what = what;
        this.end = end;
    }

    Incidents incidents() {
        return incidents;
    }

    IncidentId id() {
        return Quarter.id(what);
    }

    Incident incident() {
        return incidents.get(id());
    }

    IncidentOperations by(Person person) {
        return incidents.handle(Cast.as(person), id());
    }

    /** Plans something; what would come after the end is left out. */
    void plan(Instant at, Runnable deed) {
        plan.add(new Planned(at, deed));
    }

    void run() {
        for (int i = 0; i < plan.size(); i++) {
            // Whatever is done may plan more.
            List<Planned> rest = plan.subList(i, plan.size());
            rest.sort(Comparator.comparing(Planned::at));
            Planned next = rest.get(0);
            if (next.at().isAfter(end)) {
                break;
            }
            pass(next.at());
            next.deed().run();
            begun = true;
        }
        pass(end);
    }

    private void pass(Instant to) {
        for (int i = 0; begun && i < MESSAGES && tell(to); i++) {}
        wake(to);
    }

    private boolean tell(Instant to) {
        Optional<Obligation> owed = incident().communication().obligations(clock.instant()).pending().stream()
                .filter(each -> !each.due().isBefore(clock.instant()))
                .min(Comparator.comparing(Obligation::due));
        if (owed.isEmpty()) {
            return false;
        }
        boolean late = what.is("late") && cast.oneIn(2);
        Instant due = owed.get().due();
        Instant sent = late ? due.plus(cast.minutes(3, 14)) : due.minus(cast.minutes(1, 3));
        Instant at = sent.isBefore(clock.instant()) ? clock.instant() : sent;
        boolean behind = what.goesOn() && at.isAfter(end.minus(BEHIND));
        if (at.isAfter(to) || behind) {
            return false;
        }
        wake(at);
        Incident incident = incident();
        Person teller = incident.commander()
                .or(() -> incident.people().responders().stream().findFirst())
                .orElseGet(() -> cast.other());
        boolean closing = !incident.isOpen();
        by(teller)
                .give(new SendUpdate(
                        owed.get().audience(), closing ? null : what.about().text("line"), closing, null, true, null));
        return true;
    }

    /** Has what falls due on the way looked at when it does. */
    private void wake(Instant to) {
        if (begun) {
            Optional<Instant> next = incidents.outboundWork().wake(id().toString());
            while (next.isPresent() && !next.get().isAfter(to)) {
                clock.set(next.get());
                next = incidents.outboundWork().wake(id().toString());
            }
        }
        clock.set(to);
    }
}
