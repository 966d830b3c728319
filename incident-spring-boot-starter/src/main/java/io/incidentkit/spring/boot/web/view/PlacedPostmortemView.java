package io.incidentkit.spring.boot.web.view;

import io.incidentkit.connector.postmortem.PlacedPostmortem;
import io.incidentkit.connector.postmortem.PlacedPostmortem.UnplacedPart;

/** The result of putting a document into an incident, as the API shows it. */
public final class PlacedPostmortemView {
    private static final View<UnplacedPart> LEFT = View.<UnplacedPart>named("UnplacedPart")
            .with("name", Shape.TEXT, UnplacedPart::name)
            .with("text", Shape.TEXT, UnplacedPart::text)
            .with("reason", Shape.TEXT, UnplacedPart::reason)
            .maybe("keptIn", Shape.TEXT, part -> part.keptIn().isEmpty() ? null : part.keptIn());

    /** The result. */
    public static final View<Placed> PLACED = View.<Placed>named("PlacedPostmortem")
            .with("incident", Shape.TEXT, placed -> placed.result().incident().reference())
            .with("id", Shape.ID, placed -> placed.result().incident().id())
            .with("version", Shape.WHOLE, placed -> placed.result().incident().version())
            .with("inForm", Shape.YES_NO, Placed::inForm)
            .with("changed", Shape.YES_NO, placed -> placed.result().changed())
            .with(
                    "commands",
                    Shape.listOf(Shape.TEXT),
                    placed -> placed.result().commands().stream()
                            .map(command -> command.type().code())
                            .toList())
            .each("left", LEFT, placed -> placed.result().left())
            .each("missing", Violations.VIOLATION, placed -> placed.result().missing())
            .with("remarks", Shape.listOf(Shape.TEXT), placed -> placed.result().remarks())
            .each("since", TimelineView.ENTRY, placed -> placed.result().since());

    /**
     * The things that are shown.
     *
     * @param inForm whether the document has our form
     * @param result what became of it
     */
    public record Placed(boolean inForm, PlacedPostmortem result) {}

    private PlacedPostmortemView() {}
}
