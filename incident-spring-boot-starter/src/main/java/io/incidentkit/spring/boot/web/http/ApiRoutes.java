package io.incidentkit.spring.boot.web.http;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
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
 * Routes of the API, made of the descriptions of their operations, each failure of them answered as problem details. Every bean of this type is
 * a part of the API. Immutable and thread-safe.
 */
public final class ApiRoutes implements RouterFunction<ServerResponse> {
    private final RouterFunction<ServerResponse> routes;
    private final String base;
    private final List<Operation> operations;

    private ApiRoutes(String base, List<Operation> operations, List<Operation> routed) {
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
        this.operations = List.copyOf(operations);
    }

    /**
     * Makes routes.
     *
     * @param base the address of the API
     * @param operations the operations; of two that take the same request, the first one
     */
    public static ApiRoutes below(String base, List<Operation> operations) {
        return new ApiRoutes(base, operations, operations);
    }

    /**
     * Makes routes, of which some are served by one.
     *
     * @param base the address of the API
     * @param operations the operations, as they are described
     * @param routed the operations, as they are served
     */
    public static ApiRoutes below(String base, List<Operation> operations, List<Operation> routed) {
        return new ApiRoutes(base, operations, routed);
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
        return operations;
    }

    /** Returns the patterns of the addresses, each with its methods. */
    public Map<String, Set<HttpMethod>> methods() {
        Map<String, Set<HttpMethod>> methods = new LinkedHashMap<>();
        operations.forEach(operation -> methods.computeIfAbsent(base + operation.path(), first -> new TreeSet<>())
                .addAll(methods(operation)));
        return methods;
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
