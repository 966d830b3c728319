package io.incidentkit.connector.opsgenie;

import io.incidentkit.connector.call.NotDeliveredException;
import io.incidentkit.connector.call.Secret;
import io.incidentkit.connector.call.ToolAnswer;
import io.incidentkit.connector.call.ToolConnection;
import io.incidentkit.connector.call.ToolRequest;
import io.incidentkit.connector.paging.Page;
import io.incidentkit.effect.Delivery;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Requests to the alert API. It takes them in (202) and works on them later, so that each is asked after until it says what came of it. Its
 * number is kept: the next attempt asks, and sends nothing again.
 */
final class OpsgenieRequests {
    /** How soon a request is asked after again. */
    static final Duration SOON = Duration.ofSeconds(2);

    private static final int LONGEST_ID = 150;

    /** After that a request that nobody knows of is sent again. */
    private static final Duration LOST = Duration.ofMinutes(5);

    private final ToolConnection connection;
    private final String base;

    OpsgenieRequests(ToolConnection connection, String base) {
        this.connection = connection;
        this.base = base;
    }

    /** The states of a request. */
    enum State {
        /** It is not worked on yet, or nothing is known of it. */
        OPEN,
        /** It worked. */
        DONE,
        /** It did not work. */
        FAILED
    }

    /**
     * A request that was sent.
     *
     * @param id its number there
     * @param at when
     * @param isSecond whether one before it failed
     */
    record Sent(String id, Instant at, boolean isSecond) {
        private static final String SECOND = " again";

        String kept() {
            return id + " " + at.getEpochSecond() + (isSecond ? SECOND : "");
        }

        static Optional<Sent> read(String kept) {
            String[] parts = kept.split(" ", -1);
            return parts.length >= 2 && parts[1].matches("[0-9]{1,12}")
                    ? Optional.of(
                            new Sent(parts[0], Instant.ofEpochSecond(Long.parseLong(parts[1])), kept.endsWith(SECOND)))
                    : Optional.empty();
        }
    }

    /** The state of a request, and how the far side says it. */
    record Answer(State state, String words) {}

    /**
     * Has something done with a page.
     *
     * @param action what, such as {@code create}
     * @param occasion tells it from the same done for another reason
     * @param isGoneFine whether it is as good as done where the alert is closed or gone
     */
    void have(Page page, String action, String occasion, String path, ObjectNode body, boolean isGoneFine)
            throws NotDeliveredException, InterruptedException {
        String what = action + "-request";
        Optional<Sent> before = page.find(what)
                .filter(kept -> kept.startsWith(occasion + " "))
                .flatMap(kept -> Sent.read(kept.substring(occasion.length() + 1)));
        boolean isSecond = before.filter(Sent::isSecond).isPresent();
        Sent sent;
        if (before.isPresent() && !before.get().id().equals(FAILED_ONCE)) {
            sent = before.get();
        } else {
            sent = new Sent(send(page.secret(), path, body), connection.now(), isSecond);
            page.keep(what, occasion + " " + sent.kept());
        }
        Answer answer = ask(page.secret(), sent.id());
        switch (answer.state()) {
            case DONE -> {}
            case OPEN -> {
                boolean isLost = sent.at().plus(LOST).isBefore(connection.now());
                if (isLost) {
                    page.keep(what, occasion + " " + new Sent(FAILED_ONCE, connection.now(), isSecond).kept());
                }
                throw new NotDeliveredException(
                        Delivery.retryAfter("it is taken in, and not known yet to have worked", SOON));
            }
            case FAILED -> {
                if (isGoneFine && isGone(answer.words())) {
                    return;
                }
                String reason = "it was taken in and failed: " + connection.hidden(answer.words());
                if (sent.isSecond()) {
                    throw new NotDeliveredException(Delivery.rejected(reason));
                }
                page.keep(what, occasion + " " + new Sent(FAILED_ONCE, connection.now(), true).kept());
                throw new NotDeliveredException(Delivery.retryable(reason));
            }
        }
    }

    /** In the place of a number: the next attempt sends anew. */
    private static final String FAILED_ONCE = "none";

    private static boolean isGone(String words) {
        String small = words.toLowerCase(Locale.ROOT);
        return small.contains("not exist") || small.contains("not found") || small.contains("already");
    }

    /** Sends a request, and returns its number. */
    String send(Secret key, String path, ObjectNode body) throws NotDeliveredException, InterruptedException {
        ToolAnswer answer = connection.send(
                with(key, ToolRequest.post(URI.create(base + path))).json(body));
        String id = text(answer.json().path("requestId"));
        if (id == null || id.length() > LONGEST_ID) {
            throw new NotDeliveredException(
                    Delivery.retryable("it answered " + answer.status() + " without the number of the request"));
        }
        return id;
    }

    /** Asks what came of a request. */
    Answer ask(Secret key, String id) throws NotDeliveredException, InterruptedException {
        ToolAnswer answer = asked(key, id);
        if (answer.status() == 404) {
            return new Answer(State.OPEN, "");
        }
        if (!answer.isSuccess()) {
            throw new NotDeliveredException(connection.failure(answer));
        }
        JsonNode data = answer.json().path("data");
        JsonNode worked = data.has("success") ? data.path("success") : data.path("isSuccess");
        String words = text(data.path("status"));
        State state = worked.isBoolean() ? (worked.booleanValue() ? State.DONE : State.FAILED) : State.OPEN;
        return new Answer(state, words == null ? "no reason is given" : words);
    }

    ToolAnswer asked(Secret key, String id) throws NotDeliveredException, InterruptedException {
        return connection.ask(
                with(key, ToolRequest.get(URI.create(base + "/v2/alerts/requests/" + ToolRequest.segment(id)))));
    }

    private static ToolRequest with(Secret key, ToolRequest request) {
        return request.header("Authorization", "GenieKey " + key.value());
    }

    private static @Nullable String text(JsonNode node) {
        return node.isString() && !node.stringValue().isBlank() ? node.stringValue() : null;
    }
}
