package io.incidentkit.timeline;

import io.incidentkit.severity.Severity;

/** Events of the severity (chapter 1). */
public sealed interface SeverityEvent extends IncidentEvent {

    /**
     * The severity was set for the first time.
     *
     * @param severity the level
     */
    record SeveritySet(Severity severity) implements SeverityEvent {
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
     */
    record SeverityChanged(Severity from, Severity to, String reason) implements SeverityEvent {
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
