package io.incidentkit.command;

import io.incidentkit.command.NamingCommand.Label;
import io.incidentkit.timeline.CommanderEvent.CommanderAssigned;
import io.incidentkit.timeline.IncidentEvent;
import io.incidentkit.timeline.LoopEvent.Declared;
import io.incidentkit.timeline.RecordEvent.Labelled;
import io.incidentkit.timeline.RecordEvent.TeamSet;
import io.incidentkit.timeline.SeverityEvent.SeveritySet;
import io.incidentkit.timeline.StruckText;
import io.incidentkit.timeline.TimelineEntry;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tells a declaration that is given again from another one under the same id. */
public final class DeclaredBefore {
    /** How many entries one declaration makes at most. */
    public static final int MAX_ENTRIES = Declare.MAX_LABELS + 10;

    private DeclaredBefore() {}

    /**
     * Returns whether all that a declaration says was said by the one that a timeline begins with.
     *
     * @param declare the declaration
     * @param timeline the first {@value #MAX_ENTRIES} entries of a timeline, as they were recorded
     * @return whether it says nothing else; what was struck out since may have been anything
     */
    public static boolean isIn(Declare declare, List<TimelineEntry> timeline) {
        if (timeline.isEmpty() || !(timeline.get(0).event() instanceof Declared declared)) {
            return false;
        }
        TimelineEntry first = timeline.get(0);
        List<IncidentEvent> with = timeline.stream()
                .filter(entry -> entry.recordedAt().equals(first.recordedAt()))
                .map(TimelineEntry::event)
                .toList();
        return isSame(declare.title(), declared.title())
                && isSame(declare.impact(), declared.impact())
                && isSame(declare.services().toString(), declared.services().toString())
                && Objects.equals(declare.began(), declared.began())
                && declare.kind() == declared.kind()
                && declare.isPrivate() == declared.isPrivate()
                && declare.detectionSource() == declared.detectionSource()
                && (declare.detectedAt() == null || first.occurredAt().equals(declare.detectedAt()))
                && (declare.team() == null
                        || with.stream().anyMatch(e -> e instanceof TeamSet set && isSame(declare.team(), set.team())))
                && (declare.severity() == null
                        || with.stream()
                                .anyMatch(e -> e instanceof SeveritySet set
                                        && set.severity().equals(declare.severity())))
                && (declare.commander() == null
                        || with.stream()
                                .anyMatch(e -> e instanceof CommanderAssigned assigned
                                        && assigned.commander().equals(declare.commander())))
                && declare.labels().stream().allMatch(label -> with.stream().anyMatch(event -> isOf(label, event)));
    }

    private static boolean isOf(Label label, IncidentEvent event) {
        return event instanceof Labelled set && isSame(label.key(), set.key()) && isSame(label.value(), set.value());
    }

    private static boolean isSame(@Nullable String said, @Nullable String stands) {
        return (stands != null && stands.contains(StruckText.MARK)) || Objects.equals(said, stands);
    }
}
