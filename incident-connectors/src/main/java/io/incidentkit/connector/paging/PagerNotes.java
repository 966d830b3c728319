package io.incidentkit.connector.paging;

import io.incidentkit.command.RecordCommand.AddNote;
import io.incidentkit.commander.Actor;
import io.incidentkit.connector.call.FarKey;
import io.incidentkit.effect.ChannelReferences;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.rule.RefusedException;
import io.incidentkit.service.Incidents;
import io.incidentkit.service.NotPermittedException;
import io.incidentkit.service.UnknownIncidentException;
import io.incidentkit.store.ConcurrentUpdateException;
import io.incidentkit.store.GivenCommand;
import io.incidentkit.store.IncidentStoreException;
import io.incidentkit.text.CleanText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what a pager tells, as notes on the incident that the page was of: what people do in the pager is seen on the timeline, and
 * moves nothing. An incident is acknowledged and resolved here by its own steps alone.
 *
 * <p>The notes are written by a system with the channel's name. On a private incident it writes only if the host's access policy lets that
 * system see it.
 *
 * <p>Thread-safe.
 */
public final class PagerNotes {
    private static final int LONGEST = 2_000;

    private final Incidents incidents;
    private final ChannelReferences references;
    private final String channel;
    private final String installation;

    /**
     * Creates the notes of one pager.
     *
     * @param incidents the incidents
     * @param references keeps what was paged
     * @param channel the channel's name
     * @param installation the name of this installation, as the channel has it
     */
    public PagerNotes(Incidents incidents, ChannelReferences references, String channel, String installation) {
        this.incidents = incidents;
        this.references = references;
        this.channel = channel;
        this.installation = installation;
    }

    /** The things that a pager tells and that we may have brought about ourselves. */
    public enum Told {
        /** A page was acknowledged. */
        ACKNOWLEDGED,
        /** A page was closed. */
        CLOSED,
        /** Anything else. */
        OTHER
    }

    /**
     * One thing that a pager tells.
     *
     * @param id tells it from others, and is the same when it is told again
     * @param key the key of the page
     * @param told what it is
     * @param isOfAPerson whether a person did it
     * @param text the note
     * @param at when it was, or null for now
     */
    public record Event(
            String id,
            String key,
            Told told,
            boolean isOfAPerson,
            String text,
            @Nullable Instant at) {}

    /**
     * Finds whose a page is.
     *
     * @param key the key of the page, or another name by which it was kept
     * @return the incident's id; empty if it is none of ours
     */
    public Optional<String> incidentOf(String key) {
        Optional<String> named = FarKey.read(installation, key)
                .map(FarKey.Named::incident)
                .filter(incident -> IncidentId.find(incident).isPresent());
        return named.isPresent() ? named : references.incidentOf(channel, key);
    }

    /**
     * Keeps another name of a page, by which the pager may call it later, if the incident is there.
     *
     * @param incident the incident's id
     * @param name the name
     * @throws IncidentStoreException if it can't be kept now
     */
    public void keepName(String incident, String name) {
        String thing = "name/" + name;
        boolean fits = !name.isBlank() && thing.length() <= ChannelReferences.MAX_LENGTH;
        if (fits && references.find(channel, incident, thing).isEmpty() && isThere(incident)) {
            references.keep(channel, incident, thing, name);
        }
    }

    private boolean isThere(String incident) {
        return IncidentId.find(incident).flatMap(incidents::find).isPresent();
    }

    /**
     * Writes down what a pager tells, once however often it is told.
     *
     * @param event what it tells
     * @return what to answer
     */
    public WebhookAnswer take(Event event) {
        try {
            Optional<IncidentId> incident = incidentOf(event.key()).flatMap(IncidentId::find);
            if (incident.isEmpty() || isEcho(incident.get().toString(), event)) {
                return WebhookAnswer.IGNORED;
            }
            write(incident.get(), event);
            return WebhookAnswer.ACCEPTED;
        } catch (UnknownIncidentException | NotPermittedException e) {
            return WebhookAnswer.IGNORED;
        } catch (IncidentStoreException | ConcurrentUpdateException e) {
            return WebhookAnswer.TRY_AGAIN;
        }
    }

    private void write(IncidentId incident, Event event) {
        Actor actor = Actor.system(channel);
        String text = CleanText.text(event.text(), LONGEST);
        String id = id(event.id());
        try {
            incidents.executeOnce(actor, incident, new AddNote(text, event.at()), null, id);
        } catch (RefusedException e) {
            // Its clock is ahead of ours, or the moment does not fit for another reason.
            incidents.executeOnce(actor, incident, new AddNote(text, null), null, id);
        }
    }

    private String id(String event) {
        String digest =
                UUID.nameUUIDFromBytes(event.getBytes(StandardCharsets.UTF_8)).toString();
        String id = CleanText.line(channel + "/" + event, GivenCommand.MAX + 1);
        return id.length() <= GivenCommand.MAX ? id : digest;
    }

    /** Whether it tells what we did there ourselves. */
    private boolean isEcho(String incident, Event event) {
        Optional<FarKey.Named> named = FarKey.read(installation, event.key());
        if (event.isOfAPerson() || event.told() == Told.OTHER || named.isEmpty()) {
            return false;
        }
        String mark = event.told() == Told.CLOSED ? EpisodePages.OVER : EpisodePages.ACKNOWLEDGED;
        return references
                .find(channel, incident, named.get().episode() + "/" + mark)
                .isPresent();
    }
}
