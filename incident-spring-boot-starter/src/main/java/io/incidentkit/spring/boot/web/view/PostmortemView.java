package io.incidentkit.spring.boot.web.view;

import io.incidentkit.postmortem.Phase;
import io.incidentkit.postmortem.PhaseReport;
import io.incidentkit.postmortem.Postmortem;
import io.incidentkit.postmortem.TimelineLine;
import java.time.Duration;

/** A postmortem as the API shows it. Durations are in seconds; one that is not known is null, never 0. */
public final class PostmortemView {
    private static final View<TimelineLine> LINE = View.<TimelineLine>named("PostmortemLine")
            .maybe("at", Shape.MOMENT, TimelineLine::at)
            .with("text", Shape.TEXT, TimelineLine::text);

    private static final View<PhaseReport> PHASE = View.<PhaseReport>named("PostmortemPhase")
            .with("episode", Shape.WHOLE, PhaseReport::episode)
            .with(
                    "phase",
                    Shape.oneOf(Phase.values(), Phase::code),
                    report -> report.phase().code())
            .with("from", Shape.TEXT, report -> report.phase().from())
            .with("to", Shape.TEXT, report -> report.phase().to())
            .maybe("tookSeconds", Shape.WHOLE, report -> report.took().map(Duration::toSeconds))
            .with("why", Shape.TEXT, PhaseReport::why);

    /** A postmortem. */
    public static final View<Postmortem> POSTMORTEM = View.<Postmortem>named("Postmortem")
            .with("reference", Shape.TEXT, Postmortem::reference)
            .with("title", Shape.TEXT, Postmortem::title)
            .maybe("severity", Shape.TEXT, Postmortem::severity)
            .with("services", Shape.listOf(Shape.TEXT), Postmortem::services)
            .maybe("detectedAt", Shape.MOMENT, Postmortem::detectedAt)
            .maybe("endedAt", Shape.MOMENT, Postmortem::endedAt)
            .maybe(
                    "durationSeconds",
                    Shape.WHOLE,
                    postmortem -> postmortem.duration().map(Duration::toSeconds))
            .maybe("due", Shape.MOMENT, Postmortem::due)
            .with("impact", Shape.TEXT, Postmortem::impact)
            .each("timeline", LINE, Postmortem::timeline)
            .with("rootCause", Shape.TEXT, Postmortem::rootCause)
            .each("phases", PHASE, Postmortem::phases)
            .with("wentWell", Shape.TEXT, Postmortem::wentWell)
            .with("wentBadly", Shape.TEXT, Postmortem::wentBadly);

    private PostmortemView() {}
}
