package io.incidentkit.playbook;

import io.incidentkit.actionitem.ActionItem;
import io.incidentkit.actionitem.ActionItemRules;
import io.incidentkit.actionitem.ActionState;
import io.incidentkit.blameless.BlamelessCheck;
import io.incidentkit.commander.Person;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.PostmortemText;
import io.incidentkit.incident.RunbookUse;
import io.incidentkit.obligation.OwedDuties;
import io.incidentkit.postmortem.PhaseReport;
import io.incidentkit.postmortem.PostmortemStatus;
import io.incidentkit.postmortem.Section;
import io.incidentkit.rule.Rule;
import io.incidentkit.rule.Violation;
import io.incidentkit.timeline.ActionEvent.ActionAdded;
import io.incidentkit.timeline.ActionEvent.ActionChanged;
import io.incidentkit.timeline.CorrectedEntry;
import io.incidentkit.timeline.EventType;
import io.incidentkit.timeline.IncidentEvent;
import io.incidentkit.timeline.PostmortemRows;
import io.incidentkit.timeline.RecordEvent.NoteAdded;
import io.incidentkit.timeline.RecordEvent.Renamed;
import io.incidentkit.timeline.RecordEvent.TextCorrected;
import io.incidentkit.timeline.RecordEvent.TextStruckOut;
import io.incidentkit.timeline.RecordEvent.TimeCorrected;
import io.incidentkit.timeline.TimelineEntry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules of the postmortem (chapter 7), with all that is missing before it can be published. Pure. */
final class PostmortemRules {
    /** The events that tell the name of a page or of alerts, and no sentence of a person. */
    private static final Set<EventType> NAMES = Collections.unmodifiableSet(
            EnumSet.of(EventType.RUNBOOK_USED, EventType.ALERTS_RECEIVED, EventType.INCIDENT_LINKED));

    private PostmortemRules() {}

    /** Adds everything that a postmortem lacks to be published. */
    static void publishable(Incident incident, IncidentPolicy policy, ViolationCollector broken) {
        broken.add(resolved(incident))
                .add(at(incident, PostmortemStatus.IN_REVIEW, "Request a review first."))
                .add(complete(incident))
                .add(reviewedFromOutside(incident))
                .add(ActionItemRules.ownedAndDue(incident.actionItems()).orElse(null))
                .add(runbooksReviewed(incident))
                .addAll(incident.blame(policy.blamelessCheck()));
    }

    /** {@code postmortem-in-order}: draft, in review, published. */
    static @Nullable Violation at(Incident incident, PostmortemStatus required, String remedy) {
        PostmortemStatus status = incident.postmortemWork().status();
        return status == required
                ? null
                : new Violation(
                        Rule.POSTMORTEM_IN_ORDER,
                        () -> "The postmortem of " + incident.reference() + " is " + status.code() + ", not "
                                + required.code() + ".",
                        () -> status == PostmortemStatus.PUBLISHED ? "Add a note to the incident." : remedy);
    }

    /** {@code postmortem-in-order}: what is published stays as it is. */
    static @Nullable Violation notPublished(Incident incident) {
        return incident.postmortemWork().status() == PostmortemStatus.PUBLISHED
                ? new Violation(
                        Rule.POSTMORTEM_IN_ORDER,
                        () -> "The postmortem of " + incident.reference() + " is published and stays as it is.",
                        () -> "Add a note to the incident.")
                : null;
    }

    /** {@code postmortem-in-order}: an incident has its postmortem after it was resolved. */
    static @Nullable Violation resolved(Incident incident) {
        return OwedDuties.lastResolved(incident).isPresent()
                ? null
                : new Violation(
                        Rule.POSTMORTEM_IN_ORDER,
                        () -> incident.reference() + " is not resolved.",
                        () -> "Resolve it first; its postmortem can be written meanwhile.");
    }

    /** {@code postmortem-is-complete}: an owner, no section empty, each phase that took time explained. */
    private static @Nullable Violation complete(Incident incident) {
        // The owner is nearly always what is missing first, and what else is missing takes a while to gather.
        boolean owned = incident.postmortemWork().owner() != null;
        return owned && missing(incident).isEmpty()
                ? null
                : new Violation(
                        Rule.POSTMORTEM_IS_COMPLETE,
                        () -> "The postmortem lacks " + String.join(", ", missing(incident)) + ".",
                        () -> "Write what is missing.");
    }

    private static List<String> missing(Incident incident) {
        List<String> missing = new ArrayList<>();
        if (incident.postmortemWork().owner() == null) {
            missing.add("an owner");
        }
        for (Section section : Section.values()) {
            if (PostmortemText.section(incident, section).isEmpty()) {
                missing.add("the section '" + section.title() + "'");
            }
        }
        for (PhaseReport report : PostmortemDraft.phases(incident)) {
            if (report.took().filter(took -> !took.isZero()).isPresent()
                    && report.why().isEmpty()) {
                missing.add("why " + report.phase().code() + " took as long as it did"
                        + (incident.episodes().size() > 1 ? " in episode " + report.episode() : ""));
            }
        }
        return missing;
    }

    /** {@code postmortem-is-blameless}: the title, the action items and the rows of the timeline are published as well. */
    static List<Violation> blamelessDocument(Incident incident, List<TimelineEntry> timeline, BlamelessCheck check) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("The title", incident.title());
        for (ActionItem item : incident.actionItems()) {
            if (item.state() != ActionState.DROPPED) {
                texts.put("Action item " + item.number(), item.description());
            }
        }
        for (CorrectedEntry row : PostmortemRows.written(timeline)) {
            if (NAMES.contains(row.entry().event().type())) {
                continue;
            }
            texts.put("Entry " + row.entry().sequence() + " of the timeline, at " + row.at(), row.text());
        }
        List<Violation> violations = new ArrayList<>();
        texts.forEach((where, text) -> {
            for (Violation found : PostmortemText.blame(incident, text, check)) {
                violations.add(new Violation(
                        found.rule(),
                        () -> where + ": " + found.message(),
                        () -> found.remedy() + " Correct the text, or let the sentence stay."));
            }
        });
        return violations;
    }

    /**
     * {@code postmortem-is-blameless}: what stands in a published postmortem as an addendum is checked when it is written. Commands
     * of the loop are never refused for their wording.
     */
    static List<Violation> blamelessAddenda(Incident incident, List<TimelineEntry> added, BlamelessCheck check) {
        if (incident.postmortemWork().status() != PostmortemStatus.PUBLISHED) {
            return List.of();
        }
        List<Violation> violations = new ArrayList<>();
        for (TimelineEntry entry : added) {
            String text = addendum(entry.event());
            for (Violation found :
                    text.isEmpty() ? List.<Violation>of() : PostmortemText.blame(incident, text, check)) {
                violations.add(new Violation(
                        found.rule(),
                        () -> "It would stand in the published postmortem: " + found.message(),
                        () -> found.remedy() + " Say it so, or let the sentence stay first."));
            }
        }
        return violations;
    }

    private static String addendum(IncidentEvent event) {
        if (event instanceof NoteAdded note) {
            return note.text();
        } else if (event instanceof TextCorrected corrected) {
            return corrected.text();
        } else if (event instanceof TimeCorrected corrected) {
            return corrected.reason();
        } else if (event instanceof TextStruckOut struck) {
            return struck.reason();
        } else if (event instanceof Renamed renamed) {
            return renamed.title();
        } else if (event instanceof ActionAdded action) {
            return action.description();
        } else if (event instanceof ActionChanged action) {
            return action.description();
        }
        return "";
    }

    /** Whether somebody reviewed it who was not on the incident. */
    static boolean isReviewedFromOutside(Incident incident) {
        return incident.postmortemWork().reviewers().stream()
                .anyMatch(reviewer -> !incident.people().wasOnIncident(reviewer));
    }

    /** {@code reviewed-from-outside}. */
    private static @Nullable Violation reviewedFromOutside(Incident incident) {
        List<Person> reviewers = incident.postmortemWork().reviewers();
        return isReviewedFromOutside(incident)
                ? null
                : new Violation(
                        Rule.REVIEWED_FROM_OUTSIDE,
                        () -> reviewers.isEmpty()
                                ? "Nobody has reviewed the postmortem."
                                : "Everybody who reviewed the postmortem was on the incident: " + reviewers + ".",
                        () -> "Ask somebody to review it who was not on the incident.");
    }

    /** {@code runbook-reviewed-after-use}. */
    private static @Nullable Violation runbooksReviewed(Incident incident) {
        List<String> owed = new ArrayList<>(0);
        for (RunbookUse use : incident.runbooks()) {
            if (use.owesReview()) {
                owed.add(use.name());
            }
        }
        return owed.isEmpty()
                ? null
                : new Violation(
                        Rule.RUNBOOK_REVIEWED_AFTER_USE,
                        () -> "Used and not reviewed: " + String.join(", ", owed) + ".",
                        () -> "Review each, and say whether it was changed.");
    }
}
