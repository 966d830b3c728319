package io.incidentkit.spring.boot.web.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.servlet.function.ServerResponse.BodyBuilder;
import tools.jackson.databind.json.JsonMapper;

/** Writes answers as bytes with a mapper of our own: the host's message converters have no part in it. */
public final class Responses {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final MediaType MARKDOWN = new MediaType(MediaType.TEXT_MARKDOWN, StandardCharsets.UTF_8);

    private Responses() {}

    public static ServerResponse ok(Object body) {
        return json(ServerResponse.ok(), MediaType.APPLICATION_JSON, body);
    }

    /** JSON that is written already. */
    public static ServerResponse json(String json) {
        return bytes(ServerResponse.ok(), MediaType.APPLICATION_JSON, json.getBytes(StandardCharsets.UTF_8));
    }

    public static ServerResponse created(URI location, Object body) {
        return json(ServerResponse.created(location), MediaType.APPLICATION_JSON, body);
    }

    /** Something that has begun and is seen at a location. */
    public static ServerResponse accepted(URI location, Object body) {
        return json(ServerResponse.accepted().location(location), MediaType.APPLICATION_JSON, body);
    }

    /** One page of a list that is written already, with the address of the next one as a header too. */
    static ServerResponse page(byte[] body, @Nullable String next) {
        BodyBuilder answer = ServerResponse.ok();
        if (next != null) {
            answer.header("Link", "<" + next + ">; rel=\"next\"");
        }
        return bytes(answer, MediaType.APPLICATION_JSON, body);
    }

    /**
     * An answer that a client may have already, by its tag: a version, and what is shown of it, which changes with time as well.
     *
     * @param request the request, which says what the client has
     * @param version the version
     * @param body what is shown
     */
    public static ServerResponse tagged(ServerRequest request, int version, Object body) {
        byte[] bytes = MAPPER.writeValueAsBytes(body);
        String tag = VersionTag.of(version, bytes);
        if (VersionTag.isAmong(request.headers().header(HttpHeaders.IF_NONE_MATCH), tag)) {
            return ServerResponse.status(HttpStatus.NOT_MODIFIED)
                    .eTag(tag)
                    .cacheControl(CacheControl.noStore())
                    .build();
        }
        return bytes(ServerResponse.ok().eTag(tag), MediaType.APPLICATION_JSON, bytes);
    }

    /** Begins an answer of server-sent events. */
    public static BodyBuilder stream() {
        return ServerResponse.ok()
                .contentType(MediaType.TEXT_EVENT_STREAM)
                .cacheControl(CacheControl.noStore())
                // A proxy that collects an answer would keep the events from whoever listens.
                .header("X-Accel-Buffering", "no");
    }

    /** Writes a value as JSON in UTF-8. */
    static byte[] bytes(Object body) {
        return MAPPER.writeValueAsBytes(body);
    }

    /** Writes a value as JSON. */
    public static String write(Object body) {
        return MAPPER.writeValueAsString(body);
    }

    public static ServerResponse problem(HttpStatus status, Object body) {
        return json(ServerResponse.status(status), MediaType.APPLICATION_PROBLEM_JSON, body);
    }

    /** A problem that says which methods an address has. */
    public static ServerResponse problem(HttpStatus status, Set<HttpMethod> allowed, Object body) {
        return json(ServerResponse.status(status).allow(allowed), MediaType.APPLICATION_PROBLEM_JSON, body);
    }

    /** A problem that is gone after a time. */
    static ServerResponse problem(HttpStatus status, Duration after, Object body) {
        String seconds = Long.toString(Math.max(1, after.plusMillis(999).toSeconds()));
        return json(
                ServerResponse.status(status).header(HttpHeaders.RETRY_AFTER, seconds),
                MediaType.APPLICATION_PROBLEM_JSON,
                body);
    }

    /** Which methods an address has, and nothing more. */
    public static ServerResponse options(Set<HttpMethod> allowed) {
        return ServerResponse.noContent().allow(allowed).build();
    }

    public static ServerResponse markdown(String text) {
        return bytes(ServerResponse.ok(), MARKDOWN, text.getBytes(StandardCharsets.UTF_8));
    }

    private static ServerResponse json(BodyBuilder answer, MediaType type, Object body) {
        return bytes(answer, type, MAPPER.writeValueAsBytes(body));
    }

    private static ServerResponse bytes(BodyBuilder answer, MediaType type, byte[] bytes) {
        return answer.contentType(type)
                .contentLength(bytes.length)
                .cacheControl(CacheControl.noStore())
                .build((request, response) -> {
                    response.getOutputStream().write(bytes);
                    return null;
                });
    }
}
