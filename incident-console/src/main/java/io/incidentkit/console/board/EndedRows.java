package io.incidentkit.console.board;

import io.incidentkit.commander.Tenure;
import io.incidentkit.console.page.Badge;
import io.incidentkit.console.page.Texts;
import io.incidentkit.console.page.Times;
import io.incidentkit.incident.Incident;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.postmortem.PostmortemStatus;
import io.incidentkit.service.Incidents;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the rows of incidents that have ended. */
@Component
public final class EndedRows {
    private final Incidents incidents;
    private final Times times;
    private final Texts texts;

    public EndedRows(Incidents incidents, Times times, Texts texts) {
        this.incidents = incidents;
        this.times = times;
        this.texts = texts;
    }

    /** Returns the rows, in the same order. */
    public List<EndedRow> of(List<Incident> ended) {
        return ended.stream().map(this::row).toList();
    }

    private EndedRow row(Incident incident) {
        Instant end = incident.endedAt().orElse(incident.lastRecordedAt());
        List<Tenure> tenures = incident.commandership().tenures();
        boolean overdue = incident.postmortemWork().status() != PostmortemStatus.PUBLISHED
                && incidents
                        .postmortemDue(incident)
                        .filter(times.now()::isAfter)
                        .isPresent();
        String outcome = incident.outcome().map(how -> how.code()).orElse("");
        return new EndedRow(
                incident.reference(),
                incident.title(),
                Badge.of(incident.severity(), incidents.policy()),
                texts.or("ended.outcome." + outcome, outcome),
                times.when(end),
                times.words(Duration.between(incident.detectedAt(), end)),
                tenures.isEmpty()
                        ? null
                        : tenures.get(tenures.size() - 1).commander().name(),
                incident.team().orElse(null),
                incident.services(),
                incident.isPrivate(),
                incident.kind() == IncidentKind.REAL ? null : incident.kind().code(),
                postmortem(incident, overdue),
                overdue);
    }

    private @Nullable String postmortem(Incident incident, boolean overdue) {
        PostmortemStatus status = incident.postmortemWork().status();
        boolean owed = status != PostmortemStatus.DRAFT
                || incidents.postmortemDue(incident).isPresent();
        return owed ? texts.of("ended.postmortem." + (overdue ? "overdue" : status.code())) : null;
    }
}
