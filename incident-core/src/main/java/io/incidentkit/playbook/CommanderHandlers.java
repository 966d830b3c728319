package io.incidentkit.playbook;

import io.incidentkit.command.CommanderCommand.OfferHandover;
import io.incidentkit.command.CommanderCommand.WithdrawHandover;
import io.incidentkit.commander.HandoverOffer;
import io.incidentkit.commander.Person;
import io.incidentkit.timeline.CommanderEvent.HandoverAccepted;
import io.incidentkit.timeline.CommanderEvent.HandoverOffered;
import io.incidentkit.timeline.CommanderEvent.HandoverWithdrawn;
import io.incidentkit.timeline.IncidentEvent;

/** Decides the commands of the incident commander (chapter 2). */
final class CommanderHandlers {
    private CommanderHandlers() {}

    static void offer(OfferHandover offer, CommandContext deciding) {
        deciding.rule(CommanderRules.offeredToAnother(deciding.incident, offer.to()));
        deciding.notBeforeCommander("The offer");
        HandoverOffer pending = deciding.incident.commandership().offer();
        if (pending != null) {
            deciding.rule(TimeRules.notBefore("The offer", deciding.at, "the offer that it replaces", pending.at()));
            deciding.append(new HandoverWithdrawn(pending.to(), "offered to " + offer.to() + " instead"));
        }
        deciding.append(new HandoverOffered(offer.to(), offer.brief()));
    }

    static void accept(CommandContext deciding) {
        Person current = deciding.incident.commandership().current();
        Person next = deciding.actor.person().orElse(null);
        if (current != null && next != null) {
            answer(new HandoverAccepted(current, next), deciding);
        }
    }

    static void withdraw(WithdrawHandover withdraw, CommandContext deciding) {
        HandoverOffer offer = deciding.incident.commandership().offer();
        if (offer != null) {
            answer(new HandoverWithdrawn(offer.to(), withdraw.reason()), deciding);
        }
    }

    private static void answer(IncidentEvent event, CommandContext deciding) {
        HandoverOffer offer = deciding.incident.commandership().offer();
        deciding.rule(TimeRules.notBefore("The answer", deciding.at, "the offer", offer == null ? null : offer.at()));
        deciding.append(event);
    }
}
