package io.incidentkit.connector.paging;

import io.incidentkit.connector.call.Secret;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.validation.InputValidator;
import io.incidentkit.validation.InvalidInputException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The routes of pages, as data: some in an order, and one by default.
 *
 * <ul>
 *   <li>Routes that name the target get it, where they are for the incident's services or team, or for all.
 *   <li>Where none does, {@code everyone} is each route of the services and the team, and the default; {@code on-call} is these routes, and
 *       without one the default; anybody else is the default.
 *   <li>Two routes with one key page once.
 * </ul>
 *
 * <p>A private incident tells neither services nor team: it needs a default, or routes that name targets and nothing else.
 *
 * <p>Immutable and thread-safe.
 */
public final class OnCallRoutes {
    /** The target that is everybody. */
    public static final String EVERYONE = "everyone";
    /** The target that is whoever is on call. */
    public static final String ON_CALL = "on-call";
    /** The name of the route by default. */
    public static final String DEFAULT = "default";

    private final List<OnCallRoute> routes;
    private final @Nullable OnCallRoute byDefault;

    private OnCallRoutes(List<OnCallRoute> routes, @Nullable OnCallRoute byDefault) {
        this.routes = List.copyOf(routes);
        this.byDefault = byDefault;
    }

    /** Starts without a route. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Creates those of one key for everything.
     *
     * @param key the pager's key
     * @throws InvalidInputException if it is blank
     */
    public static OnCallRoutes allTo(Secret key) {
        return builder().byDefault(key).build();
    }

    /**
     * Returns the routes of a page.
     *
     * @param target whom it is for
     * @param context the incident
     * @return the routes in their order, the default last; empty if there is none
     */
    public List<OnCallRoute> of(String target, EffectContext context) {
        List<OnCallRoute> named = routes.stream()
                .filter(route -> route.names(target) && (!route.isScoped() || route.fits(context)))
                .toList();
        if (!named.isEmpty()) {
            return byKey(named);
        }
        List<OnCallRoute> found = new ArrayList<>();
        boolean isEveryone = target.equalsIgnoreCase(EVERYONE);
        if (isEveryone || target.equalsIgnoreCase(ON_CALL)) {
            routes.stream()
                    .filter(route -> route.targets().isEmpty() && route.fits(context))
                    .forEach(found::add);
        }
        if (byDefault != null && (isEveryone || found.isEmpty())) {
            found.add(byDefault);
        }
        return byKey(found);
    }

    private static List<OnCallRoute> byKey(List<OnCallRoute> found) {
        Map<Secret, OnCallRoute> once = new LinkedHashMap<>();
        found.forEach(route -> once.putIfAbsent(route.key(), route));
        return List.copyOf(once.values());
    }

    /**
     * Says which route is missing.
     *
     * @param target whom a page without a route is for
     * @param context the incident
     * @return one sentence
     */
    public String missing(String target, EffectContext context) {
        List<String> of = new ArrayList<>();
        if (!context.services().isEmpty()) {
            of.add("services " + String.join(", ", context.services()));
        }
        context.team().ifPresent(team -> of.add("team " + team));
        String scope = of.isEmpty() ? "" : " of " + String.join(" and ", of);
        return "no route takes a page to '" + target + "'" + scope
                + ": name the target, a service or the team in one, or set a default";
    }

    /**
     * Finds a route.
     *
     * @param name its name
     */
    public Optional<OnCallRoute> named(String name) {
        return all().stream().filter(route -> route.name().equals(name)).findFirst();
    }

    /** Returns all routes in their order, the default last. */
    public List<OnCallRoute> all() {
        return Stream.concat(routes.stream(), Stream.ofNullable(byDefault)).toList();
    }

    /** Returns each key once. */
    public Set<Secret> keys() {
        return Set.copyOf(all().stream().map(OnCallRoute::key).toList().stream()
                .distinct()
                .toList());
    }

    /** Returns the names of the routes. */
    @Override
    public String toString() {
        return all().stream().map(OnCallRoute::name).toList().toString();
    }

    /** Builds {@link OnCallRoutes}. Not thread-safe. */
    public static final class Builder {
        private static final String NAME = "[a-z0-9][a-z0-9._-]{0,49}";

        private final List<OnCallRoute> routes = new ArrayList<>();
        private @Nullable Secret byDefault;

        private Builder() {}

        /**
         * Adds a route.
         *
         * @param route the route
         * @return this builder
         */
        public Builder route(OnCallRoute route) {
            routes.add(route);
            return this;
        }

        /**
         * Sets where a page goes that no route takes.
         *
         * @param key the pager's key, or null for nowhere
         * @return this builder
         */
        public Builder byDefault(@Nullable Secret key) {
            this.byDefault = key;
            return this;
        }

        /**
         * Ends the routes.
         *
         * @throws InvalidInputException with every fault
         */
        public OnCallRoutes build() {
            InputValidator faults = new InputValidator();
            Set<String> names = new HashSet<>();
            for (int i = 0; i < routes.size(); i++) {
                check(routes.get(i), "routes[" + i + "]", names, faults);
            }
            if (byDefault != null && byDefault.value().isEmpty()) {
                faults.add("default", "has a blank key");
            }
            if (routes.isEmpty() && byDefault == null) {
                faults.add("routes", "are none, and there is no default: nobody would be paged");
            }
            faults.throwIfAny();
            return new OnCallRoutes(
                    routes,
                    byDefault == null ? null : new OnCallRoute(DEFAULT, List.of(), List.of(), List.of(), byDefault));
        }

        private static void check(OnCallRoute route, String at, Set<String> names, InputValidator faults) {
            if (!route.name().matches(NAME)) {
                faults.add(
                        at + ".name",
                        "is '" + route.name()
                                + "'; it is up to 50 small letters, digits, points, hyphens and underscores");
            } else if (route.name().equals(DEFAULT)) {
                faults.add(at + ".name", "is '" + DEFAULT + "', which is the route of the default key");
            } else if (!names.add(route.name())) {
                faults.add(at + ".name", "is '" + route.name() + "' as that of a route before it");
            }
            if (route.key().value().isEmpty()) {
                faults.add(at + ".key", "is blank");
            }
            if (route.targets().isEmpty() && !route.isScoped()) {
                faults.add(at, "names no target, no service and no team; make its key the default");
            }
            Stream.of(route.targets(), route.services(), route.teams())
                    .flatMap(List::stream)
                    .filter(InputValidator::isBlank)
                    .findFirst()
                    .ifPresent(blank -> faults.add(at, "has a blank target, service or team"));
        }
    }
}
