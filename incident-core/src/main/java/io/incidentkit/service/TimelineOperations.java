package io.incidentkit.service;

import io.incidentkit.command.RecordCommand.AddLink;
import io.incidentkit.command.RecordCommand.AddNote;
import io.incidentkit.command.RecordCommand.CorrectText;
import io.incidentkit.command.RecordCommand.CorrectTime;
import io.incidentkit.command.RecordCommand.DescribeImpact;
import io.incidentkit.incident.Incident;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Instant;
import java.util.List;

/**
 * What is written down of an incident (chapter 4), also after its end; from {@link IncidentOperations#timeline()}. Immutable and
 * thread-safe.
 */
public final class TimelineOperations {
    private final OperationContext hand;

    TimelineOperations(OperationContext hand) {
        this.hand = hand;
    }

    /** Returns all entries in the order in which they were recorded. */
    public List<TimelineEntry> entries() {
        return hand.visible().timeline(hand.id());
    }

    /** Gives {@link AddNote}. */
    public Incident note(String text) {
        return hand.give(new AddNote(text, hand.at()));
    }

    /** Gives {@link DescribeImpact}: who is hit and how much. */
    public Incident describeImpact(String impact) {
        return hand.give(new DescribeImpact(impact, hand.at()));
    }

    /** Gives {@link AddLink}: something elsewhere, by its web address. */
    public Incident link(String url, String title) {
        return hand.give(new AddLink(url, title));
    }

    /** Gives {@link CorrectTime}: when an earlier entry really happened, and what showed it. */
    public Incident correctTime(int entry, Instant moment, String reason) {
        return hand.give(new CorrectTime(entry, moment, reason));
    }

    /** Gives {@link CorrectText}: what is right in place of an earlier entry's text. */
    public Incident correctText(int entry, String text) {
        return hand.give(new CorrectText(entry, text));
    }
}
