package io.incidentkit.timeline;

import io.incidentkit.markdown.MarkdownText;
import io.incidentkit.timeline.PostmortemEvent.PostmortemPublished;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A text that is struck out of the events of a timeline, wherever in them it stands. Pure. */
public final class StruckText {
    /** The mark that stays in its place. */
    public static final String MARK = "\u2588\u2588\u2588";

    private final String text;
    /** The text as it was written, and as Markdown and the cells of its tables write it. */
    private final Set<String> forms = new LinkedHashSet<>();

    private StruckText(String text) {
        this.text = text;
        for (String form : List.of(text, MarkdownText.escape(text), MarkdownText.escapeLines(text))) {
            forms.add(form);
            forms.add(MarkdownText.toCell(form).strip());
        }
    }

    /**
     * Strikes a text out of a timeline.
     *
     * @param timeline the entries of one incident
     * @param text the text
     * @return the entries in which it stood, without it; the others are not among them
     * @throws UnreadableEventException if an entry can't be without it, such as one whose moment it is a part of
     */
    public static List<TimelineEntry> struck(List<TimelineEntry> timeline, String text) {
        StruckText strike = new StruckText(text);
        List<TimelineEntry> struck = new ArrayList<>();
        for (TimelineEntry entry : timeline) {
            IncidentEvent without = strike.without(entry.event());
            if (!without.equals(entry.event())) {
                struck.add(new TimelineEntry(
                        entry.sequence(), entry.occurredAt(), entry.recordedAt(), entry.actor(), without));
            }
        }
        return struck;
    }

    /**
     * Puts entries in place of those of the same numbers.
     *
     * @param timeline the entries of one incident, from the first on
     * @param struck the entries in their places
     * @return the timeline with them
     */
    public static List<TimelineEntry> replaced(List<TimelineEntry> timeline, List<TimelineEntry> struck) {
        List<TimelineEntry> all = new ArrayList<>(timeline);
        struck.forEach(entry -> all.set(entry.sequence() - 1, entry));
        return all;
    }

    private IncidentEvent without(IncidentEvent event) {
        IncidentEvent without = EventCodec.changed(event, this::without);
        // A document that has it in yet another form is drafted anew from the entries, which have it no more.
        return without instanceof PostmortemPublished published
                        && published.document() != null
                        && bare(published.document()).contains(bare(text))
                ? new PostmortemPublished()
                : without;
    }

    private String without(String value) {
        String left = value;
        for (String form : forms) {
            left = left.replace(form, MARK);
        }
        return left;
    }

    private static String bare(String markdown) {
        return markdown.replace("<br>", " ").replaceAll("[\\\\\\s]+", "");
    }
}
