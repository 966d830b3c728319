package io.incidentkit.archive;

import io.incidentkit.incident.Incident;
import io.incidentkit.postmortem.Postmortem;
import java.util.Objects;

/**
 * A published postmortem, with its incident as it was then.
 *
 * @param incident the incident
 * @param postmortem the document
 */
public record ArchivedPostmortem(Incident incident, Postmortem postmortem) {

    /** Checks that nothing is null. */
    public ArchivedPostmortem {
        Objects.requireNonNull(incident, "incident");
        Objects.requireNonNull(postmortem, "postmortem");
    }
}
