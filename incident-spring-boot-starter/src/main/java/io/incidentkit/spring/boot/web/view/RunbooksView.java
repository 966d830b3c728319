package io.incidentkit.spring.boot.web.view;

import io.incidentkit.command.RunbookCommand.UseRunbook;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.RunbookUse;
import io.incidentkit.runbook.RunbookBranch;
import io.incidentkit.runbook.RunbookFinding;
import io.incidentkit.runbook.RunbookMatch;
import io.incidentkit.runbook.Runbooks;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

    private static final View<Fitting> MATCH = View.<Fitting>named("FittingRunbook")
            .with("runbook", Shape.TEXT, fitting -> fitting.match().use().runbook())
            .with("name", Shape.TEXT, fitting -> fitting.match().use().name())
            .maybe("source", Shape.TEXT, fitting -> fitting.match().runbook().source())
            .with("score", Shape.NUMBER, fitting -> fitting.match().score())
            .with("because", TEXTS, fitting -> fitting.match().reasons())
            .each("branches", BRANCH, fitting -> fitting.match().runbook().branches())
            .with("remarks", TEXTS, fitting -> fitting.match().runbook().remarks())
            .maybe("copiedAt", Shape.MOMENT, Fitting::copiedAt);

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
    public record Shown(Incident incident, List<Fitting> fitting, List<RunbookFinding> found) {

        /**
         * Asks for what is shown of an incident.
         *
         * @param incident the incident
         * @param timeline its timeline
         * @param runbooks the runbooks
         */
        public static Shown of(Incident incident, List<TimelineEntry> timeline, Runbooks runbooks) {
            List<Fitting> fitting = runbooks.fitting(incident, timeline).stream()
                    .map(match ->
                            new Fitting(match, runbooks.copiedAt(match.runbook().id())))
                    .toList();
            return new Shown(incident, fitting, runbooks.check());
        }
    }

    /**
     * A runbook that fits.
     *
     * @param match the runbook, and why it fits
     * @param copiedAt when it was read, if its place does not answer since
     */
    public record Fitting(RunbookMatch match, Optional<Instant> copiedAt) {}

    private RunbooksView() {}

    private static List<RunbookFinding> faulty(Shown shown) {
        Set<String> named = Stream.concat(
                        shown.fitting().stream()
                                .map(fitting -> fitting.match().use())
                                .map(UseRunbook::runbook),
                        shown.incident().runbooks().stream().map(RunbookUse::runbook))
                .collect(Collectors.toSet());
        // A page that can't be read fits nothing, so it may be the one that is missing.
        return shown.found().stream()
                .filter(each -> !each.isReadable() || named.contains(each.runbook()))
                .toList();
    }
}
