package io.incidentkit.insight;

import io.incidentkit.actionitem.ActionFinding;
import io.incidentkit.actionitem.ActionTally;
import io.incidentkit.actionitem.SurfacingPolicy;
import io.incidentkit.actionitem.WeeklyReview;
import io.incidentkit.incident.Incident;
import io.incidentkit.insight.Repeats.Repeat;
import io.incidentkit.text.DurationWords;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One week at a glance: what happened, how that compares with the week before, and what needs somebody's attention. It names
 * systems; people are named as owners only. Drills and backfilled incidents are left out, and so are private incidents that
 * the reader may not see.
 *
 * <p>Immutable and thread-safe.
 */
public final class WeeklyDigest {
    private static final int WEEK = 7;

    private final LocalDate firstDay;
    private final Scope scope;
    private final List<Incident> incidents;
    private final List<Incident> stillOpen;
    private final Figures week;
    private final Figures before;
    private final List<OwedPostmortem> postmortems;
    private final WeeklyReview review;
    private final LocalDate actionsSince;
    private final Map<String, ActionTally> actions;
    private final List<ActionFinding> surfaced;
    private final List<ActionFinding> theatre;
    private final List<Repeat> repeats;
    private final List<BudgetSpent> errorBudgets;
    private final boolean countsPrivate;
    private final List<String> standsOut;

    private WeeklyDigest(DigestCollector pass, LocalDate firstDay, Scope scope, SurfacingPolicy policy) {
        this.firstDay = firstDay;
        this.scope = scope;
        this.incidents = pass.week();
        this.stillOpen = pass.stillOpen();
        Figures ever = pass.ever();
        this.week = Figures.of(incidents, scope);
        this.before = Figures.of(pass.weekBefore(), scope);
        this.postmortems = pass.postmortems();
        ActionBoard board = pass.board();
        this.review = board.review();
        LocalDate today = scope.now().atZone(scope.zone()).toLocalDate();
        this.actionsSince = today.minusDays(policy.over().toDays());
        this.actions = board.byTeam(actionsSince, today);
        this.surfaced = board.surfaced(policy);
        this.theatre = board.theatre();
        this.repeats = ever.repeats().all().stream()
                .filter(repeat -> pass.isInWeek(repeat.incident().detectedAt()))
                .toList();
        this.errorBudgets = ever.errorBudgets();
        this.standsOut = pass.standsOut();
        this.countsPrivate = pass.countsPrivate();
    }

    /**
     * Makes the digest of a week.
     *
     * @param incidents all incidents: also earlier ones, which may be repeated, owe a postmortem or have items to do
     * @param firstDay the first day of the week
     * @param scope who reads, when, and what only the host knows
     * @param policy when action items are shown to leadership
     * @return the digest
     */
    public static WeeklyDigest of(
            Collection<Incident> incidents, LocalDate firstDay, Scope scope, SurfacingPolicy policy) {
        return of(incidents.stream(), firstDay, scope, policy);
    }

    /**
     * Makes the digest of a week of a stream, such as {@code incidents.outlines()}. Those of the week and the one before are kept, and those
     * that somebody has to see to; all others are gone over.
     *
     * @param incidents all incidents, as above; the stream is used up
     * @param firstDay the first day of the week
     * @param scope who reads, when, and what only the host knows
     * @param policy when action items are shown to leadership
     * @return the digest
     */
    public static WeeklyDigest of(Stream<Incident> incidents, LocalDate firstDay, Scope scope, SurfacingPolicy policy) {
        DigestCollector pass = new DigestCollector(scope, firstDay);
        incidents.forEachOrdered(pass::add);
        return new WeeklyDigest(pass, firstDay, scope, policy);
    }

    /** Returns the first day of the week. */
    public LocalDate firstDay() {
        return firstDay;
    }

    /** Returns the last day of the week. */
    public LocalDate lastDay() {
        return firstDay.plusDays(WEEK - 1L);
    }

    /** Returns the incidents that were detected in the week, the most severe first. */
    public List<Incident> incidents() {
        return incidents;
    }

    /** Returns the incidents of earlier weeks that are still open, the oldest first. */
    public List<Incident> stillOpen() {
        return stillOpen;
    }

    /** Returns the figures of the week. */
    public Figures week() {
        return week;
    }

    /** Returns the figures of the week before. */
    public Figures before() {
        return before;
    }

    /** Returns the postmortems that are overdue, or due within a week; the first due first. */
    public List<OwedPostmortem> postmortems() {
        return postmortems;
    }

    /** Returns the agenda of the review of action items. */
    public WeeklyReview review() {
        return review;
    }

    /** Returns since when items count for {@link #actionsByTeam}, as the surfacing policy says. */
    public LocalDate actionsSince() {
        return actionsSince;
    }

    /** Returns how the action items of each team stand that fell due since {@link #actionsSince} and before today. */
    public Map<String, ActionTally> actionsByTeam() {
        return actions;
    }

    /** Returns what leadership is shown. */
    public List<ActionFinding> surfaced() {
        return surfaced;
    }

    /** Returns the postmortems and teams whose action items are only for show. */
    public List<ActionFinding> theatre() {
        return theatre;
    }

    /** Returns which incidents of the week repeat an earlier one. */
    public List<Repeat> repeats() {
        return repeats;
    }

    /** Returns what is spent of the error budgets that the host links, each in its own window. */
    public List<BudgetSpent> errorBudgets() {
        return errorBudgets;
    }

    /** Returns whether private incidents are counted or named, so that it is for nobody but its reader. */
    public boolean countsPrivate() {
        return countsPrivate;
    }

    /**
     * Returns what needs somebody's attention, a line each: incidents that are open since before the week, budgets that are used up,
     * overdue postmortems, what leadership is shown, work that two do, duties that are overdue, and runbooks that owe a review.
     */
    public List<String> attention() {
        List<String> lines = new ArrayList<>();
        stillOpen.forEach(incident -> lines.add(incident.reference() + " is open since "
                + WeeklyDigestPage.day(
                        incident.detectedAt().atZone(scope.zone()).toLocalDate(), lastDay()) + ": "
                + FigureFormat.title(incident.title()) + "."));
        errorBudgets.stream()
                .filter(BudgetSpent::usedUp)
                .forEach(spent -> lines.add("The error budget of "
                        + spent.objective().name() + " is used up: " + WeeklyDigestPage.spent(spent) + "."));
        List<String> overdue = postmortems.stream()
                .filter(owed -> owed.overdue(scope.now()))
                .map(owed -> owed.incident().reference() + " by "
                        + DurationWords.figure(Duration.between(owed.due(), scope.now())))
                .toList();
        if (!overdue.isEmpty()) {
            lines.add("Overdue postmortems: " + String.join(", ", WeeklyDigestPage.shortened(overdue)) + ".");
        }
        surfaced.forEach(
                finding -> lines.add("For leadership: " + finding.violation().message()));
        theatre.forEach(finding -> lines.add("Theatre: " + finding.violation().message()));
        lines.addAll(standsOut);
        return lines;
    }

    /** Returns the digest as one Markdown page. */
    public String toMarkdown() {
        return new WeeklyDigestPage(this, scope).render();
    }
}
