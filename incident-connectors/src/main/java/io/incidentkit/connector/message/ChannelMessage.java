package io.incidentkit.connector.message;

import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.loop.IncidentKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An effect in words for people. A message to an audience is its text and nothing else, as it was written for that audience; of a private
 * incident there is its name and its link.
 *
 * <p>Immutable and thread-safe.
 *
 * @param headline what it is about, in one line
 * @param text what is said; Markdown where the effect's text is; may be empty
 * @param facts what else helps, by name, in their order; the first to go where there is no room
 * @param link where to read more, or null
 * @param isWhole whether the text says all by itself, so that the headline is for a subject alone
 */
public record ChannelMessage(
        String headline,
        String text,
        Map<String, String> facts,
        @Nullable String link,
        boolean isWhole) {
    /** Copies the map. */
    public ChannelMessage {
        facts = new LinkedHashMap<>(facts);
    }

    /**
     * Puts an effect into words.
     *
     * @param effect the effect
     * @param context its incident
     */
    public static ChannelMessage of(Effect effect, EffectContext context) {
        String drill = context.kind() == IncidentKind.DRILL ? "DRILL " : "";
        String body = effect.body() == null ? "" : effect.body().strip();
        String link = context.link().orElse(null);
        if (effect.kind() == EffectKind.SEND_UPDATE) {
            String subject = context.publicTitle().orElse(context.reference());
            return new ChannelMessage(drill + subject, body, Map.of(), null, true);
        }
        if (effect.kind() == EffectKind.WEEKLY_DIGEST || effect.kind() == EffectKind.WEEKLY_REVIEW) {
            return new ChannelMessage(does(effect, context), body, Map.of(), null, false);
        }
        String about = about(context);
        return new ChannelMessage(drill + does(effect, context) + about, body, facts(context), link, false);
    }

    /** Says that something is a test. */
    public static ChannelMessage test() {
        return new ChannelMessage(
                "This is a test of Incident Kit", "Nothing happened. Messages arrive here.", Map.of(), null, false);
    }

    private static String does(Effect effect, EffectContext context) {
        String target = effect.target();
        return switch (effect.kind()) {
            case PAGE -> "Page" + (target.isEmpty() ? "" : " " + target) + ": " + context.reference();
            case ASK -> "For " + target + ": " + context.reference();
            case REMIND -> "Reminder for " + target + ": " + context.reference();
            case POSTMORTEM_OWED -> "A postmortem is owed: " + context.reference();
            case SURFACE_TO_LEADERSHIP -> "For leadership: " + context.reference();
            case WEEKLY_DIGEST -> "Incidents of the week";
            case WEEKLY_REVIEW -> "Agenda of the weekly review";
            default -> effect.describe() + ": " + context.reference();
        };
    }

    private static String about(EffectContext context) {
        return context.severity().map(severity -> " " + severity).orElse("")
                + context.title().map(title -> " " + title).orElse("");
    }

    private static Map<String, String> facts(EffectContext context) {
        Map<String, String> facts = new LinkedHashMap<>();
        context.impact().ifPresent(impact -> facts.put("Impact", impact));
        if (!context.services().isEmpty()) {
            facts.put("Services", String.join(", ", context.services()));
        }
        context.commander().ifPresent(commander -> facts.put("Commander", commander.name()));
        return facts;
    }

    /**
     * Returns all of it as one text, in Markdown or plain.
     *
     * @param bold goes around the headline, such as {@code **}; empty for plain text
     * @param withFacts whether the facts are in it
     */
    public String asText(String bold, boolean withFacts) {
        List<String> parts = new ArrayList<>();
        if (!isWhole) {
            parts.add(bold + headline + bold);
        }
        if (!text.isEmpty()) {
            parts.add(text);
        }
        if (withFacts && !facts.isEmpty()) {
            List<String> lines = new ArrayList<>();
            facts.forEach((name, value) -> lines.add(name + ": " + value));
            parts.add(String.join("\n", lines));
        }
        if (link != null && !text.contains(link)) {
            parts.add(link);
        }
        return String.join("\n\n", parts);
    }
}
