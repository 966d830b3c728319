package io.incidentkit.incident;

import io.incidentkit.commander.Actor;
import io.incidentkit.comms.CommunicationHistory;
import io.incidentkit.comms.Obligations;
import io.incidentkit.effect.Effect;
import io.incidentkit.loop.Episode;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.loop.Moment;
import io.incidentkit.rule.Violation;
import io.incidentkit.severity.SeverityLevel;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
     * @throws io.incidentkit.rule.InvalidInputException if the severity is not a level of the policy
     */
    public static Decision declare(Declare declare, Actor actor, IncidentPolicy policy, Instant now) {
        return DeclareRules.decide(declare, actor, policy, now);
    }

    /**
     * Decides a command.
     *
     * @param incident the incident as it is
     * @param command the command
     * @param actor who gives it
     * @param policy the policy in force
     * @param now the moment at which it is recorded, to the microsecond
     * @return the entries to append, or every broken rule
     * @throws io.incidentkit.rule.InvalidInputException if a severity is not a level of the policy
     */
    public static Decision decide(
            Incident incident, IncidentCommand command, Actor actor, IncidentPolicy policy, Instant now) {
        CommandType type = command.type();
        return Decider.decide(type, command, Deciding.begin(incident, type, command.occurredAt(), actor, policy, now));
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
        List<Permission> answers = new ArrayList<>(ALLOWED.size());
        for (Permission allowed : ALLOWED) {
            List<Violation> violations = Permissions.violations(allowed.command(), incident, actor, policy, now);
            answers.add(violations.isEmpty() ? allowed : new Permission(allowed.command(), violations));
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
        return new Broken().add(PeopleGuards.duplicateWork(incident)).list();
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
        return Effects.of(after, entries, policy);
    }

    /**
     * Says when the postmortem of an incident is due, counted from its latest resolution. An incident that was reopened and then
     * dismissed or merged owes that of the episode that was resolved.
     *
     * @param incident the incident
     * @param policy the policy in force
     * @return the moment; empty if it is not resolved, or its level owes no postmortem
     */
    public static Optional<Instant> postmortemDue(Incident incident, IncidentPolicy policy) {
        Moment resolved = lastResolved(incident);
        if (resolved == null) {
            return Optional.empty();
        }
        return incident.severity()
                .flatMap(policy.severities()::level)
                .flatMap(SeverityLevel::postmortemWithin)
                .map(within -> policy.postmortemCalendar().due(resolved.at(), within, policy.zone()));
    }

    /** The latest resolution of an incident that has ended, or null: of an open one nobody knows it yet. */
    static @Nullable Moment lastResolved(Incident incident) {
        if (incident.isOpen()) {
            return null;
        }
        List<Episode> episodes = incident.episodes();
        Moment last = incident.episode().resolved();
        return last != null || episodes.size() == 1
                ? last
                : episodes.get(episodes.size() - 2).resolved();
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
                : Obligations.of(Communications.history(timeline), now);
    }

    /**
     * Folds accepted entries of a declaration into a new incident.
     *
     * @param id the identity
     * @param entries the entries
     * @return the incident, not yet numbered
     */
    static Incident begin(IncidentId id, List<TimelineEntry> entries) {
        return Incident.replay(id, 0, entries);
    }
}
