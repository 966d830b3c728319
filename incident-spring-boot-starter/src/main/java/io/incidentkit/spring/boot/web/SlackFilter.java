package io.incidentkit.spring.boot.web;

import io.incidentkit.connector.slack.SlackDesk;
import io.incidentkit.connector.slack.SlackReply;
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

    private final SlackDesk desk;
    private final Executor afterwards;

    SlackFilter(SlackDesk desk, Executor afterwards) {
        this.desk = desk;
        this.afterwards = afterwards;
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
        byte[] body = request.getInputStream().readNBytes(MOST + 1);
        if (body.length > MOST) {
            response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            return;
        }
        SlackReply reply = desk.receive(request::getHeader, body);
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
}
