package io.incidentkit.portal;

import io.incidentkit.actionitem.SurfacingPolicy;
import io.incidentkit.commander.Actor;
import io.incidentkit.incident.Incident;
import io.incidentkit.insight.ActionBoard;
import io.incidentkit.insight.Figures;
import io.incidentkit.insight.Scope;
import io.incidentkit.insight.WeeklyDigest;
import io.incidentkit.service.Incidents;
import io.incidentkit.service.VisibleIncidents;
import io.incidentkit.store.IncidentPage;
import io.incidentkit.store.IncidentQuery;
import io.incidentkit.store.IncidentQuery.State;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** The figures and action items of all incidents for one reader: of what the reader may not see, nothing is counted. */
@Component
final class Insight {
    private final Incidents incidents;
    private final Times times;

    Insight(Incidents incidents, Times times) {
        this.incidents = incidents;
        this.times = times;
    }

    /** Returns the figures of the incidents that were detected in the last days. */
    Figures figures(Actor reader, int days) {
        Instant since = times.now().minus(Duration.ofDays(days));
        List<Incident> recent = seen(reader).stream()
                .filter(incident -> incident.detectedAt().isAfter(since))
                .toList();
        return Figures.of(recent, scope(reader));
    }

    /** Returns the action items of all incidents. */
    ActionBoard actions(Actor reader) {
        return ActionBoard.of(seen(reader), scope(reader));
    }

    /** Returns what the last whole week was like. */
    WeeklyDigest lastWeek(Actor reader) {
        LocalDate monday = times.today()
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .minusWeeks(1);
        return WeeklyDigest.of(seen(reader), monday, scope(reader), SurfacingPolicy.STANDARD);
    }

    private Scope scope(Actor reader) {
        return Scope.at(times.now())
                .zone(times.zone())
                .policy(incidents.policy())
                .visible(incidents.visibleTo(reader).filter())
                .build();
    }

    private List<Incident> seen(Actor reader) {
        VisibleIncidents visible = incidents.visibleTo(reader);
        List<Incident> all = new ArrayList<>();
        IncidentPage page = visible.list(new IncidentQuery(State.ALL, 0, IncidentQuery.MAX_LIMIT));
        all.addAll(page.incidents());
        while (page.next().isPresent()) {
            page = visible.list(new IncidentQuery(State.ALL, page.next().getAsLong(), IncidentQuery.MAX_LIMIT));
            all.addAll(page.incidents());
        }
        return all;
    }
}
