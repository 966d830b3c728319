package io.incidentkit.postmortem;

import io.incidentkit.markdown.MarkdownSource;
import io.incidentkit.markdown.MarkdownText;
import io.incidentkit.markdown.SourceBlock;
import io.incidentkit.markdown.SourceBlock.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
        boolean hasHeadings = source.headings().stream()
                .anyMatch(heading -> heading.level() > 1
                        && Vocabulary.section(heading.source()).isPresent());
        BoldSections sections = new BoldSections(source);
        if (hasHeadings || source.blocks().stream().noneMatch(sections::hasSection)) {
            return source;
        }
        sections.read();
        boolean titled = !source.blocks().isEmpty() && source.blocks().get(0).is(Kind.HEADING);
        sections.out.add(titled ? 1 : 0, String.join("\n", sections.facts));
        return MarkdownSource.parse(String.join("\n\n", sections.out));
    }

    private boolean hasSection(SourceBlock block) {
        return block.is(Kind.LIST)
                ? block.children().stream().anyMatch(item -> isKnown(item.content()))
                : block.is(Kind.PARAGRAPH) && isKnown(block.source());
    }

    private void read() {
        for (SourceBlock block : source.blocks()) {
            if (block.is(Kind.LIST) && block.children().stream().anyMatch(this::isNamed)) {
                block.children().forEach(this::item);
            } else if (block.is(Kind.PARAGRAPH) && isKnown(block.source())) {
                section(block.source());
            } else {
                out.add(block.source());
            }
        }
    }

    private boolean isNamed(SourceBlock item) {
        return NAMED.matcher(item.content()).lookingAt();
    }

    private void item(SourceBlock item) {
        String text = item.content();
        Matcher name = NAMED.matcher(text);
        boolean isNamed = name.lookingAt();
        boolean isFact =
                isNamed && text.indexOf('\n') < 0 && !text.substring(name.end()).isBlank();
        if (isKnown(text) || (isNamed && !isFact)) {
            section(text);
        } else {
            // A fact among sections belongs to none of them.
            (isFact ? facts : out).add(item.source());
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
