package io.incidentkit.connector.history;

import io.incidentkit.backfill.PastIncident;
import io.incidentkit.backfill.Telling;
import io.incidentkit.command.EndCommand.Dismiss;
import io.incidentkit.commander.Actor;
import io.incidentkit.connector.postmortem.ImportedPostmortem;
import io.incidentkit.connector.postmortem.PostmortemImport;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.playbook.ImportedIncident;
import io.incidentkit.rule.RefusedException;
import io.incidentkit.service.Incidents;
import io.incidentkit.timeline.BackfillEvent.HistoryTold;
import io.incidentkit.timeline.LoopEvent.Declared;
import io.incidentkit.timeline.TimelineEntry;
import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InvalidInputException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes incidents in as other tools kept them. Taken twice, or in any order, the same comes of it: incidents are found by their source
 * and id there, updates and follow-ups by theirs, and of two tellings the one that was edited last holds.
 *
 * <p>Thread-safe. It acts as a program, which has every right: whoever starts it asks first who may.
 */
final class HistoryImporter {
    /** The program that imports; what happened is told by the source. */
    private static final Actor IMPORTER = Actor.system("history-import");

    private static final String DISMISSED_THERE = "It ended so where it was handled.";

    private final Incidents incidents;
    private final ZoneId zone;

    HistoryImporter(Incidents incidents, ZoneId zone) {
        this.incidents = incidents;
        this.zone = zone;
    }

    /**
     * The result for one incident.
     *
     * @param isNew whether it was not there before
     * @param changed whether it says more than before
     * @param remarks what of it has no place here
     */
    record Taken(boolean isNew, boolean changed, List<String> remarks) {}

    /**
     * Takes one.
     *
     * @throws InvalidInputException if it can't be kept, or is private here: who may see it is not known in the background
     * @throws RuntimeException if it can't be kept now
     */
    Taken take(HistoricIncident historic) {
        PastIncident past = historic.past();
        List<String> remarks = new ArrayList<>(historic.remarks());
        int before = incidents.find(id(past)).map(HistoryImporter::visible).orElse(0);
        ImportedIncident imported = incidents.importHistory(IMPORTER, past);
        dismiss(imported.incident(), historic, remarks);
        document(imported.incident(), historic, remarks);
        int after = incidents.find(id(past)).map(Incident::version).orElse(0);
        return new Taken(imported.isNew(), imported.isNew() || after > before, remarks);
    }

    private static IncidentId id(PastIncident past) {
        return IncidentId.ofSource(past.source(), past.sourceId());
    }

    private static int visible(Incident incident) {
        if (incident.isPrivate()) {
            throw new InvalidInputException(List.of(
                    new FieldError("incident", "is private here, so that nothing is added to it from outside")));
        }
        return incident.version();
    }

    private void dismiss(Incident incident, HistoricIncident historic, List<String> remarks) {
        String why = historic.dismissed();
        if (why == null || !incident.isOpen()) {
            return;
        }
        Instant last = last(historic.past());
        Instant at = last.isBefore(incident.detectedAt()) ? incident.detectedAt() : last;
        try {
            incidents.executeOnce(
                    IMPORTER, incident.id(), new Dismiss(why, DISMISSED_THERE, at), null, "history-dismissed");
        } catch (RefusedException e) {
            remarks.add("was " + why + ", and stays open here: " + e.getMessage());
        }
    }

    /** The last moment that is told, and not that of the last edit, which may be long after. */
    private static Instant last(PastIncident past) {
        Instant last = past.updates().isEmpty()
                ? past.firstMoment()
                : past.updates().get(past.updates().size() - 1).at();
        return past.endedAt().filter(last::isBefore).orElse(last);
    }

    private void document(Incident incident, HistoricIncident historic, List<String> remarks) {
        String markdown = historic.postmortem();
        if (markdown == null) {
            return;
        }
        if (historic.past().lastEdited().isBefore(lastTold(incidents.timeline(incident.id())))) {
            remarks.add("has a postmortem of before what is known; it was left out");
            return;
        }
        try {
            ImportedPostmortem read = PostmortemImport.read(markdown, zone);
            remarks.addAll(read.remarks());
            read.putInto(incidents, IMPORTER, incident.id())
                    .left()
                    .forEach(part -> remarks.add(
                            "its postmortem: " + part.name() + " has no place of its own: " + part.reason()));
        } catch (InvalidInputException | RefusedException e) {
            remarks.add("its postmortem was not taken: " + e.getMessage());
        }
    }

    private static Instant lastTold(List<TimelineEntry> timeline) {
        Instant last = Instant.MIN;
        for (TimelineEntry entry : timeline) {
            Telling told = telling(entry);
            last = told == null || told.edited().isBefore(last) ? last : told.edited();
        }
        return last;
    }

    private static @Nullable Telling telling(TimelineEntry entry) {
        if (entry.event() instanceof Declared declared) {
            return declared.told();
        }
        return entry.event() instanceof HistoryTold more ? more.told() : null;
    }
}
