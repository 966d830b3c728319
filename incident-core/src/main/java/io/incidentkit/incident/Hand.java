package io.incidentkit.incident;

import io.incidentkit.commander.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who handles which incident, and what is said of all commands that follow.
 *
 * @param incidents where it is kept
 * @param actor who gives the commands
 * @param id the incident
 * @param at when what they tell happened, or null for now
 * @param version the version that was seen, or null for whatever it is
 * @param absence why the actor calls it done in place of the commander, or null
 */
record Hand(
        Incidents incidents,
        Actor actor,
        IncidentId id,
        @Nullable Instant at,
        @Nullable Integer version,
        @Nullable String absence) {

    Incident give(IncidentCommand command) {
        return incidents.execute(actor, id, command, version);
    }

    Hand at(Instant moment) {
        return new Hand(incidents, actor, id, moment, version, absence);
    }

    Hand seen(int seenVersion) {
        return new Hand(incidents, actor, id, at, seenVersion, absence);
    }

    Hand inAbsence(String reason) {
        return new Hand(incidents, actor, id, at, version, reason);
    }
}
