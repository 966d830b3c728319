package io.incidentkit.connector.webhook;

import io.incidentkit.commander.Person;
import io.incidentkit.connector.call.CutText;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.loop.Step;
import java.time.Instant;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The payload of our webhook. A field never changes its meaning; a new one makes no new version, one that goes or changes does. */
final class WebhookPayload {
    static final int VERSION = 1;

    /** Receivers bound what they read; a message of ours is never longer. */
    private static final int LONGEST_TEXT = 25_000;

    private WebhookPayload() {}

    static ObjectNode of(Effect effect, EffectContext context, Instant now) {
        ObjectNode whole = started("incident." + effect.kind().code(), now);
        ObjectNode data = whole.putObject("data").put("version", VERSION);
        ObjectNode told = data.putObject("effect")
                .put("key", effect.key())
                .put("kind", effect.kind().code())
                .put("target", effect.target());
        String body = effect.body();
        if (body != null) {
            told.put("text", CutText.to(body, LONGEST_TEXT));
        }
        incident(data.putObject("incident"), context);
        return whole;
    }

    static ObjectNode test(Instant now) {
        ObjectNode whole = started("incident-kit.test", now);
        whole.putObject("data").put("version", VERSION).put("text", "This is a test of Incident Kit");
        return whole;
    }

    private static ObjectNode started(String type, Instant now) {
        return JsonNodeFactory.instance.objectNode().put("type", type).put("timestamp", now.toString());
    }

    private static void incident(ObjectNode incident, EffectContext context) {
        incident.put("id", context.incident())
                .put("reference", context.reference())
                .put("drill", context.kind() == IncidentKind.DRILL)
                .put("private", context.isPrivate())
                .put("episode", context.episode())
                .put("over", context.isOver());
        context.link().ifPresent(link -> incident.put("link", link));
        context.title().ifPresent(title -> incident.put("title", title));
        context.publicTitle().ifPresent(title -> incident.put("public_title", title));
        context.severity().ifPresent(severity -> incident.put("severity", severity));
        context.step().map(Step::code).ifPresent(step -> incident.put("step", step));
        context.impact().ifPresent(impact -> incident.put("impact", impact));
        context.team().ifPresent(team -> incident.put("team", team));
        context.detectedAt().ifPresent(at -> incident.put("detected_at", at.toString()));
        context.commander().map(Person::name).ifPresent(name -> incident.put("commander", name));
        ArrayNode services = incident.putArray("services");
        context.services().forEach(services::add);
    }
}
