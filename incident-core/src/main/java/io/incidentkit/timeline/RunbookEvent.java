package io.incidentkit.timeline;

import org.jspecify.annotations.Nullable;

/** Events of the runbooks that were used (chapter 6). */
public sealed interface RunbookEvent extends IncidentEvent {

    /** Returns the runbook's id, such as its file name. */
    String runbook();

    /**
     * A runbook was used; it owes a review.
     *
     * @param runbook its id
     * @param name its name
     */
    record RunbookUsed(String runbook, String name) implements RunbookEvent {
        @Override
        public EventType type() {
            return EventType.RUNBOOK_USED;
        }

        @Override
        public String describe() {
            return "Runbook used: " + name;
        }
    }

    /**
     * A branch of a runbook that is used was taken.
     *
     * @param runbook its id
     * @param name its name
     * @param condition what was the case
     * @param action what was done
     */
    record BranchTaken(String runbook, String name, String condition, String action) implements RunbookEvent {
        @Override
        public EventType type() {
            return EventType.BRANCH_TAKEN;
        }

        @Override
        public String describe() {
            return "Runbook " + name + ": as " + condition + ", " + action;
        }
    }

    /**
     * A step of a runbook that is used was done, or a tick was taken back.
     *
     * @param runbook its id
     * @param name its name
     * @param step the step in its words
     * @param undone whether it was not done after all
     */
    record StepTicked(String runbook, String name, String step, boolean undone) implements RunbookEvent {
        @Override
        public EventType type() {
            return EventType.STEP_TICKED;
        }

        @Override
        public String describe() {
            return "Runbook " + name + ", " + (undone ? "not done after all: " : "done: ") + step;
        }
    }

    /**
     * A runbook was reviewed after it was used.
     *
     * @param runbook its id
     * @param changed whether it was changed
     * @param note what was found, or null
     */
    record RunbookReviewed(
            String runbook, boolean changed, @Nullable String note) implements RunbookEvent {
        @Override
        public EventType type() {
            return EventType.RUNBOOK_REVIEWED;
        }

        @Override
        public String describe() {
            return "Runbook " + runbook + " reviewed, " + (changed ? "changed" : "left as it is")
                    + (note == null ? "" : ": " + note);
        }
    }
}
