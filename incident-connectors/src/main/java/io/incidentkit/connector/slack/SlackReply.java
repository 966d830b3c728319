package io.incidentkit.connector.slack;

import io.incidentkit.connector.call.CutText;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The answer to a request of Slack's, which it waits for three seconds at most, and the work that comes after it.
 *
 * <p>Immutable and thread-safe.
 *
 * @param status the HTTP status
 * @param json the body, as JSON; empty if there is none
 * @param afterwards the work that is done once the answer is on its way; null if there is none
 */
public record SlackReply(int status, String json, @Nullable Runnable afterwards) {
    private static final int MOST_WORDS = 3_000;

    static final SlackReply OK = new SlackReply(200, "", null);

    static SlackReply of(String json) {
        return new SlackReply(200, json, null);
    }

    static SlackReply then(Runnable afterwards) {
        return new SlackReply(200, "", afterwards);
    }

    static SlackReply failed(int status) {
        return new SlackReply(status, "", null);
    }

    /** Words for whoever asked alone. */
    static SlackReply ephemeral(String words) {
        return of(JsonNodeFactory.instance
                .objectNode()
                .put("response_type", "ephemeral")
                .put("text", CutText.to(words, MOST_WORDS))
                .toString());
    }

    /** Returns the work that is done once the answer is on its way. */
    public Optional<Runnable> later() {
        return Optional.ofNullable(afterwards);
    }
}
