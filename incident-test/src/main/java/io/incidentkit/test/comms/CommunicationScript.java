package io.incidentkit.test.comms;

import io.incidentkit.comms.CommunicationEvent.Ended;
import io.incidentkit.comms.CommunicationEvent.Reopened;
import io.incidentkit.comms.CommunicationHistory;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A script of one incident as far as it decides who is told: levels, steps, messages, the end. The first step sets a
 * level.
 *
 * @param steps what happens, in order of time
 */
public record CommunicationScript(List<ScriptStep> steps) {

    /** Copies the list. */
    public CommunicationScript {
        steps = List.copyOf(steps);
    }

    /** Returns the whole script as the history that obligations are worked out from. */
    public CommunicationHistory history() {
        return history(steps.size());
    }

    /**
     * Returns the beginning of the script as a history.
     *
     * @param count so many steps
     * @return the history
     */
    public CommunicationHistory history(int count) {
        return new CommunicationHistory(
                steps.subList(0, count).stream().map(ScriptStep::event).toList());
    }

    /** Returns the last step. */
    public ScriptStep last() {
        return steps.get(steps.size() - 1);
    }

    /** Returns whether the incident is open at the end of the script. */
    public boolean isOpen() {
        long ends = steps.stream().filter(step -> step.event() instanceof Ended).count();
        return ends
                == steps.stream()
                        .filter(step -> step.event() instanceof Reopened)
                        .count();
    }

    /** Returns the steps, one a line, so that a falsified sample can be read. */
    @Override
    public String toString() {
        return steps.stream().map(ScriptStep::toString).collect(Collectors.joining("\n  ", "Script\n  ", ""));
    }
}
