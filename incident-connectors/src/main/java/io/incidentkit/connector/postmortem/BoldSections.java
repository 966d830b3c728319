package io.incidentkit.connector.postmortem;

import io.incidentkit.markdown.MarkdownSource;
import io.incidentkit.markdown.MarkdownText;
import io.incidentkit.markdown.SourceBlock;
import io.incidentkit.markdown.SourceBlock.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Some teams write no headings but names in bold, as paragraphs or as items of a list, or only below some headings. This
 * turns them into headings, so that there is one way to read sections.
 */
final class BoldSections {
    /** A name in bold or in front of a colon, and what follows it on the line. */
    private static final Pattern NAMED = Pattern.compile(
            "\\A(?:(?:\\*\\*|__)([^*_:][^*:]{0,100}?)(?::(?:\\*\\*|__)|(?:\\*\\*|__)\\s*:|(?:\\*\\*|__)[ \\t]*$)|([\\p{Lu}][\\p{L}\\p{N} '\u2019-]{1,40}):[ \\t]*$)[ \\t]*",
            Pattern.MULTILINE);

    private static final Pattern FENCE = Pattern.compile(" {0,3}(?:```|~~~)");

    /** The sections below which other text can stand without a heading of its own. */
    private static final Set<HeadingVocabulary.Section> OPEN = EnumSet.of(
            HeadingVocabulary.Section.SUMMARY, HeadingVocabulary.Section.TIMELINE, HeadingVocabulary.Section.LESSONS);

    private final MarkdownSource source;
    private final List<String> facts = new ArrayList<>();
    private final List<String> out = new ArrayList<>();

    private BoldSections(MarkdownSource source) {
        this.source = source;
    }

    /** Returns the document with headings for all of its sections. */
    static MarkdownSource asHeadings(MarkdownSource document) {
        MarkdownSource source = parted(document);
        Set<HeadingVocabulary.Section> headed = EnumSet.noneOf(HeadingVocabulary.Section.class);
        source.headings().stream()
                .filter(heading -> heading.level() > 1)
                .forEach(heading -> HeadingVocabulary.section(heading.source()).ifPresent(headed::add));
        BoldSections sections = new BoldSections(source);
        if (!headed.isEmpty()) {
            return sections.belowHeadings(headed);
        }
        if (source.blocks().stream().noneMatch(sections::hasSection)) {
            return source;
        }
        sections.read();
        boolean titled = !source.blocks().isEmpty() && source.blocks().get(0).is(Kind.HEADING);
        sections.out.add(titled ? 1 : 0, String.join("\n", sections.facts));
        return MarkdownSource.parse(String.join("\n\n", sections.out));
    }

    /** Markdown takes a name right behind a list for a part of its last item, and no author does. */
    private static MarkdownSource parted(MarkdownSource document) {
        List<String> parted = new ArrayList<>();
        String before = "";
        boolean isCode = false;
        for (String line : document.lines()) {
            isCode ^= FENCE.matcher(line).lookingAt();
            Matcher name = NAMED.matcher(line);
            boolean begins = !isCode
                    && !before.isBlank()
                    && name.lookingAt()
                    && name.end() == line.length()
                    && kind(line).isPresent();
            if (begins) {
                parted.add("");
            }
            parted.add(line);
            before = line;
        }
        return parted.size() == document.lines().size() ? document : MarkdownSource.parse(String.join("\n", parted));
    }

    /** Names in bold below headings begin the sections for which there is no heading, and end them. */
    private MarkdownSource belowHeadings(Set<HeadingVocabulary.Section> headed) {
        boolean changed = false;
        boolean within = false;
        boolean open = true;
        int level = 1;
        for (SourceBlock block : source.blocks()) {
            Optional<HeadingVocabulary.Section> named =
                    block.is(Kind.PARAGRAPH) ? kind(block.source()) : Optional.empty();
            boolean begins = named.filter(kind -> kind != HeadingVocabulary.Section.SUMMARY && !headed.contains(kind))
                    .isPresent();
            if (block.is(Kind.HEADING)) {
                Optional<HeadingVocabulary.Section> kind = HeadingVocabulary.section(block.source());
                open = kind.isEmpty() || OPEN.contains(kind.get());
                level = block.level();
                within = false;
            }
            within |= open && begins;
            if (within && block.is(Kind.PARAGRAPH) && isName(block.source())) {
                section(block.source(), Math.min(6, level + 1));
                changed = true;
            } else {
                out.add(block.source());
            }
        }
        return changed ? MarkdownSource.parse(String.join("\n\n", out)) : source;
    }

    private boolean hasSection(SourceBlock block) {
        return block.is(Kind.LIST)
                ? block.children().stream().anyMatch(item -> isKnown(item.content()))
                : block.is(Kind.PARAGRAPH) && isKnown(block.source());
    }

    private void read() {
        for (SourceBlock block : source.blocks()) {
            if (block.is(Kind.LIST) && block.children().stream().anyMatch(item -> isName(item.content()))) {
                block.children().forEach(this::item);
            } else if (block.is(Kind.PARAGRAPH) && (isKnown(block.source()) || block.isBoldParagraph())) {
                section(block.source(), 2);
            } else {
                out.add(block.source());
            }
        }
    }

    private void item(SourceBlock item) {
        String text = item.content();
        Matcher name = NAMED.matcher(text);
        boolean isNamed = name.lookingAt();
        boolean isFact =
                isNamed && text.indexOf('\n') < 0 && !text.substring(name.end()).isBlank();
        if (isKnown(text) || (isNamed && !isFact)) {
            section(text, 2);
        } else {
            // A fact among sections belongs to none of them.
            (isFact ? facts : out).add(item.source());
        }
    }

    private void section(String text, int level) {
        Matcher name = NAMED.matcher(text);
        if (!name.lookingAt()) {
            out.add(text);
            return;
        }
        out.add("#".repeat(level) + " " + name(name));
        out.add(text.substring(name.end()).strip());
    }

    private static boolean isName(String text) {
        return NAMED.matcher(text).lookingAt();
    }

    private static boolean isKnown(String text) {
        Matcher name = NAMED.matcher(text);
        return name.lookingAt()
                && HeadingVocabulary.section(MarkdownText.plain(name(name))).isPresent();
    }

    /** The kind that a name announces which says nothing else. */
    private static Optional<HeadingVocabulary.Section> kind(String text) {
        Matcher name = NAMED.matcher(text);
        return name.lookingAt() && HeadingVocabulary.isPlain(name(name))
                ? HeadingVocabulary.section(MarkdownText.plain(name(name)))
                : Optional.empty();
    }

    private static String name(Matcher found) {
        return (found.group(1) != null ? found.group(1) : found.group(2)).strip();
    }
}
