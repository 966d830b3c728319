package io.incidentkit.spring.boot.web;

import io.incidentkit.command.CommandType;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The addresses of the API with their methods. It answers what no other route takes, so that nothing below the base path is
 * answered in the host's form. Thread-safe.
 */
final class Addresses {
    /** The part of the path below the base. */
    static final String REST = "rest";

    private static final Set<String> VIEWS =
            Set.of("timeline", "communication", "messages", "actions", "runbooks", "postmortem");
    private static final Set<String> COMMANDS = Arrays.stream(CommandType.values())
            .filter(CommandType::isForPeople)
            .map(CommandType::code)
            .collect(Collectors.toUnmodifiableSet());
    private static final Set<HttpMethod> READ = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final Set<HttpMethod> GIVE = Set.of(HttpMethod.POST);
    private static final Set<HttpMethod> PUT = Set.of(HttpMethod.PUT);

    private final boolean alerts;
    private final boolean archive;
    private final boolean documents;

    /**
     * Knows what is there.
     *
     * @param alerts whether alerts are taken
     * @param archive whether there is an archive
     * @param documents whether postmortems are taken as documents
     */
    Addresses(boolean alerts, boolean archive, boolean documents) {
        this.alerts = alerts;
        this.archive = archive;
        this.documents = documents;
    }

    /** Returns whether a part of an incident that is read has that name. */
    static boolean isView(String name) {
        return VIEWS.contains(name);
    }

    ServerResponse answer(ServerRequest request) {
        String rest = request.pathVariables().getOrDefault(REST, "");
        Set<HttpMethod> methods = methods(rest);
        if (methods.isEmpty()) {
            throw new ProblemException(
                    ProblemType.UNKNOWN_ADDRESS,
                    rest.endsWith("/")
                                    && !methods(rest.substring(0, rest.length() - 1))
                                            .isEmpty()
                            ? "The address has no slash at its end."
                            : "Nothing of the API has this address.");
        }
        return request.method().equals(HttpMethod.OPTIONS)
                ? Responses.options(methods)
                : Problems.notAllowed(request, methods);
    }

    /** Returns the methods of an address; none if there is no such address. */
    Set<HttpMethod> methods(String rest) {
        List<String> parts = List.of(rest.split("/", -1));
        if (rest.isEmpty()) {
            return with(READ, HttpMethod.POST);
        }
        return switch (parts.size()) {
            case 2 -> parts.get(1).isEmpty() ? Set.of() : READ;
            case 3 -> below(parts.get(1), parts.get(2));
            case 4 -> belowThat(parts.get(1), parts.get(2), parts.get(3));
            default -> Set.of();
        };
    }

    private Set<HttpMethod> below(String first, String second) {
        if (alerts && first.equals("alerts") && second.equals("alertmanager")) {
            return GIVE;
        }
        if (VIEWS.contains(second)) {
            return documents && second.equals("postmortem") ? with(READ, HttpMethod.PUT) : READ;
        }
        return COMMANDS.contains(second) ? GIVE : Set.of();
    }

    private Set<HttpMethod> belowThat(String first, String second, String third) {
        if (alerts && first.equals("alerts") && second.equals("alertmanager") && !third.isEmpty()) {
            return GIVE;
        }
        boolean isDocument = archive && documents && first.equals("archive") && !second.isEmpty() && !third.isEmpty();
        return isDocument ? PUT : Set.of();
    }

    private static Set<HttpMethod> with(Set<HttpMethod> methods, HttpMethod more) {
        Set<HttpMethod> all = new TreeSet<>(methods);
        all.add(more);
        return all;
    }
}
