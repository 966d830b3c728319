package io.incidentkit.spring.boot.web.http;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Routes of the API that know their own addresses, each failure of them answered as problem details. Every bean of this
 * type is a part of the API. Immutable and thread-safe.
 */
public final class ApiRoutes implements RouterFunction<ServerResponse> {
    private final RouterFunction<ServerResponse> routes;
    private final Map<String, Set<HttpMethod>> methods;

    private ApiRoutes(Builder builder) {
        this.routes = builder.routes.filter(Problems::guard).build();
        this.methods = builder.methods;
    }

    public static Builder below(String base) {
        return new Builder(base);
    }

    @Override
    public Optional<HandlerFunction<ServerResponse>> route(ServerRequest request) {
        return routes.route(request);
    }

    @Override
    public void accept(RouterFunctions.Visitor visitor) {
        routes.accept(visitor);
    }

    /** Returns the patterns of the addresses, each with its methods. */
    public Map<String, Set<HttpMethod>> methods() {
        return methods;
    }

    /** Builds {@link ApiRoutes}. A route goes before all that are added after it. Not thread-safe. */
    public static final class Builder {
        private final String base;
        private final RouterFunctions.Builder routes = RouterFunctions.route();
        private final Map<String, Set<HttpMethod>> methods = new LinkedHashMap<>();

        private Builder(String base) {
            this.base = base;
        }

        /** Adds an address that is read, with its head: the container leaves the body out. */
        public Builder read(String path, HandlerFunction<ServerResponse> handler) {
            return add(HttpMethod.GET, path, handler).add(HttpMethod.HEAD, path, handler);
        }

        public Builder post(String path, HandlerFunction<ServerResponse> handler) {
            return add(HttpMethod.POST, path, handler);
        }

        public Builder put(String path, HandlerFunction<ServerResponse> handler) {
            return add(HttpMethod.PUT, path, handler);
        }

        /** Adds a name that no pattern after it takes for an incident's, whatever the method. */
        public Builder postAlone(String path, HandlerFunction<ServerResponse> handler) {
            post(path, handler);
            routes.route(
                    RequestPredicates.path(base + path),
                    request -> Addresses.otherMethod(request, Set.of(HttpMethod.POST)));
            return this;
        }

        public ApiRoutes build() {
            return new ApiRoutes(this);
        }

        private Builder add(HttpMethod method, String path, HandlerFunction<ServerResponse> handler) {
            routes.route(RequestPredicates.method(method).and(RequestPredicates.path(base + path)), handler);
            methods.computeIfAbsent(base + path, first -> new TreeSet<>()).add(method);
            return this;
        }
    }

    /**
     * The addresses of the API with their methods, as its routes have them. It answers what no route takes, so that nothing
     * below the base path is answered in the host's form. Immutable and thread-safe.
     */
    public static final class Addresses {
        private final Map<PathPattern, Set<HttpMethod>> methods = new HashMap<>();

        /**
         * Knows what is there.
         *
         * @param routes all routes of the API
         */
        public Addresses(Stream<ApiRoutes> routes) {
            routes.forEach(part -> part.methods()
                    .forEach((path, known) -> methods.computeIfAbsent(
                                    PathPatternParser.defaultInstance.parse(path), first -> new TreeSet<>())
                            .addAll(known)));
        }

        public ServerResponse answer(ServerRequest request) {
            String path = path(request);
            Set<HttpMethod> known = methods(path);
            if (known.isEmpty()) {
                throw new ProblemException(
                        ProblemType.UNKNOWN_ADDRESS,
                        path.endsWith("/")
                                        && !methods(path.substring(0, path.length() - 1))
                                                .isEmpty()
                                ? "The address has no slash at its end."
                                : "Nothing of the API has this address.");
            }
            return otherMethod(request, known);
        }

        /** Answers a method that an address does not have, and the one that asks for those that it has. */
        public static ServerResponse otherMethod(ServerRequest request, Set<HttpMethod> known) {
            return request.method().equals(HttpMethod.OPTIONS)
                    ? Responses.options(known)
                    : Problems.notAllowed(request, known);
        }

        /** Returns whether a route has this address, by whatever method. */
        public boolean has(ServerRequest request) {
            return !methods(path(request)).isEmpty();
        }

        private static String path(ServerRequest request) {
            return request.requestPath().pathWithinApplication().value();
        }

        /** A name goes before a variable in its place, as in the routes. */
        private Set<HttpMethod> methods(String path) {
            PathContainer parsed = PathContainer.parsePath(path);
            return methods.keySet().stream()
                    .filter(pattern -> pattern.matches(parsed))
                    .min(PathPattern.SPECIFICITY_COMPARATOR)
                    .map(methods::get)
                    .orElse(Set.of());
        }
    }
}
