package io.incidentkit.playbook;

import io.incidentkit.command.CommandType;
import io.incidentkit.command.CommunicationCommand.WaiveObligation;
import io.incidentkit.command.DeliveryCommand.RecordMissed;
import io.incidentkit.command.DutyCommand.Classify;
import io.incidentkit.command.DutyCommand.CompleteDuty;
import io.incidentkit.comms.CommunicationEvent.Waived;
import io.incidentkit.comms.Obligation;
import io.incidentkit.comms.Obligations;
import io.incidentkit.duty.DutyEnd;
import io.incidentkit.duty.DutyWork;
import io.incidentkit.obligation.OwedDuties;
import io.incidentkit.obligation.OwedDuty;
import io.incidentkit.obligation.Telling;
import io.incidentkit.obligation.Tellings;
import io.incidentkit.playbook.CommandHandler.Permit;
import io.incidentkit.timeline.DutyEvent.Classified;
import io.incidentkit.timeline.DutyEvent.DutyDone;
import io.incidentkit.timeline.DutyEvent.Reminded;
import io.incidentkit.timeline.IncidentEvent;
import io.incidentkit.timeline.MessageEvent.ObligationMissed;
import io.incidentkit.timeline.MessageEvent.ObligationWaived;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The commands of what is owed by a time: its waiver, its end by somebody's word, and that it was not met. */
final class DutyHandlers {
    /** The rows of the table. */
    static final List<CommandHandler<?>> ALL = List.of(
            CommandHandler.always(
                    CommandType.WAIVE_OBLIGATION, WaiveObligation.class, Permit.ALWAYS, DutyHandlers::waive),
            CommandHandler.always(CommandType.CLASSIFY, Classify.class, Permit.ALWAYS, (classify, deciding) -> {
                deciding.rule(TimeRules.notBefore(
                        "The classification", deciding.at, "detection", deciding.incident.detectedAt()));
                deciding.append(new Classified(classify.classification(), classify.note()));
            }),
            CommandHandler.always(CommandType.COMPLETE_DUTY, CompleteDuty.class, Permit.ALWAYS, DutyHandlers::complete),
            CommandHandler.always(CommandType.RECORD_MISSED, RecordMissed.class, Permit.ALWAYS, DutyHandlers::missed));

    private DutyHandlers() {}

    private static void waive(WaiveObligation waive, CommandContext deciding) {
        String id = waive.obligation();
        Instant since = DutyWork.isDuty(id)
                ? owedSince(deciding, id, owed -> true, "no duty that is owed")
                : messageOwedSince(deciding, waive);
        deciding.rule(TimeRules.notBefore("The waiver", deciding.at, "it was owed", since));
        deciding.append(new ObligationWaived(id, waive.reason()));
    }

    private static @Nullable Instant messageOwedSince(CommandContext deciding, WaiveObligation waive) {
        Obligations owed = deciding.incident.communication().obligations(deciding.now);
        Optional<Obligation> waived =
                owed.find(waive.obligation()).filter(each -> each.isUnsettled() || wasOwed(waive, deciding));
        if (waived.isEmpty()) {
            deciding.fault(
                    "obligation",
                    "'" + waive.obligation() + "' is no message that is owed; owed are "
                            + owed.pending().stream().map(Obligation::id).toList());
        }
        return waived.map(Obligation::owedSince).orElse(null);
    }

    /** A message that is missed for good by now can still be waived as of a moment at which it was not. */
    private static boolean wasOwed(WaiveObligation waive, CommandContext deciding) {
        Waived then = new Waived(deciding.at, waive.obligation(), deciding.actor.toString(), waive.reason());
        return deciding.incident
                .communication()
                .with(then)
                .obligations(deciding.now)
                .find(waive.obligation())
                .isEmpty();
    }

    private static void complete(CompleteDuty complete, CommandContext deciding) {
        String id = complete.obligation();
        Instant since =
                owedSince(deciding, id, owed -> owed.duty().end() == DutyEnd.DONE, "no duty that somebody's word ends");
        deciding.rule(TimeRules.notBefore("Its end", deciding.at, "it was owed", since));
        deciding.append(new DutyDone(id, complete.note()));
    }

    /** Since when a duty is owed that is not settled yet; a fault says which ones there are. */
    private static @Nullable Instant owedSince(
            CommandContext deciding, String id, Predicate<OwedDuty> fits, String otherwise) {
        List<OwedDuty> owed = OwedDuties.of(deciding.incident, deciding.policy.dutyBook(), deciding.now).stream()
                .filter(OwedDuty::isUnsettled)
                .filter(fits)
                .toList();
        Optional<OwedDuty> found =
                owed.stream().filter(each -> each.id().equals(id)).findFirst();
        if (found.isEmpty()) {
            deciding.fault(
                    "obligation",
                    "'" + id + "' is " + otherwise + "; owed are "
                            + owed.stream().map(OwedDuty::id).toList());
        }
        return found.map(OwedDuty::owedSince).orElse(null);
    }

    private static void missed(RecordMissed record, CommandContext deciding) {
        List<Telling> due = Tellings.due(deciding.incident, deciding.policy.dutyBook(), deciding.now);
        for (String id : record.obligations()) {
            due.stream()
                    .filter(each -> each.obligation().equals(id))
                    .findFirst()
                    .ifPresentOrElse(
                            telling -> deciding.append(event(telling)),
                            () -> deciding.fault(
                                    "obligations",
                                    "'" + id + "' is nothing of which somebody is to be told now; that are "
                                            + due.stream()
                                                    .map(Telling::obligation)
                                                    .toList()));
        }
    }

    private static IncidentEvent event(Telling telling) {
        return telling.audience() == null
                ? new Reminded(telling.obligation(), telling.words(), telling.due(), telling.moment(), telling.to())
                : new ObligationMissed(telling.obligation(), telling.audience(), telling.due(), telling.to());
    }
}
