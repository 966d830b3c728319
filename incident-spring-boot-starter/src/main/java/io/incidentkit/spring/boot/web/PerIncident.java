package io.incidentkit.spring.boot.web;

import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentFilter;
import io.incidentkit.spring.boot.web.http.Page;
import io.incidentkit.spring.boot.web.http.Parameter;
import io.incidentkit.spring.boot.web.http.Params;
import io.incidentkit.store.IncidentPage;
import io.incidentkit.store.IncidentQuery;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Pages over what belongs to incidents, those of the newest incident first: each page looks at a bounded number of incidents. */
final class PerIncident {
    /** Where a page goes on. */
    static final Parameter AFTER = Parameter.line("after", "where the page before ended, as its next says");

    private static final int INCIDENTS = 100;

    private final Api api;

    /**
     * A part of an incident.
     *
     * @param key its place among those of the incident
     * @param shown how it is shown
     */
    record Part(String key, Map<String, @Nullable Object> shown) {}

    /**
     * The place of a part.
     *
     * @param number the number of its incident
     * @param key its key there; what is behind it comes next
     */
    record Place(long number, String key) {}

    PerIncident(Api api) {
        this.api = api;
    }

    /** Reads where a page begins, or null for the beginning. */
    static @Nullable Place after(Params params) {
        String text = params.text(AFTER.name()).orElse(null);
        if (text == null) {
            return null;
        }
        int dot = text.indexOf('.');
        try {
            long number = Long.parseLong(dot < 0 ? text : text.substring(0, dot));
            if (number > 0 && number < Long.MAX_VALUE) {
                return new Place(number, dot < 0 ? "" : text.substring(dot + 1));
            }
        } catch (NumberFormatException e) {
            // The same fault as a number that no incident has.
        }
        params.faults().add(AFTER.name(), "is no place that a page has ended at");
        return null;
    }

    /**
     * Answers with a page.
     *
     * @param request the request
     * @param page an empty page
     * @param state which incidents
     * @param filter which of them
     * @param after where it begins, or null
     * @param parts gives what belongs to an incident, by key
     * @param given the other parameters as they were given, each after an ampersand
     */
    ServerResponse page(
            ServerRequest request,
            Page page,
            IncidentQuery.State state,
            IncidentFilter filter,
            @Nullable Place after,
            Function<Incident, List<Part>> parts,
            String given) {
        long before = after == null ? 0 : after.number() + 1;
        IncidentPage found = api.seen(request).list(new IncidentQuery(state, before, INCIDENTS, filter));
        Place last = after;
        for (Incident incident : found.incidents()) {
            String behind = after != null && after.number() == incident.number() ? after.key() : "";
            for (Part part : parts.apply(incident)) {
                if (part.key().compareTo(behind) <= 0) {
                    continue;
                }
                if (!page.add(part.shown())) {
                    return page.answer(next(request, last, given));
                }
                last = new Place(incident.number(), part.key());
            }
        }
        return page.answer(
                found.next().isEmpty()
                        ? null
                        : next(request, new Place(found.next().getAsLong() - 1, ""), given));
    }

    private String next(ServerRequest request, @Nullable Place place, String given) {
        String cursor = place == null ? "" : place.number() + "." + place.key();
        String path = request.requestPath().pathWithinApplication().value();
        return api.server(request) + path + "?after=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8) + given;
    }
}
