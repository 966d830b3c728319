package io.incidentkit.spring.boot.web.view;

import io.incidentkit.playbook.ImportedIncident;
import java.util.List;

/** The result of taking a history in, as the API shows it. */
public final class ImportedHistoryView {
    private static final View<ImportedIncident> INCIDENT = View.<ImportedIncident>named("ImportedIncident")
            .with("incident", Shape.TEXT, imported -> imported.incident().reference())
            .with("id", Shape.ID, imported -> imported.incident().id())
            .with("version", Shape.WHOLE, imported -> imported.incident().version())
            .with("isNew", Shape.YES_NO, ImportedIncident::isNew)
            .with(
                    "broken",
                    Shape.listOf(Shape.TEXT),
                    imported -> imported.violations().stream()
                            .map(violation -> violation.rule().id())
                            .distinct()
                            .toList());

    /** The result. */
    public static final View<Imported> IMPORTED = View.<Imported>named("ImportedHistory")
            .with("source", Shape.TEXT, Imported::source)
            .each("incidents", INCIDENT, Imported::incidents)
            .with("maintenances", Shape.WHOLE, Imported::maintenances);

    /**
     * The things that are shown.
     *
     * @param source where they happened
     * @param incidents what became of each incident, the oldest first
     * @param maintenances how many maintenances were left out
     */
    public record Imported(String source, List<ImportedIncident> incidents, int maintenances) {}

    private ImportedHistoryView() {}
}
