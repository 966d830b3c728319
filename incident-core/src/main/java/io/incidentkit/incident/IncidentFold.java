package io.incidentkit.incident;

import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Commandership;
import io.incidentkit.loop.Episode;
import io.incidentkit.loop.Moment;
import io.incidentkit.loop.Step;
import io.incidentkit.severity.Severity;
import io.incidentkit.timeline.CommanderEvent.CommanderAssigned;
import io.incidentkit.timeline.CommanderEvent.HandoverAccepted;
import io.incidentkit.timeline.CommanderEvent.HandoverOffered;
import io.incidentkit.timeline.IncidentEvent;
import io.incidentkit.timeline.LoopEvent.Declared;
import io.incidentkit.timeline.LoopEvent.Diagnosed;
import io.incidentkit.timeline.LoopEvent.FixRecorded;
import io.incidentkit.timeline.LoopEvent.HypothesisRevised;
import io.incidentkit.timeline.LoopEvent.Mitigated;
import io.incidentkit.timeline.LoopEvent.Resolved;
import io.incidentkit.timeline.RecordEvent.AlertsReceived;
import io.incidentkit.timeline.RecordEvent.ImpactDescribed;
import io.incidentkit.timeline.SeverityEvent.SeverityChanged;
import io.incidentkit.timeline.SeverityEvent.SeveritySet;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Folds timeline entries into an incident's parts. Mutable and confined to one fold, so that a command with several events
 * copies the parts once. It asks no rules: what is on the timeline has happened.
 */
final class IncidentFold {
    private final IncidentId id;
    long number;
    private int version;
    private String title;
    private List<String> services;
    private @Nullable String impact;
    private @Nullable Instant began;
    private Actor declaredBy;
    private Instant declaredAt;
    private Instant lastRecordedAt;
    private @Nullable Severity severity;
    private @Nullable Instant severitySince;
    private Commandership commandership;
    private Episode episode;
    private List<Episode> earlierEpisodes;
    private @Nullable String hypothesis;
    private @Nullable Mitigation mitigation;
    private @Nullable String fix;
    private @Nullable String verification;
    private @Nullable Outcome outcome;
    private @Nullable Instant endedAt;
    private @Nullable String openKey;

    /** Continues from an incident's parts. */
    IncidentFold(IncidentParts parts) {
        this.id = parts.id();
        this.number = parts.number();
        this.version = parts.version();
        this.title = parts.title();
        this.services = parts.services();
        this.impact = parts.impact();
        this.began = parts.began();
        this.declaredBy = parts.declaredBy();
        this.declaredAt = parts.declaredAt();
        this.lastRecordedAt = parts.lastRecordedAt();
        this.severity = parts.severity();
        this.severitySince = parts.severitySince();
        this.commandership = parts.commandership();
        this.episode = parts.episode();
        this.earlierEpisodes = parts.earlierEpisodes();
        this.hypothesis = parts.hypothesis();
        this.mitigation = parts.mitigation();
        this.fix = parts.fix();
        this.verification = parts.verification();
        this.outcome = parts.outcome();
        this.endedAt = parts.endedAt();
        this.openKey = parts.openKey();
    }

    /** Begins with the declaration. */
    IncidentFold(IncidentId id, long number, TimelineEntry first) {
        if (first.sequence() != 1 || !(first.event() instanceof Declared declared)) {
            throw new IllegalArgumentException("The timeline of " + id + " begins with " + first);
        }
        this.id = id;
        this.number = number;
        this.version = 1;
        this.title = declared.title();
        this.services = declared.services();
        this.impact = declared.impact();
        this.began = declared.began();
        this.declaredBy = first.actor();
        this.declaredAt = first.recordedAt();
        this.lastRecordedAt = first.recordedAt();
        this.commandership = Commandership.NONE;
        this.episode = Episode.begin(1, moment(first));
        this.earlierEpisodes = List.of();
    }

    IncidentParts parts() {
        return new IncidentParts(
                id,
                number,
                version,
                title,
                services,
                impact,
                began,
                declaredBy,
                declaredAt,
                lastRecordedAt,
                severity,
                severitySince,
                commandership,
                episode,
                earlierEpisodes,
                hypothesis,
                mitigation,
                fix,
                verification,
                outcome,
                endedAt,
                openKey);
    }

    void apply(TimelineEntry entry) {
        if (entry.sequence() != version + 1) {
            throw new IllegalArgumentException(
                    "Entry " + entry.sequence() + " of " + id + " does not follow entry " + version);
        }
        version = entry.sequence();
        lastRecordedAt = entry.recordedAt();
        IncidentEvent event = entry.event();
        Instant at = entry.occurredAt();
        switch (event.type()) {
            case DECLARED -> throw new IllegalArgumentException(id + " is declared twice, at entry " + version);
            case TRIAGED -> triaged(entry);
            case DIAGNOSED -> {
                hypothesis = ((Diagnosed) event).hypothesis();
                complete(Step.DIAGNOSED, entry);
            }
            case HYPOTHESIS_REVISED -> hypothesis = ((HypothesisRevised) event).hypothesis();
            case MITIGATED -> {
                Mitigated mitigated = (Mitigated) event;
                mitigation = new Mitigation(mitigated.action(), mitigated.kind());
                complete(Step.MITIGATED, entry);
            }
            case MITIGATION_FAILED -> {
                mitigation = null;
                episode = episode.mitigationFailed(at);
            }
            case FIX_RECORDED -> fix = ((FixRecorded) event).description();
            case RESOLVED -> {
                verification = ((Resolved) event).verification();
                complete(Step.RESOLVED, entry);
                end(Outcome.RESOLVED, at);
            }
            case REOPENED -> reopen(entry);
            case DISMISSED -> end(Outcome.DISMISSED, at);
            case SEVERITY_SET -> severity(((SeveritySet) event).severity(), at);
            case SEVERITY_CHANGED -> severity(((SeverityChanged) event).to(), at);
            case COMMANDER_ASSIGNED -> commandership = commandership.taken(((CommanderAssigned) event).commander(), at);
            case HANDOVER_OFFERED -> commandership = commandership.offered(((HandoverOffered) event).to(), at);
            case HANDOVER_ACCEPTED -> commandership = commandership.taken(((HandoverAccepted) event).to(), at);
            case HANDOVER_WITHDRAWN -> commandership = commandership.withdrawn();
            case NOTE_ADDED -> {}
            case IMPACT_DESCRIBED -> impact = ((ImpactDescribed) event).impact();
            case ALERTS_RECEIVED -> {
                // The first group stays; another one has an incident of its own.
                if (outcome == null && openKey == null) {
                    openKey = ((AlertsReceived) event).group().openKey();
                }
            }
        }
    }

    private void complete(Step step, TimelineEntry entry) {
        episode = episode.with(step, moment(entry));
    }

    /** Commander and severity were there at triage, also when they were recorded with a later moment. */
    private void triaged(TimelineEntry entry) {
        complete(Step.TRIAGED, entry);
        commandership = commandership.presentAt(entry.occurredAt());
        if (severitySince != null && severitySince.isAfter(entry.occurredAt())) {
            severitySince = entry.occurredAt();
        }
    }

    private void severity(Severity level, Instant since) {
        severity = level;
        severitySince = since;
    }

    private void end(Outcome how, Instant at) {
        outcome = how;
        endedAt = at;
        openKey = null;
        commandership = commandership.ended(at);
    }

    private void reopen(TimelineEntry entry) {
        List<Episode> earlier = new ArrayList<>(earlierEpisodes);
        earlier.add(episode);
        earlierEpisodes = earlier;
        episode = Episode.begin(episode.number() + 1, moment(entry));
        hypothesis = null;
        mitigation = null;
        verification = null;
        outcome = null;
        endedAt = null;
    }

    private static Moment moment(TimelineEntry entry) {
        return new Moment(entry.occurredAt(), entry.sequence());
    }
}
