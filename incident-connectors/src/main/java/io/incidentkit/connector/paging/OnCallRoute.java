package io.incidentkit.connector.paging;

import io.incidentkit.connector.call.Secret;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.text.CaselessKey;
import java.util.List;

/**
 * A way to people who are on call. One that names targets gets the pages for these alone; services and teams narrow it. One that names
 * none gets the pages for {@code on-call} and {@code everyone} of its services and teams.
 *
 * <p>Immutable and thread-safe. As a text it shows no key. Its faults are said by {@link OnCallRoutes}.
 *
 * @param name how it is called, such as {@code payments}; stands in keys on the far side and in what is kept of a page
 * @param targets to whom pages have to go: {@code everyone}, {@code on-call}, or whom one escalates to; empty for those of the services
 *     and teams
 * @param services the services for which it is; one of them is enough
 * @param teams the teams for which it is; one of them is enough
 * @param key the pager's key for it, or the address that is one
 */
public record OnCallRoute(String name, List<String> targets, List<String> services, List<String> teams, Secret key) {

    /** Copies the lists. */
    public OnCallRoute {
        targets = List.copyOf(targets);
        services = List.copyOf(services);
        teams = List.copyOf(teams);
    }

    /**
     * Creates one for services.
     *
     * @param name how it is called
     * @param key the pager's key
     * @param services the services
     */
    public static OnCallRoute ofServices(String name, Secret key, String... services) {
        return new OnCallRoute(name, List.of(), List.of(services), List.of(), key);
    }

    /**
     * Creates one for teams.
     *
     * @param name how it is called
     * @param key the pager's key
     * @param teams the teams
     */
    public static OnCallRoute ofTeams(String name, Secret key, String... teams) {
        return new OnCallRoute(name, List.of(), List.of(), List.of(teams), key);
    }

    /**
     * Creates one for targets.
     *
     * @param name how it is called
     * @param key the pager's key
     * @param targets the targets
     */
    public static OnCallRoute to(String name, Secret key, String... targets) {
        return new OnCallRoute(name, List.of(targets), List.of(), List.of(), key);
    }

    boolean isScoped() {
        return !services.isEmpty() || !teams.isEmpty();
    }

    boolean names(String target) {
        return has(targets, target);
    }

    boolean fits(EffectContext context) {
        return context.services().stream().anyMatch(service -> has(services, service))
                || context.team().filter(team -> has(teams, team)).isPresent();
    }

    private static boolean has(List<String> names, String name) {
        return names.stream().anyMatch(each -> CaselessKey.same(each.strip(), name.strip()));
    }
}
