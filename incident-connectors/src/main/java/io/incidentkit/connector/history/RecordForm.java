package io.incidentkit.connector.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The form of a tool whose API lists records by kinds: its files are what its addresses answer. Thread-safe. */
public abstract class RecordForm implements HistoryForm {
    /** The list of incidents. */
    public static final String INCIDENTS = "incidents";

    private static final String INCIDENT_ID = "incident_id";

    /** For those that are made with nothing. */
    protected RecordForm() {}

    /** Returns the names of the lists in answers. */
    protected abstract Set<String> lists();

    /**
     * Says to which list a record belongs, where the name of its list does not say.
     *
     * @param record a record
     */
    protected String listOf(JsonNode record) {
        return INCIDENTS;
    }

    /**
     * Reads an incident.
     *
     * @param incident its record
     * @param pile all records
     * @param setting how it is read
     * @param page takes it
     */
    protected abstract void read(JsonNode incident, HistoryPile pile, HistorySetting setting, HistoryPage.Builder page);

    @Override
    public final HistoryPage read(byte[] document, HistorySetting setting) {
        HistoryPage.Builder page = HistoryPage.builder();
        read(HistoryPile.of(document, lists(), this::listOf, page), setting, page);
        return page.build(null);
    }

    /**
     * Reads all incidents of a pile.
     *
     * @param pile the records
     * @param setting how they are read
     * @param page takes them
     */
    public final void read(HistoryPile pile, HistorySetting setting, HistoryPage.Builder page) {
        for (JsonNode incident : pile.all(INCIDENTS)) {
            String id = HistoryJson.line(incident, "id");
            if (id.isEmpty()) {
                page.fault(INCIDENTS, "has a record without an id");
                continue;
            }
            read(incident, pile, setting, page);
        }
    }

    /** Returns what belongs to an incident: in its record, and in the lists that name it. */
    protected static List<JsonNode> of(JsonNode incident, String list, HistoryPile pile) {
        List<JsonNode> all = new ArrayList<>(HistoryJson.list(incident, list));
        all.addAll(pile.of(list, INCIDENT_ID, HistoryJson.line(incident, "id")));
        return all;
    }
}
