package io.incidentkit.playbook;

import io.incidentkit.alert.Alert;
import io.incidentkit.alert.AlertGroup;
import io.incidentkit.command.CommandType;
import io.incidentkit.command.Declare;
import io.incidentkit.command.NamingCommand.Label;
import io.incidentkit.command.NamingCommand.Rename;
import io.incidentkit.command.NamingCommand.SetDetectionSource;
import io.incidentkit.command.NamingCommand.SetPublicTitle;
import io.incidentkit.command.NamingCommand.SetServices;
import io.incidentkit.command.NamingCommand.SetTeam;
import io.incidentkit.command.RecordCommand.AddLink;
import io.incidentkit.command.RecordCommand.AddNote;
import io.incidentkit.command.RecordCommand.CorrectText;
import io.incidentkit.command.RecordCommand.CorrectTime;
import io.incidentkit.command.RecordCommand.DescribeImpact;
import io.incidentkit.command.RecordCommand.ReceiveAlerts;
import io.incidentkit.command.RecordCommand.RecordBudget;
import io.incidentkit.command.RecordCommand.RecordRefused;
import io.incidentkit.command.RecordCommand.StrikeOut;
import io.incidentkit.incident.Incident;
import io.incidentkit.loop.Step;
import io.incidentkit.playbook.CommandHandler.Permit;
import io.incidentkit.severity.BudgetMeasure;
import io.incidentkit.severity.ImpactNumbers;
import io.incidentkit.text.CaselessKey;
import io.incidentkit.timeline.RecordEvent.AlertsReceived;
import io.incidentkit.timeline.RecordEvent.AttemptRefused;
import io.incidentkit.timeline.RecordEvent.BudgetMeasured;
import io.incidentkit.timeline.RecordEvent.DetectionSourceSet;
import io.incidentkit.timeline.RecordEvent.ImpactDescribed;
import io.incidentkit.timeline.RecordEvent.Labelled;
import io.incidentkit.timeline.RecordEvent.LinkAdded;
import io.incidentkit.timeline.RecordEvent.NoteAdded;
import io.incidentkit.timeline.RecordEvent.PublicTitleSet;
import io.incidentkit.timeline.RecordEvent.Renamed;
import io.incidentkit.timeline.RecordEvent.ServicesSet;
import io.incidentkit.timeline.RecordEvent.TeamSet;
import io.incidentkit.timeline.RecordEvent.TextCorrected;
import io.incidentkit.timeline.RecordEvent.TextStruckOut;
import io.incidentkit.timeline.RecordEvent.TimeCorrected;
import io.incidentkit.timeline.StruckText;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Decides the commands that write and correct the record, and those of what an incident is called and belongs to (chapter 4). */
final class RecordHandlers {
    /** The rows of the table. */
    static final List<CommandHandler<?>> ALL = List.of(
            CommandHandler.always(
                    CommandType.ADD_NOTE,
                    AddNote.class,
                    Permit.ALWAYS,
                    (note, deciding) -> deciding.append(new NoteAdded(note.text()))),
            CommandHandler.always(
                    CommandType.DESCRIBE_IMPACT, DescribeImpact.class, Permit.ALWAYS, RecordHandlers::describe),
            CommandHandler.always(
                    CommandType.RECEIVE_ALERTS, ReceiveAlerts.class, Permit.ALWAYS, RecordHandlers::receive),
            CommandHandler.always(
                    CommandType.CORRECT_TIME, CorrectTime.class, Permit.ALWAYS, RecordHandlers::correctTime),
            CommandHandler.always(
                    CommandType.CORRECT_TEXT, CorrectText.class, Permit.ALWAYS, RecordHandlers::correctText),
            CommandHandler.always(CommandType.STRIKE_OUT, StrikeOut.class, Permit.ALWAYS, RecordHandlers::strikeOut),
            CommandHandler.always(
                    CommandType.ADD_LINK,
                    AddLink.class,
                    Permit.ALWAYS,
                    (link, deciding) -> deciding.append(new LinkAdded(link.url(), link.title()))),
            CommandHandler.always(
                    CommandType.SET_TEAM,
                    SetTeam.class,
                    Permit.ALWAYS,
                    (set, deciding) -> deciding.append(new TeamSet(set.team()))),
            CommandHandler.always(CommandType.LABEL, Label.class, Permit.ALWAYS, RecordHandlers::label),
            CommandHandler.always(
                    CommandType.RENAME,
                    Rename.class,
                    Permit.ALWAYS,
                    (rename, deciding) -> deciding.append(new Renamed(rename.title()))),
            CommandHandler.always(
                    CommandType.SET_PUBLIC_TITLE,
                    SetPublicTitle.class,
                    Permit.ALWAYS,
                    (set, deciding) -> deciding.append(new PublicTitleSet(set.title()))),
            CommandHandler.always(
                    CommandType.SET_SERVICES,
                    SetServices.class,
                    Permit.ALWAYS,
                    (set, deciding) -> deciding.append(new ServicesSet(set.services()))),
            CommandHandler.always(
                    CommandType.SET_DETECTION_SOURCE,
                    SetDetectionSource.class,
                    Permit.ALWAYS,
                    (set, deciding) -> deciding.append(new DetectionSourceSet(set.detectionSource()))),
            CommandHandler.always(
                    CommandType.RECORD_REFUSED,
                    RecordRefused.class,
                    Permit.ALWAYS,
                    (refused, deciding) -> deciding.append(new AttemptRefused(refused.command(), refused.rules()))),
            CommandHandler.always(
                    CommandType.RECORD_BUDGET, RecordBudget.class, Permit.ALWAYS, RecordHandlers::measured));

    private RecordHandlers() {}

    /** An alert that was heard before is counted, not kept once more. */
    private static void receive(ReceiveAlerts receive, CommandContext deciding) {
        Incident incident = deciding.incident;
        AlertGroup group = receive.group();
        List<Alert> news = incident.heardAlerts().news(group);
        int unchanged = group.alerts().size() - news.size();
        AlertGroup told = group.with(news);
        deciding.append(new AlertsReceived(told, unchanged, !incident.isOpen()));
        SeverityHandlers.raise(deciding, told);
    }

    private static void correctTime(CorrectTime correct, CommandContext deciding) {
        if (!isEntry(correct.entry(), deciding)) {
            return;
        }
        TimelineEntry entry = deciding.references.entry();
        if (entry == null || entry.sequence() != correct.entry()) {
            throw new IllegalArgumentException(
                    "Entry " + correct.entry() + ", whose moment is corrected, is not given");
        }
        Instant moment = correct.moment();
        CorrectionBounds.Bounds bounds = CorrectionBounds.of(deciding.incident, entry);
        deciding.rule(TimeRules.notAfter("Entry " + entry.sequence(), moment, "its recording", entry.recordedAt()))
                .rule(TimeRules.notBefore(
                        "Entry " + entry.sequence(), moment, "what is ahead of it", bounds.notBefore()))
                .rule(TimeRules.notAfter("Entry " + entry.sequence(), moment, "what follows it", bounds.notAfter()));
        deciding.append(new TimeCorrected(entry.sequence(), entry.occurredAt(), moment, correct.reason()));
    }

    /** It began before it was detected; after a reopening, that can also be between the end before and the new detection. */
    private static void describe(DescribeImpact describe, CommandContext deciding) {
        Instant began = describe.began();
        if (began != null) {
            Incident incident = deciding.incident;
            boolean again = incident.earlierEpisodes().stream()
                    .reduce((earlier, later) -> later)
                    .flatMap(before -> before.moment(Step.RESOLVED))
                    .filter(resolved -> !began.isBefore(resolved.at()))
                    .isPresent();
            Instant detected = again ? incident.episode().detected().at() : incident.detectedAt();
            deciding.rule(TimeRules.notAfter("The beginning", began, "the detection", detected));
        }
        ImpactNumbers numbers = describe.numbers();
        if (describe.unknown() != null && numbers.get(describe.unknown()) != null) {
            deciding.fault("unknown", "is a number that is given as well; leave out one of both");
        }
        deciding.append(new ImpactDescribed(
                describe.impact(), describe.began(), numbers.areUnknown() ? null : numbers, describe.unknown()));
    }

    /** Nodes that ask at the same time come to the same; one of them keeps it. */
    private static void measured(RecordBudget record, CommandContext deciding) {
        BudgetMeasure measure = record.measure();
        if (deciding.incident.budgetMeasures().contains(measure)) {
            deciding.fault("measure", "is kept already");
        }
        deciding.rule(TimeRules.notAfter("The mitigation", measure.until(), "the recording", deciding.now));
        deciding.append(new BudgetMeasured(measure));
    }

    private static void label(Label label, CommandContext deciding) {
        Map<String, String> labels = deciding.incident.labels();
        boolean isNew = labels.keySet().stream().noneMatch(key -> CaselessKey.same(key, label.key()));
        if (label.value() == null && isNew) {
            deciding.fault("key", label.key() + " is no label of this incident; they are " + labels.keySet());
        } else if (isNew && labels.size() >= Declare.MAX_LABELS) {
            deciding.fault("key", "is one label more than the " + Declare.MAX_LABELS + " that are kept");
        }
        deciding.append(new Labelled(label.key(), label.value()));
    }

    private static void correctText(CorrectText correct, CommandContext deciding) {
        if (isEntry(correct.entry(), deciding)) {
            deciding.append(new TextCorrected(correct.entry(), correct.text()));
        }
    }

    private static void strikeOut(StrikeOut strike, CommandContext deciding) {
        List<TimelineEntry> timeline = deciding.references.timeline();
        try {
            List<TimelineEntry> struck = StruckText.of(strike.text()).outOf(timeline);
            if (struck.isEmpty()) {
                // Also if it was struck out before: nobody is to take a text that was mistyped for one that is gone.
                deciding.fault("text", "stands in no entry of this timeline, or no more");
            } else if (!isTheSame(deciding.incident, StruckText.replaced(timeline, struck))) {
                deciding.fault("text", "is a part of what the incident is, which stays");
            }
            deciding.append(new TextStruckOut(
                    struck.stream().map(TimelineEntry::sequence).toList(), strike.reason()));
        } catch (IllegalArgumentException e) {
            deciding.fault("text", "is a part of a name or an id, which stays; give more of what is around it");
        }
    }

    /** Whether an incident is where it was: texts are struck out, and no facts. */
    private static boolean isTheSame(Incident incident, List<TimelineEntry> without) {
        Incident left = Incident.replay(incident.id(), incident.number(), without);
        return left.severity().equals(incident.severity())
                && left.commandership().equals(incident.commandership())
                && left.episodes().equals(incident.episodes())
                && left.openKeys().equals(incident.openKeys())
                && left.heldAlertKeys().equals(incident.heldAlertKeys())
                && left.heardAlerts().equals(incident.heardAlerts())
                && left.people().responders().equals(incident.people().responders())
                && left.outcome().equals(incident.outcome());
    }

    private static boolean isEntry(int sequence, CommandContext deciding) {
        int version = deciding.incident.version();
        boolean exists = sequence >= 1 && sequence <= version;
        if (!exists) {
            deciding.fault("entry", sequence + " is no entry of this timeline; they are 1 to " + version);
        }
        return exists;
    }
}
