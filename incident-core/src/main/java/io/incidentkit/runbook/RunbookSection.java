package io.incidentkit.runbook;

import io.incidentkit.markdown.CodeBlock;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * One section of a runbook, from its heading to the next section's.
 *
 * @param kinds what it holds, by its heading; empty for a section that the playbook does not speak of
 * @param heading its heading as plain text; empty for what stands ahead of the first heading
 * @param markdown its text under the heading, as written, sub-headings included
 * @param steps the same text step by step
 */
public record RunbookSection(Set<SectionKind> kinds, String heading, String markdown, List<RunbookStep> steps) {

    /** Checks that nothing is null, and copies the collections. */
    public RunbookSection {
        kinds = ordered(kinds);
        Objects.requireNonNull(heading, "heading");
        Objects.requireNonNull(markdown, "markdown");
        steps = List.copyOf(steps);
    }

    /** Returns whether it says anything under its heading. */
    public boolean saysSomething() {
        return !steps.isEmpty();
    }

    /** Returns its commands, in their order. */
    public List<CodeBlock> commands() {
        return steps.stream().flatMap(step -> step.commands().stream()).toList();
    }

    private static Set<SectionKind> ordered(Collection<SectionKind> kinds) {
        Set<SectionKind> copy = EnumSet.noneOf(SectionKind.class);
        copy.addAll(kinds);
        return Collections.unmodifiableSet(copy);
    }
}
