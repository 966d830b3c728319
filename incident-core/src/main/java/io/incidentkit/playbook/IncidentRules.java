package io.incidentkit.playbook;

import io.incidentkit.backfill.PastIncident;
import io.incidentkit.command.CommandReferences;
import io.incidentkit.command.CommandType;
import io.incidentkit.command.CommunicationCommand.SendUpdate;
import io.incidentkit.command.Declare;
import io.incidentkit.command.IncidentCommand;
import io.incidentkit.commander.Actor;
import io.incidentkit.comms.CommunicationHistory;
import io.incidentkit.comms.Obligation.State;
import io.incidentkit.comms.Obligations;
import io.incidentkit.effect.Effect;
import io.incidentkit.incident.Incident;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.obligation.OwedDuties;
import io.incidentkit.obligation.OwedDuty;
import io.incidentkit.postmortem.Postmortem;
import io.incidentkit.postmortem.PostmortemStatus;
import io.incidentkit.rule.Violation;
import io.incidentkit.timeline.CommunicationEvents;
import io.incidentkit.timeline.MessageEvent.MessageSent;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The playbook's rules as pure functions: a command, an incident, a policy and a moment in, entries or every broken rule
 * out. They read no clock, no store and no configuration that is not passed in.
 */
public final class IncidentRules {
    /** The answers that most questions have, one a command. */
    private static final List<Permission> ALLOWED = Stream.of(CommandType.values())
            .map(type -> new Permission(type, List.of()))
            .toList();

    private IncidentRules() {}

    /**
     * Decides a declaration.
     *
     * @param declare the declaration
     * @param actor who declares
     * @param policy the policy in force
     * @param now the moment at which it is recorded, to the microsecond
     * @return the first entries of the timeline, or every broken rule
     * @throws io.incidentkit.validation.InvalidInputException if the severity is not a level of the policy
     */
    public static Decision declare(Declare declare, Actor actor, IncidentPolicy policy, Instant now) {
        return LoopHandlers.declare(declare, actor, policy, now);
    }

    /**
     * Decides a command that names nothing outside the incident's state.
     *
     * @param incident the incident as it is
     * @param command the command
     * @param actor who gives it
     * @param policy the policy in force
     * @param now the moment at which it is recorded, to the microsecond
     * @return the entries to append, or every broken rule
     * @throws io.incidentkit.validation.InvalidInputException if a severity is not a level of the policy
     * @throws IllegalArgumentException if the command names an entry or another incident
     */
    public static Decision decide(
            Incident incident, IncidentCommand command, Actor actor, IncidentPolicy policy, Instant now) {
        return decide(incident, command, CommandReferences.NONE, actor, policy, now);
    }

    /**
     * Decides a command.
     *
     * @param incident the incident as it is
     * @param command the command
     * @param references what the command names, as it is stored
     * @param actor who gives it
     * @param policy the policy in force
     * @param now the moment at which it is recorded, to the microsecond
     * @return the entries to append, or every broken rule
     * @throws io.incidentkit.validation.InvalidInputException if a severity is not a level of the policy, or the command names
     *     something that the incident does not have
     * @throws IllegalArgumentException if the references lack what the command names
     */
    public static Decision decide(
            Incident incident,
            IncidentCommand command,
            CommandReferences references,
            Actor actor,
            IncidentPolicy policy,
            Instant now) {
        return CommandContext.decide(incident, command, references, actor, policy, now);
    }

    /**
     * Writes the message that an update would send, and decides nothing.
     *
     * @param incident the incident as it is
     * @param update the update
     * @param actor who would send it
     * @param policy the policy in force
     * @param now the moment
     * @return exactly the text that the update would put on the timeline
     * @throws io.incidentkit.rule.RefusedException with every rule that refuses the update
     */
    public static String preview(
            Incident incident, SendUpdate update, Actor actor, IncidentPolicy policy, Instant now) {
        return decide(incident, update, actor, policy, now).entriesOrThrow("The message is").stream()
                .map(TimelineEntry::event)
                .filter(MessageSent.class::isInstance)
                .map(event -> ((MessageSent) event).text())
                .findFirst()
                .orElseThrow();
    }

    /**
     * Says for every command whether the actor may give it now, so that a page can enable its buttons.
     *
     * @param incident the incident as it is
     * @param actor who asks
     * @param policy the policy in force
     * @param now the moment
     * @return one answer a command, in the order of {@link CommandType}
     */
    public static List<Permission> mayI(Incident incident, Actor actor, IncidentPolicy policy, Instant now) {
        CommandHandler.Question asked = new CommandHandler.Question(incident, actor, policy, now);
        List<Permission> answers = new ArrayList<>(ALLOWED.size());
        ViolationCollector broken = new ViolationCollector();
        for (Permission allowed : ALLOWED) {
            CommandHandlers.of(allowed.command()).permit(asked, broken);
            if (broken.any()) {
                answers.add(new Permission(allowed.command(), broken.list()));
                broken = new ViolationCollector();
            } else {
                answers.add(allowed);
            }
        }
        return answers;
    }

    /**
     * Says what the commander should look at: nothing is refused for it, but somebody has to decide.
     *
     * @param incident the incident as it is
     * @return what stands out, such as {@code duplicate-work}
     */
    public static List<Violation> flags(Incident incident) {
        return new ViolationCollector().add(PeopleRules.duplicateWork(incident)).list();
    }

    /**
     * Says what accepted entries bring about outside: pages, tickets, a war room. Each effect carries a key that is the same
     * each time it is asked for, so that a host which delivers it twice can tell.
     *
     * @param after the incident after the entries
     * @param entries what a declaration or a command appended
     * @param policy the policy in force
     * @return the effects, in the order of the entries; none for a backfilled incident
     */
    public static List<Effect> effects(Incident after, List<TimelineEntry> entries, IncidentPolicy policy) {
        return EffectPlanner.of(after, entries, policy);
    }

    /**
     * Says when the postmortem of an incident is due, counted from its latest resolution. An incident that was reopened and then
     * dismissed or merged owes that of the episode that was resolved.
     *
     * @param incident the incident
     * @param policy the policy in force
     * @return the moment; empty if it is not resolved, its level owes no postmortem, that was waived, or it was published ahead of a
     *     reopening that was a false alarm or a duplicate
     */
    public static Optional<Instant> postmortemDue(Incident incident, IncidentPolicy policy) {
        return OwedDuties.postmortem(incident, policy.dutyBook())
                .filter(owed -> owed.isUnsettled()
                        || (owed.state() != State.WAIVED
                                && incident.postmortemWork().status() == PostmortemStatus.PUBLISHED))
                .map(OwedDuty::due);
    }

    /**
     * Says whether somebody reviewed the postmortem who was not on the incident ({@code reviewed-from-outside}).
     *
     * @param incident the incident
     * @return whether a reviewer was from outside
     */
    public static boolean isReviewedFromOutside(Incident incident) {
        return PostmortemRules.isReviewedFromOutside(incident);
    }

    /**
     * Says who has to be told about an incident and by when: a function of what happened, of the policy as it was then, and of
     * a moment.
     *
     * @param incident the incident
     * @param timeline its whole timeline
     * @param now the moment that is asked about
     * @return how every message that was ever owed stands; nothing for a backfilled incident
     */
    public static Obligations obligations(Incident incident, List<TimelineEntry> timeline, Instant now) {
        return incident.kind() == IncidentKind.BACKFILL
                ? Obligations.of(CommunicationHistory.EMPTY, now)
                : Obligations.of(CommunicationEvents.history(timeline), now);
    }

    /**
     * Writes the timeline of an incident that happened elsewhere, and notes the rules that it breaks.
     *
     * @param past the incident, as its source tells it
     * @param actor who imports it
     * @param policy the policy in force
     * @param now the moment at which it is recorded
     * @return the timeline, and every rule that it breaks
     * @throws io.incidentkit.validation.InvalidInputException if a moment lies after now, or the severity is not a level of
     *     the policy
     */
    public static HistoryImport importHistory(PastIncident past, Actor actor, IncidentPolicy policy, Instant now) {
        HistoryImport.check(past, policy, now);
        return HistoryImport.of(past, actor, policy, now);
    }

    /**
     * Adds to an imported incident what its source tells now: updates that are new, by their ids, and facts that were edited.
     * The same comes of it in whatever order and however often a source is read.
     *
     * @param past the incident, as its source tells it now
     * @param incident the incident as it is kept
     * @param timeline its whole timeline
     * @param policy the policy in force
     * @param now the moment at which it is recorded
     * @return what is to be appended, and every rule that all of its history breaks; nothing is appended to an incident that was
     *     not imported
     * @throws io.incidentkit.validation.InvalidInputException if a moment lies after now, the severity is not a level of the
     *     policy, or there are more updates than are kept
     */
    public static HistoryAddition importMore(
            PastIncident past, Incident incident, List<TimelineEntry> timeline, IncidentPolicy policy, Instant now) {
        HistoryImport.check(past, policy, now);
        return HistoryAddition.of(past, incident, timeline, policy, now);
    }

    /**
     * Drafts the postmortem of an incident from its timeline. What is not known yet is empty.
     *
     * @param incident the incident
     * @param timeline its whole timeline
     * @param policy the policy in force
     * @return the postmortem as far as it is known
     */
    public static Postmortem postmortem(Incident incident, List<TimelineEntry> timeline, IncidentPolicy policy) {
        return PostmortemDraft.of(incident, timeline, policy);
    }
}
