package io.incidentkit.spring.boot.web;

import io.incidentkit.actionitem.ActionItem;
import io.incidentkit.actionitem.ActionStanding;
import io.incidentkit.actionitem.ActionState;
import io.incidentkit.actionitem.TrackedItem;
import io.incidentkit.actionitem.WeeklyReview;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentFilter;
import io.incidentkit.insight.ActionBoard;
import io.incidentkit.insight.OwedPostmortem;
import io.incidentkit.insight.Scope;
import io.incidentkit.insight.Teams;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.obligation.OwedDuties;
import io.incidentkit.obligation.OwedDuty;
import io.incidentkit.spring.boot.web.PerIncident.Part;
import io.incidentkit.spring.boot.web.http.IncidentParams;
import io.incidentkit.spring.boot.web.http.Operation;
import io.incidentkit.spring.boot.web.http.Page;
import io.incidentkit.spring.boot.web.http.Parameter;
import io.incidentkit.spring.boot.web.http.Params;
import io.incidentkit.spring.boot.web.http.Responses;
import io.incidentkit.spring.boot.web.view.FollowUpView;
import io.incidentkit.spring.boot.web.view.Shape;
import io.incidentkit.spring.boot.web.view.WorkView;
import io.incidentkit.store.IncidentQuery.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Serves what is left to do over all incidents that a reader may see. Thread-safe. */
final class WorkHandler {
    private static final Parameter STANDING = Parameter.of("standing", FollowUpView.STANDING, "how the item stands");
    private static final Parameter OWNER = Parameter.line("owner", "who sees to it");
    private static final Parameter LINES = Parameter.whole("limit", 500, 1, 500, "how many items at most");
    private static final Duration SOON = Duration.ofDays(7);

    private final Api api;
    private final @Nullable Teams teams;

    WorkHandler(Api api, @Nullable Teams teams) {
        this.api = api;
        this.teams = teams;
    }

    List<Operation> operations() {
        return List.of(
                Operation.get(
                                "/action-items",
                                "listActionItems",
                                "Lists the action items of all incidents, page by page.")
                        .with(PerIncident.AFTER, IncidentParams.LIMIT, IncidentParams.STATE, STANDING, OWNER)
                        .with(IncidentParams.FILTER)
                        .answering(Shape.page("actionItems", Shape.of(WorkView.ITEM)))
                        .answerHeader("Link", "the next page")
                        .handledBy(this::items),
                Operation.get("/weekly-review", "readWeeklyReview", "Shows the agenda of the weekly review.")
                        .with(LINES)
                        .answering(Shape.of(WorkView.AGENDA))
                        .handledBy(this::review),
                Operation.get(
                                "/obligations",
                                "listObligations",
                                "Lists the messages and duties that are owed, page by page.")
                        .with(PerIncident.AFTER, IncidentParams.LIMIT, IncidentParams.STATE)
                        .with(IncidentParams.FILTER)
                        .answering(Shape.page("obligations", Shape.of(WorkView.OWED)))
                        .answerHeader("Link", "the next page")
                        .handledBy(this::obligations));
    }

    private ServerResponse items(ServerRequest request, Params given) {
        IncidentParams params = api.params(given);
        PerIncident.Place after = PerIncident.after(given);
        int limit = params.limit();
        State state = params.state(State.ALL);
        Optional<ActionStanding> standing = given.oneOf(STANDING.name(), ActionStanding.values(), ActionStanding::code);
        String owner = given.line(OWNER.name());
        IncidentFilter filter = params.filter();
        given.settle();
        Instant now = api.incidents().now();
        Scope scope = scope(now);
        return new PerIncident(api)
                .page(
                        request,
                        new Page("actionItems", limit),
                        state,
                        filter,
                        after,
                        incident -> ActionBoard.of(List.of(incident), scope).items().stream()
                                .filter(tracked -> is(tracked.item(), standing, owner, now))
                                .map(tracked -> item(incident, tracked, now))
                                .toList(),
                        params.asGiven(Stream.concat(
                                        Stream.of(IncidentParams.LIMIT, IncidentParams.STATE, STANDING, OWNER),
                                        IncidentParams.FILTER.stream())
                                .toList()));
    }

    private boolean is(ActionItem item, Optional<ActionStanding> standing, @Nullable String owner, Instant now) {
        return standing.filter(wanted -> item.standing(now, api.zone()) != wanted)
                        .isEmpty()
                && (owner == null
                        || (item.owner() != null && item.owner().name().equalsIgnoreCase(owner)));
    }

    private Part item(Incident incident, TrackedItem tracked, Instant now) {
        return new Part(
                String.format(Locale.ROOT, "%09d", tracked.item().number()),
                WorkView.ITEM.of(new WorkView.Item(incident, tracked.team(), tracked.item(), now, api.zone())));
    }

    private ServerResponse obligations(ServerRequest request, Params given) {
        IncidentParams params = api.params(given);
        PerIncident.Place after = PerIncident.after(given);
        int limit = params.limit();
        State state = params.state(State.ALL);
        IncidentFilter filter = params.filter();
        given.settle();
        Instant now = api.incidents().now();
        return new PerIncident(api)
                .page(
                        request,
                        new Page("obligations", limit),
                        state,
                        filter,
                        after,
                        incident -> owed(incident, now)
                                .map(owed -> new Part(owed.obligation(), WorkView.OWED.of(owed)))
                                .sorted(Comparator.comparing(Part::key))
                                .toList(),
                        params.asGiven(Stream.concat(
                                        Stream.of(IncidentParams.LIMIT, IncidentParams.STATE),
                                        IncidentParams.FILTER.stream())
                                .toList()));
    }

    private Stream<WorkView.Owed> owed(Incident incident, Instant now) {
        return Stream.concat(
                incident.communication().obligations(now).pending().stream()
                        .map(owed -> WorkView.Owed.of(incident, owed, now)),
                OwedDuties.of(incident, api.incidents().policy().dutyBook(), now).stream()
                        .filter(OwedDuty::isUnsettled)
                        .map(owed -> WorkView.Owed.of(incident, owed, now)));
    }

    /** All incidents are gone through; only those with something to do are kept. */
    private ServerResponse review(ServerRequest request, Params params) {
        int limit = params.whole(LINES.name(), 500, 1, 500);
        params.settle();
        Instant now = api.incidents().now();
        Instant soon = now.plus(SOON);
        List<Incident> left;
        try (Stream<Incident> all = api.seen(request).all()) {
            left = all.filter(incident -> incident.actionItems().stream()
                                    .map(ActionItem::state)
                                    .anyMatch(ActionState::unfinished)
                            || owedPostmortem(incident, soon).isPresent())
                    .toList();
        }
        WeeklyReview review = ActionBoard.of(left, scope(now)).review();
        return Responses.ok(WorkView.AGENDA.of(new WorkView.Agenda(
                review.day(),
                review.lines().stream().limit(limit).toList(),
                review.lines().size() > limit,
                left.stream()
                        .flatMap(incident -> owedPostmortem(incident, soon).stream())
                        .sorted(Comparator.comparing(OwedPostmortem::due))
                        .map(owed -> new WorkView.OverduePostmortem(owed, now))
                        .limit(limit)
                        .toList())));
    }

    private Optional<OwedPostmortem> owedPostmortem(Incident incident, Instant soon) {
        return incident.kind() != IncidentKind.REAL || incident.postmortemWork().publishedAt() != null
                ? Optional.empty()
                : api.incidents()
                        .postmortemDue(incident)
                        .filter(due -> !due.isAfter(soon))
                        .map(due -> new OwedPostmortem(incident, due));
    }

    /** The incidents that are given to it are those that the asker sees. */
    private Scope scope(Instant now) {
        Scope.Builder scope =
                Scope.at(now).zone(api.zone()).policy(api.incidents().policy()).visible(incident -> true);
        return (teams == null ? scope : scope.teams(teams)).build();
    }
}
