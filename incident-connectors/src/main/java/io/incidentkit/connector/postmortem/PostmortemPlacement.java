package io.incidentkit.connector.postmortem;

import io.incidentkit.command.PostmortemCommand.ExplainPhase;
import io.incidentkit.incident.Incident;
import io.incidentkit.markdown.MarkdownText;
import io.incidentkit.postmortem.FactLine;
import io.incidentkit.postmortem.OtherSection;
import io.incidentkit.postmortem.PhaseReport;
import io.incidentkit.postmortem.Postmortem;
import io.incidentkit.postmortem.Section;
import io.incidentkit.text.DurationWords;
import io.incidentkit.timeline.TimelineEntry;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Works out what has to be given to an incident so that its postmortem says what a document says. What the incident says already
 * is not given again, so a document that was put in once changes nothing the second time. Pure; one instance plans once.
 */
final class PostmortemPlacement {
    private static final String NO_PLACE = "The incident's postmortem has no place of its own for it.";

    private final PlacementPlan plan;
    private final Incident incident;
    private final Postmortem draft;
    private final ImportedPostmortem imported;
    private final Postmortem document;
    private final SectionPlacement sections;
    private final TimelinePlacement timeline;

    private PostmortemPlacement(
            ImportedPostmortem imported, Incident incident, List<TimelineEntry> entries, Postmortem draft) {
        this.plan = new PlacementPlan(imported.remarks());
        this.imported = imported;
        this.document = imported.postmortem();
        this.incident = incident;
        this.draft = draft;
        this.sections = new SectionPlacement(document, draft);
        this.timeline = new TimelinePlacement(plan, entries, draft);
    }

    /**
     * Plans.
     *
     * @param imported the document
     * @param incident the incident as it is
     * @param entries its whole timeline
     * @param draft its postmortem as it is
     * @return the commands, and what is left
     * @throws io.incidentkit.validation.InvalidInputException with everything in the document that can be right for no incident
     */
    static PlacementPlan of(
            ImportedPostmortem imported, Incident incident, List<TimelineEntry> entries, Postmortem draft) {
        PostmortemPlacement placement = new PostmortemPlacement(imported, incident, entries, draft);
        placement.place();
        placement.plan.check();
        return placement.plan;
    }

    private void place() {
        List<FactLine> facts = new FactPlacement(plan, imported, incident, draft).place();
        if (!document.summary().isEmpty()) {
            keep(Section.IMPACT, "Summary", document.summary(), NO_PLACE);
        }
        if (!facts.isEmpty()) {
            String list = facts.stream()
                    .map(fact -> "- **" + MarkdownText.escape(fact.name()) + ":** " + fact.value())
                    .map(String::stripTrailing)
                    .collect(Collectors.joining("\n"));
            keep(Section.IMPACT, "Facts", list, NO_PLACE);
        }
        document.others().forEach(this::other);
        document.phases().forEach(this::phase);
        timeline.place(document.timeline());
        new ActionPlacement(plan, incident.actionItems()).place(document.actions(), imported.inForm());
        sections.finish(plan, imported.inForm());
    }

    private void other(OtherSection other) {
        Section home = HeadingVocabulary.section(other.heading())
                .filter(kind -> kind == HeadingVocabulary.Section.LESSONS || kind == HeadingVocabulary.Section.ACTIONS)
                .map(kind -> Section.WENT_BADLY)
                .orElse(Section.ROOT_CAUSE);
        keep(home, other.heading(), other.markdown(), NO_PLACE);
    }

    private void phase(PhaseReport report) {
        Optional<PhaseReport> own = draft.phases().stream()
                .filter(known -> known.episode() == report.episode() && known.phase() == report.phase())
                .findFirst();
        String name = report.phase().code() + (report.episode() > 1 ? " (episode " + report.episode() + ")" : "");
        if (own.isEmpty()) {
            if (!report.why().isEmpty()) {
                keep(
                        Section.WENT_BADLY,
                        "Why " + name + " took as long as it did",
                        report.why(),
                        "The incident has no such phase.");
            }
            return;
        }
        report.took()
                .filter(took -> !own.get().took().equals(Optional.of(took)))
                .ifPresent(took -> plan.leave(new PlacedPostmortem.UnplacedPart(
                        "Duration of " + name,
                        DurationWords.remark(took),
                        "The incident has its own: "
                                + own.get().took().map(DurationWords::remark).orElse("unknown") + ".",
                        "")));
        if (!report.why().isEmpty()) {
            plan.make(
                            "phases." + report.phase().code(),
                            () -> new ExplainPhase(report.episode(), report.phase(), report.why()))
                    .filter(explain -> !says(own.get(), explain))
                    .ifPresent(plan::give);
        }
    }

    private static boolean says(PhaseReport own, ExplainPhase explain) {
        return new PhaseReport(own.episode(), own.phase(), own.took(), explain.sentence()).equals(own);
    }

    /** Keeps a part in the section that fits best, else as a note. */
    private void keep(Section home, String heading, String markdown, String reason) {
        boolean taken = sections.append(home, heading, markdown);
        if (!taken) {
            timeline.note(heading, markdown);
        }
        plan.leave(new PlacedPostmortem.UnplacedPart(
                heading, markdown, reason, taken ? home.title() : HeadingVocabulary.Section.TIMELINE.title()));
    }
}
