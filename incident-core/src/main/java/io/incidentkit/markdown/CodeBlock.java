package io.incidentkit.markdown;

import java.util.Objects;

/**
 * One block of code of a page: commands, or what they print.
 *
 * @param language what its author called it, such as {@code shell}; empty if nothing
 * @param text the block's lines exactly as written, without the fence or the indentation that makes it a block, and
 *     without the last line break; in a list, a line of blanks alone comes out empty
 */
public record CodeBlock(String language, String text) {

    /** Checks that nothing is null. */
    public CodeBlock {
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(text, "text");
    }
}
