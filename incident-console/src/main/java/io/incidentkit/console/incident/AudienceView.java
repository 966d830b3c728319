package io.incidentkit.console.incident;

import io.incidentkit.console.form.CommandForm;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of those who are kept informed.
 *
 * @param name who
 * @param owed what they have to be told, the most urgent first
 * @param unsent what was written for them and is yet to be sent, the newest first
 * @param told what they were told, the newest first
 * @param notSent what was waived, and what was missed for good
 * @param preview the message as it would be sent now; null where none can be sent
 * @param carried whether a channel is connected that sends it
 * @param send the form that tells them; null for a reader who did not say who they are, and where nothing is left to say
 */
public record AudienceView(
        String name,
        List<Due> owed,
        List<Unsent> unsent,
        List<Told> told,
        List<String> notSent,
        @Nullable String preview,
        boolean carried,
        @Nullable CommandForm send) {

    /** Returns whether there is nothing more to tell them. */
    public boolean quiet() {
        return owed.isEmpty();
    }
}
