package io.incidentkit.runbook;

import java.util.Objects;

/**
 * One block of commands of a runbook, or of what they print.
 *
 * @param language what its author called it, such as {@code shell}; empty if nothing
 * @param text the block's lines exactly as written, without the fence or the indentation that makes it a block, and
 *     without the last line break
 */
public record CodeBlock(String language, String text) {

    /** Checks that nothing is null. */
    public CodeBlock {
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(text, "text");
    }
}
