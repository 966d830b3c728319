package io.incidentkit.console.insight;

import io.incidentkit.actionitem.SurfacingPolicy;
import io.incidentkit.commander.Actor;
import io.incidentkit.console.incident.RunbookViews;
import io.incidentkit.console.insight.FiguresPage.Count;
import io.incidentkit.console.insight.FiguresPage.Level;
import io.incidentkit.console.page.Badge;
import io.incidentkit.console.page.Texts;
import io.incidentkit.console.page.Times;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentFilter;
import io.incidentkit.insight.ActionBoard;
import io.incidentkit.insight.BudgetSpent;
import io.incidentkit.insight.Figures;
import io.incidentkit.insight.Objectives;
import io.incidentkit.insight.Scope;
import io.incidentkit.insight.ServiceObjective;
import io.incidentkit.insight.Teams;
import io.incidentkit.insight.WeeklyDigest;
import io.incidentkit.service.Incidents;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The figures and action items of all incidents for one reader: of what the reader may not see, nothing is counted. */
@Component
public final class Insight {
    private static final Duration YEAR = Duration.ofDays(366);

    private final Incidents incidents;
    private final Outlines outlines;
    private final RunbookViews runbooks;
    private final Times times;
    private final FigureWords words;
    private final @Nullable Teams teams;
    private final @Nullable Objectives objectives;

    public Insight(
            Incidents incidents,
            Outlines outlines,
            RunbookViews runbooks,
            Times times,
            Texts texts,
            ObjectProvider<Teams> teams,
            ObjectProvider<Objectives> objectives) {
        this.incidents = incidents;
        this.outlines = outlines;
        this.runbooks = runbooks;
        this.times = times;
        this.words = new FigureWords(texts);
        this.teams = teams.getIfUnique();
        this.objectives = objectives.getIfUnique();
    }

    /** Returns the page of figures. All incidents are gone over once, and none is kept. */
    public FiguresPage figures(Actor reader, FigureQuery query) {
        Scope scope = scope(reader, query.filter().filter());
        Scope everything = everything(reader);
        Instant since = times.now().minus(Duration.ofDays(query.days()));
        Instant spends = times.now().minus(window());
        Predicate<Incident> spending = incident ->
                objectives != null && incident.endedAt().map(spends::isBefore).orElse(true);
        Period period;
        Standing standing;
        try (Stream<Incident> all = seen(reader)) {
            Map.Entry<Period, Standing> both = all.collect(Collectors.teeing(
                    Collectors.filtering(incident -> incident.detectedAt().isAfter(since), period(scope, query.days())),
                    Collectors.teeing(
                            ActionBoard.collecting(scope),
                            Collectors.filtering(spending, BudgetSpent.collecting(everything)),
                            Standing::new),
                    Map::entry));
            period = both.getKey();
            standing = both.getValue();
        }
        Figures figures = period.figures();
        List<BudgetSpent> spent = objectives == null ? null : standing.spent();
        boolean empty = figures.incidents() + figures.falseAlarms() == 0;
        return new FiguresPage(
                counts(figures),
                figures.bySeverity().entrySet().stream()
                        .map(level -> new Level(Badge.of(level.getKey(), scope.policy()), level.getValue()))
                        .toList(),
                empty ? List.of() : all(figures, period.trend(), standing.board(), spent),
                List.copyOf(period.teams()),
                empty);
    }

    /** All that was detected in the period. */
    private record Period(Figures figures, Trend trend, Set<String> teams) {}

    /** How things stand now, of whatever time. */
    private record Standing(ActionBoard board, List<BudgetSpent> spent) {}

    private Collector<Incident, ?, Period> period(Scope scope, int days) {
        return Collectors.teeing(
                Figures.collecting(scope),
                Collectors.teeing(
                        Collector.of(() -> new Trend(words, times, scope, days), Trend::add, Trend::plus),
                        Collectors.flatMapping(
                                (Incident incident) -> incident.team().stream(), Collectors.toCollection(TreeSet::new)),
                        Map::entry),
                (figures, rest) -> new Period(figures, rest.getKey(), rest.getValue()));
    }

    private List<Count> counts(Figures figures) {
        return List.of(
                new Count(words.of("figures.count.incidents"), figures.incidents()),
                new Count(words.of("figures.count.open"), figures.open()),
                new Count(words.of("figures.count.reopened"), figures.reopened()),
                new Count(words.of("figures.count.false"), figures.falseAlarms()));
    }

    private List<Figure> all(Figures figures, Trend trend, ActionBoard board, @Nullable List<BudgetSpent> spent) {
        TimeFigures numbers = new TimeFigures(words, figures);
        ShareFigures bars = new ShareFigures(words, figures);
        List<Figure> said = new ArrayList<>(List.of(trend.figure(), numbers.times(), bars.communication()));
        bars.rotations().forEach(said::add);
        said.addAll(List.of(
                bars.actions(),
                bars.theatre(board),
                bars.repeats(),
                bars.budgets(spent),
                bars.duties(),
                numbers.postmortems(),
                numbers.detection(),
                numbers.mitigations(),
                numbers.impact()));
        return said.stream()
                .filter(figure -> !figure.rows().isEmpty() || SAID_ANYWAY.contains(figure.id()))
                .toList();
    }

    /** Of these, that there is nothing is news as well. */
    private static final Set<String> SAID_ANYWAY = Set.of("trend", "theatre", "repeats", "budgets");

    /** How far back something can have spent what is left of a budget now. */
    private Duration window() {
        return objectives == null
                ? YEAR
                : objectives.all().stream()
                        .map(ServiceObjective::window)
                        .filter(window -> window.compareTo(YEAR) > 0)
                        .max(Duration::compareTo)
                        .orElse(YEAR);
    }

    /** Returns the action items of all incidents. */
    public ActionBoard actions(Actor reader) {
        try (Stream<Incident> all = seen(reader)) {
            return ActionBoard.of(all, everything(reader));
        }
    }

    /** Returns what the last whole week was like. */
    public WeeklyDigest lastWeek(Actor reader) {
        LocalDate monday = times.today()
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .minusWeeks(1);
        try (Stream<Incident> all = seen(reader)) {
            return WeeklyDigest.of(all, monday, everything(reader), SurfacingPolicy.STANDARD);
        }
    }

    private Scope everything(Actor reader) {
        return scope(reader, IncidentFilter.ALL);
    }

    private Scope scope(Actor reader, IncidentFilter filter) {
        Scope.Builder scope = Scope.at(times.now())
                .zone(times.zone())
                .policy(incidents.policy())
                .visible(incidents.visibleTo(reader).filter())
                .only(filter)
                .runbookFaults(runbooks.faults());
        if (teams != null) {
            scope.teams(teams);
        }
        if (objectives != null) {
            scope.objectives(objectives);
        }
        return scope.build();
    }

    private Stream<Incident> seen(Actor reader) {
        return outlines.seenBy(reader);
    }
}
