package io.incidentkit.spring.boot.channel;

import io.incidentkit.connector.call.Secret;
import io.incidentkit.connector.paging.OnCallRoute;
import io.incidentkit.connector.paging.OnCallRoutes;
import io.incidentkit.spring.boot.properties.PagerRouteProperties;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The routes and secrets of a pager, from its properties. */
final class PagerRoutes {
    private PagerRoutes() {}

    static OnCallRoutes of(List<PagerRouteProperties> set, @Nullable String byDefault) {
        OnCallRoutes.Builder routes = OnCallRoutes.builder();
        for (PagerRouteProperties route : set) {
            routes.route(new OnCallRoute(
                    route.getName(),
                    route.getTargets(),
                    route.getServices(),
                    route.getTeams(),
                    Secret.of(route.getKey())));
        }
        return routes.byDefault(byDefault == null || byDefault.isBlank() ? null : Secret.of(byDefault))
                .build();
    }

    static List<Secret> secrets(@Nullable String separated) {
        return Stream.of(separated == null ? "" : separated)
                .flatMap(text -> Stream.of(text.split(",", -1)))
                .map(Secret::of)
                .filter(secret -> !secret.value().isEmpty())
                .toList();
    }
}
