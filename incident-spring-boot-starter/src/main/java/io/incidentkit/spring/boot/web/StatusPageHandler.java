package io.incidentkit.spring.boot.web;

import io.incidentkit.connector.ownpage.OwnPage;
import io.incidentkit.connector.ownpage.PublishedPage;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.service.Incidents;
import io.incidentkit.text.Digests;
import io.incidentkit.timeline.TimelineEntry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Serves our own status page to everybody whom the application lets, in the addresses of Statuspage. It asks for no login, as it shows what
 * everybody was told; it is put together every few seconds at most, however many ask. Thread-safe.
 */
final class StatusPageHandler {
    private static final int MOST_KEPT = 4 * OwnPage.LOOKED_AT;
    private static final Duration KEPT = Duration.ofSeconds(5);
    private static final CacheControl CACHE =
            CacheControl.maxAge(Duration.ofSeconds(30)).cachePublic();

    private static final MediaType RSS = new MediaType("application", "rss+xml", StandardCharsets.UTF_8);
    private static final MediaType ATOM = new MediaType("application", "atom+xml", StandardCharsets.UTF_8);

    private final OwnPage page;
    private final Incidents incidents;
    private final Map<IncidentId, Read> timelines = new HashMap<>();
    private @Nullable Known known;

    private record Known(PublishedPage page, Instant until) {}

    private record Read(int version, List<TimelineEntry> entries) {}

    StatusPageHandler(OwnPage page, Incidents incidents) {
        this.page = page;
        this.incidents = incidents;
    }

    RouterFunction<ServerResponse> routes(String path) {
        Map<String, Function<PublishedPage, String>> documents = new LinkedHashMap<>();
        documents.put("summary", PublishedPage::summary);
        documents.put("status", PublishedPage::status);
        documents.put("components", PublishedPage::components);
        documents.put("incidents", PublishedPage::incidents);
        documents.put("incidents/unresolved", PublishedPage::unresolved);
        documents.put("scheduled-maintenances", PublishedPage::maintenances);
        documents.put("scheduled-maintenances/upcoming", PublishedPage::maintenances);
        documents.put("scheduled-maintenances/active", PublishedPage::maintenances);
        RouterFunctions.Builder routes = RouterFunctions.route();
        documents.forEach((name, document) -> routes.GET(
                path + "/api/v2/" + name + ".json", request -> answer(request, MediaType.APPLICATION_JSON, document)));
        return routes.GET(path + "/history.rss", request -> answer(request, RSS, PublishedPage::rss))
                .GET(path + "/history.atom", request -> answer(request, ATOM, PublishedPage::atom))
                .build();
    }

    private ServerResponse answer(ServerRequest request, MediaType type, Function<PublishedPage, String> document) {
        String body = document.apply(published());
        String tag = "\"" + Digests.sha256(body).substring(0, 32) + "\"";
        boolean isSame = request.checkNotModified(tag).isPresent();
        ServerResponse.BodyBuilder answer = (isSame
                        ? ServerResponse.status(HttpStatus.NOT_MODIFIED)
                        : ServerResponse.ok())
                .eTag(tag)
                .cacheControl(CACHE)
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        return isSame ? answer.build() : answer.contentType(type).body(body);
    }

    /** One at a time: whoever comes meanwhile waits for it, and reads the same. */
    private synchronized PublishedPage published() {
        Instant now = incidents.now();
        Known last = known;
        if (last == null
                || !now.isBefore(last.until())
                || now.isBefore(last.until().minus(KEPT))) {
            try (Stream<Incident> all = incidents.all()) {
                last = new Known(page.publish(all, this::timeline), now.plus(KEPT));
            }
            known = last;
        }
        return last.page();
    }

    /** An incident that did not change is not read again; of each only the entries that say what was told are kept. */
    private List<TimelineEntry> timeline(Incident incident) {
        Read read = timelines.get(incident.id());
        if (read == null || read.version() != incident.version()) {
            read = new Read(
                    incident.version(),
                    incidents.timeline(incident.id()).stream()
                            .filter(OwnPage::tells)
                            .toList());
            if (timelines.size() > MOST_KEPT) {
                timelines.clear();
            }
            timelines.put(incident.id(), read);
        }
        return read.entries();
    }
}
