package io.incidentkit.portal;

import io.incidentkit.command.ActionCommand;
import io.incidentkit.command.CommunicationCommand;
import io.incidentkit.command.IncidentCommand;
import io.incidentkit.command.PostmortemCommand;
import io.incidentkit.command.PostmortemCommand.ExplainPhase;
import io.incidentkit.command.PostmortemCommand.PublishPostmortem;
import io.incidentkit.command.PostmortemCommand.RequestReview;
import io.incidentkit.command.PostmortemCommand.WriteSection;
import io.incidentkit.command.RecordCommand.AddLink;
import io.incidentkit.command.RecordCommand.AddNote;
import io.incidentkit.command.RecordCommand.CorrectText;
import io.incidentkit.command.RecordCommand.CorrectTime;
import io.incidentkit.command.RunbookCommand;
import io.incidentkit.timeline.ActionEvent;
import io.incidentkit.timeline.DeliveryEvent;
import io.incidentkit.timeline.DutyEvent.Reminded;
import io.incidentkit.timeline.IncidentEvent;
import io.incidentkit.timeline.MessageEvent;
import io.incidentkit.timeline.MessageEvent.ObligationMissed;
import io.incidentkit.timeline.PostmortemEvent;
import io.incidentkit.timeline.PostmortemEvent.PhaseExplained;
import io.incidentkit.timeline.PostmortemEvent.SectionWritten;
import io.incidentkit.timeline.RecordEvent.NoteAdded;
import io.incidentkit.timeline.RecordEvent.TextCorrected;
import io.incidentkit.timeline.RecordEvent.TimeCorrected;
import io.incidentkit.timeline.RunbookEvent;

/**
 * Whether what others did since somebody opened a page makes that person look again before a command is taken. People write
 * one postmortem together; only what concerns the same part of it is in each other's way.
 */
final class Disturbance {
    private Disturbance() {}

    static boolean of(IncidentEvent event, IncidentCommand command) {
        if (event instanceof NoteAdded
                || event instanceof DeliveryEvent
                || event instanceof ObligationMissed
                || event instanceof Reminded) {
            return false;
        }
        if (command instanceof AddNote || command instanceof AddLink || command instanceof RunbookCommand) {
            return false;
        }
        if (command instanceof ActionCommand action) {
            return event instanceof ActionEvent other && other.item() == item(action);
        }
        if (command instanceof PostmortemCommand postmortem) {
            return ofPostmortem(event, postmortem);
        }
        return ofResponse(event, command);
    }

    private static boolean ofPostmortem(IncidentEvent event, PostmortemCommand command) {
        if (command instanceof RequestReview || command instanceof PublishPostmortem) {
            return !(event instanceof MessageEvent);
        }
        if (command instanceof WriteSection write) {
            return event instanceof SectionWritten other && other.section() == write.section();
        }
        return command instanceof ExplainPhase explain
                && event instanceof PhaseExplained other
                && other.episode() == explain.episode()
                && other.phase() == explain.phase();
    }

    /** A message that was sent keeps only another one from being sent. */
    private static boolean ofResponse(IncidentEvent event, IncidentCommand command) {
        if (command instanceof CorrectTime correct) {
            return isOn(event, correct.entry());
        }
        if (command instanceof CorrectText correct) {
            return isOn(event, correct.entry());
        }
        if (event instanceof ActionEvent || event instanceof PostmortemEvent || event instanceof RunbookEvent) {
            return false;
        }
        return !(event instanceof MessageEvent) || command instanceof CommunicationCommand;
    }

    private static boolean isOn(IncidentEvent event, int entry) {
        return (event instanceof TimeCorrected time && time.entry() == entry)
                || (event instanceof TextCorrected text && text.entry() == entry);
    }

    private static int item(ActionCommand command) {
        if (command instanceof ActionCommand.ChangeAction change) {
            return change.item();
        } else if (command instanceof ActionCommand.StartAction start) {
            return start.item();
        } else if (command instanceof ActionCommand.CompleteAction complete) {
            return complete.item();
        } else if (command instanceof ActionCommand.DropAction drop) {
            return drop.item();
        } else if (command instanceof ActionCommand.ReviewAction review) {
            return review.item();
        }
        return 0;
    }
}
