package io.incidentkit.postmortem;

import io.incidentkit.markdown.MarkdownSection;
import io.incidentkit.text.Lines;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One action item as a postmortem states it. Texts are Markdown, and empty where the document says nothing.
 *
 * @param type what it is for, such as {@code prevent}
 * @param description what is to be done
 * @param owner who sees to it
 * @param due by when
 * @param state how far it is, such as {@code open}
 */
public record ActionLine(String type, String description, String owner, Optional<LocalDate> due, String state) {

    /** Cleans the texts. */
    public ActionLine {
        type = Lines.one(type);
        description = MarkdownSection.body(description.strip(), TimelineLine.TOP_HEADING);
        owner = Lines.one(owner);
        state = Lines.one(state);
    }
}
