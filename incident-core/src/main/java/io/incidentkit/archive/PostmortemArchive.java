package io.incidentkit.archive;

import io.incidentkit.incident.Incident;
import io.incidentkit.postmortem.Postmortem;
import io.incidentkit.postmortem.PostmortemStatus;
import io.incidentkit.service.IncidentListener;
import io.incidentkit.timeline.EventType;
import io.incidentkit.timeline.PostmortemRows;
import java.util.function.Predicate;

/**
 * Keeps published postmortems and finds them again.
 *
 * <p>Implementations are thread-safe.
 */
public interface PostmortemArchive {

    /**
     * Takes the postmortem of an incident as it is now, in place of an earlier one. One that is not published, or not any
     * more because the incident came back, is taken out; so it may be called after every command.
     *
     * @param incident the incident
     * @param postmortem its postmortem
     */
    void keep(Incident incident, Postmortem postmortem);

    /**
     * Takes a postmortem that was published elsewhere, with the incident that was imported for it. It stays until the incident's
     * postmortem is published here; taking it again replaces it.
     *
     * @param incident the incident, a backfill
     * @param postmortem the document, as it was published elsewhere
     * @throws io.incidentkit.validation.InvalidInputException if the incident is no backfill
     */
    void add(Incident incident, Postmortem postmortem);

    /**
     * Finds postmortems.
     *
     * @param query what is looked for
     * @param visible which private incidents the reader may see; the others are neither found nor counted
     * @return the best ones, as many as the query asks for, and whether there are more
     */
    ArchivePage search(ArchiveQuery query, Predicate<Incident> visible);

    /**
     * Returns what keeps this archive current, to be given to {@link io.incidentkit.service.IncidentsBuilder#listener}: it
     * takes what is published, and again with each addendum that comes after it.
     */
    default IncidentListener feed() {
        return (incidents, incident, entries) -> {
            boolean published = incident.postmortemWork().status() == PostmortemStatus.PUBLISHED;
            boolean concerns = entries.stream()
                    .anyMatch(entry -> entry.event().type() == EventType.POSTMORTEM_PUBLISHED
                            || entry.event().type() == EventType.REOPENED
                            || (published && PostmortemRows.isAddendum(entry)));
            if (concerns) {
                keep(incident, incidents.postmortem(incident.id()));
            }
        };
    }
}
