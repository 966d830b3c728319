package io.incidentkit.playbook;

import io.incidentkit.command.CommandType;
import io.incidentkit.command.CommanderCommand.AcceptHandover;
import io.incidentkit.command.CommanderCommand.Escalate;
import io.incidentkit.command.CommanderCommand.OfferHandover;
import io.incidentkit.command.CommanderCommand.TakeCommand;
import io.incidentkit.command.CommanderCommand.WithdrawHandover;
import io.incidentkit.commander.HandoverOffer;
import io.incidentkit.commander.Person;
import io.incidentkit.duty.Ladder;
import io.incidentkit.timeline.CommanderEvent.CommandTaken;
import io.incidentkit.timeline.CommanderEvent.Escalated;
import io.incidentkit.timeline.CommanderEvent.HandoverAccepted;
import io.incidentkit.timeline.CommanderEvent.HandoverOffered;
import io.incidentkit.timeline.CommanderEvent.HandoverWithdrawn;
import io.incidentkit.timeline.IncidentEvent;
import java.util.List;

/** Decides the commands of the incident commander (chapter 2). */
final class CommanderHandlers {
    /** The rows of the table. */
    static final List<CommandHandler<?>> ALL = List.of(
            CommandHandler.whileOpen(
                    CommandType.OFFER_HANDOVER,
                    OfferHandover.class,
                    (asked, broken) -> broken.add(CommanderRules.commanderOffers(asked.incident, asked.actor)),
                    CommanderHandlers::offer),
            CommandHandler.whileOpen(
                    CommandType.ACCEPT_HANDOVER,
                    AcceptHandover.class,
                    (asked, broken) -> broken.add(CommanderRules.offereeAccepts(asked.incident, asked.actor))
                            .add(PeopleRules.freeOfWork(asked.incident, asked.actor)),
                    (accept, deciding) -> accept(deciding)),
            CommandHandler.whileOpen(
                    CommandType.WITHDRAW_HANDOVER,
                    WithdrawHandover.class,
                    (asked, broken) -> broken.add(CommanderRules.partyWithdraws(asked.incident, asked.actor)),
                    CommanderHandlers::withdraw),
            CommandHandler.whileOpen(
                    CommandType.TAKE_COMMAND,
                    TakeCommand.class,
                    (asked, broken) -> broken.add(CommanderRules.takenFromAnother(asked.incident, asked.actor))
                            .add(PeopleRules.freeOfWork(asked.incident, asked.actor)),
                    CommanderHandlers::take),
            CommandHandler.whileOpen(
                    CommandType.ESCALATE,
                    Escalate.class,
                    (asked, broken) -> broken.add(CommanderRules.commanderEscalates(asked.incident, asked.actor)),
                    (escalate, deciding) ->
                            deciding.append(new Escalated(Ladder.known(escalate.to()), escalate.reason()))));

    private CommanderHandlers() {}

    private static void offer(OfferHandover offer, CommandContext deciding) {
        deciding.rule(CommanderRules.offeredToAnother(deciding.incident, offer.to()))
                .rule(CommanderRules.commanderIsNamed(offer.to()));
        deciding.notBeforeCommander("The offer");
        HandoverOffer pending = deciding.incident.commandership().offer();
        if (pending != null) {
            deciding.rule(TimeRules.notBefore("The offer", deciding.at, "the offer that it replaces", pending.at()));
            deciding.append(new HandoverWithdrawn(pending.to(), "offered to " + offer.to() + " instead"));
        }
        deciding.append(new HandoverOffered(offer.to(), offer.brief()));
    }

    /** Nobody is asked any more by the one who does not command: an offer ends with it, for all to see. */
    private static void take(TakeCommand take, CommandContext deciding) {
        Person current = deciding.incident.commandership().current();
        Person next = deciding.actor.person().orElse(null);
        if (current == null || next == null) {
            return;
        }
        deciding.notBeforeCommander("Taking command");
        HandoverOffer pending = deciding.incident.commandership().offer();
        if (pending != null) {
            deciding.rule(TimeRules.notBefore("Taking command", deciding.at, "the offer", pending.at()));
            deciding.append(new HandoverWithdrawn(pending.to(), next + " took command"));
        }
        deciding.append(new CommandTaken(current, next, take.reason()));
    }

    private static void accept(CommandContext deciding) {
        Person current = deciding.incident.commandership().current();
        Person next = deciding.actor.person().orElse(null);
        if (current != null && next != null) {
            answer(new HandoverAccepted(current, next), deciding);
        }
    }

    private static void withdraw(WithdrawHandover withdraw, CommandContext deciding) {
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
