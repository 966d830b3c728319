package io.incidentkit.postmortem;

import io.incidentkit.markdown.MarkdownSection;
import io.incidentkit.text.Lines;

/**
 * A section of a document for which the playbook has no name, kept as it is.
 *
 * @param heading the heading, a literal text on one line
 * @param markdown what stands below it; its headings are lowered below the section's
 */
public record OtherSection(String heading, String markdown) {

    /** Cleans the texts. */
    public OtherSection {
        heading = Lines.one(heading);
        markdown = MarkdownSection.body(markdown, 3);
    }
}
