package io.incidentkit.runbook;

import io.incidentkit.rule.Rule;
import io.incidentkit.rule.Violation;
import java.util.ArrayList;
import java.util.List;

/**
 * Says what a runbook lacks by the playbook. Nothing is refused: a page that lacks something is still read, found and
 * used.
 */
public final class RunbookCheck {
    /**
     * How many lines one page has at most. A printed page has some 60; the rest leaves room for the lines of fences and
     * headings. Blank lines and front matter do not count.
     */
    public static final int PAGE_LINES = 80;

    /** How many characters one line has at most; a longer one counts as several. */
    public static final int LINE_CHARACTERS = 100;

    private static final List<Requirement> REQUIRED = List.of(
            new Requirement(
                    SectionKind.SYMPTOMS,
                    Rule.RUNBOOK_HAS_SYMPTOMS,
                    "what one sees",
                    "Write under \"Symptoms\" what one sees: alerts, graphs, messages, what customers say."),
            new Requirement(
                    SectionKind.DIAGNOSIS,
                    Rule.RUNBOOK_HAS_DIAGNOSIS,
                    "how to tell what is wrong",
                    "Write under \"Diagnosis\" numbered steps, each with its command."),
            new Requirement(
                    SectionKind.MITIGATION,
                    Rule.RUNBOOK_HAS_MITIGATION,
                    "how to restore service",
                    "Write under \"Mitigation\" what to do: if this is so, then do that."),
            new Requirement(
                    SectionKind.DONTS,
                    Rule.RUNBOOK_HAS_DONTS,
                    "what not to do",
                    "Write under \"What not to do\" what makes it worse, and why."));

    private RunbookCheck() {}

    /**
     * Checks a runbook against all rules of chapter 6 that a page alone can break.
     *
     * @param runbook the runbook
     * @return every rule that it breaks, in the order of the playbook; empty if it is as it should be
     */
    public static List<Violation> check(Runbook runbook) {
        List<Violation> violations = new ArrayList<>();
        REQUIRED.forEach(required -> require(runbook, required, violations));
        int lines = lines(runbook);
        if (lines > PAGE_LINES) {
            violations.add(new Violation(
                    Rule.RUNBOOK_IS_ONE_PAGE,
                    "The page has " + lines + " lines; one page has at most " + PAGE_LINES + ".",
                    "Cut it into one runbook a failure, and link to background instead of telling it."));
        }
        return List.copyOf(violations);
    }

    /**
     * Counts the lines of a runbook as {@link #PAGE_LINES} counts them.
     *
     * @param runbook the runbook
     */
    public static int lines(Runbook runbook) {
        return runbook.body()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .mapToInt(line -> (line.length() + LINE_CHARACTERS - 1) / LINE_CHARACTERS)
                .sum();
    }

    private static void require(Runbook runbook, Requirement required, List<Violation> violations) {
        List<RunbookSection> sections = runbook.sections(required.kind());
        if (sections.stream().anyMatch(RunbookSection::saysSomething)) {
            return;
        }
        String message = sections.isEmpty()
                ? "The heading \"" + required.kind().heading() + "\" is missing: nothing says " + required.what() + "."
                : "Under the heading \"" + sections.get(0).heading() + "\" stands nothing.";
        violations.add(new Violation(required.rule(), message, required.remedy()));
    }

    private record Requirement(SectionKind kind, Rule rule, String what, String remedy) {}
}
