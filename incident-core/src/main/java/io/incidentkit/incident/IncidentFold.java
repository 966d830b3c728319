package io.incidentkit.incident;

import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Commandership;
import io.incidentkit.commander.People;
import io.incidentkit.commander.Person;
import io.incidentkit.comms.CommunicationEvent;
import io.incidentkit.comms.CommunicationState;
import io.incidentkit.comms.MessageMoment;
import io.incidentkit.comms.Obligation;
import io.incidentkit.duty.DutyWork;
import io.incidentkit.duty.DutyWork.Settlement;
import io.incidentkit.duty.Ladder;
import io.incidentkit.incident.Incident.LevelChange;
import io.incidentkit.loop.Episode;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.loop.Moment;
import io.incidentkit.loop.Step;
import io.incidentkit.severity.LevelTimes;
import io.incidentkit.severity.Severity;
import io.incidentkit.timeline.ActionEvent;
import io.incidentkit.timeline.BackfillEvent.HistoryTold;
import io.incidentkit.timeline.CommanderEvent.CommandTaken;
import io.incidentkit.timeline.CommanderEvent.CommanderAssigned;
import io.incidentkit.timeline.CommanderEvent.Escalated;
import io.incidentkit.timeline.CommanderEvent.HandoverAccepted;
import io.incidentkit.timeline.CommanderEvent.HandoverOffered;
import io.incidentkit.timeline.CommunicationEvents;
import io.incidentkit.timeline.DutyEvent.Reminded;
import io.incidentkit.timeline.EventType;
import io.incidentkit.timeline.IncidentEvent;
import io.incidentkit.timeline.LoopEvent.Declared;
import io.incidentkit.timeline.LoopEvent.Diagnosed;
import io.incidentkit.timeline.LoopEvent.DuplicateMerged;
import io.incidentkit.timeline.LoopEvent.FixRecorded;
import io.incidentkit.timeline.LoopEvent.HypothesisRevised;
import io.incidentkit.timeline.LoopEvent.Merged;
import io.incidentkit.timeline.LoopEvent.Mitigated;
import io.incidentkit.timeline.LoopEvent.Reopened;
import io.incidentkit.timeline.LoopEvent.Resolved;
import io.incidentkit.timeline.MessageEvent.MessageConfirmed;
import io.incidentkit.timeline.MessageEvent.MessageSent;
import io.incidentkit.timeline.MessageEvent.ObligationMissed;
import io.incidentkit.timeline.PeopleEvent.Assigned;
import io.incidentkit.timeline.PeopleEvent.AssignmentCompleted;
import io.incidentkit.timeline.PeopleEvent.ObserverJoined;
import io.incidentkit.timeline.PostmortemEvent;
import io.incidentkit.timeline.RecordEvent.AlertsReceived;
import io.incidentkit.timeline.RecordEvent.BudgetMeasured;
import io.incidentkit.timeline.RecordEvent.DetectionSourceSet;
import io.incidentkit.timeline.RecordEvent.ImpactDescribed;
import io.incidentkit.timeline.RecordEvent.Labelled;
import io.incidentkit.timeline.RecordEvent.PublicTitleSet;
import io.incidentkit.timeline.RecordEvent.Renamed;
import io.incidentkit.timeline.RecordEvent.ServicesSet;
import io.incidentkit.timeline.RecordEvent.TeamSet;
import io.incidentkit.timeline.RecordEvent.TextCorrected;
import io.incidentkit.timeline.RecordEvent.TimeCorrected;
import io.incidentkit.timeline.RunbookEvent;
import io.incidentkit.timeline.SeverityEvent.SeverityChanged;
import io.incidentkit.timeline.SeverityEvent.SeveritySet;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The state of an incident, and the fold of timeline entries into it. Mutable while it folds, and confined to that, so that a
 * command makes the state once, whatever the number of its events. Nothing changes it once an {@link Incident} has it, whose
 * final field makes it safe to share. It asks no rules: what is on the timeline has happened.
 */
final class IncidentFold implements Cloneable {
    IncidentId id;
    long number;
    int version;
    Instant lastRecordedAt;
    Declaration declaration;

    @Nullable
    SeverityHistory level;

    Commandership commandership;
    People people;
    Episode episode;
    List<Episode> earlierEpisodes;
    Findings findings;

    @Nullable
    Ending ending;

    AlertKeys alertKeys;
    MergeLinks merges;
    CommunicationState communication;
    DutyWork duties;
    FollowUp followUp;

    /** Continues from a state that was stored. */
    IncidentFold(IncidentSnapshot state) {
        this.id = state.id();
        this.number = state.number();
        this.version = state.version();
        this.lastRecordedAt = state.lastRecordedAt();
        this.declaration = state.declaration();
        this.level = state.level();
        this.commandership = state.commandership();
        this.people = state.people();
        this.episode = state.episode();
        this.earlierEpisodes = List.copyOf(state.earlierEpisodes());
        this.findings = state.findings();
        this.ending = state.ending();
        this.alertKeys = state.alertKeys();
        this.merges = state.merges();
        this.communication = state.communication();
        this.duties = state.duties();
        this.followUp = state.followUp();
    }

    /** Begins with the declaration. */
    static IncidentFold begin(IncidentId id, long number, TimelineEntry first) {
        return new IncidentFold(IncidentSnapshot.declared(
                id, number, declaration(id, first), first.actor(), moment(first), first.recordedAt()));
    }

    /** The same state, which can be folded on. */
    IncidentFold copy() {
        try {
            return (IncidentFold) clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }

    /** The same state under the number that the store gave. */
    IncidentFold numbered(long given) {
        IncidentFold same = copy();
        same.number = given;
        return same;
    }

    Episode firstEpisode() {
        return earlierEpisodes.isEmpty() ? episode : earlierEpisodes.get(0);
    }

    /** Every episode, the oldest first. */
    List<Episode> episodes() {
        if (earlierEpisodes.isEmpty()) {
            return List.of(episode);
        }
        List<Episode> all = new ArrayList<>(earlierEpisodes);
        all.add(episode);
        return List.copyOf(all);
    }

    /** The state in its stored form. */
    IncidentSnapshot snapshot() {
        return new IncidentSnapshot(
                id,
                number,
                version,
                lastRecordedAt,
                declaration,
                level,
                commandership,
                people,
                episode,
                earlierEpisodes,
                findings,
                ending,
                alertKeys,
                merges,
                communication,
                duties,
                followUp);
    }

    /** Goes on with the entries from an index on. */
    IncidentFold with(List<TimelineEntry> entries, int from) {
        for (int i = from; i < entries.size(); i++) {
            apply(entries.get(i));
        }
        return this;
    }

    private void apply(TimelineEntry entry) {
        if (entry.sequence() != version + 1) {
            throw new IllegalArgumentException(
                    "Entry " + entry.sequence() + " of " + id + " does not follow entry " + version);
        }
        version = entry.sequence();
        lastRecordedAt = entry.recordedAt();
        IncidentEvent event = entry.event();
        Instant at = entry.occurredAt();
        EventType type = event.type();
        switch (type) {
            case DECLARED -> throw new IllegalArgumentException(id + " is declared twice, at entry " + version);
            case TRIAGED -> triaged(entry);
            case DIAGNOSED -> {
                findings = findings.withHypothesis(((Diagnosed) event).hypothesis());
                complete(Step.DIAGNOSED, entry);
            }
            case HYPOTHESIS_REVISED -> findings = findings.withHypothesis(((HypothesisRevised) event).hypothesis());
            case MITIGATED -> {
                Mitigated mitigated = (Mitigated) event;
                findings = findings.withMitigation(new Mitigation(mitigated.action(), mitigated.kind()));
                complete(Step.MITIGATED, entry);
            }
            case MITIGATION_FAILED -> {
                findings = findings.withMitigation(null);
                episode = episode.mitigationFailed(moment(entry));
            }
            case FIX_RECORDED ->
                findings = findings.withFix(new Fix(((FixRecorded) event).description(), moment(entry)));
            case RESOLVED -> {
                findings = findings.withVerification(((Resolved) event).verification());
                Moment resolved = complete(Step.RESOLVED, entry);
                end(Outcome.RESOLVED, resolved);
            }
            case REOPENED -> reopen(entry);
            case HISTORY_TOLD -> retell((HistoryTold) event, entry);
            case DISMISSED -> end(Outcome.DISMISSED, moment(entry));
            case MERGED -> {
                merges = merges.mergedInto(known(((Merged) event).into()));
                end(Outcome.MERGED, moment(entry));
            }
            case DUPLICATE_MERGED -> merged((DuplicateMerged) event);
            case SEVERITY_SET -> severity(((SeveritySet) event).severity(), ((SeveritySet) event).times(), entry);
            case SEVERITY_CHANGED -> severity(((SeverityChanged) event).to(), ((SeverityChanged) event).times(), entry);
            case COMMANDER_ASSIGNED -> command(((CommanderAssigned) event).commander(), entry);
            case HANDOVER_OFFERED -> commandership = commandership.offered(((HandoverOffered) event).to(), at, version);
            case HANDOVER_ACCEPTED -> command(((HandoverAccepted) event).to(), entry);
            case COMMAND_TAKEN -> command(((CommandTaken) event).to(), entry);
            case HANDOVER_WITHDRAWN -> commandership = commandership.withdrawn();
            case ESCALATED -> people = called(List.of(((Escalated) event).to()));
            case NOTE_ADDED, TEXT_STRUCK_OUT, LINK_ADDED, INCIDENT_LINKED, BRANCH_TAKEN, STEP_TICKED -> {}
            case TEXT_CORRECTED -> declaration = declaration.with((TextCorrected) event);
            case MADE_PRIVATE -> {
                declaration = declaration.visible(true, moment(entry));
                people = watched(entry.actor());
            }
            case MADE_PUBLIC -> declaration = declaration.visible(false, moment(entry));
            case DELIVERED, DELIVERY_FAILED, ATTEMPT_REFUSED, POSTMORTEM_COMMENTED, ROW_CHOSEN -> {}
            case MESSAGE_SENT, MESSAGE_CONFIRMED, OBLIGATION_WAIVED, CLASSIFIED, DUTY_DONE ->
                duties = DutyFold.apply(duties, entry);
            case OBLIGATION_MISSED -> {
                duties = DutyFold.apply(duties, entry);
                people = called(((ObligationMissed) event).told());
            }
            case REMINDED -> {
                duties = DutyFold.apply(duties, entry);
                people = called(((Reminded) event).told());
            }
            case ASSIGNED -> assigned((Assigned) event, at);
            case ASSIGNMENT_COMPLETED ->
                people = people.completed(((AssignmentCompleted) event).assignment(), at, version);
            case OBSERVER_JOINED -> people = people.watched(((ObserverJoined) event).person());
            case ACTION_ADDED,
                    ACTION_CHANGED,
                    ACTION_STARTED,
                    ACTION_DONE,
                    ACTION_DROPPED,
                    ACTION_REVIEWED,
                    TICKET_REPORTED -> followUp = followUp.with((ActionEvent) event, at);
            case RUNBOOK_USED, RUNBOOK_REVIEWED -> followUp = followUp.with((RunbookEvent) event, at);
            case POSTMORTEM_ASSIGNED,
                    SECTION_WRITTEN,
                    PHASE_EXPLAINED,
                    REVIEW_REQUESTED,
                    POSTMORTEM_REVIEWED,
                    BLAME_WAIVED -> followUp = followUp.with((PostmortemEvent) event, at);
            case POSTMORTEM_PUBLISHED -> published(entry);
            case BUDGET_MEASURED -> followUp = followUp.with((BudgetMeasured) event);
            case TIME_CORRECTED -> correct((TimeCorrected) event);
            case TEAM_SET -> declaration = declaration.with((TeamSet) event);
            case LABELLED -> declaration = declaration.with((Labelled) event);
            case IMPACT_DESCRIBED ->
                declaration = declaration.with((ImpactDescribed) event, lastEnd(), episode.number());
            case RENAMED -> declaration = declaration.with((Renamed) event);
            case PUBLIC_TITLE_SET -> declaration = declaration.with((PublicTitleSet) event);
            case DETECTION_SOURCE_SET -> declaration = declaration.with((DetectionSourceSet) event);
            case SERVICES_SET -> declaration = declaration.with((ServicesSet) event);
            case ALERTS_RECEIVED ->
                alertKeys = alertKeys.received((AlertsReceived) event, lastRecordedAt, ending == null);
        }
        communicate(type, entry);
    }

    private Moment complete(Step step, TimelineEntry entry) {
        Moment moment = moment(entry);
        episode = episode.with(step, moment);
        people = people.joined(entry.actor());
        return moment;
    }

    /** The one who makes it private is on it from then on, or it would be gone for them. */
    private People watched(Actor actor) {
        return actor.person()
                .filter(person -> !people.responders().contains(person)
                        && !people.observers().contains(person))
                .map(people::watched)
                .orElse(people);
    }

    /** A name that is called is a person who may look; a group is paged, and stands for whoever is on it then. */
    private People called(List<String> names) {
        People now = people;
        for (String name : names) {
            if (!Ladder.RESERVED.contains(name)) {
                now = Person.named(name).map(now::called).orElse(now);
            }
        }
        return now;
    }

    /** Commander and severity were there at triage, also when they were recorded with a later moment. */
    private void triaged(TimelineEntry entry) {
        Moment triaged = complete(Step.TRIAGED, entry);
        present(episode);
        level = level == null ? null : level.presentAt(triaged);
    }

    /** Work that is told after the end ended with the incident. */
    private void assigned(Assigned work, Instant at) {
        people = people.assigned(work.person(), work.what(), at, version);
        people = ending == null
                ? people
                : people.ended(ending.at().at(), ending.at().entry());
    }

    private void severity(Severity severity, @Nullable LevelTimes times, TimelineEntry entry) {
        LevelChange set = new LevelChange(severity, moment(entry), times);
        level = level == null ? SeverityHistory.first(set) : level.changed(set);
    }

    private void command(Person commander, TimelineEntry entry) {
        commandership = commandership.taken(commander, entry.occurredAt(), entry.sequence());
        people = people.joined(commander);
    }

    /** Of an incident that was recorded after the fact nobody is owed a message. */
    private void communicate(EventType type, TimelineEntry entry) {
        if (declaration.kind() != IncidentKind.BACKFILL) {
            CommunicationEvent event = CommunicationEvents.event(type, entry, entry.occurredAt());
            if (event != null) {
                communication = communication.with(event, entry.sequence());
            }
        }
        if (entry.event() instanceof MessageSent sent && sent.carrier() == null) {
            talked(sent.audience().name(), entry.recordedAt());
        } else if (entry.event() instanceof MessageConfirmed confirmed
                && (confirmed.moment() != MessageMoment.CLOSING || ending != null)) {
            talked(confirmed.audience().name(), entry.recordedAt());
        }
    }

    private void talked(String audience, Instant now) {
        if (duties.isSilent(audience)) {
            duties = duties.talked(
                    audience,
                    communication.obligations(now).pending().stream()
                            .map(Obligation::id)
                            .collect(Collectors.toSet()));
        }
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
        if (level != null) {
            level = level.corrected(wrong, right);
            level = episode.triaged() == null ? level : level.presentAt(episode.triaged());
        }
        ending = ending == null ? null : ending.corrected(wrong, right);
        people = people.corrected(wrong, right);
        findings = findings.corrected(wrong, right);
        communication = communication.corrected(wrong, right);
        duties = duties.corrected(wrong, right);
    }

    /** A tenure begins with an entry of its own and ends with the next one's or with the episode. */
    private void correctCommandership(int wrong, Instant right) {
        Episode whole = earlierEpisodes.stream()
                .filter(earlier -> earlier.resolved() != null
                        && wrong <= earlier.resolved().entry())
                .findFirst()
                .orElse(episode);
        int begun = whole.detected().entry();
        commandership = commandership.corrected(wrong, right, begun).offerCorrected(wrong, right);
        boolean endedIt = whole.resolved() != null && whole.resolved().entry() == wrong;
        if (endedIt || (ending != null && ending.at().entry() == wrong)) {
            commandership = commandership.endCorrected(wrong, right, begun);
        }
    }

    /** The postmortem of the episode that was resolved last is met for good: what comes back makes it a draft, and takes no word back. */
    private void published(TimelineEntry entry) {
        followUp = followUp.with((PostmortemEvent) entry.event(), entry.occurredAt());
        boolean ofThis = episode.resolved() != null || earlierEpisodes.isEmpty();
        duties = duties.settled(
                DutyWork.id(DutyWork.POSTMORTEM, ofThis ? episode.number() : episode.number() - 1),
                new Settlement(moment(entry), true, entry.actor().toString(), "published"));
    }

    private void end(Outcome how, Moment at) {
        ending = new Ending(how, at);
        duties = duties.turned();
        alertKeys = alertKeys.ended();
        commandership = commandership.ended(at.at());
        people = people.ended(at.at(), at.entry());
    }

    private void merged(DuplicateMerged duplicate) {
        merges = merges.with(known(duplicate.duplicate()));
        alertKeys = alertKeys.takenOver(duplicate.openKeys());
        for (Person responder : duplicate.responders()) {
            people = people.joined(responder);
        }
    }

    private void reopen(TimelineEntry entry) {
        List<Episode> all = new ArrayList<>(earlierEpisodes);
        all.add(episode);
        earlierEpisodes = List.copyOf(all);
        episode = Episode.begin(episode.number() + 1, moment(entry));
        Reopened reopened = (Reopened) entry.event();
        declaration = declaration.beganAgain(episode.number(), reopened.began());
        findings = findings.reopened();
        duties = duties.turned();
        followUp = followUp.reopened();
        alertKeys = alertKeys.takenOver(reopened.openKeys());
        ending = null;
    }

    /** The source tells anew how it went; the rest, which people did, stays. */
    private void retell(HistoryTold told, TimelineEntry entry) {
        declaration = declaration.with(told);
        level = told.level() ? null : level;
        if (told.steps()) {
            episode = Episode.begin(1, moment(entry));
            earlierEpisodes = List.of();
            findings = findings.retold();
            // Who commanded is told anew with the steps, as a tenure ends with them; where people took command it is
            // not.
            commandership = Commandership.NONE;
            ending = null;
        }
    }

    private @Nullable Instant lastEnd() {
        Moment resolved = earlierEpisodes.isEmpty()
                ? null
                : earlierEpisodes.get(earlierEpisodes.size() - 1).resolved();
        return resolved == null ? null : resolved.at();
    }

    private static Declared declaration(IncidentId id, TimelineEntry first) {
        if (first.sequence() != 1 || !(first.event() instanceof Declared declared)) {
            throw new IllegalArgumentException("The timeline of " + id + " begins with " + first);
        }
        return declared;
    }

    private static IncidentId known(String other) {
        return IncidentId.find(other).orElseThrow(() -> new IllegalArgumentException(other + " is no incident's id"));
    }

    private static Moment moment(TimelineEntry entry) {
        return new Moment(entry.occurredAt(), entry.sequence());
    }
}
