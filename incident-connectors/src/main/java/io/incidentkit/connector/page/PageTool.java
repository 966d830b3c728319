package io.incidentkit.connector.page;

import io.incidentkit.connector.call.NotDeliveredException;
import java.util.Optional;

/** The calls that a tool for status pages takes. Implementations are thread-safe. */
public interface PageTool {
    /**
     * An incident on the page.
     *
     * @param id how the page calls it
     * @param where its address, or its id where it has none
     */
    record Posted(String id, String where) {}

    /**
     * Looks for the page's incident of an episode that may have been made without our learning of it.
     *
     * @param post the message that it was to be made with
     * @return the incident; empty if there is none
     */
    Optional<Posted> find(PagePost post) throws NotDeliveredException, InterruptedException;

    /**
     * Makes an incident, with its components.
     *
     * @param post its first message
     */
    Posted create(PagePost post) throws NotDeliveredException, InterruptedException;

    /**
     * Adds a message to an incident, with its components.
     *
     * @param id how the page calls it
     * @param post the message
     */
    Posted update(String id, PagePost post) throws NotDeliveredException, InterruptedException;

    /**
     * Returns whether the newest message of an incident is this one. Asked where an attempt to add it ended without our learning how.
     *
     * @param id how the page calls it
     * @param post the message
     */
    boolean has(String id, PagePost post) throws NotDeliveredException, InterruptedException;

    /**
     * Sets components without a message.
     *
     * @param id how the page calls the incident; empty if it has none
     * @param components the components
     */
    void set(String id, PageComponents components) throws NotDeliveredException, InterruptedException;
}
