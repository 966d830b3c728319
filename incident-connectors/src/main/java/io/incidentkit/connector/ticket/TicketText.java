package io.incidentkit.connector.ticket;

import io.incidentkit.actionitem.ActionItem;
import io.incidentkit.commander.Person;
import io.incidentkit.connector.call.CutText;
import io.incidentkit.effect.EffectContext;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The words of tickets. Of a private incident they say its name and its link. */
public final class TicketText {
    /** A letter of no width: what stands behind it names nobody. */
    private static final String NOBODY = "\u200B";

    private TicketText() {}

    static TicketDraft ofIncident(UUID mark, EffectContext context, boolean waits) {
        List<String> paragraphs = new ArrayList<>();
        context.impact().ifPresent(paragraphs::add);
        List<String> facts = new ArrayList<>();
        context.severity().ifPresent(severity -> facts.add("Severity: " + severity));
        if (!context.services().isEmpty()) {
            facts.add("Services: " + String.join(", ", context.services()));
        }
        context.team().ifPresent(team -> facts.add("Team: " + team));
        context.detectedAt().ifPresent(at -> facts.add("Detected: " + at));
        if (!facts.isEmpty()) {
            paragraphs.add(String.join("\n", facts));
        }
        paragraphs.add("This ticket follows " + context.reference() + ", where it is ended.");
        String title =
                context.reference() + context.title().map(words -> ": " + words).orElse("");
        return draft(mark, title, paragraphs, context.link().orElse(null), null, waits);
    }

    static TicketDraft ofAction(UUID mark, EffectContext context, ActionItem item) {
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(item.description());
        List<String> facts = new ArrayList<>();
        facts.add("Good for: " + item.type());
        facts.add(
                "Owner: " + (item.owner() == null ? "nobody yet" : item.owner().name()));
        facts.add("Due: " + (item.due() == null ? "no day yet" : item.due().toString()));
        context.title().ifPresent(title -> facts.add("Of: " + title));
        paragraphs.add(String.join("\n", facts));
        paragraphs.add("This is action item " + item.number() + " of " + context.reference()
                + ". It is finished once it is finished there.");
        String first = item.description().strip().lines().findFirst().orElse("");
        return draft(
                mark,
                context.reference() + ": " + first,
                paragraphs,
                context.link().orElse(null),
                item,
                false);
    }

    private static TicketDraft draft(
            UUID mark,
            String title,
            List<String> paragraphs,
            @Nullable String link,
            @Nullable ActionItem item,
            boolean waits) {
        Person owner = item == null ? null : item.owner();
        return new TicketDraft(
                mark,
                title,
                String.join("\n\n", paragraphs),
                link,
                item == null ? null : item.due(),
                owner == null ? null : owner.name(),
                waits);
    }

    /**
     * Writes the text of a ticket in Markdown, with its link and its mark at the end. It calls nobody and gives no commands: neither
     * {@code @name} nor a line that begins with a slash means anything.
     *
     * @param draft the ticket
     * @param most at most so many code points
     */
    public static String markdown(TicketDraft draft, int most) {
        String end = (draft.link() == null ? "" : "\n\n" + draft.link()) + "\n\n<!-- " + draft.markWord() + " -->";
        int left = most - end.codePointCount(0, end.length());
        return CutText.to(harmless(draft.text()), left, null) + end;
    }

    /**
     * Takes the meaning for a tool out of a text.
     *
     * @param text a text by people
     * @return the text, as it reads the same
     */
    public static String harmless(String text) {
        return text.replace("<!--", "<!" + NOBODY + "--")
                .replaceAll("@(?=[\\p{L}\\p{N}_])", "@" + NOBODY)
                .replaceAll("(?m)^(\\s*)/(?=\\p{L})", "$1" + NOBODY + "/");
    }
}
