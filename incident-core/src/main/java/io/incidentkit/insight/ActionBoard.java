package io.incidentkit.insight;

import io.incidentkit.actionitem.ActionFinding;
import io.incidentkit.actionitem.ActionItem;
import io.incidentkit.actionitem.ActionItemRules;
import io.incidentkit.actionitem.ActionItems;
import io.incidentkit.actionitem.ActionTally;
import io.incidentkit.actionitem.SurfacingPolicy;
import io.incidentkit.actionitem.TrackedItem;
import io.incidentkit.actionitem.WeeklyReview;
import io.incidentkit.duty.WeeklyMoment;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.incident.Incident;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collector;
import java.util.stream.Stream;

/**
 * The action items of all incidents, with their teams. The weekly review looks at every open item, also of a drill and of a
 * false alarm; what is counted leaves out those of drills and backfilled incidents, as {@link Figures} do. Items of private
 * incidents are seen by those who may see the incident.
 *
 * <p>Immutable and thread-safe.
 */
public final class ActionBoard {
    private final Scope scope;
    private final List<TrackedItem> seen;
    private final List<TrackedItem> counted;

    private ActionBoard(Scope scope, List<TrackedItem> seen, List<TrackedItem> counted) {
        this.scope = scope;
        this.seen = List.copyOf(seen);
        this.counted = List.copyOf(counted);
    }

    /**
     * Collects the items.
     *
     * @param incidents the incidents; gone over once
     * @param scope who reads, when, and which teams there are
     * @return the board
     */
    public static ActionBoard of(Iterable<Incident> incidents, Scope scope) {
        Pass pass = new Pass(scope);
        incidents.forEach(pass::add);
        return pass.board();
    }

    /**
     * Collects the items of a stream, such as {@code incidents.all()}.
     *
     * @param incidents the incidents; the stream is used up
     * @param scope who reads, when, and which teams there are
     * @return the board
     */
    public static ActionBoard of(Stream<Incident> incidents, Scope scope) {
        return incidents.sequential().collect(collecting(scope));
    }

    /**
     * Returns a collector of the items, for whoever makes something else of the same stream too. It does not run in parallel.
     *
     * @param scope who reads, when, and which teams there are
     */
    public static Collector<Incident, ?, ActionBoard> collecting(Scope scope) {
        return OnePass.collector(() -> new Pass(scope), Pass::add, Pass::board);
    }

    /** Goes over incidents once. Not thread-safe. */
    static final class Pass {
        private final Scope scope;
        private final List<TrackedItem> seen = new ArrayList<>();
        private final List<TrackedItem> counted = new ArrayList<>();

        Pass(Scope scope) {
            this.scope = scope;
        }

        void add(Incident incident) {
            if (!scope.sees(incident)) {
                return;
            }
            boolean counts = scope.counts(incident);
            for (ActionItem item : incident.actionItems()) {
                TrackedItem tracked = scope.track(incident, item);
                seen.add(tracked);
                if (counts) {
                    counted.add(tracked);
                }
            }
        }

        ActionBoard board() {
            return new ActionBoard(scope, seen, counted);
        }
    }

    /** Returns every item that the reader may see, in the order of the incidents. */
    public List<TrackedItem> items() {
        return seen;
    }

    /** Returns the agenda of the weekly review ({@code actions-are-reviewed-weekly}). */
    public WeeklyReview review() {
        return WeeklyReview.of(seen, scope.now(), scope.zone());
    }

    /**
     * Returns how the items of each team stand that fell due in a period; one without a due date falls due when somebody is asked for it,
     * a week after it was added.
     *
     * @param from the first day of the period
     * @param until the day after its last
     * @return one tally a team that has items in the period, by name
     */
    public Map<String, ActionTally> byTeam(LocalDate from, LocalDate until) {
        return ActionItems.byTeam(counted, from, until, scope.now(), scope.zone());
    }

    /**
     * Returns what leadership is shown ({@code undone-actions-surface}).
     *
     * @param policy when something is shown
     * @return teams by name, then items, the longest stale first
     */
    public List<ActionFinding> surfaced(SurfacingPolicy policy) {
        return ActionItemRules.undoneSurface(counted, policy, scope.now(), scope.zone());
    }

    /**
     * Returns what leadership is shown as effects. The keys are the same all week, so that asking twice shows nothing twice.
     *
     * @param policy when something is shown
     * @return one effect for each finding of {@link #surfaced}
     */
    public List<Effect> effects(SurfacingPolicy policy) {
        return effects(policy, WeeklyMoment.week(scope.now(), scope.zone()));
    }

    /**
     * Returns what leadership is shown as effects of a week.
     *
     * @param policy when something is shown
     * @param week the week in the keys, such as {@code 2026-W49}
     * @return one effect for each finding of {@link #surfaced}
     */
    public List<Effect> effects(SurfacingPolicy policy, String week) {
        EffectKind kind = EffectKind.SURFACE_TO_LEADERSHIP;
        return surfaced(policy).stream()
                .map(finding -> new Effect(
                        kind.code() + "/" + finding.name() + "/" + week,
                        kind,
                        finding.name(),
                        finding.violation().message()))
                .toList();
    }

    /** Returns the postmortems and teams whose items are only for show ({@code postmortem-theatre}). */
    public List<ActionFinding> theatre() {
        return ActionItemRules.theatre(counted, scope.now(), scope.zone());
    }
}
