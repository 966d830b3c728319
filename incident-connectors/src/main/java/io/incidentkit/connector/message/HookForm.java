package io.incidentkit.connector.message;

import io.incidentkit.connector.call.Secret;
import io.incidentkit.connector.call.ToolAnswer;
import io.incidentkit.connector.call.ToolConnection;
import io.incidentkit.effect.ChannelDescription;
import java.net.URI;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The form in which a tool takes messages at a webhook. Implementations are immutable and thread-safe. */
public interface HookForm {
    /** Returns the tool's name, which is the channel's by default; one line. */
    String tool();

    /** Returns what a channel to the tool does, needs and can't; empty if nobody wrote it. */
    default Optional<ChannelDescription> description() {
        return Optional.empty();
    }

    /**
     * Returns the body of a request.
     *
     * @param message the message
     */
    JsonNode body(ChannelMessage message);

    /**
     * Sets what the tool's answers mean and how many calls it takes.
     *
     * @param connection the connection
     */
    void connect(ToolConnection.Builder connection);

    /**
     * Returns where a message is sent.
     *
     * @param address the address of the webhook
     */
    default URI at(Secret address) {
        return address.address();
    }

    /**
     * Returns what the timeline says of a message that was taken.
     *
     * @param answer the tool's answer
     * @return a reference, or what is known; empty if nothing
     */
    String reference(ToolAnswer answer);
}
