package io.incidentkit.service;

import io.incidentkit.actionitem.ActionItem;
import io.incidentkit.commander.Actor;
import io.incidentkit.commander.HandoverOffer;
import io.incidentkit.commander.Person;
import io.incidentkit.incident.Incident;
import io.incidentkit.postmortem.PostmortemWork;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Says who may know of a private incident. It is asked for private ones alone; for whoever may not know of one it does not exist:
 * not when it is asked for by its id, in no list, and for no command.
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
     * Returns the playbook's own: those who are on it. Whoever declared it, commands it or is asked to, works on it, watches it,
     * or has a part in its postmortem or its action items.
     */
    static AccessPolicy thoseOnIt() {
        return (actor, incident) -> actor.equals(incident.declaredBy())
                || actor.person().filter(person -> isOn(person, incident)).isPresent();
    }

    /**
     * Returns a policy under which others may see it as well, such as a security team.
     *
     * @param other who else
     * @return the policy that allows what either of them allows
     */
    default AccessPolicy or(AccessPolicy other) {
        return (actor, incident) -> maySee(actor, incident) || other.maySee(actor, incident);
    }

    private static boolean isOn(Person person, Incident incident) {
        HandoverOffer offer = incident.commandership().offer();
        PostmortemWork work = incident.postmortemWork();
        Stream<Person> parts = Stream.concat(
                work.reviewers().stream(),
                incident.actionItems().stream().map(ActionItem::owner).filter(Objects::nonNull));
        return incident.people().responders().contains(person)
                || incident.people().observers().contains(person)
                || person.equals(incident.commandership().current())
                || (offer != null && person.equals(offer.to()))
                || person.equals(work.owner())
                || parts.anyMatch(person::equals);
    }
}
