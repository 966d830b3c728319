package io.incidentkit.connector.postmortem;

import io.incidentkit.markdown.MarkdownText;
import io.incidentkit.postmortem.ActionLine;
import java.util.Optional;
import java.util.stream.Collectors;

/** Turns the Markdown of a document into the literal texts that an incident holds. */
final class LiteralText {
    private LiteralText() {}

    /** Returns the text that reads as the Markdown does; the source itself if it is more than text, so that no link is lost. */
    static String of(String markdown) {
        String text = markdown.lines().map(MarkdownText::plain).collect(Collectors.joining("\n"));
        return MarkdownText.escapeLines(text).equals(markdown) ? text : markdown;
    }

    /** Tells whether an action item's Markdown is what a postmortem makes of an item's text. */
    static boolean isOf(String text, String markdown) {
        ActionLine line = new ActionLine("", MarkdownText.escapeLines(text), "", Optional.empty(), "");
        return line.description().equals(markdown);
    }
}
