package io.incidentkit.connector.history;

import io.incidentkit.actionitem.ActionState;
import org.jspecify.annotations.Nullable;

/** The words by which tools say where a follow-up stands. */
public final class FollowUpStates {
    private FollowUpStates() {}

    /**
     * Reads a word.
     *
     * @param word the word, in small letters
     * @return the state, or null if it says none that is known
     */
    public static @Nullable ActionState state(String word) {
        return switch (word) {
            case "open", "outstanding" -> ActionState.OPEN;
            case "in_progress" -> ActionState.IN_PROGRESS;
            case "done", "completed" -> ActionState.DONE;
            case "cancelled", "canceled", "not_doing", "deleted" -> ActionState.DROPPED;
            default -> null;
        };
    }
}
