package io.incidentkit.console.incident;

import io.incidentkit.console.form.CommandForm;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The audiences of an incident: who has to be told, by when, and who was told.
 *
 * @param first the most urgent message that is owed, or null
 * @param more how many others are owed
 * @param audiences those who are kept informed, the most urgent first
 * @param others the form that tells somebody else, or null
 * @param byHand whether nothing is connected that sends messages, so that people do
 * @param waive the form that waives a message that is owed, or null
 */
public record CommunicationView(
        @Nullable Due first,
        int more,
        List<AudienceView> audiences,
        @Nullable CommandForm others,
        boolean byHand,
        @Nullable CommandForm waive) {

    /** Returns whether there is nothing to show: nobody has to be told, nobody was told, and the reader can tell nobody. */
    public boolean empty() {
        return audiences.isEmpty() && others == null && waive == null;
    }

    /** Returns whether one of its forms came back. */
    boolean answered() {
        return cameBack(others)
                || cameBack(waive)
                || audiences.stream()
                        .anyMatch(audience -> cameBack(audience.send())
                                || audience.unsent().stream().anyMatch(message -> cameBack(message.confirm())));
    }

    private static boolean cameBack(@Nullable CommandForm form) {
        return form != null && form.sent() != null;
    }
}
