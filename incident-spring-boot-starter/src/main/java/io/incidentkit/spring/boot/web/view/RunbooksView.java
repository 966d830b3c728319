package io.incidentkit.spring.boot.web.view;

import io.incidentkit.command.RunbookCommand.UseRunbook;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.RunbookUse;
import io.incidentkit.runbook.RunbookBranch;
import io.incidentkit.runbook.RunbookFinding;
import io.incidentkit.runbook.RunbookMatch;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runbooks as the API shows them: those that fit an incident, best first, those that were used, and what is wrong with them. */
public final class RunbooksView {
    private static final Shape TEXTS = Shape.listOf(Shape.TEXT);

    /** One <i>if … then …</i> of a page, as {@code take-branch} takes it. */
    static final View<RunbookBranch> BRANCH = View.<RunbookBranch>named("RunbookBranch")
            .with("step", Shape.WHOLE, RunbookBranch::step)
            .with("condition", Shape.TEXT, RunbookBranch::condition)
            .with("action", Shape.TEXT, RunbookBranch::action);

    private static final View<RunbookMatch> MATCH = View.<RunbookMatch>named("FittingRunbook")
            .with("runbook", Shape.TEXT, match -> match.use().runbook())
            .with("name", Shape.TEXT, match -> match.use().name())
            .maybe("source", Shape.TEXT, match -> match.runbook().source())
            .with("score", Shape.NUMBER, RunbookMatch::score)
            .with("because", TEXTS, RunbookMatch::reasons)
            .each("branches", BRANCH, match -> match.runbook().branches())
            .with("remarks", TEXTS, match -> match.runbook().remarks());

    /** The fault of a page. */
    private static final View<RunbookFinding> FINDING = View.<RunbookFinding>named("RunbookFinding")
            .with("runbook", Shape.TEXT, RunbookFinding::runbook)
            .with("faults", TEXTS, RunbookFinding::faults)
            .each("violations", Violations.VIOLATION, RunbookFinding::violations);

    /** The runbooks of an incident. */
    public static final View<Shown> OF_INCIDENT = View.<Shown>named("RunbooksOfIncident")
            .each("fitting", MATCH, Shown::fitting)
            .each("used", FollowUpView.RUNBOOK, shown -> shown.incident().runbooks())
            .each("faulty", FINDING, RunbooksView::faulty);

    /**
     * The things that are shown of an incident.
     *
     * @param incident the incident
     * @param fitting the runbooks that fit it, best first
     * @param found what is wrong with runbooks
     */
    public record Shown(Incident incident, List<RunbookMatch> fitting, List<RunbookFinding> found) {}

    private RunbooksView() {}

    private static List<RunbookFinding> faulty(Shown shown) {
        Set<String> named = Stream.concat(
                        shown.fitting().stream().map(RunbookMatch::use).map(UseRunbook::runbook),
                        shown.incident().runbooks().stream().map(RunbookUse::runbook))
                .collect(Collectors.toSet());
        // A page that can't be read fits nothing, so it may be the one that is missing.
        return shown.found().stream()
                .filter(each -> !each.isReadable() || named.contains(each.runbook()))
                .toList();
    }
}
