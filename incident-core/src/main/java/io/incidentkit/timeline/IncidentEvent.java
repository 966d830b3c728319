package io.incidentkit.timeline;

/**
 * Something that happened to an incident. Events are facts: they are stored for ever and never change. The permitted
 * interfaces group them by the playbook's chapters.
 */
public sealed interface IncidentEvent
        permits LoopEvent,
                SeverityEvent,
                CommanderEvent,
                PeopleEvent,
                RunbookEvent,
                PostmortemEvent,
                ActionEvent,
                DeliveryEvent,
                MessageEvent,
                DutyEvent,
                BackfillEvent,
                RecordEvent {

    /** Returns the event's place in the catalogue, with its stable code. */
    EventType type();

    /** Returns what happened in one sentence for a person, without who and when. */
    String describe();
}
