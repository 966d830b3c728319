package io.incidentkit.postmortem;

import java.util.List;
import java.util.function.UnaryOperator;

/** The texts of a postmortem, one by one. Pure. */
final class PostmortemTexts {
    private PostmortemTexts() {}

    static Postmortem changed(Postmortem page, UnaryOperator<String> change) {
        PostmortemBuilder other = new PostmortemBuilder(change.apply(page.title()));
        PostmortemBuilder before = new PostmortemBuilder(page, List.of());
        other.date = before.date;
        other.detectedAt = before.detectedAt;
        other.endedAt = before.endedAt;
        other.duration = before.duration;
        other.due = before.due;
        other.severity = page.severity().map(change).orElse(null);
        other.owner = page.owner().map(change).orElse(null);
        other.status = page.status().map(change).orElse(null);
        return other.reference(change.apply(page.reference()))
                .services(page.services().stream().map(change).toList())
                .reviewers(page.reviewers().stream().map(change).toList())
                .facts(page.facts().stream()
                        .map(fact -> new FactLine(change.apply(fact.name()), change.apply(fact.value())))
                        .toList())
                .summary(change.apply(page.summary()))
                .impact(change.apply(page.impact()))
                .timeline(page.timeline().stream()
                        .map(line ->
                                new TimelineLine(line.at(), change.apply(line.written()), change.apply(line.text())))
                        .toList())
                .rootCause(change.apply(page.rootCause()))
                .phases(page.phases().stream()
                        .map(phase -> new PhaseReport(
                                phase.episode(), phase.phase(), phase.took(), change.apply(phase.why())))
                        .toList())
                .wentWell(change.apply(page.wentWell()))
                .wentBadly(change.apply(page.wentBadly()))
                .actions(page.actions().stream()
                        .map(action -> new ActionLine(
                                change.apply(action.type()),
                                change.apply(action.description()),
                                change.apply(action.owner()),
                                action.due(),
                                change.apply(action.state())))
                        .toList())
                .others(page.others().stream()
                        .map(section ->
                                new OtherSection(change.apply(section.heading()), change.apply(section.markdown())))
                        .toList())
                .build();
    }
}
