package io.incidentkit.runbook;

import io.incidentkit.markdown.CodeBlock;
import java.util.List;
import java.util.Objects;

/**
 * One <i>if … then …</i> of a runbook: which condition it is for, and what is done under it.
 *
 * @param step the {@linkplain RunbookStep#number number} of the step that it stands in
 * @param condition what stands between <i>if</i> and <i>then</i>, as Markdown; words that turn it round stay, such as
 *     {@code unless} and {@code otherwise}
 * @param action what is done, as Markdown, with the commands and lists that follow; empty if the page does not say it
 * @param text both, exactly as written
 * @param commands the commands of the action, in their order
 */
public record RunbookBranch(int step, String condition, String action, String text, List<CodeBlock> commands) {

    /** Checks that nothing is null, and copies the commands. */
    public RunbookBranch {
        Objects.requireNonNull(condition, "condition");
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(text, "text");
        commands = List.copyOf(commands);
    }
}
