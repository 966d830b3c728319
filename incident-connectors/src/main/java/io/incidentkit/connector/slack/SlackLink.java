package io.incidentkit.connector.slack;

import io.incidentkit.connector.call.ToolSocket;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One connection of Socket Mode, and the envelopes that come through it. Thread-safe. */
final class SlackLink implements ToolSocket.Ears {
    private static final Logger LOG = LoggerFactory.getLogger(SlackLink.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int SERVED = 200;
    private static final int LATER = 503;

    private final SlackDesk desk;
    private final Executor workers;
    private final Runnable onChange;
    private @Nullable ToolSocket socket;
    private boolean isUp = true;
    private boolean isAskedToGo;

    /**
     * Creates one that is not connected yet.
     *
     * @param workers work on envelopes, and refuse what is too much
     * @param onChange is told when another connection is wanted
     */
    SlackLink(SlackDesk desk, Executor workers, Runnable onChange) {
        this.desk = desk;
        this.workers = workers;
        this.onChange = onChange;
    }

    synchronized void over(ToolSocket given) {
        this.socket = given;
    }

    synchronized boolean isUp() {
        return isUp;
    }

    synchronized boolean isAskedToGo() {
        return isAskedToGo;
    }

    @Override
    public void heard(ToolSocket from, String text) {
        JsonNode envelope;
        try {
            envelope = JSON.readTree(text);
        } catch (JacksonException e) {
            LOG.warn("Slack sent what is no envelope, of {} characters", text.length());
            return;
        }
        switch (envelope.at("/type").asString("")) {
            case "hello" -> LOG.debug("Slack's Socket Mode is connected");
            case "disconnect" -> leave(envelope.at("/reason").asString(""));
            default -> work(from, envelope);
        }
    }

    private void leave(String reason) {
        if (reason.equals("link_disabled")) {
            LOG.warn("Socket Mode is switched off in the settings of the Slack application");
        }
        synchronized (this) {
            isAskedToGo = true;
        }
        onChange.run();
    }

    private void work(ToolSocket from, JsonNode envelope) {
        String id = envelope.at("/envelope_id").asString("");
        if (id.isEmpty()) {
            return;
        }
        try {
            workers.execute(() -> served(from, id, envelope));
        } catch (RejectedExecutionException e) {
            LOG.warn("An event of Slack's is not acknowledged, as too many come at once; it comes again");
        }
    }

    private void served(ToolSocket from, String id, JsonNode envelope) {
        SlackReply reply;
        try {
            reply = desk.receive(envelope.at("/type").asString(""), envelope.at("/payload"));
        } catch (RuntimeException e) {
            LOG.error("An event of Slack's could not be served", e);
            return;
        }
        // It is not recorded: without an acknowledgement Slack sends it again.
        if (reply.status() == LATER) {
            return;
        }
        ObjectNode acknowledged = JSON.createObjectNode().put("envelope_id", id);
        boolean isAnswered = reply.status() == SERVED
                && !reply.json().isEmpty()
                && envelope.at("/accepts_response_payload").asBoolean(false);
        if (isAnswered) {
            acknowledged.set("payload", JSON.readTree(reply.json()));
        }
        from.send(acknowledged.toString());
        reply.later().ifPresent(Runnable::run);
    }

    private synchronized @Nullable ToolSocket socket() {
        return socket;
    }

    @Override
    public void ended(String why) {
        LOG.debug("A connection of Slack's Socket Mode is over: {}", why);
        synchronized (this) {
            isUp = false;
        }
        onChange.run();
    }

    /** Asks whether the other side is there, and gives it up if it was silent for too long. */
    void beat(Duration longest) {
        ToolSocket open = socket();
        if (open == null) {
            return;
        }
        if (open.isSilentFor(longest)) {
            open.abort("nothing was heard of it");
        } else {
            open.ping();
        }
    }

    void close() {
        ToolSocket open = socket();
        if (open != null) {
            open.close();
        }
    }
}
