package io.incidentkit.incident;

import io.incidentkit.actionitem.ActionItem;
import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Commandership;
import io.incidentkit.commander.People;
import io.incidentkit.commander.Person;
import io.incidentkit.loop.Episode;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.loop.Moment;
import io.incidentkit.loop.Step;
import io.incidentkit.postmortem.PostmortemWork;
import io.incidentkit.severity.Severity;
import io.incidentkit.timeline.ActionEvent;
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
import io.incidentkit.timeline.PeopleEvent.Assigned;
import io.incidentkit.timeline.PeopleEvent.AssignmentCompleted;
import io.incidentkit.timeline.PeopleEvent.ObserverJoined;
import io.incidentkit.timeline.PostmortemEvent;
import io.incidentkit.timeline.RecordEvent.AlertsReceived;
import io.incidentkit.timeline.RecordEvent.ImpactDescribed;
import io.incidentkit.timeline.RecordEvent.TimeCorrected;
import io.incidentkit.timeline.RunbookEvent;
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
    /** So that the state of an incident that many groups come to stays small. */
    private static final int MAX_ALERT_KEYS = 50;

    private final IncidentId id;
    long number;
    private int version;
    private String title;
    private List<String> services;
    private @Nullable String impact;
    private @Nullable Instant began;
    private IncidentKind kind;
    private boolean isPrivate;
    private Actor declaredBy;
    private Instant declaredAt;
    private Instant lastRecordedAt;
    private @Nullable Severity severity;
    private @Nullable Moment severitySet;
    private Commandership commandership;
    private People people;
    private Episode episode;
    private List<Episode> earlierEpisodes;
    private @Nullable String hypothesis;
    private @Nullable Mitigation mitigation;
    private @Nullable String fix;
    private @Nullable String verification;
    private @Nullable Outcome outcome;
    private @Nullable Moment ended;
    private @Nullable String openKey;
    private List<String> alertKeys;
    private List<ActionItem> actionItems;
    private List<RunbookUse> runbooks;
    private PostmortemWork postmortemWork;

    /** Continues from an incident's parts. */
    IncidentFold(IncidentParts parts) {
        this.id = parts.id();
        this.number = parts.number();
        this.version = parts.version();
        this.title = parts.title();
        this.services = parts.services();
        this.impact = parts.impact();
        this.began = parts.began();
        this.kind = parts.kind();
        this.isPrivate = parts.isPrivate();
        this.declaredBy = parts.declaredBy();
        this.declaredAt = parts.declaredAt();
        this.lastRecordedAt = parts.lastRecordedAt();
        this.severity = parts.severity();
        this.severitySet = parts.severitySet();
        this.commandership = parts.commandership();
        this.people = parts.people();
        this.episode = parts.episode();
        this.earlierEpisodes = parts.earlierEpisodes();
        this.hypothesis = parts.hypothesis();
        this.mitigation = parts.mitigation();
        this.fix = parts.fix();
        this.verification = parts.verification();
        this.outcome = parts.outcome();
        this.ended = parts.ended();
        this.openKey = parts.openKey();
        this.alertKeys = parts.alertKeys();
        this.actionItems = parts.actionItems();
        this.runbooks = parts.runbooks();
        this.postmortemWork = parts.postmortemWork();
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
        this.kind = declared.kind();
        this.isPrivate = declared.isPrivate();
        this.people = People.NONE;
        this.alertKeys = List.of();
        this.actionItems = List.of();
        this.runbooks = List.of();
        this.postmortemWork = PostmortemWork.NONE;
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
                kind,
                isPrivate,
                declaredBy,
                declaredAt,
                lastRecordedAt,
                severity,
                severitySet,
                commandership,
                people,
                episode,
                earlierEpisodes,
                hypothesis,
                mitigation,
                fix,
                verification,
                outcome,
                ended,
                openKey,
                alertKeys,
                actionItems,
                runbooks,
                postmortemWork);
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
                episode = episode.mitigationFailed(moment(entry));
            }
            case FIX_RECORDED -> fix = ((FixRecorded) event).description();
            case RESOLVED -> {
                verification = ((Resolved) event).verification();
                complete(Step.RESOLVED, entry);
                end(Outcome.RESOLVED, entry);
            }
            case REOPENED -> reopen(entry);
            case DISMISSED -> end(Outcome.DISMISSED, entry);
            case SEVERITY_SET -> severity(((SeveritySet) event).severity(), entry);
            case SEVERITY_CHANGED -> severity(((SeverityChanged) event).to(), entry);
            case COMMANDER_ASSIGNED -> command(((CommanderAssigned) event).commander(), entry);
            case HANDOVER_OFFERED -> commandership = commandership.offered(((HandoverOffered) event).to(), at);
            case HANDOVER_ACCEPTED -> command(((HandoverAccepted) event).to(), entry);
            case HANDOVER_WITHDRAWN -> commandership = commandership.withdrawn();
            case NOTE_ADDED, ESCALATED, TEXT_CORRECTED, LINK_ADDED, DELIVERED, DELIVERY_FAILED -> {}
            case ASSIGNED -> people = people.assigned(((Assigned) event).person(), ((Assigned) event).what(), at);
            case ASSIGNMENT_COMPLETED -> people = people.completed(((AssignmentCompleted) event).assignment(), at);
            case OBSERVER_JOINED -> people = people.watched(((ObserverJoined) event).person());
            case ACTION_ADDED, ACTION_CHANGED, ACTION_STARTED, ACTION_DONE, ACTION_DROPPED, ACTION_REVIEWED ->
                actionItems = ActionItemFold.apply(actionItems, (ActionEvent) event, at);
            case RUNBOOK_USED, RUNBOOK_REVIEWED -> runbooks = PostmortemFold.apply(runbooks, (RunbookEvent) event, at);
            case POSTMORTEM_ASSIGNED,
                    SECTION_WRITTEN,
                    PHASE_EXPLAINED,
                    REVIEW_REQUESTED,
                    POSTMORTEM_REVIEWED,
                    BLAME_WAIVED,
                    POSTMORTEM_PUBLISHED ->
                postmortemWork = PostmortemFold.apply(postmortemWork, (PostmortemEvent) event, at);
            case TIME_CORRECTED -> correct((TimeCorrected) event);
            case IMPACT_DESCRIBED -> impact = ((ImpactDescribed) event).impact();
            case ALERTS_RECEIVED -> alerts(((AlertsReceived) event).group().openKey());
        }
    }

    private void complete(Step step, TimelineEntry entry) {
        episode = episode.with(step, moment(entry));
        entry.actor().person().ifPresent(person -> people = people.joined(person));
    }

    private void alerts(String key) {
        // The first group stays; another one has an incident of its own.
        if (outcome == null && openKey == null) {
            openKey = key;
        }
        if (!alertKeys.contains(key) && alertKeys.size() < MAX_ALERT_KEYS) {
            List<String> keys = new ArrayList<>(alertKeys);
            keys.add(key);
            alertKeys = keys;
        }
    }

    /** Commander and severity were there at triage, also when they were recorded with a later moment. */
    private void triaged(TimelineEntry entry) {
        complete(Step.TRIAGED, entry);
        commandership =
                commandership.presentAt(entry.occurredAt(), episode.detected().entry());
        if (severitySet != null && severitySet.at().isAfter(entry.occurredAt())) {
            severitySet = new Moment(entry.occurredAt(), severitySet.entry());
        }
    }

    private void severity(Severity level, TimelineEntry entry) {
        severity = level;
        severitySet = moment(entry);
    }

    private void command(Person commander, TimelineEntry entry) {
        commandership = commandership.taken(commander, entry.occurredAt(), entry.sequence());
        people = people.joined(commander);
    }

    /** From triage on there was a commander, also after a correction. */
    private void present(Episode each) {
        if (each.triaged() != null) {
            commandership =
                    commandership.presentAt(each.triaged().at(), each.detected().entry());
        }
    }

    private void correct(TimeCorrected correction) {
        int wrong = correction.entry();
        Instant right = correction.to();
        correctCommandership(wrong, right);
        episode = episode.corrected(wrong, right);
        earlierEpisodes = earlierEpisodes.stream()
                .map(earlier -> earlier.corrected(wrong, right))
                .toList();
        for (Episode each : earlierEpisodes) {
            present(each);
        }
        present(episode);
        severitySet = severitySet == null ? null : severitySet.corrected(wrong, right);
        if (ended != null && ended.entry() == wrong) {
            ended = new Moment(right, wrong);
        }
    }

    /** A tenure begins with an entry of its own and ends with the next one's or with the episode. */
    private void correctCommandership(int wrong, Instant right) {
        Episode whole = earlierEpisodes.stream()
                .filter(earlier -> earlier.resolved() != null
                        && wrong <= earlier.resolved().entry())
                .findFirst()
                .orElse(episode);
        int begun = whole.detected().entry();
        commandership = commandership.corrected(wrong, right, begun);
        boolean endedIt = whole.resolved() != null && whole.resolved().entry() == wrong;
        if (endedIt || (ended != null && ended.entry() == wrong)) {
            commandership = commandership.endCorrected(wrong, right, begun);
        }
    }

    private void end(Outcome how, TimelineEntry entry) {
        outcome = how;
        ended = moment(entry);
        openKey = null;
        commandership = commandership.ended(entry.occurredAt());
        people = people.ended(entry.occurredAt());
    }

    private void reopen(TimelineEntry entry) {
        List<Episode> earlier = new ArrayList<>(earlierEpisodes);
        earlier.add(episode);
        earlierEpisodes = earlier;
        episode = Episode.begin(episode.number() + 1, moment(entry));
        hypothesis = null;
        mitigation = null;
        verification = null;
        postmortemWork = postmortemWork.reopened();
        outcome = null;
        ended = null;
    }

    private static Moment moment(TimelineEntry entry) {
        return new Moment(entry.occurredAt(), entry.sequence());
    }
}
