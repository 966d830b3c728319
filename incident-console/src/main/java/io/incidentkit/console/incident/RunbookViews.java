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
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    public RunbookViews(ObjectProvider<Runbooks> runbooks, CommandForms forms, Texts texts) {
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
     * @param steps its steps to tick off
     * @param ticks whether the reader can tick them
     */
    public record Fitting(
            String id,
            String name,
            String because,
            boolean used,
            @Nullable CommandForm use,
            RunbookSteps steps,
            boolean ticks) {
        /** Returns what tells it from the others on a page. */
        public String anchor() {
            return RunbookViews.anchor(id);
        }
    }

    /** Returns a runbook, or empty if there is none of that id. */
    public Optional<Runbook> find(String id) {
        return runbooks == null ? Optional.empty() : runbooks.get(id);
    }

    /** Returns the runbooks that are used and those that fit: the used ones first, the others best first. */
    public List<Fitting> fitting(
            Incident incident,
            List<TimelineEntry> timeline,
            List<Permission> permissions,
            @Nullable Submission submission,
            Times times) {
        if (runbooks == null || !incident.isOpen()) {
            return List.of();
        }
        Runbooks shelf = runbooks;
        try {
            Making making = new Making(incident, permissions, submission, RunbookSteps.Ticks.of(timeline), times);
            List<RunbookMatch> matches = shelf.fitting(incident, timeline);
            List<Fitting> used = incident.runbooks().stream()
                    .flatMap(use -> shelf.get(use.runbook()).stream()
                            .map(runbook ->
                                    making.fitting(runbook, use.name(), because(runbook, matches, times), true)))
                    .toList();
            Stream<Fitting> others = matches.stream()
                    .filter(match -> used.stream()
                            .noneMatch(each -> each.id().equals(match.use().runbook())))
                    .limit(MOST)
                    .map(match -> making.fitting(
                            match.runbook(), match.use().name(), because(match.runbook(), matches, times), false));
            return Stream.concat(used.stream(), others).toList();
        } catch (RuntimeException e) {
            LOG.error("The runbooks can't be read", e);
            return List.of();
        }
    }

    private String because(Runbook runbook, List<RunbookMatch> matches, Times times) {
        Stream<String> reasons = matches.stream()
                .filter(match -> match.runbook().id().equals(runbook.id()))
                .flatMap(match -> match.reasons().stream())
                .map(Object::toString);
        Stream<String> age = copiedAt(runbook.id()).map(read -> texts.of("runbooks.copy", times.since(read))).stream();
        return Stream.concat(reasons, age).collect(Collectors.joining(", "));
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

    /** Makes what is shown of each runbook, for one reader of one incident. */
    private final class Making {
        private final Incident incident;
        private final @Nullable Permission use;
        private final boolean ticks;
        private final @Nullable Submission submission;
        private final RunbookSteps.Ticks ticked;
        private final Times times;

        Making(
                Incident incident,
                List<Permission> permissions,
                @Nullable Submission submission,
                RunbookSteps.Ticks ticked,
                Times times) {
            this.incident = incident;
            this.use = may(CommandType.USE_RUNBOOK, permissions).orElse(null);
            this.ticks = may(CommandType.TICK_STEP, permissions)
                    .filter(permission -> permission.violations().isEmpty())
                    .isPresent();
            this.submission = submission;
            this.ticked = ticked;
            this.times = times;
        }

        private static Optional<Permission> may(CommandType type, List<Permission> permissions) {
            return permissions.stream().filter(each -> each.command() == type).findFirst();
        }

        Fitting fitting(Runbook runbook, String name, String because, boolean used) {
            String runbookId = runbook.id();
            About about = About.on(Place.INCIDENT).of("runbook", runbookId).of("name", name);
            return new Fitting(
                    runbookId,
                    name,
                    because,
                    used,
                    use == null || used
                            ? null
                            : forms.form(incident, use, submission, about)
                                    .named("use-" + id(runbookId), texts.of("runbooks.use")),
                    RunbookSteps.of(runbook, ticked, "step-" + id(runbookId), times),
                    used && ticks);
        }
    }

    /** Returns where a runbook stands on the page of an incident. */
    public static String anchor(String runbook) {
        return "runbook-" + id(runbook);
    }

    private Optional<Instant> copiedAt(String runbook) {
        return runbooks == null ? Optional.empty() : runbooks.copiedAt(runbook);
    }

    private static String id(String runbook) {
        return runbook.replaceAll("[^A-Za-z0-9]+", "-");
    }
}
