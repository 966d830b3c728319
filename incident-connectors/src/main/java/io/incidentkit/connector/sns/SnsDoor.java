package io.incidentkit.connector.sns;

import io.incidentkit.connector.call.Caller;
import io.incidentkit.connector.call.ToolAnswer;
import io.incidentkit.connector.call.ToolRequest;
import java.io.IOException;
import java.net.URI;

/**
 * The one way to Amazon, for certificates and for the confirmation of a subscription. It is asked for addresses alone that are known to be of
 * Amazon's service. Implementations are thread-safe, follow no redirect, and end by a deadline.
 */
@FunctionalInterface
public interface SnsDoor {
    /**
     * Gets what is at an address.
     *
     * @param address the address
     * @return the text
     * @throws IOException if no answer came, or one that is no success
     */
    String get(URI address) throws IOException, InterruptedException;

    /**
     * Creates the usual one.
     *
     * @param caller makes the calls
     */
    static SnsDoor by(Caller caller) {
        return address -> {
            ToolAnswer answer = caller.call(ToolRequest.get(address));
            if (!answer.isSuccess()) {
                throw new IOException("it answered " + answer.status());
            }
            return answer.text();
        };
    }
}
