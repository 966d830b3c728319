package io.incidentkit.connector.runbook;

import io.incidentkit.connector.call.NotDeliveredException;
import java.util.Map;

/**
 * The pages of one place where a team writes runbooks. It remembers what it has got, so that what has not changed is not got again.
 *
 * <p>One thread at a time reads it.
 */
public interface RunbookPages {
    /** Returns the place's name, with which the ids of its pages begin, such as {@code github}. */
    String name();

    /**
     * Reads all pages as they are now.
     *
     * @return the Markdown by the path or the id of the page there
     * @throws NotDeliveredException if the place does not answer, or refuses; nothing that was got before is lost by it
     */
    Map<String, String> read() throws NotDeliveredException, InterruptedException;
}
