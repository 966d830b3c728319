package io.incidentkit.connector.statuspage;

import io.incidentkit.backfill.PastIncident;
import io.incidentkit.text.CleanText;
import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InputValidator;
import io.incidentkit.validation.InvalidInputException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The incidents of a status page, ready to be imported ({@code Incidents.importHistory}). It reads JSON of Atlassian
 * Statuspage (a list, a summary, single incidents, also wrapped or one a line) and what is shaped alike, such as the histories
 * of GitHub and Google Cloud; fields that it does not know are ignored.
 *
 * <ul>
 *   <li>Each incident is read for itself: one that is broken is told in {@link #faults()} and does not lose the others.
 *   <li>A page's word for the impact is kept as the impact and is no severity: who imports knows which level it stands for.
 *   <li>The list and the statuses tell incidents from maintenances, and a page's word for the impact only where they do not.
 *   <li>"Identified" says that it was diagnosed, "monitoring" that it was mitigated. Of a triage no page tells.
 *   <li>Texts stay as they are, also where they are HTML: show them as text.
 * </ul>
 *
 * <p>Immutable and thread-safe.
 */
public final class StatusPageHistory {
    /** The longest document, in bytes. */
    public static final int MAX_BYTES = 32 * 1024 * 1024;

    private final String source;
    private final Map<String, StatusPageRecord> records;
    private final List<PastIncident> incidents = new ArrayList<>();
    private final List<Maintenance> maintenances = new ArrayList<>();
    private final List<FieldError> faults;

    private StatusPageHistory(String source, Map<String, StatusPageRecord> records, List<FieldError> faults) {
        this.source = source;
        this.records = records;
        this.faults = List.copyOf(faults);
        records.values().forEach(this::take);
        incidents.sort(Comparator.comparing(PastIncident::firstMoment).thenComparing(PastIncident::sourceId));
        maintenances.sort(Comparator.comparing(Maintenance::id));
    }

    /**
     * Reads a document.
     *
     * @param source what to call the page, the same each time: with it and its own ids, an incident is imported once
     * @param document the bytes as they were received: JSON, or one JSON value a line
     * @return what is told in it, and what of it can't be read
     * @throws InvalidInputException if the source has no name, or the document is too long
     */
    public static StatusPageHistory read(String source, byte[] document) {
        InputValidator input = new InputValidator();
        String name = input.line("source", source);
        if (document.length > MAX_BYTES) {
            input.add("document", "has " + document.length + " bytes; at most " + MAX_BYTES + " are read");
        }
        input.throwIfAny();
        DocumentReader reader = new DocumentReader(name);
        reader.read(document);
        return new StatusPageHistory(name, reader.records(), found(reader.faults()));
    }

    /**
     * Returns this history together with what the page told at another time. The order does not matter, and what was told
     * twice counts once; of what was edited, the last form stays.
     *
     * @param other a history of the same page
     * @return both
     * @throws IllegalArgumentException if the other is of another page
     */
    public StatusPageHistory plus(StatusPageHistory other) {
        if (!source.equals(other.source)) {
            throw new IllegalArgumentException("A history of " + source + " has none of " + other.source);
        }
        Map<String, StatusPageRecord> both = new TreeMap<>(records);
        List<FieldError> all = new ArrayList<>(faults);
        all.addAll(other.faults);
        other.records.forEach((id, record) -> {
            try {
                both.merge(id, record, StatusPageRecord::plus);
            } catch (InvalidInputException e) {
                e.faults()
                        .forEach(fault -> all.add(new FieldError(
                                "incident " + CleanText.line(id) + "." + fault.field(), fault.message())));
            }
        });
        return new StatusPageHistory(source, both, all);
    }

    /** Returns the incidents, the oldest first. */
    public List<PastIncident> incidents() {
        return List.copyOf(incidents);
    }

    /** Returns the maintenances, by their ids. */
    public List<Maintenance> maintenances() {
        return List.copyOf(maintenances);
    }

    /** Returns what can't be read, with its place in the document. */
    public List<FieldError> faults() {
        return faults;
    }

    private void take(StatusPageRecord record) {
        PastIncident past = record.past();
        if (record.isMaintenance()) {
            maintenances.add(new Maintenance(
                    past.sourceId(),
                    past.title(),
                    record.plan().from(),
                    record.plan().until()));
        } else {
            incidents.add(past);
        }
    }

    private static List<FieldError> found(InputValidator faults) {
        try {
            faults.throwIfAny();
            return List.of();
        } catch (InvalidInputException e) {
            return e.faults();
        }
    }
}
