package io.incidentkit.insight;

import io.incidentkit.actionitem.ActionItem;
import io.incidentkit.commander.Directory;
import io.incidentkit.commander.KnownPerson;
import io.incidentkit.commander.Person;
import io.incidentkit.incident.Incident;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Says which team answers for an action item. A host that knows its teams says so; one that does not gets each service as a
 * team of its own.
 */
@FunctionalInterface
public interface Teams {

    /**
     * Finds the team.
     *
     * @param incident the incident that the item came from
     * @param item the item
     * @return the team's name, one line; empty if it is not known
     */
    Optional<String> teamOf(Incident incident, ActionItem item);

    /** Takes the team that answers for the incident. */
    static Teams byIncident() {
        return (incident, item) -> incident.team();
    }

    /**
     * Takes the team that the item's owner belongs to.
     *
     * @param directory says who is who
     * @return the teams
     */
    static Teams byOwner(Directory directory) {
        return (incident, item) -> Optional.ofNullable(item.owner())
                .flatMap(owner -> directory.find(owner.name()))
                .map(KnownPerson::team);
    }

    /** Takes the first service that the incident hits as the team. */
    static Teams byService() {
        return (incident, item) -> incident.services().stream().findFirst();
    }

    /**
     * Takes the team that owns the first service of the incident that has one.
     *
     * @param teams the team of each service; case is ignored
     * @return the teams
     */
    static Teams byService(Map<String, String> teams) {
        Map<String, String> byName = new HashMap<>();
        teams.forEach((service, team) -> byName.put(key(service), team));
        return (incident, item) -> first(incident.services(), byName);
    }

    /**
     * Takes the team that the item's owner belongs to.
     *
     * @param teams the team of each person
     * @return the teams
     */
    static Teams byOwner(Map<Person, String> teams) {
        Map<Person, String> copy = Map.copyOf(teams);
        return (incident, item) -> Optional.ofNullable(item.owner()).map(copy::get);
    }

    /**
     * Asks somebody else where these teams do not know.
     *
     * @param others the other teams
     * @return both, these first
     */
    default Teams or(Teams others) {
        return (incident, item) -> teamOf(incident, item).or(() -> others.teamOf(incident, item));
    }

    private static Optional<String> first(List<String> services, Map<String, String> byName) {
        for (String service : services) {
            String team = byName.get(key(service));
            if (team != null) {
                return Optional.of(team);
            }
        }
        return Optional.empty();
    }

    private static String key(String service) {
        return service.toLowerCase(Locale.ROOT);
    }
}
