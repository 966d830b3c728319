package io.incidentkit.console.demo;

import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.retention.IncidentDocument;
import io.incidentkit.retention.IncidentTransfer;
import io.incidentkit.service.Incidents;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Plays the quarter: each command is given as people give it, at its moment, and kept to the rules by the service itself. Nothing is
 * connected to it, so that nobody is told of anything. The same seed, policy and moment give the same quarter.
 */
final class Quarter {
    private Quarter() {}

    /** Returns the identity of an incident of the quarter. */
    static IncidentId id(Script.Happening what) {
        return IncidentId.ofSource("the console's demonstration", what.about().key() + "/" + what.number());
    }

    /**
     * Plays it.
     *
     * @param now the moment at which it ends
     * @return each incident, in the order of their numbers
     * @throws io.incidentkit.rule.RefusedException if the policy's rules refuse a command of it
     */
    static List<IncidentDocument> play(Script script, IncidentPolicy policy, Instant now, long seed) {
        SetClock clock = new SetClock(now);
        InMemoryIncidentStore store = new InMemoryIncidentStore();
        Incidents incidents =
                Incidents.builder(store, policy, clock.withZone(ZoneOffset.UTC)).build();
        List<Script.Happening> inOrder = script.calendar().stream()
                .sorted(Comparator.comparing(what -> what.at(now, policy.zone())))
                .toList();
        Cast cast = new Cast(script, seed);
        for (Script.Happening what : inOrder) {
            new Course(incidents, clock, cast, what, now).play();
        }
        IncidentTransfer transfer = new IncidentTransfer(store, policy, null);
        List<IncidentDocument> documents = new ArrayList<>();
        try (var all = incidents.all()) {
            all.sorted(Comparator.comparing(Incident::number))
                    .forEach(incident -> documents.add(transfer.export(incident.id())));
        }
        return documents;
    }
}
