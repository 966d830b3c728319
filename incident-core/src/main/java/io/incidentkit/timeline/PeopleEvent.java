package io.incidentkit.timeline;

import io.incidentkit.commander.Person;
import org.jspecify.annotations.Nullable;

/** Events of those who work on an incident or watch it (chapter 2). */
public sealed interface PeopleEvent extends IncidentEvent {

    /**
     * Someone was assigned a piece of work.
     *
     * @param person who
     * @param what what they do
     */
    record Assigned(Person person, String what) implements PeopleEvent {
        @Override
        public EventType type() {
            return EventType.ASSIGNED;
        }

        @Override
        public String describe() {
            return person + " works on: " + what;
        }
    }

    /**
     * A piece of work ended.
     *
     * @param assignment the number of the assignment on this incident
     * @param person who did it
     * @param what what it was
     * @param result what came of it, or null
     */
    record AssignmentCompleted(
            int assignment,
            Person person,
            String what,
            @Nullable String result) implements PeopleEvent {
        @Override
        public EventType type() {
            return EventType.ASSIGNMENT_COMPLETED;
        }

        @Override
        public String describe() {
            return person + " finished: " + what + (result == null ? "" : " (" + result + ")");
        }
    }

    /**
     * Someone watches.
     *
     * @param person who
     */
    record ObserverJoined(Person person) implements PeopleEvent {
        @Override
        public EventType type() {
            return EventType.OBSERVER_JOINED;
        }

        @Override
        public String describe() {
            return person + " observes";
        }
    }
}
