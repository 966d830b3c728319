package io.incidentkit.spring.boot.web.http;

import io.incidentkit.rule.RefusedException;
import io.incidentkit.service.NotPermittedException;
import io.incidentkit.service.UnknownIncidentException;
import io.incidentkit.spring.boot.security.TooManyRequestsException;
import io.incidentkit.spring.boot.security.UnknownSenderException;
import io.incidentkit.spring.boot.web.view.Violations;
import io.incidentkit.store.ConcurrentUpdateException;
import io.incidentkit.store.IncidentStoreException;
import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InvalidInputException;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.TransactionException;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Answers every failure of a handler as problem details (RFC 9457). What went wrong inside goes to the log only. */
public final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    /** After so long whoever could not be served asks again: a database that is started again is back by then, or not for a while. */
    private static final Duration SOON = Duration.ofSeconds(5);

    private Problems() {}

    public static ServerResponse guard(ServerRequest request, HandlerFunction<ServerResponse> next) throws IOException {
        try {
            return next.handle(request);
        } catch (ProblemException e) {
            return problem(request, e.type(), message(e), e.more());
        } catch (InvalidInputException e) {
            return problem(request, ProblemType.INVALID_INPUT, message(e), Map.of("faults", faults(e.faults())));
        } catch (RefusedException e) {
            Object violations = Violations.of(e.violations());
            return problem(request, ProblemType.REFUSED, message(e), Map.of("violations", violations));
        } catch (ConcurrentUpdateException e) {
            return problem(request, ProblemType.CONFLICT, message(e), Map.of("expectedVersion", e.expectedVersion()));
        } catch (UnknownSenderException e) {
            return problem(request, ProblemType.UNKNOWN_SENDER, message(e), Map.of());
        } catch (TooManyRequestsException e) {
            return Responses.problem(
                    ProblemType.TOO_MANY_REQUESTS.status(),
                    e.after(),
                    body(request, ProblemType.TOO_MANY_REQUESTS, message(e)));
        } catch (NotPermittedException e) {
            return problem(request, ProblemType.NOT_PERMITTED, message(e), Map.of());
        } catch (UnknownIncidentException e) {
            return problem(request, ProblemType.UNKNOWN_INCIDENT, message(e), Map.of());
        } catch (IncidentStoreException | DataAccessException | TransactionException e) {
            LOG.error("{} {}: the store of incidents failed", request.method(), request.path(), e);
            String detail = "Whether something was written is not known. A declaration with an id can be repeated.";
            return problem(request, ProblemType.UNAVAILABLE, detail, Map.of());
        } catch (IOException e) {
            // The client has gone, or spoke no HTTP: the container's business.
            throw e;
        } catch (Exception e) {
            LOG.error("{} {} failed", request.method(), request.path(), e);
            return problem(request, ProblemType.INTERNAL, "The log of the server says more.", Map.of());
        }
    }

    /** Shows faults of the input. */
    public static List<Map<String, String>> faults(List<FieldError> faults) {
        return faults.stream()
                .map(fault -> ordered("field", fault.field(), "message", fault.message()))
                .toList();
    }

    /** Says which methods an address has. */
    public static ServerResponse notAllowed(ServerRequest request, Set<HttpMethod> allowed) {
        String methods = allowed.stream().map(HttpMethod::name).sorted().collect(Collectors.joining(", "));
        String detail = request.method() + " is none of the methods of this address: " + methods + ".";
        ProblemType type = ProblemType.METHOD_NOT_ALLOWED;
        return Responses.problem(type.status(), allowed, body(request, type, detail));
    }

    private static ServerResponse problem(ServerRequest request, ProblemType type, String detail, Map<String, ?> more) {
        Map<String, Object> body = body(request, type, detail);
        body.putAll(more);
        return type.status() == HttpStatus.SERVICE_UNAVAILABLE
                ? Responses.problem(type.status(), SOON, body)
                : Responses.problem(type.status(), body);
    }

    private static Map<String, Object> body(ServerRequest request, ProblemType type, String detail) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", type.uri());
        body.put("title", type.title());
        body.put("status", type.status().value());
        body.put("detail", detail);
        body.put("instance", request.requestPath().value());
        return body;
    }

    private static Map<String, String> ordered(String... namesAndValues) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }

    private static String message(RuntimeException e) {
        return String.valueOf(e.getMessage());
    }
}
