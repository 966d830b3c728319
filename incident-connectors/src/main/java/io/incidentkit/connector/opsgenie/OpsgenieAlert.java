package io.incidentkit.connector.opsgenie;

import io.incidentkit.connector.call.CutText;
import io.incidentkit.connector.paging.PageText;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.loop.IncidentKind;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The bodies of the alert API, within its bounds. */
final class OpsgenieAlert {
    static final int LONGEST_MESSAGE = 130;
    static final int LONGEST_DESCRIPTION = 15_000;
    static final int LONGEST_SOURCE = 100;
    static final int LONGEST_ENTITY = 512;
    static final int LONGEST_TAG = 50;
    static final int MOST_DETAILS = 8_000;
    static final int LONGEST_NOTE = 25_000;
    private static final String CLIENT = "Incident Kit";

    private OpsgenieAlert() {}

    /** A page. The details go if they are too many, and the page never. */
    static ObjectNode create(
            String alias, String source, OpsgeniePriority priority, Effect effect, EffectContext context) {
        Map<String, String> facts = PageText.facts(effect, context);
        ObjectNode alert = create(alias, source, PageText.title(context), priority);
        String description = facts.entrySet().stream()
                .map(fact -> fact.getKey() + ": " + fact.getValue())
                .collect(Collectors.joining("\n"));
        alert.put(
                "description",
                CutText.to(description, LONGEST_DESCRIPTION, context.link().orElse(null)));
        context.services().stream()
                .findFirst()
                .ifPresent(service -> alert.put("entity", CutText.lineTo(service, LONGEST_ENTITY)));
        ArrayNode tags = alert.putArray("tags").add("incident-kit");
        if (context.kind() == IncidentKind.DRILL) {
            tags.add("drill");
        }
        context.severity().ifPresent(severity -> tags.add(CutText.lineTo(severity, LONGEST_TAG)));
        int length = facts.entrySet().stream()
                .mapToInt(fact -> fact.getKey().length() + fact.getValue().length())
                .sum();
        if (length <= MOST_DETAILS) {
            facts.forEach(alert.putObject("details")::put);
        }
        return alert;
    }

    static ObjectNode create(String alias, String source, String title, OpsgeniePriority priority) {
        return action(source)
                .put("message", CutText.lineTo(title, LONGEST_MESSAGE))
                .put("alias", alias)
                .put("priority", priority.name());
    }

    static ObjectNode action(String source) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("user", CLIENT)
                .put("source", CutText.lineTo(source, LONGEST_SOURCE));
    }

    static ObjectNode action(String source, String note) {
        return action(source).put("note", CutText.to(note, LONGEST_NOTE));
    }
}
