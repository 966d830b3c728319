package io.incidentkit.connector.ticket;

import io.incidentkit.actionitem.ActionState;
import io.incidentkit.connector.call.NotDeliveredException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A tracker, as far as tickets need it. Implementations are thread-safe. */
public interface Tracker {
    /** Returns the tool's name in words, such as {@code Jira}. */
    String tool();

    /**
     * Looks for a ticket that may have been opened by an attempt whose answer was lost.
     *
     * @param draft what it says
     * @param since a moment before the first attempt
     * @return the ticket; of several the oldest; empty if there is none
     */
    Optional<Ticket> find(TicketDraft draft, Instant since) throws NotDeliveredException, InterruptedException;

    /** Returns for how long {@link #find} may miss what was opened, as the tool's search lags behind. */
    Duration lag();

    /**
     * Opens a ticket.
     *
     * @param draft what it says
     */
    Ticket open(TicketDraft draft) throws NotDeliveredException, InterruptedException;

    /**
     * Reads how a ticket stands.
     *
     * @param reference the ticket
     * @return the ticket; empty if it is not there, or not for us
     */
    Optional<Ticket> read(String reference) throws NotDeliveredException, InterruptedException;

    /**
     * Brings title, due date and owner up to date; text and state are left as they are there.
     *
     * @param reference the ticket
     * @param draft what it says
     */
    void change(String reference, TicketDraft draft) throws NotDeliveredException, InterruptedException;

    /**
     * Adds a comment.
     *
     * @param reference the ticket
     * @param text the comment
     */
    void comment(String reference, String text) throws NotDeliveredException, InterruptedException;

    /**
     * Finishes a ticket; one that is finished stays as it is.
     *
     * @param reference the ticket
     * @param state done, or dropped
     */
    void finish(String reference, ActionState state) throws NotDeliveredException, InterruptedException;

    /** Looks for what would keep it from opening tickets, one sentence each; it changes nothing. */
    List<String> faults() throws NotDeliveredException, InterruptedException;
}
