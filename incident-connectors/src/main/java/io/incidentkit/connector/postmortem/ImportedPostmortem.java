package io.incidentkit.connector.postmortem;

import io.incidentkit.archive.PostmortemArchive;
import io.incidentkit.commander.Actor;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.postmortem.Postmortem;
import io.incidentkit.service.Incidents;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A postmortem as it was read, and how far it was understood. Nothing of the document is lost: what was not understood
 * is kept in the postmortem's other sections and facts.
 *
 * @param postmortem the postmortem
 * @param inForm whether the document has the playbook's form, so that nothing had to be guessed
 * @param said what the document says, as far as it was understood
 * @param remarks what was guessed or could not be understood, a sentence each
 */
public record ImportedPostmortem(
        Postmortem postmortem, boolean inForm, Set<PostmortemPart> said, List<String> remarks) {

    /** Copies the collections. */
    public ImportedPostmortem {
        said = Set.copyOf(said);
        remarks = List.copyOf(remarks);
    }

    /** Returns what the document doesn't say, or says in a way that was not understood. */
    public Set<PostmortemPart> missing() {
        Set<PostmortemPart> missing = EnumSet.allOf(PostmortemPart.class);
        missing.removeAll(said);
        return missing;
    }

    /**
     * Puts the document into an incident's postmortem: its sections, the reasons of the phases, the owner, action items that the
     * incident does not have, and lines of the timeline that it does not have, as notes. What has no place of its own is kept in
     * the section that fits best, else in a note. All of it is written, or nothing; the same document again changes nothing.
     *
     * @param incidents where the incident is kept
     * @param actor who puts it there
     * @param id the incident
     * @return what was given to the incident, what had no place, and what is missing still
     * @throws io.incidentkit.service.UnknownIncidentException if there is no such incident that the actor may know of
     * @throws io.incidentkit.rule.RefusedException with every broken rule; a published postmortem takes no change
     * @throws io.incidentkit.validation.InvalidInputException with everything in the document that can be right for no incident
     */
    public PlacedPostmortem putInto(Incidents incidents, Actor actor, IncidentId id) {
        return new PostmortemDoor(incidents, actor).put(this, id, null);
    }

    /**
     * Puts the document into an incident's postmortem, as the caller saw the incident. {@link PlacedPostmortem#since()} says what
     * came between.
     *
     * @param incidents where the incident is kept
     * @param actor who puts it there
     * @param id the incident
     * @param version the version that the caller saw
     * @return as {@link #putInto(Incidents, Actor, IncidentId)} does
     * @throws io.incidentkit.store.ConcurrentUpdateException if the document would come to something else by now than on what the
     *     caller saw, or writes over what others changed since
     */
    public PlacedPostmortem putInto(Incidents incidents, Actor actor, IncidentId id, int version) {
        return new PostmortemDoor(incidents, actor).put(this, id, version);
    }

    /**
     * Adds the document to the archive, for an incident that happened elsewhere: the incident is imported as a backfill, the
     * document is put into it, and the archive finds it as it was published. The same document again changes nothing.
     *
     * @param archive the archive
     * @param incidents where the incident is kept
     * @param actor who adds it
     * @param source where it happened, such as the name of another team's wiki
     * @param sourceId how the source calls the document; with the source, it is the same incident each time
     * @return as {@link #putInto(Incidents, Actor, IncidentId)} does
     * @throws io.incidentkit.validation.InvalidInputException if the document does not say when it was, or it was after now
     * @throws io.incidentkit.rule.RefusedException with every broken rule
     */
    public PlacedPostmortem addTo(
            PostmortemArchive archive, Incidents incidents, Actor actor, String source, String sourceId) {
        return new PostmortemDoor(incidents, actor).add(this, archive, source, sourceId);
    }
}
