package io.incidentkit.connector.ticket;

import io.incidentkit.connector.alert.AlertInbox;
import io.incidentkit.connector.alert.AlertRequest;
import io.incidentkit.connector.alert.SenderCheck;
import io.incidentkit.connector.paging.RequestHeaders;
import io.incidentkit.connector.paging.WebhookAnswer;
import io.incidentkit.validation.InvalidInputException;
import java.util.Optional;

/**
 * Takes in what the webhooks of a tracker tell of our tickets, as alerts are taken in: a body is bounded, its sender is known by the bytes as
 * they came, it is read, and what was heard before says nothing new.
 *
 * <p>Thread-safe.
 */
public final class TicketInbox {
    /** The longest body, in bytes. */
    public static final int MAX_BYTES = AlertInbox.MAX_BYTES;

    private final TicketSync sync;
    private final SenderCheck check;
    private final TicketForm form;

    /**
     * Creates one.
     *
     * @param sync takes what is heard
     * @param check knows the sender
     * @param form reads what the tracker sends
     */
    public TicketInbox(TicketSync sync, SenderCheck check, TicketForm form) {
        this.sync = sync;
        this.check = check;
        this.form = form;
    }

    /**
     * Takes in one request.
     *
     * @param headers the headers
     * @param body the bytes as they came
     * @return what to answer
     */
    public WebhookAnswer receive(RequestHeaders headers, byte[] body) {
        if (body.length > MAX_BYTES) {
            return WebhookAnswer.UNREADABLE;
        }
        AlertRequest request = new AlertRequest(null, headers, body);
        return switch (check.judge(request)) {
            case UNKNOWN -> WebhookAnswer.UNAUTHORISED;
            case NOT_NOW -> WebhookAnswer.TRY_AGAIN;
            case KNOWN -> read(request);
        };
    }

    private WebhookAnswer read(AlertRequest request) {
        try {
            Optional<Ticket> ticket = form.read(request);
            return ticket.isPresent() ? sync.heard(ticket.get()) : WebhookAnswer.IGNORED;
        } catch (InvalidInputException e) {
            return WebhookAnswer.UNREADABLE;
        }
    }

    /** Returns the name of the tracker's channel. */
    public String tool() {
        return sync.toString();
    }

    /** Returns how the sender is known. */
    @Override
    public String toString() {
        return check.words();
    }
}
