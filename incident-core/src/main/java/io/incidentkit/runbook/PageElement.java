package io.incidentkit.runbook;

import io.incidentkit.markdown.SourceBlock;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One element of a page in its order: a heading, a line that is read as one, or a block of text.
 *
 * @param form what it is
 * @param from where its first line begins in the page
 * @param to where it ends; what follows a heading is its text
 * @param level the level of a heading, 1 to 6; those that are only read as headings lie below
 * @param text the words of a heading; empty for text
 * @param block a block of text; null for a heading
 */
record PageElement(
        Form form,
        int from,
        int to,
        int level,
        String text,
        @Nullable SourceBlock block) {
    /** A line in bold that names a section lies below all real headings. */
    static final int BOLD_LINE = 7;

    /** A label at the beginning of a line lies below those. */
    static final int LABEL = 8;

    /** How an element is written. */
    enum Form {
        /** A heading. */
        HEADING,
        /** A line in bold that names a section. */
        BOLD,
        /** A label that names a section, see {@link LabelLine}. */
        LABEL,
        /** The end of a label's text, where the section that it stands in goes on. */
        RESUMPTION,
        /** Text. */
        BLOCK
    }

    /** Reads a block that begins and ends at these places. */
    static PageElement of(SourceBlock block, int from, int to) {
        return title(block)
                .map(text -> block.level() > 0
                        ? new PageElement(Form.HEADING, from, to, block.level(), text, null)
                        : new PageElement(Form.BOLD, from, to, BOLD_LINE, text, null))
                .orElseGet(() -> new PageElement(Form.BLOCK, from, to, 0, "", block));
    }

    /** Whether a section may begin here. */
    boolean isTitle() {
        return form != Form.BLOCK;
    }

    /** The block of an element that is text. */
    SourceBlock content() {
        return Objects.requireNonNull(block);
    }

    HeadingWords words() {
        return HeadingWords.of(text);
    }

    /** The kinds that it has in a section of these. What warns, warns wherever it stands. */
    Set<SectionKind> kindsIn(Set<SectionKind> section) {
        HeadingWords words = words();
        Set<SectionKind> plain = form == Form.LABEL ? words.named() : words.plain();
        if (!plain.isEmpty()) {
            return plain;
        }
        Set<SectionKind> leaning = words.leaning();
        return section.isEmpty() || leaning.contains(SectionKind.DONTS) ? leaning : section;
    }

    private static Optional<String> title(SourceBlock block) {
        if (block.level() > 0) {
            return Optional.of(block.plain());
        }
        return block.isBoldParagraph()
                ? Optional.of(block.plain().replaceFirst("[:\uFF1A]$", ""))
                        .filter(text -> !HeadingWords.of(text).named().isEmpty())
                : Optional.empty();
    }
}
