package io.incidentkit.service;

import io.incidentkit.command.IncidentCommand;
import io.incidentkit.commander.Actor;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One incident in the hands of one actor, with what holds for all commands that follow.
 *
 * @param incidents where it is kept
 * @param actor who gives the commands
 * @param id the incident
 * @param at when what they tell happened, or null for now
 * @param version the version that was seen, or null for whatever it is
 * @param absence why the actor calls it done in place of the commander, or null
 */
record OperationContext(
        Incidents incidents,
        Actor actor,
        IncidentId id,
        @Nullable Instant at,
        @Nullable Integer version,
        @Nullable String absence) {

    Incident give(IncidentCommand command) {
        return incidents.execute(actor, id, command, version);
    }

    /** The incidents as the actor sees them: what is read in somebody's hands is what they may know of. */
    VisibleIncidents visible() {
        return incidents.visibleTo(actor);
    }

    OperationContext at(Instant moment) {
        return new OperationContext(incidents, actor, id, moment, version, absence);
    }

    OperationContext seen(int seenVersion) {
        return new OperationContext(incidents, actor, id, at, seenVersion, absence);
    }

    OperationContext inAbsence(String reason) {
        return new OperationContext(incidents, actor, id, at, version, reason);
    }
}
