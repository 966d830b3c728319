package io.incidentkit.playbook;

import io.incidentkit.actionitem.ActionState;
import io.incidentkit.commander.Person;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.PostmortemText;
import io.incidentkit.loop.Episode;
import io.incidentkit.loop.Step;
import io.incidentkit.markdown.MarkdownBuilder;
import io.incidentkit.markdown.MarkdownText;
import io.incidentkit.postmortem.ActionLine;
import io.incidentkit.postmortem.Phase;
import io.incidentkit.postmortem.PhaseReport;
import io.incidentkit.postmortem.Postmortem;
import io.incidentkit.postmortem.PostmortemBuilder;
import io.incidentkit.postmortem.PostmortemWork;
import io.incidentkit.postmortem.Section;
import io.incidentkit.postmortem.TimelineLine;
import io.incidentkit.timeline.CorrectedEntry;
import io.incidentkit.timeline.Timeline;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Drafts the postmortem from an incident and its timeline. Pure. */
final class PostmortemDraft {
    private PostmortemDraft() {}

    static Postmortem of(Incident incident, List<TimelineEntry> timeline, IncidentPolicy policy) {
        PostmortemBuilder draft = Postmortem.builder(incident.reference(), incident.title(), incident.detectedAt())
                .services(incident.services())
                .timeline(lines(timeline))
                .actions(actions(incident))
                .phases(phases(incident));
        incident.severity().ifPresent(severity -> draft.severity(severity.name()));
        PostmortemWork work = incident.postmortemWork();
        if (work.owner() != null) {
            draft.owner(work.owner().name());
        }
        draft.status(work.status().code())
                .reviewers(work.reviewers().stream().map(Person::name).toList())
                .impact(impact(incident))
                .rootCause(PostmortemText.section(incident, Section.ROOT_CAUSE))
                .wentWell(PostmortemText.section(incident, Section.WENT_WELL))
                .wentBadly(PostmortemText.section(incident, Section.WENT_BADLY));
        incident.endedAt().ifPresent(at -> draft.ended(at, worked(incident, at)));
        IncidentRules.postmortemDue(incident, policy).ifPresent(draft::due);
        return draft.build();
    }

    /** A dropped action item is none of the postmortem any more; its reason is on the timeline. */
    private static List<ActionLine> actions(Incident incident) {
        return incident.actionItems().stream()
                .filter(item -> item.state() != ActionState.DROPPED)
                .map(item -> new ActionLine(
                        item.type().name(),
                        MarkdownText.escapeLines(item.description()),
                        item.owner() == null
                                ? ""
                                : MarkdownText.escapeLines(item.owner().name()),
                        Optional.ofNullable(item.due()),
                        item.state().code()))
                .toList();
    }

    /** A section is Markdown; what was recorded as the incident's impact is text, and reads as it was written. */
    private static String impact(Incident incident) {
        String written = incident.postmortemWork().section(Section.IMPACT);
        return written.isEmpty()
                ? incident.impact().map(PostmortemDraft::paragraphs).orElse("")
                : written;
    }

    private static String paragraphs(String text) {
        MarkdownBuilder page = new MarkdownBuilder();
        page.paragraph(text);
        return page.toMarkdown();
    }

    /** An incident that was quiet between two episodes was not worked on then. */
    private static Duration worked(Incident incident, Instant endedAt) {
        Duration earlier = incident.earlierEpisodes().stream()
                .map(episode -> episode.between(Step.DETECTED, Step.RESOLVED).orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
        return earlier.plus(Duration.between(incident.episode().detected().at(), endedAt));
    }

    static List<PhaseReport> phases(Incident incident) {
        List<PhaseReport> reports = new ArrayList<>();
        for (Episode episode : incident.episodes()) {
            if (episode.number() == 1) {
                reports.add(new PhaseReport(
                        1,
                        Phase.DETECTION,
                        incident.began().map(began -> Duration.between(began, incident.detectedAt())),
                        why(incident, 1, Phase.DETECTION)));
            }
            reports.add(report(incident, episode, Phase.TRIAGE, Step.DETECTED, Step.TRIAGED));
            reports.add(report(incident, episode, Phase.DIAGNOSIS, Step.TRIAGED, Step.DIAGNOSED));
            reports.add(report(incident, episode, Phase.MITIGATION, Step.DIAGNOSED, Step.MITIGATED));
            reports.add(report(incident, episode, Phase.VERIFICATION, Step.MITIGATED, Step.RESOLVED));
        }
        return reports;
    }

    private static PhaseReport report(Incident incident, Episode episode, Phase phase, Step from, Step to) {
        return new PhaseReport(
                episode.number(), phase, episode.between(from, to), why(incident, episode.number(), phase));
    }

    private static String why(Incident incident, int episode, Phase phase) {
        return incident.postmortemWork().explanation(episode, phase).orElse("");
    }

    /** Entries that one person recorded at once for one moment are one line, such as the parts of a triage. */
    private static List<TimelineLine> lines(List<TimelineEntry> timeline) {
        List<CorrectedEntry> ordered = Timeline.of(timeline).inOrder();
        List<TimelineLine> lines = new ArrayList<>();
        int from = 0;
        for (int to = 1; to <= ordered.size(); to++) {
            if (to == ordered.size() || !together(ordered.get(from), ordered.get(to))) {
                lines.add(line(ordered.subList(from, to)));
                from = to;
            }
        }
        return lines;
    }

    private static boolean together(CorrectedEntry one, CorrectedEntry other) {
        return one.at().equals(other.at())
                && one.entry().recordedAt().equals(other.entry().recordedAt())
                && one.entry().actor().equals(other.entry().actor());
    }

    private static TimelineLine line(List<CorrectedEntry> entries) {
        CorrectedEntry first = entries.get(0);
        return new TimelineLine(
                first.at(),
                MarkdownText.escapeLines(first.entry().actor() + ": "
                        + entries.stream().map(CorrectedEntry::text).collect(Collectors.joining("; "))));
    }
}
