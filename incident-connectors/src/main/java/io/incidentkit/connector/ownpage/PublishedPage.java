package io.incidentkit.connector.ownpage;

import io.incidentkit.connector.page.ComponentState;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The documents of a status page at one moment, in the form of Statuspage's API v2. The same incidents give the same documents, byte by byte.
 *
 * <p>Immutable and thread-safe.
 */
public final class PublishedPage {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSXXX", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final OwnPage page;
    private final List<PageIncident> incidents;
    private final List<PageIncident> open;
    private final Map<String, ComponentState> states;

    PublishedPage(OwnPage page, List<PageIncident> incidents) {
        this.page = page;
        this.incidents = incidents;
        this.open = incidents.stream().filter(each -> !each.isResolved()).toList();
        this.states = new LinkedHashMap<>();
        page.components().keySet().forEach(id -> states.put(id, ComponentState.OPERATIONAL));
        open.forEach(each -> each.components().forEach(id -> states.merge(id, each.worst(), ComponentState::or)));
    }

    /** Returns {@code summary.json}: the state of all, the components, and the incidents that are not resolved. */
    public String summary() {
        ObjectNode whole = withPage();
        components(whole);
        incidents(whole, open, false);
        whole.putArray("scheduled_maintenances");
        status(whole);
        return whole.toString();
    }

    /** Returns {@code status.json}: the state of all in one word. */
    public String status() {
        ObjectNode whole = withPage();
        status(whole);
        return whole.toString();
    }

    /** Returns {@code components.json}. */
    public String components() {
        ObjectNode whole = withPage();
        components(whole);
        return whole.toString();
    }

    /** Returns {@code incidents.json}: the newest first, {@value OwnPage#MOST} at the most. */
    public String incidents() {
        ObjectNode whole = withPage();
        incidents(whole, incidents, true);
        return whole.toString();
    }

    /** Returns {@code incidents/unresolved.json}. */
    public String unresolved() {
        ObjectNode whole = withPage();
        incidents(whole, open, true);
        return whole.toString();
    }

    /** Returns {@code scheduled-maintenances.json}, which is also its upcoming and active ones: we announce none. */
    public String maintenances() {
        ObjectNode whole = withPage();
        whole.putArray("scheduled_maintenances");
        return whole.toString();
    }

    /** Returns {@code history.rss}. */
    public String rss() {
        return new PageFeeds(page, incidents, updated()).rss();
    }

    /** Returns {@code history.atom}. */
    public String atom() {
        return new PageFeeds(page, incidents, updated()).atom();
    }

    /** When the last was said; the beginning of time where nothing ever was. */
    private Instant updated() {
        return incidents.stream()
                .map(PageIncident::updated)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    private ObjectNode withPage() {
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        whole.putObject("page")
                .put("id", page.id())
                .put("name", page.name())
                .put("url", page.url().toString())
                .put("time_zone", "Etc/UTC")
                .put("updated_at", moment(updated()));
        return whole;
    }

    private void status(ObjectNode whole) {
        ComponentState worst =
                open.stream().map(PageIncident::worst).reduce(ComponentState.OPERATIONAL, ComponentState::or);
        String description = switch (worst) {
            case OPERATIONAL -> "All Systems Operational";
            case DEGRADED_PERFORMANCE -> "Minor Service Outage";
            case PARTIAL_OUTAGE -> "Partial System Outage";
            case MAJOR_OUTAGE -> "Major Service Outage";
        };
        whole.putObject("status").put("indicator", impact(worst)).put("description", description);
    }

    private void components(ObjectNode whole) {
        ArrayNode all = whole.putArray("components");
        int position = 1;
        for (Map.Entry<String, String> each : page.components().entrySet()) {
            component(all, each.getKey(), each.getValue(), position++);
        }
    }

    private void component(ArrayNode all, String id, String name, int position) {
        all.addObject()
                .put("id", id)
                .put("name", name)
                .put(
                        "status",
                        states.getOrDefault(id, ComponentState.OPERATIONAL).code())
                .putNull("created_at")
                .putNull("updated_at")
                .put("position", position)
                .putNull("description")
                .put("showcase", false)
                .putNull("start_date")
                .putNull("group_id")
                .put("page_id", page.id())
                .put("group", false)
                .put("only_show_if_degraded", false);
    }

    private void incidents(ObjectNode whole, List<PageIncident> which, boolean isHistory) {
        ArrayNode all = whole.putArray("incidents");
        for (PageIncident each : which) {
            ObjectNode incident = all.addObject()
                    .put("id", each.id())
                    .put("name", each.name())
                    .put("status", each.last().state().code())
                    .put("created_at", moment(each.created()))
                    .put("updated_at", moment(each.updated()))
                    .putNull("monitoring_at")
                    .put("impact", impact(each.worst()))
                    .put("shortlink", page.url() + "#" + each.id())
                    .put("started_at", moment(each.created()))
                    .put("page_id", page.id());
            if (isHistory && each.isResolved()) {
                incident.put("resolved_at", moment(each.updated()));
            } else {
                incident.putNull("resolved_at");
            }
            updates(incident, each);
            ArrayNode hit = incident.putArray("components");
            int position = 1;
            for (String id : each.components()) {
                component(hit, id, page.components().getOrDefault(id, id), position++);
            }
            incident.putNull("reminder_intervals");
        }
    }

    /** The newest first, as readers of Statuspage expect it. */
    private static void updates(ObjectNode incident, PageIncident each) {
        ArrayNode updates = incident.putArray("incident_updates");
        for (PageUpdate update : each.updates()) {
            String at = moment(update.at());
            ObjectNode node = JsonNodeFactory.instance
                    .objectNode()
                    .put("id", update.id())
                    .put("status", update.state().code())
                    .put("body", update.text())
                    .put("incident_id", each.id())
                    .put("created_at", at)
                    .put("updated_at", at)
                    .put("display_at", at)
                    .putNull("affected_components")
                    .put("deliver_notifications", true)
                    .putNull("custom_tweet")
                    .putNull("tweet_id");
            updates.insert(0, node);
        }
    }

    private static String impact(ComponentState state) {
        return switch (state) {
            case OPERATIONAL -> "none";
            case DEGRADED_PERFORMANCE -> "minor";
            case PARTIAL_OUTAGE -> "major";
            case MAJOR_OUTAGE -> "critical";
        };
    }

    static String moment(Instant at) {
        return MOMENT.format(at);
    }
}
