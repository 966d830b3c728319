package io.incidentkit.postmortem;

import io.incidentkit.markdown.MarkdownSource;
import io.incidentkit.markdown.MarkdownText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Heading;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;

/**
 * Some teams write no headings but names in bold, as paragraphs or as items of a list. This turns them into headings, so
 * that there is one way to read sections.
 */
final class BoldSections {
    /** A name in bold or in front of a colon, and what follows it on the line. */
    private static final Pattern NAMED = Pattern.compile(
            "\\A(?:(?:\\*\\*|__)([^*_:][^*:]{0,60}?)(?::(?:\\*\\*|__)|(?:\\*\\*|__)\\s*:|(?:\\*\\*|__)[ \\t]*$)|([\\p{Lu}][\\p{L} '-]{1,40}):[ \\t]*$)[ \\t]*",
            Pattern.MULTILINE);

    private final MarkdownSource source;
    private final List<String> facts = new ArrayList<>();
    private final List<String> out = new ArrayList<>();

    private BoldSections(MarkdownSource source) {
        this.source = source;
    }

    /** Returns the document with headings; as it is, if it has sections with headings. */
    static MarkdownSource asHeadings(MarkdownSource source) {
        boolean hasHeadings = source.blocks().stream()
                .filter(Heading.class::isInstance)
                .anyMatch(heading ->
                        Vocabulary.section(source.source(heading)).isPresent() && ((Heading) heading).getLevel() > 1);
        BoldSections sections = new BoldSections(source);
        if (hasHeadings || source.blocks().stream().noneMatch(sections::hasSection)) {
            return source;
        }
        sections.read();
        boolean titled = !source.blocks().isEmpty() && source.blocks().get(0) instanceof Heading;
        sections.out.add(titled ? 1 : 0, String.join("\n", sections.facts));
        return MarkdownSource.parse(String.join("\n\n", sections.out));
    }

    private boolean hasSection(Node block) {
        return block instanceof ListBlock
                ? MarkdownSource.children(block).stream()
                        .anyMatch(item -> isKnown(source.source(MarkdownSource.children(item))))
                : block instanceof Paragraph && isKnown(source.source(block));
    }

    private void read() {
        for (Node block : source.blocks()) {
            if (block instanceof ListBlock
                    && MarkdownSource.children(block).stream().anyMatch(this::isNamed)) {
                MarkdownSource.children(block).forEach(this::item);
            } else if (block instanceof Paragraph && isKnown(source.source(block))) {
                section(source.source(block));
            } else {
                out.add(source.source(block));
            }
        }
    }

    private boolean isNamed(Node item) {
        return NAMED.matcher(source.source(MarkdownSource.children(item))).lookingAt();
    }

    private void item(Node item) {
        String text = source.source(MarkdownSource.children(item));
        Matcher name = NAMED.matcher(text);
        boolean isNamed = name.lookingAt();
        boolean isFact =
                isNamed && text.indexOf('\n') < 0 && !text.substring(name.end()).isBlank();
        if (isKnown(text) || (isNamed && !isFact)) {
            section(text);
        } else {
            // A fact among sections belongs to none of them.
            (isFact ? facts : out).add(source.source(item));
        }
    }

    private void section(String text) {
        Matcher name = NAMED.matcher(text);
        if (!name.lookingAt()) {
            out.add(text);
            return;
        }
        out.add("## " + (name.group(1) != null ? name.group(1) : name.group(2)).strip());
        out.add(text.substring(name.end()).strip());
    }

    private static boolean isKnown(String text) {
        Matcher name = NAMED.matcher(text);
        return name.lookingAt()
                && Vocabulary.section(MarkdownText.plain(name.group(1) != null ? name.group(1) : name.group(2)))
                        .isPresent();
    }
}
