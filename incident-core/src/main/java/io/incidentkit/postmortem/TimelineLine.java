package io.incidentkit.postmortem;

import io.incidentkit.markdown.MarkdownSection;
import io.incidentkit.text.Lines;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * One line of a postmortem's timeline.
 *
 * @param at when it happened, to the microsecond; empty if the document doesn't say so well enough
 * @param written the time as the document writes it, such as {@code ~14:32 PST}; empty where {@code at} says it all
 * @param text what happened and who acted, as Markdown
 */
public record TimelineLine(Optional<Instant> at, String written, String text) {
    /** The highest level that a heading in the text may have. */
    static final int TOP_HEADING = 4;

    /** Cleans the texts; headings in the text are lowered below those of the timeline. */
    public TimelineLine {
        at = at.map(instant -> instant.truncatedTo(ChronoUnit.MICROS));
        written = Lines.one(written);
        text = MarkdownSection.body(text.strip(), TOP_HEADING);
    }

    /**
     * Creates a line whose moment is known.
     *
     * @param at when it happened
     * @param text what happened and who acted, as Markdown
     */
    public TimelineLine(Instant at, String text) {
        this(Optional.of(at), "", text);
    }
}
