package io.incidentkit.console.postmortem;

import io.incidentkit.actionitem.ActionItemRules;
import io.incidentkit.command.CommandType;
import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Person;
import io.incidentkit.console.form.CommandForms;
import io.incidentkit.console.form.Submission;
import io.incidentkit.console.page.MarkdownPage;
import io.incidentkit.console.page.Texts;
import io.incidentkit.console.page.Times;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.Outcome;
import io.incidentkit.incident.RunbookUse;
import io.incidentkit.playbook.Permission;
import io.incidentkit.postmortem.Phase;
import io.incidentkit.postmortem.PhaseReport;
import io.incidentkit.postmortem.Postmortem;
import io.incidentkit.postmortem.PostmortemStatus;
import io.incidentkit.postmortem.PostmortemWork;
import io.incidentkit.postmortem.Section;
import io.incidentkit.rule.Violation;
import io.incidentkit.service.Incidents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the page on which a postmortem is written, reviewed and published. */
@Component
public final class PostmortemViews {
    private final Incidents incidents;
    private final CommandForms forms;
    private final Times times;
    private final Texts texts;

    public PostmortemViews(Incidents incidents, CommandForms forms, Times times, Texts texts) {
        this.texts = texts;
        this.incidents = incidents;
        this.forms = forms;
        this.times = times;
    }

    /**
     * Makes the page.
     *
     * @param incident the incident
     * @param reader who reads, if they said so
     * @param submission a form that was sent and not taken, or null
     */
    public PostmortemView view(Incident incident, Optional<Actor> reader, @Nullable Submission submission) {
        PostmortemForms can = forms(incident, reader, submission);
        Discussion discussion = new Discussion(incidents.timeline(incident.id()), can, times);
        PostmortemWork work = incident.postmortemWork();
        CommandType next = next(incident, reader).orElse(null);
        Postmortem draft = incidents.postmortem(incident.id());
        List<PostmortemView.Part> sections = Arrays.stream(Section.values())
                .map(section -> section(section, draft, incident, can, discussion.comments(section)))
                .toList();
        List<PostmortemView.Part> phases = draft.phases().stream()
                .filter(report -> report.took().isPresent() || !report.why().isEmpty())
                .map(report -> phase(report, incident, can))
                .toList();
        return new PostmortemView(
                incident.reference(),
                work.status().code().replace('-', ' '),
                incident.isOpen(),
                incident.outcome().map(Outcome::code).orElse(null),
                work.owner() == null ? null : work.owner().name(),
                incidents.postmortemDue(incident).map(this::due).orElse(null),
                work.publishedAt() == null ? null : times.when(work.publishedAt()),
                reviewers(incident),
                next == null ? null : can.form(next),
                work.status() == PostmortemStatus.PUBLISHED ? List.of() : ticks(incident, sections, phases),
                missing(incident),
                sections,
                phases,
                discussion.comments(null),
                discussion.rows(),
                incident.actionItems().stream()
                        .map(item -> ItemView.of(item, can.ofItem(item), times))
                        .toList(),
                can.form(CommandType.ADD_ACTION),
                incident.runbooks().stream().map(use -> runbook(use, can)).toList(),
                can.others(next),
                work.waivers().stream()
                        .map(each -> new PostmortemView.Waived(each.sentence(), each.reason()))
                        .toList(),
                can.answered());
    }

    /**
     * Checks a text that is being typed, as it would be checked once it is saved.
     *
     * @param incident the incident
     * @param reader who types, if they said so
     * @param text the text
     * @param part the part of the page that it stands in
     */
    public List<BlameView> blame(Incident incident, Optional<Actor> reader, String text, String part) {
        return blame(text, incident, forms(incident, reader, null), part);
    }

    private PostmortemForms forms(Incident incident, Optional<Actor> reader, @Nullable Submission submission) {
        return new PostmortemForms(
                forms,
                texts,
                incident,
                reader.map(actor -> incidents.mayI(actor, incident)).orElse(List.of()),
                submission,
                reader.flatMap(Actor::person).map(Person::name).orElse(""));
    }

    /** Every thing that is asked for, in the order of the page; what there is none of is not asked for. */
    private List<PostmortemView.Tick> ticks(
            Incident incident, List<PostmortemView.Part> sections, List<PostmortemView.Part> phases) {
        PostmortemWork work = incident.postmortemWork();
        List<PostmortemView.Tick> ticks = new ArrayList<>();
        ticks.add(tick("postmortem.tick.owner", work.owner() != null, "#next"));
        sections.forEach(part -> ticks.add(new PostmortemView.Tick(part.name(), part.done(), "#part-" + part.id())));
        if (!phases.isEmpty()) {
            ticks.add(tick("postmortem.tick.phases", phases.stream().allMatch(PostmortemView.Part::done), "#phases"));
        }
        if (!incident.actionItems().isEmpty()) {
            boolean owned = ActionItemRules.ownedAndDue(incident.actionItems()).isEmpty();
            ticks.add(tick("postmortem.tick.actions", owned, "#actions"));
        }
        if (!incident.runbooks().isEmpty()) {
            ticks.add(tick(
                    "postmortem.tick.runbooks",
                    incident.runbooks().stream().noneMatch(RunbookUse::owesReview),
                    "#runbooks"));
        }
        ticks.add(tick("postmortem.tick.review", work.status() != PostmortemStatus.DRAFT, "#next"));
        ticks.add(tick(
                "postmortem.tick.outside",
                work.reviewers().stream()
                        .anyMatch(reviewer -> !incident.people().wasOnIncident(reviewer)),
                "#status"));
        return ticks;
    }

    private PostmortemView.Tick tick(String key, boolean done, String where) {
        return new PostmortemView.Tick(texts.of(key), done, where);
    }

    /** The command that comes next: an owner, then a review, then it is reviewed from outside, then published. */
    private static Optional<CommandType> next(Incident incident, Optional<Actor> reader) {
        PostmortemWork work = incident.postmortemWork();
        if (incident.outcome().orElse(null) != Outcome.RESOLVED || work.status() == PostmortemStatus.PUBLISHED) {
            return Optional.empty();
        }
        if (work.owner() == null) {
            return Optional.of(CommandType.ASSIGN_POSTMORTEM);
        }
        if (work.status() == PostmortemStatus.DRAFT) {
            return Optional.of(CommandType.REQUEST_REVIEW);
        }
        Optional<Person> person = reader.flatMap(Actor::person);
        boolean outside = work.reviewers().stream()
                .anyMatch(reviewer -> !incident.people().wasOnIncident(reviewer));
        // Once somebody from outside has read it, it waits for those who were on it to publish it.
        boolean reviewed = person.filter(who -> work.reviewers().contains(who)
                        || (outside
                                && (who.equals(work.owner())
                                        || incident.people().wasOnIncident(who))))
                .isPresent();
        return Optional.of(reviewed ? CommandType.PUBLISH_POSTMORTEM : CommandType.REVIEW_POSTMORTEM);
    }

    private PostmortemView.DueDay due(Instant due) {
        boolean over = due.isBefore(times.now());
        return new PostmortemView.DueDay(times.when(due).text(), over);
    }

    private static List<PostmortemView.Reviewer> reviewers(Incident incident) {
        return incident.postmortemWork().reviewers().stream()
                .map(person -> new PostmortemView.Reviewer(
                        person.name(), !incident.people().wasOnIncident(person)))
                .toList();
    }

    /** The missing parts do not depend on who asks. */
    private List<PostmortemView.Missing> missing(Incident incident) {
        boolean published = incident.postmortemWork().status() == PostmortemStatus.PUBLISHED;
        return incidents.mayI(Actor.ANYBODY, incident).stream()
                .filter(may -> may.command() == CommandType.PUBLISH_POSTMORTEM && !published)
                .map(Permission::violations)
                .flatMap(List::stream)
                .map(this::missing)
                .toList();
    }

    private PostmortemView.Missing missing(Violation violation) {
        return switch (violation.rule()) {
            case EVERY_ACTION_HAS_OWNER_AND_DUE_DATE -> missing(violation, "#actions");
            case RUNBOOK_REVIEWED_AFTER_USE -> missing(violation, "#runbooks");
            case REVIEWED_FROM_OUTSIDE -> missing(violation, "#status");
            case POSTMORTEM_IN_ORDER -> missing(violation, "#next");
            // The other wording stands beside the sentence.
            case POSTMORTEM_IS_BLAMELESS ->
                new PostmortemView.Missing(violation, texts.of("postmortem.wordAnew"), "#sections");
            default -> missing(violation, "#sections");
        };
    }

    private static PostmortemView.Missing missing(Violation violation, String where) {
        return new PostmortemView.Missing(violation, violation.remedy(), where);
    }

    private PostmortemView.Part section(
            Section section,
            Postmortem draft,
            Incident incident,
            PostmortemForms can,
            PostmortemView.Comments comments) {
        String text = switch (section) {
            case IMPACT -> draft.impact();
            case ROOT_CAUSE -> draft.rootCause();
            case WENT_WELL -> draft.wentWell();
            case WENT_BADLY -> draft.wentBadly();
        };
        String written = incident.postmortemWork().section(section);
        String raw = written.isEmpty() ? text : written;
        List<BlameView> blame = blame(raw, incident, can, section.code());
        return new PostmortemView.Part(
                section.code(),
                section.title(),
                null,
                raw,
                MarkdownPage.html(text),
                !text.isBlank() && blame.isEmpty(),
                blame,
                can.write(section, raw),
                comments);
    }

    private PostmortemView.Part phase(PhaseReport report, Incident incident, PostmortemForms can) {
        Phase phase = report.phase();
        String id = phase.code() + "-" + report.episode();
        String name = phase.code().substring(0, 1).toUpperCase(Locale.ROOT)
                + phase.code().substring(1)
                + (incident.episodes().size() > 1 ? texts.of("postmortem.phase.episode", report.episode()) : "");
        String took = report.took().map(texts::duration).orElseGet(() -> texts.of("postmortem.phase.unknown"));
        List<BlameView> blame = blame(report.why(), incident, can, id);
        boolean asked = report.took().filter(time -> !time.isZero()).isPresent();
        return new PostmortemView.Part(
                id,
                name,
                texts.of("postmortem.phase.took", took, phase.from(), phase.to()),
                report.why(),
                MarkdownPage.html(report.why()),
                blame.isEmpty() && !(asked && report.why().isBlank()),
                blame,
                can.explain(report),
                PostmortemView.Comments.NONE);
    }

    private List<BlameView> blame(String text, Incident incident, PostmortemForms can, String place) {
        return BlameView.of(text, incidents.policy().blamelessCheck(), incident, can.waive(place));
    }

    private PostmortemView.RunbookRow runbook(RunbookUse use, PostmortemForms can) {
        return new PostmortemView.RunbookRow(
                use.name(),
                use.runbook(),
                times.when(use.usedAt()),
                use.reviewedAt() == null ? null : times.when(use.reviewedAt()),
                can.review(use));
    }
}
