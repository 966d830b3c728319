package io.incidentkit.playbook;

import io.incidentkit.commander.Actor;
import io.incidentkit.incident.Incident;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who asks to do something to which incident, and when.
 *
 * @param incident the incident as it is
 * @param actor who asks
 * @param policy the policy in force
 * @param now the moment
 * @param overrideReason why the actor does it in place of the commander, or null for no reason
 */
record Question(
        Incident incident, Actor actor, IncidentPolicy policy, Instant now, @Nullable String overrideReason) {}
