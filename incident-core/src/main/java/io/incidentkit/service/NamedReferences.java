package io.incidentkit.service;

import io.incidentkit.command.CommandReferences;
import io.incidentkit.command.CommandType;
import io.incidentkit.command.IncidentCommand;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.store.IncidentStore;
import io.incidentkit.timeline.TimelineEntry;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** The things that commands name, loaded as of the version of an incident that is asked about. Thread-safe. */
final class NamedReferences {
    private final Incidents incidents;
    private final IncidentStore store;
    private final Outbound outbound;

    NamedReferences(Incidents incidents, IncidentStore store, Outbound outbound) {
        this.incidents = incidents;
        this.store = store;
        this.outbound = outbound;
    }

    /**
     * Loads what a command names. An entry that is not there is left to the rules, which say which ones there are.
     *
     * @param incident the incident, as it is or as it was at an earlier version
     * @param others finds another incident that the command names
     */
    CommandReferences references(Incident incident, IncidentCommand command, Function<IncidentId, Incident> others) {
        Optional<IncidentId> other = command.namedIncident();
        if (other.isPresent()) {
            return CommandReferences.to(others.apply(other.get()));
        }
        if (command.needsTimeline()) {
            return CommandReferences.toTimeline(timeline(incident));
        }
        if (command.type() == CommandType.SEND_UPDATE) {
            return CommandReferences.toMessage(outbound.carriesMessages());
        }
        OptionalInt entry = command.namedEntry();
        if (entry.isPresent() && entry.getAsInt() >= 1 && entry.getAsInt() <= incident.version()) {
            List<TimelineEntry> found = store.timeline(incident.id(), entry.getAsInt() - 1, 1);
            return found.isEmpty() ? CommandReferences.NONE : CommandReferences.to(found.get(0));
        }
        return command.type() == CommandType.REOPEN
                ? CommandReferences.toFreeAlertKeys(freeKeys(incident))
                : CommandReferences.NONE;
    }

    /** Reads the timeline up to the incident's version. */
    List<TimelineEntry> timeline(Incident incident) {
        return incidents.timeline(incident.id()).stream()
                .filter(entry -> entry.sequence() <= incident.version())
                .toList();
    }

    /** Returns the alert keys of the incident that no open incident has. */
    List<String> freeKeys(Incident incident) {
        return incident.heldAlertKeys().stream()
                .filter(key -> store.findOpenByKey(key).isEmpty())
                .toList();
    }
}
