package io.incidentkit.timeline;

import io.incidentkit.comms.CommunicationDuty;
import io.incidentkit.severity.LevelTimes;
import io.incidentkit.severity.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events of the severity (chapter 1). */
public sealed interface SeverityEvent extends IncidentEvent {

    /**
     * The severity was set for the first time.
     *
     * @param severity the level
     * @param duties who has to be told by when, as the policy said at that moment
     * @param times by when it is triaged, fixed and written up, as the policy said at that moment; null if that is not known, as
     *     in what former releases wrote: then the policy in force says it
     */
    record SeveritySet(
            Severity severity,
            List<CommunicationDuty> duties,
            @Nullable LevelTimes times) implements SeverityEvent {
        /** Copies the list. */
        public SeveritySet {
            duties = List.copyOf(duties);
        }

        /**
         * A level under which nobody has to be told, and whose times are those of the policy in force.
         *
         * @param severity the level
         */
        public SeveritySet(Severity severity) {
            this(severity, List.of(), null);
        }

        @Override
        public EventType type() {
            return EventType.SEVERITY_SET;
        }

        @Override
        public String describe() {
            return "Severity set to " + severity;
        }
    }

    /**
     * The severity was changed.
     *
     * @param from the old level
     * @param to the new level
     * @param reason why
     * @param duties who has to be told by when under the new level, as the policy said at that moment
     * @param times by when it is triaged, fixed and written up under the new level, as the policy said at that moment; null if
     *     that is not known, as in what former releases wrote: then the policy in force says it
     */
    record SeverityChanged(
            Severity from,
            Severity to,
            String reason,
            List<CommunicationDuty> duties,
            @Nullable LevelTimes times) implements SeverityEvent {
        /** Copies the list. */
        public SeverityChanged {
            duties = List.copyOf(duties);
        }

        @Override
        public EventType type() {
            return EventType.SEVERITY_CHANGED;
        }

        @Override
        public String describe() {
            return "Severity changed from " + from + " to " + to + ": " + reason;
        }
    }
}
