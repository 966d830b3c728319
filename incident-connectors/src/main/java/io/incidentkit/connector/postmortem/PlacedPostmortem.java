package io.incidentkit.connector.postmortem;

import io.incidentkit.command.IncidentCommand;
import io.incidentkit.incident.Incident;
import io.incidentkit.rule.Violation;
import io.incidentkit.timeline.TimelineEntry;
import java.util.List;

/**
 * The result of putting a document into an incident. Nothing of the document is lost: what has no place of its own is named, and
 * where its text is kept.
 *
 * @param incident the incident afterwards
 * @param commands what was given to the incident, in this order; empty if it said all of it before
 * @param left what of the document has no place of its own
 * @param missing what stands between the postmortem and its publication now
 * @param remarks what was guessed, assumed or left as it was, a sentence each
 * @param since what others recorded since the version that the caller saw, the oldest first; empty if no version was said
 */
public record PlacedPostmortem(
        Incident incident,
        List<IncidentCommand> commands,
        List<UnplacedPart> left,
        List<Violation> missing,
        List<String> remarks,
        List<TimelineEntry> since) {

    /** Copies the lists. */
    public PlacedPostmortem {
        commands = List.copyOf(commands);
        left = List.copyOf(left);
        missing = List.copyOf(missing);
        remarks = List.copyOf(remarks);
        since = List.copyOf(since);
    }

    /** Returns whether anything was given to the incident. */
    public boolean changed() {
        return !commands.isEmpty();
    }

    /**
     * A part of a document for which an incident has no place of its own.
     *
     * @param name the part's name, such as a heading or the name of a fact
     * @param text the part's text, as Markdown
     * @param reason why it has no place, in a sentence
     * @param keptIn where the text stands nevertheless: the heading of a section, or {@code Timeline}; empty if it is said here alone
     */
    public record UnplacedPart(String name, String text, String reason, String keptIn) {}
}
