package io.incidentkit.connector.postmortem;

import io.incidentkit.markdown.MarkdownSection;
import java.util.EnumMap;
import java.util.Map;

/** The texts of a document by the section of the playbook that they belong to. Not thread-safe. */
final class SectionTexts {
    private static final int BELOW = 3;

    private final Map<HeadingVocabulary.Section, StringBuilder> texts = new EnumMap<>(HeadingVocabulary.Section.class);

    /** Adds a text; a heading that says more than the name of the section stays over it. */
    void add(HeadingVocabulary.Section kind, String heading, String body) {
        if (body.isBlank()) {
            return;
        }
        StringBuilder text = texts.computeIfAbsent(kind, none -> new StringBuilder());
        text.append(text.isEmpty() ? "" : "\n\n");
        if (!HeadingVocabulary.isOurs(kind, heading)) {
            text.append("### ").append(heading).append("\n\n");
        }
        text.append(MarkdownSection.body(body, BELOW));
    }

    String of(HeadingVocabulary.Section kind) {
        StringBuilder text = texts.get(kind);
        return text == null ? "" : text.toString();
    }
}
