package io.incidentkit.console.insight;

import io.incidentkit.actionitem.SurfacingPolicy;
import io.incidentkit.commander.Actor;
import io.incidentkit.console.incident.RunbookViews;
import io.incidentkit.console.page.Times;
import io.incidentkit.incident.Incident;
import io.incidentkit.insight.ActionBoard;
import io.incidentkit.insight.Figures;
import io.incidentkit.insight.Scope;
import io.incidentkit.insight.WeeklyDigest;
import io.incidentkit.service.Incidents;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The figures and action items of all incidents for one reader: of what the reader may not see, nothing is counted. */
@Component
public final class Insight {
    private final Incidents incidents;
    private final RunbookViews runbooks;
    private final Times times;

    public Insight(Incidents incidents, RunbookViews runbooks, Times times) {
        this.incidents = incidents;
        this.runbooks = runbooks;
        this.times = times;
    }

    /** Returns the figures of the incidents that were detected in the last days. */
    public Figures figures(Actor reader, int days) {
        Instant since = times.now().minus(Duration.ofDays(days));
        Stream<Incident> recent =
                seen(reader).filter(incident -> incident.detectedAt().isAfter(since));
        return Figures.of(recent, scope(reader));
    }

    /** Returns the action items of all incidents. */
    public ActionBoard actions(Actor reader) {
        return ActionBoard.of(seen(reader), scope(reader));
    }

    /** Returns what the last whole week was like. */
    public WeeklyDigest lastWeek(Actor reader) {
        LocalDate monday = times.today()
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .minusWeeks(1);
        return WeeklyDigest.of(seen(reader).toList(), monday, scope(reader), SurfacingPolicy.STANDARD);
    }

    private Scope scope(Actor reader) {
        return Scope.at(times.now())
                .zone(times.zone())
                .policy(incidents.policy())
                .visible(incidents.visibleTo(reader).filter())
                .runbookFaults(runbooks.faults())
                .build();
    }

    private Stream<Incident> seen(Actor reader) {
        return incidents.visibleTo(reader).outlines();
    }
}
