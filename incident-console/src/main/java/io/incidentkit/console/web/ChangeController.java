package io.incidentkit.console.web;

import io.incidentkit.commander.Actor;
import io.incidentkit.console.page.ConsolePath;
import io.incidentkit.console.page.Presence;
import io.incidentkit.console.page.Reader;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.service.Incidents;
import io.incidentkit.spring.boot.web.live.ChangeFeed;
import io.incidentkit.spring.boot.web.live.EventStream;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * Tells open pages what changes, as server-sent events. An event says which incident, and nothing of it: the page asks for itself anew, as its
 * reader may see it.
 */
@Controller
@RequestMapping(ConsolePath.MAPPING)
public final class ChangeController {
    /** After that, a page comes back, and is asked anew who reads it. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final ChangeFeed feed;
    private final Incidents incidents;
    private final Presence presence;
    private final Reader login;

    public ChangeController(ChangeFeed feed, Incidents incidents, Presence presence, Reader login) {
        this.feed = feed;
        this.incidents = incidents;
        this.presence = presence;
        this.login = login;
    }

    @GetMapping("/changes")
    public void listen(
            @RequestParam(defaultValue = "") String on,
            @RequestParam(defaultValue = "") String since,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Actor reader = login.reader(request);
        // Nothing is missed between the moment at which a page was made and that at which it listens.
        String last = request.getHeader("Last-Event-ID");
        Instant from = from(last == null ? since : last);
        if (!feed.hasRoom()) {
            throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE);
        }
        response.setContentType("text/event-stream");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        AsyncContext async = request.startAsync(request, response);
        async.setTimeout(LONGEST.toMillis());
        EventStream stream = new EventStream(
                feed, reader, change -> "{\"incident\":\"" + change.incident().reference() + "\"}", async);
        if (!on.isBlank()) {
            incidents.visibleTo(reader).find(on).map(Incident::id).ifPresent(id -> isHere(id, reader, async));
        }
        stream.begin();
        if (!feed.subscribe(stream, from)) {
            stream.end();
        }
    }

    private void isHere(IncidentId incident, Actor reader, AsyncContext async) {
        reader.person().ifPresent(person -> {
            presence.come(incident, person.name());
            async.addListener(new Leaving(() -> presence.go(incident, person.name())));
        });
    }

    private static @Nullable Instant from(@Nullable String id) {
        try {
            return id == null || id.isBlank() ? null : Instant.parse(id.strip());
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Notices once that a page was closed, however that came about. */
    private record Leaving(Runnable then, AtomicBoolean gone) implements AsyncListener {
        Leaving(Runnable then) {
            this(then, new AtomicBoolean());
        }

        private void leave() {
            if (gone.compareAndSet(false, true)) {
                then.run();
            }
        }

        @Override
        public void onComplete(AsyncEvent event) {
            leave();
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            leave();
        }

        @Override
        public void onError(AsyncEvent event) {
            leave();
        }

        @Override
        public void onStartAsync(AsyncEvent event) {}
    }
}
