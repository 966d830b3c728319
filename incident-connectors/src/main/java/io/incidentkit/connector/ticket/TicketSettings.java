package io.incidentkit.connector.ticket;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The things that each ticket of a tracker gets.
 *
 * @param labels labels of each ticket
 * @param assignees accounts of the tracker by names of people
 */
public record TicketSettings(List<String> labels, Map<String, String> assignees) {

    /** Copies the labels, each once, and the accounts. */
    public TicketSettings {
        labels = List.copyOf(new LinkedHashSet<>(labels));
        assignees = Map.copyOf(assignees);
    }

    /**
     * Finds the account of a person.
     *
     * @param person the person's name, or null
     * @return the account; empty if nobody said which it is
     */
    public Optional<String> assignee(@Nullable String person) {
        return person == null ? Optional.empty() : Optional.ofNullable(assignees.get(person));
    }
}
