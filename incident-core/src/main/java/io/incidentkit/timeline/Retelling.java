package io.incidentkit.timeline;

import io.incidentkit.timeline.BackfillEvent.HistoryTold;
import io.incidentkit.timeline.LoopEvent.Diagnosed;
import io.incidentkit.timeline.LoopEvent.Mitigated;
import io.incidentkit.timeline.LoopEvent.MitigationFailed;
import io.incidentkit.timeline.LoopEvent.Reopened;
import io.incidentkit.timeline.LoopEvent.Resolved;
import io.incidentkit.timeline.RecordEvent.NoteAdded;
import io.incidentkit.timeline.RecordEvent.TextCorrected;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Which entries of an imported incident hold no longer, because its source told anew how it went. */
public final class Retelling {
    /** The correction of a note that the source no longer gives, or gives as a step. */
    public static final String WITHDRAWN = "(The source no longer says so.)";

    private Retelling() {}

    /**
     * Tells whether an event is a step, or a way back from one, or a change of command, that a source can tell of.
     *
     * @param event the event
     * @return whether it is
     */
    public static boolean isStep(IncidentEvent event) {
        return switch (event.type()) {
            case DIAGNOSED, MITIGATED, MITIGATION_FAILED, REOPENED, RESOLVED, COMMANDER_ASSIGNED, COMMAND_TAKEN -> true;
            default -> false;
        };
    }

    /**
     * Returns what a source said with a step or a note.
     *
     * @param event the event
     * @return its words
     */
    public static String words(IncidentEvent event) {
        if (event instanceof Diagnosed step) {
            return step.hypothesis();
        } else if (event instanceof Mitigated step) {
            return step.action();
        } else if (event instanceof MitigationFailed back) {
            return back.reason();
        } else if (event instanceof Reopened back) {
            return back.reason();
        } else if (event instanceof Resolved step) {
            return step.verification();
        }
        return event instanceof NoteAdded note ? note.text() : event.describe();
    }

    /**
     * Returns the entries that hold no longer: the steps and the level of before, and what the source withdrew. Nothing of an
     * incident whose source told nothing anew.
     *
     * @param timeline the entries of one incident, in the order in which they were recorded
     * @return their sequence numbers
     */
    public static Set<Integer> superseded(List<TimelineEntry> timeline) {
        int steps = last(timeline, HistoryTold::steps);
        int level = last(timeline, HistoryTold::level);
        Set<Integer> superseded = new HashSet<>();
        for (int i = 0; i < timeline.size(); i++) {
            TimelineEntry entry = timeline.get(i);
            boolean isLevel = i < level && entry.event().type() == EventType.SEVERITY_SET;
            boolean isTold =
                    entry.actor().equals(timeline.get(Math.max(steps, level)).actor());
            if (isTold && (isLevel || (i < steps && isStep(entry.event())))) {
                superseded.add(entry.sequence());
            }
            if (entry.event() instanceof TextCorrected corrected
                    && entry.actor().system()
                    && corrected.text().equals(WITHDRAWN)) {
                superseded.add(corrected.entry());
            }
        }
        return superseded;
    }

    private static int last(List<TimelineEntry> timeline, Predicate<HistoryTold> anew) {
        for (int i = timeline.size() - 1; i > 0; i--) {
            if (timeline.get(i).event() instanceof HistoryTold told && anew.test(told)) {
                return i;
            }
        }
        return 0;
    }
}
