package io.incidentkit.console.insight;

import io.incidentkit.actionitem.ActionFinding;
import io.incidentkit.actionitem.ActionItem;
import io.incidentkit.actionitem.ActionItemRules;
import io.incidentkit.actionitem.TrackedItem;
import io.incidentkit.actionitem.WeeklyReview;
import io.incidentkit.commander.Actor;
import io.incidentkit.console.form.Submission;
import io.incidentkit.console.insight.ReviewQuery.Show;
import io.incidentkit.console.page.Texts;
import io.incidentkit.console.page.TicketView;
import io.incidentkit.console.page.Times;
import io.incidentkit.duty.WeeklyMoment;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.incident.Incident;
import io.incidentkit.insight.ActionBoard;
import io.incidentkit.service.Incidents;
import io.incidentkit.service.VisibleIncidents;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the page of the weekly review. It reads the incidents of the items that it shows, and the others in outline. */
@Component
public final class ActionReview {
    private static final int MOST_FINDINGS = 5;

    private final Insight insight;
    private final Incidents incidents;
    private final ReviewForms forms;
    private final Times times;
    private final Texts texts;

    public ActionReview(Insight insight, Incidents incidents, ReviewForms forms, Times times, Texts texts) {
        this.insight = insight;
        this.incidents = incidents;
        this.forms = forms;
        this.times = times;
        this.texts = texts;
    }

    /**
     * Makes the page.
     *
     * @param actor who reads, or empty if they did not say
     * @param query which items
     * @param tried the incident of a form that was sent and not taken, or null
     * @param submission what was sent, or null
     */
    public ReviewPage page(
            Optional<Actor> actor, ReviewQuery query, @Nullable Incident tried, @Nullable Submission submission) {
        Actor reader = actor.orElse(Actor.ANYBODY);
        ActionBoard board = insight.actions(reader);
        List<WeeklyReview.Line> open = board.review().lines();
        List<WeeklyReview.Line> fitting = open.stream()
                .filter(line -> query.isOf(line.item()) && shows(query.show(), line.item()))
                .toList();
        int from = Math.min(query.from(), fitting.size());
        List<WeeklyReview.Line> shown =
                fitting.stream().skip(from).limit(ReviewQuery.PAGE).toList();
        List<ActionFinding> found = Stream.concat(
                        board.surfaced(incidents.policy().weekly().undone()).stream(), board.theatre().stream())
                .toList();
        return new ReviewPage(
                rows(actor, query, shown, tried, submission),
                fitting.size(),
                open.size(),
                (int) open.stream().filter(line -> thisWeek(line.item())).count(),
                found.stream()
                        .limit(MOST_FINDINGS)
                        .map(ActionFinding::violation)
                        .toList(),
                found.size(),
                List.copyOf(open.stream()
                        .map(line -> line.item().team())
                        .collect(TreeSet::new, TreeSet::add, TreeSet::addAll)),
                owners(open),
                agenda(),
                from == 0 ? null : query.from(from - ReviewQuery.PAGE).address().toString(),
                from + shown.size() < fitting.size()
                        ? query.from(from + shown.size()).address().toString()
                        : null);
    }

    private static List<String> owners(List<WeeklyReview.Line> open) {
        TreeSet<String> owners = new TreeSet<>();
        for (WeeklyReview.Line line : open) {
            if (line.item().item().owner() != null) {
                owners.add(line.item().item().owner().name());
            }
        }
        return List.copyOf(owners);
    }

    private boolean shows(Show show, TrackedItem tracked) {
        return switch (show) {
            case ALL -> true;
            case LEFT -> !thisWeek(tracked);
            case OVERDUE -> tracked.item().overdue(times.now(), times.zone());
            case UNOWNED -> tracked.item().owner() == null;
        };
    }

    /** Whether a review looked at it since Monday. That it is new is not that it was reviewed. */
    private boolean thisWeek(TrackedItem tracked) {
        Instant monday = times.today()
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .atStartOfDay(times.zone())
                .toInstant();
        Instant reviewed = tracked.item().reviewedAt();
        return reviewed != null && !reviewed.isBefore(monday);
    }

    private List<ReviewRow> rows(
            Optional<Actor> actor,
            ReviewQuery query,
            List<WeeklyReview.Line> shown,
            @Nullable Incident tried,
            @Nullable Submission submission) {
        VisibleIncidents visible = incidents.visibleTo(actor.orElse(Actor.ANYBODY));
        Map<String, Optional<Incident>> whole = new HashMap<>();
        List<ReviewRow> rows = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            TrackedItem tracked = shown.get(i).item();
            String next = i + 1 < shown.size() ? id(shown.get(i + 1).item()) : "";
            Optional<Incident> incident = whole.computeIfAbsent(tracked.incident(), visible::find);
            boolean its = tried != null && tried.reference().equals(tracked.incident());
            rows.add(row(
                    tracked,
                    incident.isEmpty() || actor.isEmpty()
                            ? ReviewForms.NONE
                            : forms.of(
                                    actor.get(),
                                    incident.get(),
                                    tracked.item(),
                                    query,
                                    next,
                                    its ? submission : null)));
        }
        return rows;
    }

    private ReviewRow row(TrackedItem tracked, ReviewForms.OfItem its) {
        ActionItem item = tracked.item();
        return new ReviewRow(
                id(tracked),
                tracked.incident(),
                item.number(),
                WebAddresses.in(item.description()),
                tracked.team(),
                item.type().name(),
                texts.or("actions.state." + item.state().code(), item.state().code()),
                item.owner() == null ? null : item.owner().name(),
                item.due() == null ? null : times.day(item.due()),
                item.overdue(times.now(), times.zone()),
                ActionItemRules.reviewedWeekly(item, times.now(), times.zone()).stream()
                        .map(violation -> violation.message())
                        .toList(),
                TicketView.of(item),
                item.reviewedAt() == null ? null : times.when(item.reviewedAt()),
                thisWeek(tracked),
                its.change(),
                its.press(),
                its.drop());
    }

    private static String id(TrackedItem tracked) {
        return tracked.incident() + "-" + tracked.item().number();
    }

    private String agenda() {
        WeeklyMoment moment = incidents.policy().weekly().review();
        if (moment == null) {
            return texts.of("actions.agenda.none");
        }
        return incidents.untaken().contains(EffectKind.WEEKLY_REVIEW)
                ? texts.of("actions.agenda.unsent")
                : texts.of("actions.agenda.sent", moment, incidents.policy().zone());
    }
}
