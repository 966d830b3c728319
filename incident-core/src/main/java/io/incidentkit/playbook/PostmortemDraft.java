package io.incidentkit.playbook;

import io.incidentkit.actionitem.ActionState;
import io.incidentkit.commander.Person;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.PostmortemText;
import io.incidentkit.loop.Episode;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.loop.Step;
import io.incidentkit.markdown.MarkdownBuilder;
import io.incidentkit.markdown.MarkdownText;
import io.incidentkit.postmortem.ActionLine;
import io.incidentkit.postmortem.FactLine;
import io.incidentkit.postmortem.Phase;
import io.incidentkit.postmortem.PhaseReport;
import io.incidentkit.postmortem.Postmortem;
import io.incidentkit.postmortem.PostmortemBuilder;
import io.incidentkit.postmortem.PostmortemStatus;
import io.incidentkit.postmortem.PostmortemWork;
import io.incidentkit.postmortem.Section;
import io.incidentkit.severity.ImpactNumbers;
import io.incidentkit.timeline.PostmortemEvent.PostmortemPublished;
import io.incidentkit.timeline.PostmortemRows;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Drafts the postmortem from an incident and its timeline. Pure. */
final class PostmortemDraft {
    private PostmortemDraft() {}

    /** The document: a draft of what is known now, or what was published, with what came after it. */
    static Postmortem of(Incident incident, List<TimelineEntry> timeline, IncidentPolicy policy) {
        if (incident.postmortemWork().status() == PostmortemStatus.PUBLISHED) {
            for (int i = timeline.size() - 1; i >= 0; i--) {
                if (timeline.get(i).event() instanceof PostmortemPublished published) {
                    return published(published, incident, timeline, i + 1, policy);
                }
            }
        }
        return draft(incident, timeline, policy).build();
    }

    /** The document as it is published. */
    static Postmortem toPublish(Incident incident, List<TimelineEntry> timeline, IncidentPolicy policy) {
        return draft(incident, timeline, policy)
                .status(PostmortemStatus.PUBLISHED.code())
                .build();
    }

    private static Postmortem published(
            PostmortemPublished event,
            Incident incident,
            List<TimelineEntry> timeline,
            int length,
            IncidentPolicy policy) {
        // Earlier releases did not keep the document: what was known then is drafted again.
        Postmortem document = Optional.ofNullable(event.document())
                .flatMap(markdown -> Postmortem.read(markdown).postmortem())
                .orElseGet(() -> {
                    List<TimelineEntry> then = timeline.subList(0, length);
                    return draft(Incident.replay(incident.id(), incident.number(), then), then, policy)
                            .build();
                });
        return PostmortemRows.addenda(timeline, length, policy.zone())
                .map(document::with)
                .orElse(document);
    }

    private static PostmortemBuilder draft(Incident incident, List<TimelineEntry> timeline, IncidentPolicy policy) {
        PostmortemBuilder draft = Postmortem.builder(incident.reference(), incident.title(), incident.detectedAt())
                .services(incident.services())
                .timeline(PostmortemRows.of(timeline))
                .actions(actions(incident))
                .phases(phases(incident));
        incident.severity().ifPresent(severity -> draft.severity(severity.name()));
        PostmortemWork work = incident.postmortemWork();
        if (work.owner() != null) {
            draft.owner(work.owner().name());
        }
        draft.status(work.status().code())
                .reviewers(work.reviewers().stream().map(Person::name).toList())
                .facts(facts(incident))
                .impact(impact(incident))
                .rootCause(PostmortemText.section(incident, Section.ROOT_CAUSE))
                .wentWell(PostmortemText.section(incident, Section.WENT_WELL))
                .wentBadly(PostmortemText.section(incident, Section.WENT_BADLY));
        incident.endedAt().ifPresent(at -> draft.ended(at, lasted(incident, at)));
        IncidentRules.postmortemDue(incident, policy).ifPresent(draft::due);
        return draft;
    }

    /** The facts beside those of the form: that it was a drill, how it was detected, and the impact in numbers. */
    private static List<FactLine> facts(Incident incident) {
        List<FactLine> facts = new ArrayList<>();
        if (incident.kind() == IncidentKind.DRILL) {
            facts.add(new FactLine(FactLine.KIND, incident.kind().code()));
        }
        incident.detectionSource().ifPresent(source -> facts.add(new FactLine("Detected by", source.code())));
        ImpactNumbers numbers = incident.impactNumbers();
        if (numbers.customersHit() != null) {
            facts.add(new FactLine("Customers hit", ImpactNumbers.count(numbers.customersHit())));
        }
        if (numbers.requestsHit() != null) {
            facts.add(new FactLine("Requests hit", ImpactNumbers.count(numbers.requestsHit())));
        }
        if (numbers.moneyLost() != null) {
            facts.add(new FactLine("Money lost", numbers.moneyLost().words()));
        }
        return facts;
    }

    /** A dropped action item is none of the postmortem any more; its reason is on the timeline. */
    private static List<ActionLine> actions(Incident incident) {
        return incident.actionItems().stream()
                .filter(item -> item.state() != ActionState.DROPPED)
                .map(item -> new ActionLine(
                        MarkdownText.escapeLines(item.type().name()),
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

    /** How long it lasted: each episode since its beginning or, while that is not known, its detection; not the quiet time between. */
    private static Duration lasted(Incident incident, Instant endedAt) {
        Duration earlier = incident.earlierEpisodes().stream()
                .map(episode -> Optional.ofNullable(episode.resolved())
                        .map(end -> Duration.between(since(incident, episode), end.at()))
                        .orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
        return earlier.plus(Duration.between(since(incident, incident.episode()), endedAt));
    }

    private static Instant since(Incident incident, Episode episode) {
        return incident.began(episode).orElse(episode.detected().at());
    }

    static List<PhaseReport> phases(Incident incident) {
        List<PhaseReport> reports = new ArrayList<>();
        for (Episode episode : incident.episodes()) {
            Optional<Duration> detection = incident.began(episode)
                    .map(began -> Duration.between(began, episode.detected().at()));
            if (episode.number() == 1 || detection.isPresent()) {
                reports.add(new PhaseReport(
                        episode.number(),
                        Phase.DETECTION,
                        detection,
                        why(incident, episode.number(), Phase.DETECTION)));
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
}
