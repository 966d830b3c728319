package io.incidentkit.timeline;

import io.incidentkit.text.MomentWords;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events of the duties that have a time. */
public sealed interface DutyEvent extends IncidentEvent {

    /**
     * A person classified the incident; duties may start with it.
     *
     * @param classification the name of the classification, such as {@code personal data}
     * @param note why, or null
     */
    record Classified(String classification, @Nullable String note) implements DutyEvent {
        @Override
        public EventType type() {
            return EventType.CLASSIFIED;
        }

        @Override
        public String describe() {
            return "Classified as " + classification + (note == null ? "" : ": " + note);
        }
    }

    /**
     * A person said that a duty is done.
     *
     * @param obligation the id of what was owed
     * @param note what was done
     */
    record DutyDone(String obligation, String note) implements DutyEvent {
        @Override
        public EventType type() {
            return EventType.DUTY_DONE;
        }

        @Override
        public String describe() {
            return "Done: " + obligation + ", " + note;
        }
    }

    /**
     * Somebody was told of a duty that is due soon, or was not met in time.
     *
     * @param obligation the id of what is owed
     * @param words what they were told
     * @param due by when it is due, or was
     * @param moment the moment for which they were told
     * @param told who was told
     */
    record Reminded(String obligation, String words, Instant due, Instant moment, List<String> told)
            implements DutyEvent {
        /** Copies the list. */
        public Reminded {
            told = List.copyOf(told);
        }

        @Override
        public EventType type() {
            return EventType.REMINDED;
        }

        @Override
        public String describe() {
            String when = moment.isBefore(due) ? "is due at " : "was due at ";
            return "Told " + String.join(" and ", told) + ": " + words + " (" + when + MomentWords.minute(due) + ")";
        }
    }
}
