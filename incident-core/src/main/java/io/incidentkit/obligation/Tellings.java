package io.incidentkit.obligation;

import io.incidentkit.actionitem.ActionItem;
import io.incidentkit.commander.Assignment;
import io.incidentkit.commander.People;
import io.incidentkit.commander.Person;
import io.incidentkit.commander.Tenure;
import io.incidentkit.comms.Audience;
import io.incidentkit.comms.Obligation;
import io.incidentkit.comms.Obligation.State;
import io.incidentkit.duty.Duty;
import io.incidentkit.duty.DutyWork;
import io.incidentkit.duty.DutyWork.Told;
import io.incidentkit.duty.Ladder;
import io.incidentkit.incident.Incident;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.text.CaselessKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tellings of an incident over all its duties: messages, triage, fix, postmortem, action items and a host's own. Each interval that
 * passes is told once, to the next rung of the duty's ladder; of several that passed while nobody was awake the last one is told.
 * Pure.
 */
public final class Tellings {
    private final Incident incident;
    private final DutyBook book;
    private final Instant now;
    private final List<Telling> due = new ArrayList<>();
    private @Nullable Instant next;

    private Tellings(Incident incident, DutyBook book, Instant now) {
        this.incident = incident;
        this.book = book;
        this.now = now;
    }

    /**
     * Says who is to be told now, and was not yet.
     *
     * @param incident the incident
     * @param book the duties of the policy in force
     * @param now the moment
     * @return the tellings; messages first
     */
    public static List<Telling> due(Incident incident, DutyBook book, Instant now) {
        return of(incident, book, now).due;
    }

    /**
     * Says when somebody has to look at an incident next: the one due moment that covers all its duties.
     *
     * @param incident the incident
     * @param book the duties of the policy in force
     * @param now the moment
     * @return now if somebody is to be told already, else the next moment at which it may be so; empty if nothing is owed
     */
    public static Optional<Instant> nextDue(Incident incident, DutyBook book, Instant now) {
        Tellings tellings = of(incident, book, now);
        return tellings.due.isEmpty() ? Optional.ofNullable(tellings.next) : Optional.of(now);
    }

    private static Tellings of(Incident incident, DutyBook book, Instant now) {
        Tellings tellings = new Tellings(incident, book, now);
        if (incident.kind() != IncidentKind.BACKFILL) {
            tellings.messages();
            OwedDuties.of(incident, book, now).stream()
                    .filter(OwedDuty::isUnsettled)
                    .forEach(tellings::duty);
        }
        return tellings;
    }

    /** Each message that is missed is noted; of those to one audience the latest is told, to whoever is next on the ladder. */
    private void messages() {
        Map<Audience, Obligation> latest = new LinkedHashMap<>();
        List<Obligation> missed = incident.communication().obligations(now).pending().stream()
                .filter(owed -> owed.state() == State.MISSED)
                .filter(owed -> !isNoted(owed))
                .toList();
        missed.forEach(owed -> latest.put(owed.audience(), owed));
        for (Obligation owed : missed) {
            boolean isLatest = owed.equals(latest.get(owed.audience()));
            due.add(new Telling(
                    owed.id(),
                    owed.audience(),
                    "A message to " + owed.audience() + " was due",
                    owed.due(),
                    owed.due(),
                    isLatest ? people(book.messages().rung(timesTold(owed.audience())), null) : List.of()));
        }
        incident.communication().nextDue(now).ifPresent(this::wake);
    }

    private boolean isNoted(Obligation owed) {
        Told told = told(owed.audience());
        return told != null && told.noted().contains(owed.id());
    }

    private int timesTold(Audience audience) {
        Told told = told(audience);
        return told == null ? 0 : told.times();
    }

    private @Nullable Told told(Audience audience) {
        return incident.dutyWork().told().get(DutyWork.silence(audience.name()));
    }

    private void duty(OwedDuty owed) {
        Duty duty = owed.duty();
        Told told = incident.dutyWork().told().get(owed.id());
        Instant ahead = duty.ahead()
                .map(before -> owed.due().minus(before))
                .filter(moment -> moment.isAfter(owed.owedSince()))
                .orElse(null);
        if (ahead != null && ahead.isAfter(now)) {
            wake(ahead);
            return;
        }
        if (owed.due().isAfter(now)) {
            wake(owed.due());
            if (ahead != null && (told == null || isOfAnotherDay(told, ahead, duty))) {
                tell(owed, ahead, 0);
            }
            return;
        }
        // The reminder ahead of the due moment is the first rung, also when there was no time for it.
        long first = duty.ahead().isPresent() ? 1 : 0;
        long passed = duty.every()
                .map(every -> Duration.between(owed.due(), now).dividedBy(every))
                .orElse(0L);
        Instant moment = duty.every()
                .map(every -> owed.due().plus(every.multipliedBy(passed)))
                .orElse(owed.due());
        duty.every().ifPresent(every -> wake(moment.plus(every)));
        if (told == null || told.last().isBefore(moment)) {
            tell(owed, moment, first + passed);
        }
    }

    /** Somebody knows of it, but of a due moment long before this one: it was put off since. One that was only corrected is known. */
    private static boolean isOfAnotherDay(Told told, Instant ahead, Duty duty) {
        Duration notice = duty.ahead().orElse(Duration.ZERO);
        return !told.last().plus(notice.dividedBy(2)).isAfter(ahead);
    }

    private void tell(OwedDuty owed, Instant moment, long rung) {
        due.add(new Telling(
                owed.id(),
                null,
                owed.words(),
                owed.due(),
                moment,
                people(owed.duty().ladder().rung(rung), owed.id())));
    }

    private void wake(Instant moment) {
        if (next == null || moment.isBefore(next)) {
            next = moment;
        }
    }

    /** The names of a rung, with roles as those who hold them now. */
    private List<String> people(List<String> rung, @Nullable String obligation) {
        Set<String> told = new HashSet<>();
        return rung.stream()
                .map(name -> switch (name) {
                    case Ladder.COMMANDER -> commander();
                    case Ladder.OWNER -> obligation == null ? lastCommander() : owner(obligation);
                    default -> holder(name);
                })
                .filter(name -> told.add(CaselessKey.of(name)))
                .toList();
    }

    /** While it goes on, whoever commands now: who commanded it before it came back may be asleep. */
    private String commander() {
        return incident.isOpen() && incident.commander().isEmpty() ? Ladder.ON_CALL : lastCommander();
    }

    private String lastCommander() {
        List<Tenure> tenures = incident.commandership().tenures();
        return tenures.isEmpty()
                ? Ladder.ON_CALL
                : tenures.get(tenures.size() - 1).commander().name();
    }

    private String owner(String obligation) {
        return incident.actionItems().stream()
                .filter(item -> DutyWork.id(DutyBook.ACTION, item.number()).equals(obligation))
                .findFirst()
                .map(ActionItem::owner)
                .or(() -> Optional.ofNullable(incident.postmortemWork().owner()))
                .map(Person::name)
                .orElseGet(this::lastCommander);
    }

    /**
     * The person who works as that, such as the communications lead, or did when it ended: all work ends with the incident. A name that
     * nobody bears as a role is told as it is.
     */
    private String holder(String role) {
        People people = incident.people();
        return people.sameWork(role).stream()
                .findFirst()
                .map(Assignment::person)
                .or(() -> incident.isOpen() ? Optional.empty() : people.didLast(role))
                .map(Person::name)
                .orElse(role);
    }
}
