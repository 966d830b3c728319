package io.incidentkit.spring.boot.web.http;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
 * Routes of the API, made of the descriptions of their operations, each failure of them answered as problem details. Every bean of this type is
 * a part of the API. Immutable and thread-safe.
 */
public final class ApiRoutes implements RouterFunction<ServerResponse> {
    private final RouterFunction<ServerResponse> routes;
    private final String base;
    private final Supplier<List<Operation>> described;

    /** Worked out when they are first asked for; if by two threads at once, twice, with the same outcome. */
    private volatile @Nullable List<Operation> operations;

    private ApiRoutes(String base, Supplier<List<Operation>> described, List<Operation> routed) {
        RouterFunctions.Builder builder = RouterFunctions.route();
        // A name goes before a variable in its place, whatever the method.
        Map<String, Set<HttpMethod>> names = new LinkedHashMap<>();
        routed.stream()
                .filter(operation ->
                        !operation.path().isEmpty() && !operation.path().contains("{"))
                .forEach(operation -> {
                    route(builder, base, operation);
                    names.computeIfAbsent(base + operation.path(), first -> new TreeSet<>())
                            .addAll(methods(operation));
                });
        names.forEach((path, methods) ->
                builder.route(RequestPredicates.path(path), request -> Addresses.otherMethod(request, methods)));
        routed.stream()
                .filter(operation ->
                        operation.path().isEmpty() || operation.path().contains("{"))
                .forEach(operation -> route(builder, base, operation));
        this.routes = builder.filter(Problems::guard).build();
        this.base = base;
        this.described = described;
    }

    /**
     * Makes routes.
     *
     * @param base the address of the API
     * @param operations the operations; of two that take the same request, the first one
     */
    public static ApiRoutes below(String base, List<Operation> operations) {
        List<Operation> fixed = List.copyOf(operations);
        return new ApiRoutes(base, () -> fixed, fixed);
    }

    /**
     * Makes routes, of which some are served by one.
     *
     * @param base the address of the API
     * @param described gives the operations as they are described; it is not asked before they are read, so that a start does not wait
     *     for descriptions
     * @param routed the operations, as they are served
     */
    public static ApiRoutes below(String base, Supplier<List<Operation>> described, List<Operation> routed) {
        return new ApiRoutes(base, described, routed);
    }

    /** The head of what is read is served as well: the container leaves the body out. */
    private static void route(RouterFunctions.Builder builder, String base, Operation operation) {
        methods(operation)
                .forEach(method -> builder.route(
                        RequestPredicates.method(method).and(RequestPredicates.path(base + operation.path())),
                        operation::handle));
    }

    private static Set<HttpMethod> methods(Operation operation) {
        return operation.method().equals(HttpMethod.GET)
                ? new TreeSet<>(Set.of(HttpMethod.GET, HttpMethod.HEAD))
                : Set.of(operation.method());
    }

    @Override
    public Optional<HandlerFunction<ServerResponse>> route(ServerRequest request) {
        return routes.route(request);
    }

    @Override
    public void accept(RouterFunctions.Visitor visitor) {
        routes.accept(visitor);
    }

    /** Returns the operations, as they are described. */
    public List<Operation> operations() {
        List<Operation> known = operations;
        if (known == null) {
            known = List.copyOf(described.get());
            operations = known;
        }
        return known;
    }

    /** Returns the patterns of the addresses, each with its methods. */
    public Map<String, Set<HttpMethod>> methods() {
        Map<String, Set<HttpMethod>> methods = new LinkedHashMap<>();
        operations()
                .forEach(operation -> methods.computeIfAbsent(base + operation.path(), first -> new TreeSet<>())
                        .addAll(methods(operation)));
        return methods;
    }

    /**
     * The addresses of the API with their methods, as its routes have them. It answers what no route takes, so that nothing
     * below the base path is answered in the host's form. Immutable and thread-safe.
     */
    public static final class Addresses {
        private final Supplier<Stream<ApiRoutes>> routes;

        /** Worked out when it is first asked for; if by two threads at once, twice, with the same outcome. */
        private volatile @Nullable Map<PathPattern, Set<HttpMethod>> methods;

        /**
         * Knows what is there.
         *
         * @param routes gives all routes of the API, which are looked at with the first request that none of them takes
         */
        public Addresses(Supplier<Stream<ApiRoutes>> routes) {
            this.routes = routes;
        }

        private Map<PathPattern, Set<HttpMethod>> methods() {
            Map<PathPattern, Set<HttpMethod>> known = methods;
            if (known == null) {
                known = read();
                methods = known;
            }
            return known;
        }

        private Map<PathPattern, Set<HttpMethod>> read() {
            Map<PathPattern, Set<HttpMethod>> read = new HashMap<>();
            routes.get()
                    .forEach(part -> part.methods()
                            .forEach((path, served) -> read.computeIfAbsent(
                                            PathPatternParser.defaultInstance.parse(path), first -> new TreeSet<>())
                                    .addAll(served)));
            return read;
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
            Map<PathPattern, Set<HttpMethod>> all = methods();
            return all.keySet().stream()
                    .filter(pattern -> pattern.matches(parsed))
                    .min(PathPattern.SPECIFICITY_COMPARATOR)
                    .map(all::get)
                    .orElse(Set.of());
        }
    }
}
