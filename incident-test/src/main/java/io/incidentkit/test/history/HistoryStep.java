package io.incidentkit.test.history;

import io.incidentkit.command.IncidentCommand;
import io.incidentkit.commander.Actor;
import io.incidentkit.test.command.CommandTimes;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step of a history: after some time, someone gives a command.
 *
 * @param actor who gives it
 * @param command the command
 * @param passed how much time passed since the step before
 * @param ago how long ago it happened when it is recorded, negative for the future, or null for a command without a moment
 */
public record HistoryStep(
        Actor actor,
        IncidentCommand command,
        Duration passed,
        @Nullable Duration ago) {

    /**
     * Returns a step whose command happens when it is recorded.
     *
     * @param actor who gives it
     * @param command the command
     * @param passed how much time passed since the step before
     * @return the step
     */
    public static HistoryStep of(Actor actor, IncidentCommand command, Duration passed) {
        return new HistoryStep(actor, command, passed, null);
    }

    /**
     * Returns the command as it is given at a moment.
     *
     * @param now the moment at which it is recorded
     * @return the command
     */
    public IncidentCommand command(Instant now) {
        return ago == null ? command : CommandTimes.at(command, now.minus(ago));
    }
}
