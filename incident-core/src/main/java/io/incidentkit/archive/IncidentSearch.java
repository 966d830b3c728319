package io.incidentkit.archive;

import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.postmortem.Postmortem;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * Finds incidents by what is written of them, open ones too, so that somebody who is woken at night finds the last time that it was
 * so: title, services, severity, labels, team and impact; what it was thought to be; action items; and the timeline with its notes,
 * alerts, messages and what was tried. Words are looked for as in the {@link PostmortemArchive}, and a hypothesis counts as a root cause
 * where none is written. Of long texts a bounded part is looked through ({@link IncidentText}).
 *
 * <p>It follows the incidents: {@link SearchFeed} tells it of what was stored, after that was committed, and finds what it was not
 * told of. Until then it finds an incident by what was written before. Who may see an incident, and what was struck out, it knows at once:
 * what may not be seen is neither found nor counted.
 *
 * <p>Implementations are thread-safe.
 */
public interface IncidentSearch {

    /**
     * Takes what is written of an incident, in place of an earlier version.
     *
     * @param incident the incident
     * @param page what its postmortem says so far, whether it is published or not
     * @return false if the incident has another version by now, so that what is written has to be read again
     */
    boolean keep(Incident incident, Postmortem page);

    /**
     * Forgets what is written of an incident, which is no more, or of which nothing is known to be right.
     *
     * @param id its identity
     */
    void forget(IncidentId id);

    /**
     * Finds incidents.
     *
     * @param query what is looked for
     * @param visible which incidents the reader may see; the others are neither found nor counted
     * @return the first ones, as many as the query asks for, and whether there are more
     */
    ArchivePage search(ArchiveQuery query, Predicate<Incident> visible);

    /**
     * Looks among a bounded number of incidents, the newest first, for those of which a later version is stored than is searched, or
     * which are not searched at all.
     *
     * @param before the number below which is looked, {@link Long#MAX_VALUE} to begin
     * @return those that are behind
     */
    Behind behind(long before);

    /**
     * Some incidents that are behind.
     *
     * @param incidents the incidents
     * @param next the number below which to look next, or empty if all were looked at
     */
    record Behind(List<IncidentId> incidents, OptionalLong next) {
        /** None, and nothing more to look at. */
        public static final Behind NONE = new Behind(List.of(), OptionalLong.empty());

        /** Copies the list. */
        public Behind {
            incidents = List.copyOf(incidents);
        }
    }
}
