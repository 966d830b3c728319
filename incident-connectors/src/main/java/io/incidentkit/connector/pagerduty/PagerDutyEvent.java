package io.incidentkit.connector.pagerduty;

import io.incidentkit.connector.call.CutText;
import io.incidentkit.connector.call.Secret;
import io.incidentkit.connector.paging.PageText;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectContext;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The bodies of the Events API v2, within its bounds. */
final class PagerDutyEvent {
    static final String CLIENT = "Incident Kit";
    static final int LONGEST_SUMMARY = 1024;
    /** As PagerDuty counts its 512 KB. */
    static final int MOST_BYTES = 512_000;

    private PagerDutyEvent() {}

    /** A page. The details go first if it is too large, and the page never. */
    static ObjectNode trigger(
            Secret routing,
            String key,
            String source,
            PagerDutySeverity severity,
            Effect effect,
            EffectContext context) {
        String link = context.link().orElse(null);
        String title = CutText.lineTo(PageText.title(context), Integer.MAX_VALUE);
        ObjectNode event = trigger(routing, key, CutText.to(title, LONGEST_SUMMARY, link), source, severity.code());
        ObjectNode payload = (ObjectNode) event.get("payload");
        context.detectedAt().ifPresent(at -> payload.put("timestamp", at.toString()));
        context.services().stream().findFirst().ifPresent(service -> payload.put("component", service));
        context.team().ifPresent(team -> payload.put("group", team));
        if (link != null) {
            event.put("client_url", link);
            event.putArray("links").addObject().put("href", link).put("text", context.reference());
        }
        ObjectNode details = JsonNodeFactory.instance.objectNode();
        PageText.facts(effect, context).forEach(details::put);
        payload.set("custom_details", details);
        if (bytes(event) > MOST_BYTES) {
            payload.remove("custom_details");
        }
        if (bytes(event) > MOST_BYTES) {
            payload.remove("component");
            payload.remove("group");
        }
        return event;
    }

    /** A change: no alert, so it wakes nobody. It has no key, and one that is sent again is seen twice. */
    static ObjectNode change(Secret routing, String source, Effect effect, EffectContext context) {
        String link = context.link().orElse(null);
        String body = effect.body();
        String words = context.reference() + ": " + (body == null ? effect.target() : body);
        ObjectNode event = JsonNodeFactory.instance.objectNode().put("routing_key", routing.value());
        ObjectNode payload = event.putObject("payload")
                .put("summary", CutText.to(CutText.lineTo(words, Integer.MAX_VALUE), LONGEST_SUMMARY, link))
                .put("source", source);
        if (link != null) {
            event.putArray("links").addObject().put("href", link).put("text", context.reference());
        }
        ObjectNode details = payload.putObject("custom_details").put("kind", effect.target());
        context.title().ifPresent(title -> details.put("incident", title));
        if (!context.services().isEmpty()) {
            details.put("services", String.join(", ", context.services()));
        }
        if (bytes(event) > MOST_BYTES) {
            payload.remove("custom_details");
        }
        return event;
    }

    static ObjectNode trigger(Secret routing, String key, String summary, String source, String severity) {
        ObjectNode event = action(routing, key, "trigger").put("client", CLIENT);
        event.putObject("payload")
                .put("summary", summary)
                .put("source", source)
                .put("severity", severity)
                .put("class", "incident");
        return event;
    }

    static ObjectNode action(Secret routing, String key, String action) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("routing_key", routing.value())
                .put("event_action", action)
                .put("dedup_key", key);
    }

    private static int bytes(ObjectNode event) {
        return event.toString().getBytes(StandardCharsets.UTF_8).length;
    }
}
