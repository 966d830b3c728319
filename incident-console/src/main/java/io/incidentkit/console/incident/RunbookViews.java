package io.incidentkit.console.incident;

import io.incidentkit.command.CommandType;
import io.incidentkit.console.form.About;
import io.incidentkit.console.form.CommandForm;
import io.incidentkit.console.form.CommandForms;
import io.incidentkit.console.form.Place;
import io.incidentkit.console.form.Submission;
import io.incidentkit.console.page.Texts;
import io.incidentkit.console.page.Times;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.RunbookUse;
import io.incidentkit.playbook.Permission;
import io.incidentkit.runbook.Runbook;
import io.incidentkit.runbook.RunbookFinding;
import io.incidentkit.runbook.RunbookMatch;
import io.incidentkit.runbook.Runbooks;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Offers the runbooks that fit an incident. That they can't be read stops nobody from working on the incident. */
@Component
public final class RunbookViews {
    private static final Logger LOG = LoggerFactory.getLogger(RunbookViews.class);
    private static final int MOST = 5;

    private final @Nullable Runbooks runbooks;
    private final CommandForms forms;
    private final Texts texts;
    private final Times times;

    public RunbookViews(ObjectProvider<Runbooks> runbooks, CommandForms forms, Texts texts, Times times) {
        this.times = times;
        this.runbooks = runbooks.getIfUnique();
        this.forms = forms;
        this.texts = texts;
    }

    /**
     * A runbook that fits.
     *
     * @param id its id
     * @param name its name
     * @param because why it fits, and how old it is if its place does not answer
     * @param used whether it was used already
     * @param use the form that says that it is used, or null
     */
    public record Fitting(
            String id,
            String name,
            String because,
            boolean used,
            @Nullable CommandForm use) {}

    /** Returns a runbook, or empty if there is none of that id. */
    public Optional<Runbook> find(String id) {
        return runbooks == null ? Optional.empty() : runbooks.get(id);
    }

    /** Returns the runbooks that fit, best first. */
    public List<Fitting> fitting(
            Incident incident,
            List<TimelineEntry> timeline,
            List<Permission> permissions,
            @Nullable Submission submission) {
        if (runbooks == null || !incident.isOpen()) {
            return List.of();
        }
        Permission may = permissions.stream()
                .filter(each -> each.command() == CommandType.USE_RUNBOOK)
                .findFirst()
                .orElse(null);
        try {
            return runbooks.fitting(incident, timeline).stream()
                    .limit(MOST)
                    .map(match -> fitting(match, incident, may, submission))
                    .toList();
        } catch (RuntimeException e) {
            LOG.error("The runbooks can't be read", e);
            return List.of();
        }
    }

    /** Returns what is wrong with the runbooks that fit or are used, and which of them owe a review. */
    public List<String> remarks(Incident incident, List<TimelineEntry> timeline) {
        List<String> lines = new ArrayList<>();
        incident.runbooks().stream()
                .filter(RunbookUse::owesReview)
                .forEach(use -> lines.add(texts.of("runbooks.owesReview", use.name())));
        if (runbooks == null) {
            return lines;
        }
        try {
            Set<String> named = new HashSet<>();
            runbooks.fitting(incident, timeline)
                    .forEach(match -> named.add(match.use().runbook()));
            incident.runbooks().forEach(use -> named.add(use.runbook()));
            runbooks.check().stream()
                    .filter(finding -> !finding.isReadable() || named.contains(finding.runbook()))
                    .forEach(finding -> lines.add(finding.words()));
        } catch (RuntimeException e) {
            LOG.error("The runbooks can't be checked", e);
        }
        return lines;
    }

    /** Returns what is wrong with any runbook, a line each. */
    public List<String> faults() {
        return runbooks == null
                ? List.of()
                : runbooks.check().stream().map(RunbookFinding::words).toList();
    }

    private Fitting fitting(
            RunbookMatch match, Incident incident, @Nullable Permission may, @Nullable Submission submission) {
        String id = match.use().runbook();
        String name = match.use().name();
        boolean used = incident.runbooks().stream().map(RunbookUse::runbook).anyMatch(id::equals);
        About about = About.on(Place.INCIDENT).of("runbook", id).of("name", name);
        List<String> reasons =
                new ArrayList<>(match.reasons().stream().map(Object::toString).toList());
        copiedAt(match.runbook().id()).ifPresent(read -> reasons.add(texts.of("runbooks.copy", times.since(read))));
        return new Fitting(
                id,
                name,
                String.join(", ", reasons),
                used,
                may == null || used
                        ? null
                        : forms.form(incident, may, submission, about)
                                .named("use-" + id(id), texts.of("runbooks.use")));
    }

    private Optional<Instant> copiedAt(String runbook) {
        return runbooks == null ? Optional.empty() : runbooks.copiedAt(runbook);
    }

    private static String id(String runbook) {
        return runbook.replaceAll("[^A-Za-z0-9]+", "-");
    }
}
