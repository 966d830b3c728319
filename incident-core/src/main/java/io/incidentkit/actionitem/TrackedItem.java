package io.incidentkit.actionitem;

import io.incidentkit.validation.InputValidator;
import java.util.Objects;

/**
 * An action item, with the incident that it came from and the team that answers for it.
 *
 * @param incident the incident's reference, such as {@code INC-42}
 * @param team the team, {@link #NO_TEAM} if that is not known
 * @param item the item
 */
public record TrackedItem(String incident, String team, ActionItem item) {
    /** Stands for a team that is not known. */
    public static final String NO_TEAM = "no team";

    /**
     * Checks the input; a blank team is {@link #NO_TEAM}.
     *
     * @throws io.incidentkit.validation.InvalidInputException with every fault
     */
    public TrackedItem {
        Objects.requireNonNull(item, "item");
        InputValidator faults = new InputValidator();
        incident = faults.line("incident", incident);
        String line = faults.optionalLine("team", team);
        team = line == null ? NO_TEAM : line;
        faults.throwIfAny();
    }

    /** Returns the item's name for people, such as {@code INC-42 #3}. */
    public String name() {
        return incident + " #" + item.number();
    }
}
