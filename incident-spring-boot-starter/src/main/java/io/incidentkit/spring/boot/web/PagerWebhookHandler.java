package io.incidentkit.spring.boot.web;

import io.incidentkit.connector.paging.RequestHeaders;
import io.incidentkit.connector.paging.WebhookAnswer;
import io.incidentkit.spring.boot.security.ReceivedWebhooks;
import io.incidentkit.spring.boot.security.ReceivedWebhooks.Outcome;
import io.incidentkit.spring.boot.security.WebhookGate;
import io.incidentkit.spring.boot.web.http.Operation;
import io.incidentkit.spring.boot.web.http.ProblemException;
import io.incidentkit.spring.boot.web.http.ProblemType;
import io.incidentkit.spring.boot.web.http.RequestBody;
import io.incidentkit.spring.boot.web.http.Responses;
import io.incidentkit.spring.boot.web.http.Who;
import io.incidentkit.spring.boot.web.view.Shape;
import java.io.IOException;
import java.util.Map;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Takes in what a pager tells. It sends again after a 5xx and drops the event after a 4xx, so only what is of no sender or of no form gets a
 * 4xx; for the same reason neither the content type nor a parameter is looked at. The pager's secret says who sends, and no login.
 */
final class PagerWebhookHandler {
    private static final Map<String, Boolean> TAKEN = Map.of("accepted", true);

    private final Receiver receiver;
    private final int maxBytes;
    private final WebhookGate gate;
    private final String sender;
    private final ReceivedWebhooks received;

    /** The receiving end of a pager. */
    interface Receiver {
        WebhookAnswer receive(RequestHeaders headers, byte[] body);
    }

    PagerWebhookHandler(String sender, Receiver receiver, int maxBytes, WebhookGate gate, ReceivedWebhooks received) {
        this.sender = sender;
        this.received = received;
        this.receiver = receiver;
        this.maxBytes = maxBytes;
        this.gate = gate;
    }

    Operation operation(String id, String words) {
        return Operation.post("/webhooks/" + sender, id, words)
                .by(Who.TOOL)
                .withAnyParameter()
                .taking(Shape.OBJECT)
                .answering(Shape.object("accepted", Shape.YES_NO))
                .refusing(ProblemType.UNKNOWN_SENDER, ProblemType.TOO_MANY_REQUESTS)
                .handledBy((request, params) -> receive(request));
    }

    private ServerResponse receive(ServerRequest request) throws IOException {
        // So many at once and in a minute, by a gate that is open: the receiver says who sends, once the body is there.
        WebhookGate.Entry entry = gate.enter(request.headers()::firstHeader, false);
        WebhookAnswer answer = receiver.receive(request.headers()::firstHeader, body(request, entry));
        received.received(sender, outcome(answer));
        return switch (answer) {
            case ACCEPTED, IGNORED -> Responses.ok(TAKEN);
            case UNAUTHORISED -> {
                entry.wasUnknown();
                throw new ProblemException(ProblemType.UNKNOWN_SENDER, "It is not signed as it has to be.");
            }
            case UNREADABLE -> throw new ProblemException(ProblemType.MALFORMED_BODY, "The body is not of that form.");
            case TRY_AGAIN ->
                throw new ProblemException(ProblemType.UNAVAILABLE, "It can't be written down now; send it again.");
        };
    }

    private static Outcome outcome(WebhookAnswer answer) {
        return switch (answer) {
            case ACCEPTED -> Outcome.ACCEPTED;
            case IGNORED -> Outcome.IGNORED;
            case UNAUTHORISED -> Outcome.REFUSED;
            case UNREADABLE -> Outcome.UNREADABLE;
            case TRY_AGAIN -> Outcome.UNAVAILABLE;
        };
    }

    private byte[] body(ServerRequest request, WebhookGate.Entry entry) throws IOException {
        try (entry) {
            byte[] body = RequestBody.bytes(request, maxBytes);
            entry.verify(body);
            return body;
        }
    }
}
