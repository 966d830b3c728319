package io.incidentkit.obligation;

import io.incidentkit.comms.Obligation;
import io.incidentkit.incident.Incident;
import io.incidentkit.loop.IncidentKind;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The next of all that is owed of an incident, messages and duties alike.
 *
 * @param words what it is
 * @param by by when
 */
public record Upcoming(String words, Instant by) {

    /**
     * Says what is due next. Pure.
     *
     * @param incident the incident
     * @param book the duties of the policy in force
     * @param now the moment
     * @return the first that is not late; empty if nothing is owed, or it was recorded after the fact
     */
    public static Optional<Upcoming> of(Incident incident, DutyBook book, Instant now) {
        if (incident.kind() == IncidentKind.BACKFILL) {
            return Optional.empty();
        }
        Stream<Upcoming> messages = incident.communication().obligations(now).pending().stream()
                .filter(owed -> owed.state() == Obligation.State.OPEN)
                .map(owed -> new Upcoming("a message to " + owed.audience(), owed.due()));
        Stream<Upcoming> duties = OwedDuties.of(incident, book, now).stream()
                .filter(owed -> owed.isUnsettled() && owed.due().isAfter(now))
                .map(owed -> new Upcoming(owed.words(), owed.due()));
        return Stream.concat(messages, duties).min(Comparator.comparing(Upcoming::by));
    }
}
