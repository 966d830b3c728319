package io.incidentkit.timeline;

import io.incidentkit.alert.AlertGroup;

/** Events that record something without moving the incident (chapter 4). */
public sealed interface RecordEvent extends IncidentEvent {

    /**
     * Someone wrote something down.
     *
     * @param text the note
     */
    record NoteAdded(String text) implements RecordEvent {
        @Override
        public EventType type() {
            return EventType.NOTE_ADDED;
        }

        @Override
        public String describe() {
            return "Note: " + text;
        }
    }

    /**
     * The impact was described anew.
     *
     * @param impact who is hit and how much
     */
    record ImpactDescribed(String impact) implements RecordEvent {
        @Override
        public EventType type() {
            return EventType.IMPACT_DESCRIBED;
        }

        @Override
        public String describe() {
            return "Impact: " + impact;
        }
    }

    /**
     * An alert source told about a group of alerts.
     *
     * @param group what it said
     */
    record AlertsReceived(AlertGroup group) implements RecordEvent {
        @Override
        public EventType type() {
            return EventType.ALERTS_RECEIVED;
        }

        @Override
        public String describe() {
            return group.describe();
        }
    }
}
