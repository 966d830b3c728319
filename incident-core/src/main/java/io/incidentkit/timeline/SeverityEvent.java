package io.incidentkit.timeline;

import io.incidentkit.comms.CommunicationDuty;
import io.incidentkit.severity.Severity;
import java.util.List;

/** Events of the severity (chapter 1). */
public sealed interface SeverityEvent extends IncidentEvent {

    /**
     * The severity was set for the first time.
     *
     * @param severity the level
     * @param duties who has to be told by when, as the policy said at that moment
     */
    record SeveritySet(Severity severity, List<CommunicationDuty> duties) implements SeverityEvent {
        /** Copies the list. */
        public SeveritySet {
            duties = List.copyOf(duties);
        }

        /**
         * A level under which nobody has to be told.
         *
         * @param severity the level
         */
        public SeveritySet(Severity severity) {
            this(severity, List.of());
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
     */
    record SeverityChanged(Severity from, Severity to, String reason, List<CommunicationDuty> duties)
            implements SeverityEvent {
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
