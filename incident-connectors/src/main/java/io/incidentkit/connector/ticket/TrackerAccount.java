package io.incidentkit.connector.ticket;

import io.incidentkit.connector.call.Secret;
import io.incidentkit.connector.call.ToolConnection;
import io.incidentkit.connector.call.ToolRules;
import io.incidentkit.effect.ChannelDescription;
import io.incidentkit.validation.InputValidator;

/** The account of a tracker in which tickets are opened: where it is, and by which key. Implementations are immutable, and show no key. */
public interface TrackerAccount {
    /** Returns the channel's name by default, such as {@code jira}. */
    String name();

    /** Returns the tool in words, for whoever sets it up. */
    ChannelDescription description();

    /** Returns the rules by which its answers are read. */
    ToolRules rules();

    /** Returns its key. */
    Secret key();

    /**
     * Checks its settings.
     *
     * @param faults takes what is wrong
     * @param settings what tickets get
     */
    void check(InputValidator faults, TicketSettings settings);

    /**
     * Opens the tracker.
     *
     * @param connection makes the calls
     * @param settings what tickets get
     */
    Tracker tracker(ToolConnection connection, TicketSettings settings);
}
