package io.incidentkit.spring.boot.web;

import io.incidentkit.connector.slack.SlackDesk;
import io.incidentkit.connector.slack.SlackReply;
import io.incidentkit.spring.boot.security.ReceivedWebhooks;
import io.incidentkit.spring.boot.security.ReceivedWebhooks.Outcome;
import io.incidentkit.spring.boot.security.TooManyRequestsException;
import io.incidentkit.spring.boot.security.WebhookGate;
import io.incidentkit.spring.boot.web.http.ProblemException;
import io.incidentkit.spring.boot.web.http.RequestBody;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;

/**
 * Takes Slack's requests to their desk. It stands ahead of every other filter: a signature is made over the body as it was sent, and whoever
 * reads a parameter of a form takes the body away; and the signature is the login. Thread-safe.
 */
final class SlackFilter implements Filter {
    private static final int MOST = 1 << 20;

    private static final int TOO_MANY = 429;

    private final SlackDesk desk;
    private final WebhookGate gate;
    private final Executor afterwards;
    private final ReceivedWebhooks received;

    /**
     * Takes requests to a desk.
     *
     * @param gate open, as the desk says who sends: so many at once and in a minute
     * @param afterwards does what comes after an answer
     * @param received is told of each request
     */
    SlackFilter(SlackDesk desk, WebhookGate gate, Executor afterwards, ReceivedWebhooks received) {
        this.desk = desk;
        this.gate = gate;
        this.afterwards = afterwards;
        this.received = received;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) throws IOException {
        answer((HttpServletRequest) request, (HttpServletResponse) response);
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!request.getMethod().equals("POST")) {
            response.setHeader("Allow", "POST");
            response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            return;
        }
        SlackReply reply;
        try (WebhookGate.Entry entry = gate.enter(request::getHeader, false)) {
            byte[] body = RequestBody.bytes(request, MOST);
            entry.verify(body);
            reply = desk.receive(request::getHeader, body);
            if (reply.status() == HttpServletResponse.SC_UNAUTHORIZED) {
                entry.wasUnknown();
            }
        } catch (TooManyRequestsException e) {
            response.setHeader("Retry-After", Long.toString(e.after().toSeconds() + 1));
            response.setStatus(TOO_MANY);
            return;
        } catch (ProblemException e) {
            response.setStatus(e.type().status().value());
            return;
        }
        received.received("slack", outcome(reply.status()));
        response.setStatus(reply.status());
        byte[] json = reply.json().getBytes(StandardCharsets.UTF_8);
        if (json.length > 0) {
            response.setContentType("application/json;charset=UTF-8");
        }
        response.setContentLength(json.length);
        response.getOutputStream().write(json);
        response.flushBuffer();
        reply.later().ifPresent(afterwards::execute);
    }

    private static Outcome outcome(int status) {
        return switch (status) {
            case HttpServletResponse.SC_UNAUTHORIZED -> Outcome.REFUSED;
            case HttpServletResponse.SC_BAD_REQUEST -> Outcome.UNREADABLE;
            case HttpServletResponse.SC_SERVICE_UNAVAILABLE -> Outcome.UNAVAILABLE;
            default -> Outcome.ACCEPTED;
        };
    }
}
