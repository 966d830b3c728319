package io.incidentkit.connector.statuspage;

import io.incidentkit.backfill.PastIncident;
import io.incidentkit.connector.history.HistoricIncident;
import io.incidentkit.connector.history.HistoryForm;
import io.incidentkit.connector.history.HistoryPage;
import io.incidentkit.connector.history.HistorySetting;
import java.util.List;
import java.util.Map;

/**
 * The history of a status page, in each of the forms that {@link StatusPageHistory} reads. A page's word for the impact is a level
 * only where it was said which: a page tells how bad it looked from outside, and none ranks its incidents.
 */
public final class StatusPageForm implements HistoryForm {
    /** The name of the tool. */
    public static final String TOOL = "statuspage";

    private final String tool;

    private StatusPageForm(String tool) {
        this.tool = tool;
    }

    /** Creates the form of Atlassian Statuspage and what is shaped alike. */
    public static StatusPageForm create() {
        return new StatusPageForm(TOOL);
    }

    /**
     * Creates the form of another tool whose pages are shaped alike.
     *
     * @param tool the name of the tool
     */
    public static StatusPageForm of(String tool) {
        return new StatusPageForm(tool);
    }

    @Override
    public String tool() {
        return tool;
    }

    @Override
    public HistoryPage read(byte[] document, HistorySetting setting) {
        return page(StatusPageHistory.read(setting.source(), document), setting, Map.of())
                .build(null);
    }

    /**
     * Hands on what was read.
     *
     * @param history what was read
     * @param setting how
     * @param postmortems postmortems in Markdown, by the ids of incidents
     */
    public static HistoryPage.Builder page(
            StatusPageHistory history, HistorySetting setting, Map<String, String> postmortems) {
        HistoryPage.Builder page = HistoryPage.builder();
        for (PastIncident past : history.incidents()) {
            PastIncident levelled = past.toBuilder()
                    .severity(setting.scale()
                            .level(past.impact().orElse(""), List.of())
                            .orElse(null))
                    .build();
            page.incident(new HistoricIncident(levelled, null, postmortems.get(past.sourceId()), List.of()));
        }
        history.maintenances().forEach(each -> page.leftOut(each.id(), "is a maintenance and no incident"));
        history.faults().forEach(fault -> page.fault(fault.field(), fault.message()));
        return page;
    }
}
