package io.incidentkit.archive;

import io.incidentkit.incident.Incident;
import io.incidentkit.postmortem.Postmortem;
import io.incidentkit.postmortem.PostmortemStatus;
import io.incidentkit.service.IncidentListener;
import io.incidentkit.service.Incidents;
import io.incidentkit.timeline.EventType;
import io.incidentkit.timeline.PostmortemRows;
import io.incidentkit.timeline.TimelineEntry;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

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
     * Strikes a text out of the postmortem of an incident, if one is kept, also of one that was published elsewhere: it is found
     * by that text no more.
     *
     * @param incident the incident, out of which it was struck
     * @param struck gives a text without what is struck out, and any other one as it is
     */
    void strikeOut(Incident incident, UnaryOperator<String> struck);

    /**
     * Takes an incident as it is now, if its postmortem is kept, also one that was published elsewhere: whoever may not see the
     * incident any more finds its postmortem no more. The document stays as it is.
     *
     * @param incident the incident, which was made private or public
     */
    void see(Incident incident);

    /**
     * Finds postmortems.
     *
     * @param query what is looked for
     * @param visible which incidents the reader may see, public ones too; the others are neither found nor counted
     * @return the best ones, as many as the query asks for, and whether there are more
     */
    ArchivePage search(ArchiveQuery query, Predicate<Incident> visible);

    /**
     * Returns what keeps this archive current, to be given to {@link io.incidentkit.service.IncidentsBuilder#listener}: it
     * takes what is published, again with each addendum that comes after it, strikes out what is struck out, and hides what is
     * made private.
     */
    default IncidentListener feed() {
        return new IncidentListener() {
            @Override
            public void stored(Incidents incidents, Incident incident, List<TimelineEntry> entries) {
                boolean published = incident.postmortemWork().status() == PostmortemStatus.PUBLISHED;
                boolean concerns = entries.stream()
                        .anyMatch(entry -> entry.event().type() == EventType.POSTMORTEM_PUBLISHED
                                || entry.event().type() == EventType.REOPENED
                                || (published && PostmortemRows.isAddendum(entry)));
                if (entries.stream().anyMatch(PostmortemArchive::saysWhoSeesIt)) {
                    see(incident);
                }
                if (concerns) {
                    keep(incident, incidents.postmortem(incident.id()));
                }
            }

            @Override
            public void struckOut(Incidents incidents, Incident incident, UnaryOperator<String> struck) {
                strikeOut(incident, struck);
            }
        };
    }

    private static boolean saysWhoSeesIt(TimelineEntry entry) {
        return entry.event().type() == EventType.MADE_PRIVATE || entry.event().type() == EventType.MADE_PUBLIC;
    }
}
