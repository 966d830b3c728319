package io.incidentkit.spring.boot.web;

import io.incidentkit.commander.Actor;
import io.incidentkit.spring.boot.web.http.Operation;
import io.incidentkit.spring.boot.web.http.Parameter;
import io.incidentkit.spring.boot.web.http.Params;
import io.incidentkit.spring.boot.web.http.ProblemException;
import io.incidentkit.spring.boot.web.http.ProblemType;
import io.incidentkit.spring.boot.web.http.Responses;
import io.incidentkit.spring.boot.web.live.ChangeFeed;
import io.incidentkit.spring.boot.web.live.EventStream;
import io.incidentkit.spring.boot.web.view.ChangeView;
import io.incidentkit.spring.boot.web.view.Shape;
import io.incidentkit.validation.InputValidator;
import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Serves changes as they come about, as server-sent events. Thread-safe. */
final class ChangesHandler {
    private static final String LAST_EVENT_ID = "Last-Event-ID";

    /** After that, whoever listens comes back, and is asked anew who they are. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Api api;
    private final ChangeFeed feed;

    ChangesHandler(Api api, ChangeFeed feed) {
        this.api = api;
        this.feed = feed;
    }

    Operation operation() {
        return Operation.get("/changes", "listen", "Tells what changes as it comes about, as server-sent events.")
                .reading(Parameter.moment(LAST_EVENT_ID, "the id of the last event that the client had"))
                .answering(MediaType.TEXT_EVENT_STREAM_VALUE, Shape.of(ChangeView.CHANGE))
                .refusing(ProblemType.TOO_MANY_SUBSCRIBERS)
                .handledBy(this::listen);
    }

    private ServerResponse listen(ServerRequest request, Params params) {
        Instant from = from(request);
        Actor reader = api.reader(request);
        ServerResponse.BodyBuilder answer = Responses.stream();
        if (request.method().equals(HttpMethod.HEAD)) {
            return answer.build();
        }
        if (!feed.hasRoom()) {
            throw new ProblemException(
                    ProblemType.TOO_MANY_SUBSCRIBERS, "As many listen here as may at the same time; try again later.");
        }
        return answer.build((servlet, response) -> {
            AsyncContext async = servlet.startAsync(servlet, response);
            async.setTimeout(LONGEST.toMillis());
            begin(async, reader, from);
            return null;
        });
    }

    private void begin(AsyncContext async, Actor reader, @Nullable Instant from) throws IOException {
        EventStream stream = new EventStream(
                feed,
                reader,
                change ->
                        Responses.write(ChangeView.CHANGE.of(new ChangeView.Shown(change.incident(), change.types()))),
                async);
        stream.begin();
        if (!feed.subscribe(stream, from)) {
            stream.end();
        }
    }

    private static @Nullable Instant from(ServerRequest request) {
        String id = request.headers().firstHeader(LAST_EVENT_ID);
        if (id == null || id.isBlank()) {
            return null;
        }
        InputValidator faults = new InputValidator();
        Instant from = null;
        try {
            from = faults.instant(LAST_EVENT_ID, Instant.parse(id.strip()));
        } catch (DateTimeException e) {
            faults.add(LAST_EVENT_ID, "is no id of an event that was sent here");
        }
        faults.throwIfAny();
        return from;
    }
}
