package io.incidentkit.insight;

import io.incidentkit.incident.Incident;
import io.incidentkit.text.CaselessKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Says which service level objectives an incident spends the error budget of. A host that knows the objectives of its services says so;
 * without one no error budget is worked out.
 *
 * <p>Implementations are thread-safe, and ask an incident nothing that its outline does not have ({@link Incident#isOutline()}).
 */
@FunctionalInterface
public interface Objectives {

    /**
     * Finds the objectives.
     *
     * @param incident the incident
     * @return the objectives of the services that it hit, each once; none if there are none
     */
    Collection<ServiceObjective> hitBy(Incident incident);

    /** Returns all objectives that are known, so that those are told of as well of which nothing is spent; none if that is not known. */
    default Collection<ServiceObjective> all() {
        return List.of();
    }

    /**
     * Takes the objectives of the services that an incident hit.
     *
     * @param objectives the objectives of each service; case is ignored
     * @return the objectives
     */
    static Objectives byService(Map<String, ? extends Collection<ServiceObjective>> objectives) {
        Map<String, List<ServiceObjective>> byName = new HashMap<>();
        Set<ServiceObjective> all = new LinkedHashSet<>();
        objectives.forEach((service, its) -> {
            byName.computeIfAbsent(CaselessKey.of(service), first -> new ArrayList<>())
                    .addAll(its);
            all.addAll(its);
        });
        List<ServiceObjective> known = List.copyOf(all);
        return new Objectives() {
            @Override
            public Collection<ServiceObjective> hitBy(Incident incident) {
                Set<ServiceObjective> hit = new LinkedHashSet<>();
                incident.services()
                        .forEach(service -> hit.addAll(byName.getOrDefault(CaselessKey.of(service), List.of())));
                return hit;
            }

            @Override
            public Collection<ServiceObjective> all() {
                return known;
            }
        };
    }
}
