package io.incidentkit.connector.postmortem;

import io.incidentkit.command.PostmortemCommand.AssignPostmortem;
import io.incidentkit.commander.Person;
import io.incidentkit.incident.Incident;
import io.incidentkit.markdown.MarkdownText;
import io.incidentkit.postmortem.FactLine;
import io.incidentkit.postmortem.Postmortem;
import io.incidentkit.text.DurationWords;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Places the facts of a document. The owner is one of the postmortem; the others are the incident's own, and what the document
 * says differently is left.
 */
final class FactPlacement {
    private static final Set<String> COMPUTED =
            Set.of("Date", "Duration", "Severity", "Detected", "Ended", "Status", "Reviewers", "Postmortem due");
    private static final String OWN = "The incident has its own: ";

    private final PlacementPlan plan;
    private final Postmortem document;
    private final Postmortem draft;
    private final Incident incident;
    private final boolean inForm;
    private final List<FactLine> kept = new ArrayList<>();

    FactPlacement(PlacementPlan plan, ImportedPostmortem imported, Incident incident, Postmortem draft) {
        this.plan = plan;
        this.document = imported.postmortem();
        this.inForm = imported.inForm();
        this.incident = incident;
        this.draft = draft;
    }

    /** Places what can be placed, and returns what has to be kept elsewhere, such as {@code Channel: #incident}. */
    List<FactLine> place() {
        document.facts().stream()
                .filter(fact -> !isComputed(fact) && !draft.facts().contains(fact))
                .forEach(this::keepUnlessItsOwn);
        reference();
        owner();
        if (!document.title().equalsIgnoreCase(draft.title())) {
            differs("Title", MarkdownText.escape(document.title()), draft.title());
        }
        document.severity()
                .filter(level -> !PostmortemDoor.PastPostmortem.bare(level)
                        .equals(draft.severity()
                                .map(PostmortemDoor.PastPostmortem::bare)
                                .orElse("")))
                .ifPresent(level -> differs(
                        "Severity", MarkdownText.escape(level), draft.severity().orElse("not set")));
        if (!lower(draft.services()).containsAll(lower(document.services()))) {
            differs("Services", names(document.services()), String.join(", ", draft.services()));
        }
        if (!draft.reviewers().containsAll(document.reviewers())) {
            differs("Reviewers", names(document.reviewers()), String.join(", ", draft.reviewers()));
        }
        document.status()
                .filter(status -> !draft.status().equals(Optional.of(status)))
                .ifPresent(status -> differs(
                        "Status", MarkdownText.escape(status), draft.status().orElse("")));
        if (document.detectedAt().isEmpty()) {
            document.date(ZoneOffset.UTC)
                    .filter(day -> !draft.date(ZoneOffset.UTC).equals(Optional.of(day)))
                    .ifPresent(day -> differs("Date", day.toString(), "" + incident.detectedAt()));
        }
        computed();
        return kept;
    }

    /** A document of our form that names another incident was pasted into this one by mistake. */
    private void reference() {
        if (inForm && !document.reference().isEmpty() && !document.reference().equals(incident.reference())) {
            plan.fault("reference", "is " + document.reference() + "; this is " + incident.reference());
        } else if (!document.reference().isEmpty() && !document.reference().equals(incident.reference())) {
            differs("Reference", MarkdownText.escape(document.reference()), incident.reference());
        }
    }

    /** In a document of ours that has lost its form, the facts of the form are still no news. */
    private boolean isComputed(FactLine fact) {
        return document.reference().equals(incident.reference()) && COMPUTED.contains(fact.name());
    }

    /** The facts that the incident knows are its own: another value in the document is left. */
    private void keepUnlessItsOwn(FactLine fact) {
        draft.facts().stream()
                .filter(own -> own.name().equals(fact.name()))
                .findFirst()
                .ifPresentOrElse(own -> left(fact.name(), fact.value(), own.value()), () -> kept.add(fact));
    }

    private void owner() {
        document.owner()
                .filter(name -> !draft.owner().equals(Optional.of(name)))
                .ifPresent(name -> ActionPlacement.PersonName.of(MarkdownText.escape(name))
                        .ifPresentOrElse(
                                this::assign, () -> kept.add(new FactLine("Owner", MarkdownText.escape(name)))));
    }

    private void assign(Person owner) {
        if (!owner.equals(incident.postmortemWork().owner())) {
            plan.give(new AssignPostmortem(owner));
        }
    }

    /** Moments and durations come from the incident's timeline; the words of another team's document are among its facts. */
    private void computed() {
        document.detectedAt()
                .filter(at -> !draft.detectedAt().equals(Optional.of(at)))
                .ifPresent(at -> left("Detected", at.toString(), "" + incident.detectedAt()));
        document.endedAt()
                .filter(at -> !draft.endedAt().equals(Optional.of(at)))
                .ifPresent(at -> left(
                        "Ended",
                        at.toString(),
                        draft.endedAt().map(Object::toString).orElse("not ended yet")));
        document.duration()
                .filter(took -> !draft.duration().equals(Optional.of(took)))
                .ifPresent(took -> left(
                        "Duration",
                        DurationWords.remark(took),
                        draft.duration().map(DurationWords::remark).orElse("unknown")));
    }

    /** A fact of our own form that is out of date is only said: it was computed, and is computed again. */
    private void differs(String name, String value, String own) {
        if (inForm) {
            left(name, value, own);
        } else if (kept.stream().noneMatch(fact -> fact.value().equals(value))) {
            kept.add(new FactLine(name, value));
        }
    }

    private void left(String name, String value, String own) {
        plan.leave(new PlacedPostmortem.UnplacedPart(name, value, OWN + (own.isEmpty() ? "none" : own) + ".", ""));
    }

    private static String names(List<String> names) {
        return names.stream().map(MarkdownText::escape).collect(Collectors.joining(", "));
    }

    private static List<String> lower(List<String> names) {
        return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    }
}
