package io.incidentkit.playbook;

import io.incidentkit.command.CommandType;
import io.incidentkit.command.CommunicationCommand.ConfirmSent;
import io.incidentkit.command.CommunicationCommand.MakePrivate;
import io.incidentkit.command.CommunicationCommand.MakePublic;
import io.incidentkit.command.CommunicationCommand.SendUpdate;
import io.incidentkit.command.DeliveryCommand.RecordDelivery;
import io.incidentkit.comms.Audience;
import io.incidentkit.comms.Carrier;
import io.incidentkit.comms.CommunicationDuty;
import io.incidentkit.comms.CommunicationEvent.UpdateSent;
import io.incidentkit.comms.CommunicationRules;
import io.incidentkit.comms.CommunicationState;
import io.incidentkit.comms.MessageFacts;
import io.incidentkit.comms.MessageMoment;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.Outcome;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.playbook.CommandHandler.Permit;
import io.incidentkit.playbook.CommandHandler.Question;
import io.incidentkit.rule.Violation;
import io.incidentkit.timeline.DeliveryEvent;
import io.incidentkit.timeline.MessageEvent.MadePrivate;
import io.incidentkit.timeline.MessageEvent.MadePublic;
import io.incidentkit.timeline.MessageEvent.MessageConfirmed;
import io.incidentkit.timeline.MessageEvent.MessageSent;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Decides the commands of the communication (chapter 5), and what a delivery outside comes to. */
final class CommunicationHandlers {
    /** The rows of the table. */
    static final List<CommandHandler<?>> ALL = List.of(
            CommandHandler.always(
                    CommandType.SEND_UPDATE,
                    SendUpdate.class,
                    (asked, broken) -> broken.add(goesOnElsewhere(asked.incident)),
                    CommunicationHandlers::send),
            CommandHandler.always(
                    CommandType.MAKE_PRIVATE,
                    MakePrivate.class,
                    (asked, broken) -> broken.add(privateTellsThoseOnIt(asked, true)),
                    CommunicationHandlers::makePrivate),
            CommandHandler.always(
                    CommandType.MAKE_PUBLIC,
                    MakePublic.class,
                    (asked, broken) -> broken.add(privateTellsThoseOnIt(asked, false)),
                    CommunicationHandlers::makePublic),
            CommandHandler.always(
                    CommandType.CONFIRM_SENT, ConfirmSent.class, Permit.ALWAYS, CommunicationHandlers::confirm),
            CommandHandler.always(
                    CommandType.RECORD_DELIVERY, RecordDelivery.class, Permit.ALWAYS, CommunicationHandlers::delivery));

    private CommunicationHandlers() {}

    private static @Nullable Violation privateTellsThoseOnIt(Question asked, boolean toBePrivate) {
        Incident incident = asked.incident;
        return incident.isPrivate() == toBePrivate
                ? CommunicationRules.privateTellsThoseOnIt(incident.reference(), toBePrivate)
                : null;
    }

    private static void makePrivate(MakePrivate make, CommandContext deciding) {
        deciding.append(new MadePrivate(
                make.reason(),
                deciding.policy.publicAudiences().stream()
                        .sorted(Comparator.comparing(Audience::name))
                        .toList()));
    }

    private static void makePublic(MakePublic make, CommandContext deciding) {
        List<CommunicationDuty> duties = deciding.incident
                .severity()
                .map(severity -> SeverityHandlers.duties(deciding.policy, severity, false))
                .orElse(List.of());
        deciding.append(new MadePublic(
                make.reason(),
                duties.stream()
                        .filter(duty -> deciding.policy.isPublic(duty.audience()))
                        .toList()));
    }

    private static void send(SendUpdate send, CommandContext deciding) {
        Incident incident = deciding.incident;
        CommunicationState state = incident.communication();
        Audience audience =
                deciding.policy.templates().audience(send.audience()).orElse(send.audience());
        MessageMoment moment = moment(send, audience, incident, deciding.at);
        UpdateSent update = new UpdateSent(deciding.at, audience, moment == MessageMoment.CLOSING, send.nextDue());
        deciding.rule(TimeRules.notBefore("The message", deciding.at, "detection", incident.detectedAt()))
                .rule(CommunicationRules.closingWaitsForResolved(!incident.isOpen(), update)
                        .orElse(null))
                .rule(CommunicationRules.updateSaysNext(state, update).orElse(null))
                .rule(deciding.policy.templates().check(audience, moment).orElse(null));
        if (!deciding.isRefused()) {
            Instant nextDue = nextDue(update, state);
            String text = deciding.policy
                    .templates()
                    .render(audience, moment, facts(incident, audience, deciding, nextDue), send.line());
            deciding.append(new MessageSent(audience, moment, text, nextDue, carrier(send, deciding)));
        }
    }

    /** Nobody is told of a drill, nor of what is recorded after the fact: there the record is the message. */
    private static @Nullable Carrier carrier(SendUpdate send, CommandContext deciding) {
        if (send.sentByHand() || deciding.incident.kind() != IncidentKind.REAL) {
            return null;
        }
        return deciding.references.carried() ? Carrier.CHANNEL : Carrier.HAND;
    }

    private static void confirm(ConfirmSent confirm, CommandContext deciding) {
        List<Integer> unsent = deciding.incident.dutyWork().unsent();
        if (!unsent.contains(confirm.entry())) {
            deciding.fault("entry", confirm.entry() + " is no message that is to be sent; such entries are " + unsent);
            return;
        }
        deciding.rule(TimeRules.notBefore("The message", deciding.at, "detection", deciding.incident.detectedAt()));
        sent(confirm.entry(), deciding);
    }

    /** The first delivery of a message is its sending. */
    private static void delivery(RecordDelivery record, CommandContext deciding) {
        deciding.append(DeliveryEvent.of(record.outcome()));
        OptionalInt entry = record.namedEntry();
        boolean isOfThis = record.outcome().effect().key().startsWith(deciding.incident.id() + "/");
        if (isOfThis
                && entry.isPresent()
                && deciding.incident.dutyWork().unsent().contains(entry.getAsInt())) {
            sent(entry.getAsInt(), deciding);
        }
    }

    private static void sent(int sequence, CommandContext deciding) {
        TimelineEntry entry = deciding.references.entry();
        if (entry == null || entry.sequence() != sequence || !(entry.event() instanceof MessageSent message)) {
            throw new IllegalArgumentException("Entry " + sequence + ", whose message was sent, is not given");
        }
        Instant promised = message.nextDue();
        deciding.append(new MessageConfirmed(
                sequence,
                message.audience(),
                message.moment(),
                promised != null && promised.isAfter(deciding.at) ? promised : null));
    }

    private static @Nullable Violation goesOnElsewhere(Incident incident) {
        return incident.mergedInto().isPresent() ? CommunicationRules.goesOnElsewhere(incident.reference()) : null;
    }

    /** A message of after the end is told as the end. */
    private static MessageMoment moment(SendUpdate send, Audience audience, Incident incident, Instant at) {
        boolean over = incident.endedAt().filter(end -> !at.isBefore(end)).isPresent();
        if (send.closing() || over) {
            return MessageMoment.CLOSING;
        }
        return incident.communication().wasTold(audience) ? MessageMoment.UPDATE : MessageMoment.FIRST;
    }

    /** {@code update-says-next}: what is promised, or else what the policy asks for. */
    private static @Nullable Instant nextDue(UpdateSent update, CommunicationState state) {
        if (update.closing()) {
            return null;
        }
        return update.nextDue() != null
                ? update.nextDue()
                : state.nextUpdateDue(update.audience(), update.at()).orElse(null);
    }

    private static MessageFacts facts(
            Incident incident, Audience audience, CommandContext deciding, @Nullable Instant nextDue) {
        IncidentPolicy policy = deciding.policy;
        MessageFacts.Builder facts = MessageFacts.builder(
                        incident.reference(),
                        policy.isPublic(audience) ? incident.titleForOutsiders() : incident.title(),
                        incident.step(),
                        incident.episode().detected().at())
                .began(incident.episodeBegan().orElse(null))
                .severity(incident.severity().map(Object::toString).orElse(null))
                .services(incident.services())
                .impact(incident.impact().orElse(null))
                .commander(incident.commander().map(Object::toString).orElse(null))
                .link(policy.incidentLink(incident))
                .lastingUntil(incident.endedAt().orElse(deciding.at))
                .nextUpdateDue(nextDue)
                .zone(policy.zone())
                .drill(incident.kind() == IncidentKind.DRILL)
                .onlyForThoseOnIt(incident.isPrivate());
        if (incident.outcome().filter(how -> how == Outcome.DISMISSED).isPresent()) {
            facts.state("a false alarm");
        }
        if (incident.communication()
                .duty(audience)
                .filter(CommunicationDuty::atEachStep)
                .isPresent()) {
            facts.nextUpdate("with the next step");
        }
        return facts.build();
    }
}
