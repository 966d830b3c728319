package io.incidentkit.runbook;

import io.incidentkit.markdown.CodeBlock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    private static final Pattern CONDITION = Pattern.compile(
            "(?:if|when|in case(?: of)?)\\s+(.+?)(?:,?\\s{1,3}then\\b|[,:;]\\s|\\.\\s|$)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** Checks that nothing but {@code written} is null, and copies the commands. */
    public RunbookStep {
        Objects.requireNonNull(under, "under");
        Objects.requireNonNull(text, "text");
        commands = List.copyOf(commands);
    }

    /**
     * Returns under which condition the step is taken, if it begins with one: what stands between <i>if</i> and
     * <i>then</i> (or the comma), as Markdown.
     */
    public Optional<String> condition() {
        Matcher matcher = CONDITION.matcher(text);
        return matcher.lookingAt() ? Optional.of(matcher.group(1).strip()) : Optional.empty();
    }
}
