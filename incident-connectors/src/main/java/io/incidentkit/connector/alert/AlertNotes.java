package io.incidentkit.connector.alert;

import io.incidentkit.command.RecordCommand.AddNote;
import io.incidentkit.commander.Actor;
import io.incidentkit.connector.alert.AlertReading.Note;
import io.incidentkit.effect.ChannelReferences;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.rule.RefusedException;
import io.incidentkit.service.Incidents;
import io.incidentkit.service.NotPermittedException;
import io.incidentkit.service.UnknownIncidentException;
import io.incidentkit.text.CleanText;
import io.incidentkit.text.Digests;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Knows which incident a thing of a tool belongs to, and writes down there what is done with the thing in the tool. */
final class AlertNotes {
    private static final int LONGEST = 2_000;
    private static final int ID_LENGTH = 40;

    private final Incidents incidents;
    private final ChannelReferences references;
    private final String channel;

    AlertNotes(Incidents incidents, ChannelReferences references, String tool) {
        this.incidents = incidents;
        this.references = references;
        this.channel = "alerts/" + tool;
    }

    /** The incident to which something was taken in before. */
    Optional<String> incidentOf(String source, String what) {
        return references.incidentOf(channel, name(source, what));
    }

    /** Keeps that something was taken in, with its incident. */
    void keep(String source, String what, IncidentId incident) {
        String name = name(source, what);
        references.keep(channel, incident.toString(), name, name);
    }

    /** Of a fixed length, as tools write ids of any length, and with the source, as two accounts may have the same. */
    private static String name(String source, String what) {
        return Digests.sha256(source + '\n' + what);
    }

    /** Writes a note, once however often it is sent; returns false if it is about no incident of ours. */
    boolean write(String source, String thing, @Nullable String delivery, Note note) {
        Optional<IncidentId> incident = incidentOf(source, thing).flatMap(IncidentId::find);
        if (incident.isEmpty()) {
            return false;
        }
        Actor actor = Actor.system(source);
        String text = CleanText.text(note.text(), LONGEST);
        String id = "alerts/"
                + name(source, delivery == null ? thing + note : delivery).substring(0, ID_LENGTH);
        try {
            add(actor, incident.get(), new AddNote(text, note.at()), id);
        } catch (RefusedException e) {
            // Its clock is ahead of ours, or the moment does not fit for another reason.
            add(actor, incident.get(), new AddNote(text, null), id);
        } catch (UnknownIncidentException | NotPermittedException e) {
            return false;
        }
        return true;
    }

    private void add(Actor actor, IncidentId incident, AddNote note, String id) {
        incidents.executeOnce(actor, incident, note, null, id);
    }
}
