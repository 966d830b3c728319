package io.incidentkit.connector.history;

import io.incidentkit.backfill.PastIncident;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An incident as another tool kept it.
 *
 * @param past all that is told of it
 * @param dismissed why it was none, such as that it was declined there, or null
 * @param postmortem its postmortem in Markdown, or null
 * @param remarks what of it could not be understood or was cut
 */
public record HistoricIncident(
        PastIncident past,
        @Nullable String dismissed,
        @Nullable String postmortem,
        List<String> remarks) {
    /** Copies the list. */
    public HistoricIncident {
        remarks = List.copyOf(remarks);
    }
}
