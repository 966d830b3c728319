package io.incidentkit.service;

import io.incidentkit.actionitem.ActionItem;
import io.incidentkit.command.CommandType;
import io.incidentkit.commander.Actor;
import io.incidentkit.commander.HandoverOffer;
import io.incidentkit.commander.Person;
import io.incidentkit.incident.Incident;
import io.incidentkit.postmortem.PostmortemWork;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says who may know of a private incident, who has which {@link Right} on any, and who may strike a text out of one. The first is asked
 * for private ones alone; for whoever may not know of one it does not exist:
 * not when it is asked for by its id, in no list, and for no command.
 *
 * <p>Whoever may see an incident may make it private or public. It is asked of the incident as it is now: one that is made private is
 * gone at once for all others.
 *
 * <p>An agent ({@link Actor#agentFor}) is never asked about: it is the person for whom it acts, without the right to administer and
 * without striking out.
 *
 * <p>Implementations are thread-safe and answer fast, without asking the incidents anything.
 */
@FunctionalInterface
public interface AccessPolicy {

    /**
     * Says whether somebody may know of a private incident.
     *
     * @param actor who asks; {@link Actor#ANYBODY} where nobody is logged in
     * @param incident the private incident
     * @return whether it exists for them
     */
    boolean maySee(Actor actor, Incident incident);

    /**
     * Says whether somebody may strike a text out of an incident that they may see, private or not: what is struck out is gone for
     * ever. By default people may and systems may not, as somebody has to answer for it; {@link #strikingOut} says otherwise.
     *
     * @param actor who would strike it out
     * @param incident the incident
     * @return whether they may
     */
    default boolean mayStrikeOut(Actor actor, Incident incident) {
        return !actor.system();
    }

    /** The rights on an incident: each covers a part of what can be done with it. A host gives one alone, or one with those ahead of it. */
    enum Right {
        /** To know of the incident. For whoever has it not, the incident does not exist, as a private one of others. */
        READ,
        /** To declare, and to do what is done on the incident: the steps of the work, notes, action items, the postmortem's text. */
        RESPOND,
        /** To decide: level, command, end, what is told and what is waived, how things are called, and when they happened. */
        COMMAND,
        /** To decide what is for good: who may know of it, what is struck out, what is published, and what is imported from elsewhere. */
        ADMINISTER;

        /**
         * Returns the right that a command takes.
         *
         * @param command the kind of command, one that people give
         */
        public static Right of(CommandType command) {
            return switch (command) {
                case MAKE_PRIVATE, MAKE_PUBLIC, STRIKE_OUT, WAIVE_BLAME, PUBLISH_POSTMORTEM -> ADMINISTER;
                case TRIAGE,
                        RESOLVE,
                        REOPEN,
                        DISMISS,
                        MERGE,
                        SET_SEVERITY,
                        OFFER_HANDOVER,
                        ACCEPT_HANDOVER,
                        WITHDRAW_HANDOVER,
                        TAKE_COMMAND,
                        ESCALATE,
                        ASSIGN,
                        CORRECT_TIME,
                        CORRECT_TEXT,
                        SET_TEAM,
                        RENAME,
                        SET_PUBLIC_TITLE,
                        SET_SERVICES,
                        SEND_UPDATE,
                        CONFIRM_SENT,
                        WAIVE_OBLIGATION,
                        CLASSIFY,
                        COMPLETE_DUTY,
                        DROP_ACTION,
                        ASSIGN_POSTMORTEM -> COMMAND;
                default -> RESPOND;
            };
        }
    }

    /** Says who has a right. */
    @FunctionalInterface
    interface Rights {
        /**
         * Says whether somebody has a right.
         *
         * @param actor who asks; {@link Actor#ANYBODY} where nobody is logged in
         * @param right the right
         * @param incident on which incident; null for one that is not declared yet
         * @return whether they have it
         */
        boolean has(Actor actor, Right right, @Nullable Incident incident);
    }

    /**
     * Says whether somebody has a right on an incident; by default everybody has all. Alert sources, dispatchers and timers are
     * not asked for it when they give the commands that are theirs alone.
     *
     * @param actor who asks; {@link Actor#ANYBODY} where nobody is logged in
     * @param right the right
     * @param incident on which incident; null for one that is not declared yet
     * @return whether they have it
     */
    default boolean has(Actor actor, Right right, @Nullable Incident incident) {
        return true;
    }

    /**
     * Returns the same policy, under which only those have a right whom somebody gives it.
     *
     * @param rights who has which, such as by the groups of the host's login
     * @return the policy
     */
    default AccessPolicy withRights(Rights rights) {
        AccessPolicy before = this;
        return new AccessPolicy() {
            @Override
            public boolean maySee(Actor actor, Incident incident) {
                return before.maySee(actor, incident);
            }

            @Override
            public boolean mayStrikeOut(Actor actor, Incident incident) {
                return before.mayStrikeOut(actor, incident);
            }

            @Override
            public boolean has(Actor actor, Right right, @Nullable Incident incident) {
                return rights.has(actor, right, incident);
            }
        };
    }

    /**
     * Returns the same policy, under which others may strike texts out.
     *
     * @param who those who may, and nobody else, such as a security team
     * @return the policy
     */
    default AccessPolicy strikingOut(BiPredicate<Actor, Incident> who) {
        AccessPolicy seeing = this;
        return new AccessPolicy() {
            @Override
            public boolean maySee(Actor actor, Incident incident) {
                return seeing.maySee(actor, incident);
            }

            @Override
            public boolean mayStrikeOut(Actor actor, Incident incident) {
                return who.test(actor, incident);
            }

            @Override
            public boolean has(Actor actor, Right right, @Nullable Incident incident) {
                return seeing.has(actor, right, incident);
            }
        };
    }

    /**
     * Returns the playbook's own: those who are on it. Whoever declared it, commands it or is asked to, works on it, watches it, is
     * called or reminded by name, or has a part in its postmortem or its action items.
     */
    static AccessPolicy thoseOnIt() {
        return (actor, incident) -> actor.equals(incident.declaredBy())
                || actor.person().filter(person -> isOn(person, incident)).isPresent();
    }

    /**
     * Returns a policy under which others may see it as well, such as a security team. Who may strike texts out, and
     * who has which right, stays as this one says.
     *
     * @param other who else
     * @return the policy that lets those see it whom either of them lets
     */
    default AccessPolicy or(AccessPolicy other) {
        AccessPolicy either = (actor, incident) -> maySee(actor, incident) || other.maySee(actor, incident);
        return either.strikingOut(this::mayStrikeOut).withRights(this::has);
    }

    private static boolean isOn(Person person, Incident incident) {
        HandoverOffer offer = incident.commandership().offer();
        PostmortemWork work = incident.postmortemWork();
        Stream<Person> parts = Stream.concat(
                work.reviewers().stream(),
                incident.actionItems().stream().map(ActionItem::owner).filter(Objects::nonNull));
        return incident.people().responders().contains(person)
                || incident.people().observers().contains(person)
                || incident.people().called().contains(person)
                || person.equals(incident.commandership().current())
                || (offer != null && person.equals(offer.to()))
                || person.equals(work.owner())
                || parts.anyMatch(person::equals);
    }
}
