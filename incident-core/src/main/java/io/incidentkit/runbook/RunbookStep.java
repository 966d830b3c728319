package io.incidentkit.runbook;

import io.incidentkit.markdown.CodeBlock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One step of a section of a runbook: an item of a list, or a paragraph with the commands that follow it.
 *
 * @param number its place in the section, from 1
 * @param written the number that its author gave it, to which other steps may refer; null if none
 * @param under the sub-heading that it stands under; empty if it stands right under the section's heading
 * @param text what it says, as Markdown, with its commands in their place
 * @param commands its commands, in their order
 */
public record RunbookStep(int number, @Nullable Integer written, String under, String text, List<CodeBlock> commands) {
    /** Checks that nothing but {@code written} is null, and copies the commands. */
    public RunbookStep {
        Objects.requireNonNull(under, "under");
        Objects.requireNonNull(text, "text");
        commands = List.copyOf(commands);
    }

    /**
     * Returns under which condition the step is taken, if it begins with one: what stands between <i>if</i> and
     * <i>then</i> (or the colon, the comma, the arrow), as Markdown.
     */
    public Optional<String> condition() {
        return BranchClause.first(text).map(clause -> clause.condition(text)).filter(found -> !found.isEmpty());
    }

    /**
     * Returns what is done under which condition: each sentence that begins with one, here and in the lists of this step, in
     * their order. A step without any that stands under a sub-heading that is a condition is done under that one.
     */
    public List<RunbookBranch> branches() {
        return BranchReader.read(this);
    }

    /** The same step at another place. */
    RunbookStep numbered(int place) {
        return new RunbookStep(place, written, under, text, commands);
    }
}
