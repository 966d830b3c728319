package io.incidentkit.test.comms;

import io.incidentkit.comms.CommunicationEvent;
import io.incidentkit.comms.CommunicationEvent.Ended;
import io.incidentkit.comms.CommunicationEvent.StepCompleted;
import io.incidentkit.comms.CommunicationEvent.UpdateSent;
import io.incidentkit.severity.Severity;
import java.time.Instant;

/**
 * One thing that happens in a script.
 *
 * @param event what happens
 * @param severity the level in force from then on
 */
public record ScriptStep(CommunicationEvent event, Severity severity) {

    /** Returns when it happens. */
    public Instant at() {
        return event.at();
    }

    /** Returns whether a level is set, for the first time or instead of another one. */
    public boolean setsLevel() {
        return event instanceof CommunicationEvent.LevelSet;
    }

    /** Returns when and what, in a few words. */
    @Override
    public String toString() {
        return at() + " " + words();
    }

    private String words() {
        if (event instanceof UpdateSent sent) {
            return (sent.closing() ? "a closing message to the " : "a message to the ") + sent.audience();
        }
        if (event instanceof StepCompleted completed) {
            return completed.step().code();
        }
        if (event instanceof Ended ended) {
            return ended.how().code();
        }
        return setsLevel() ? "it is " + severity : "reopened";
    }
}
