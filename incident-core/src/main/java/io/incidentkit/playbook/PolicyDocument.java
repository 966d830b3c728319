package io.incidentkit.playbook;

import io.incidentkit.alert.AlertPolicy;
import io.incidentkit.commander.Roles;
import io.incidentkit.comms.Audience;
import io.incidentkit.comms.CommunicationDuty;
import io.incidentkit.comms.MessageTemplates;
import io.incidentkit.duty.Duty;
import io.incidentkit.duty.DutyDocument;
import io.incidentkit.duty.Ladders;
import io.incidentkit.duty.WeeklyDuties;
import io.incidentkit.markdown.MarkdownBuilder;
import io.incidentkit.postmortem.PostmortemCalendar;
import io.incidentkit.rule.Violation;
import io.incidentkit.severity.SeverityPolicy;
import io.incidentkit.validation.DurationText;
import io.incidentkit.validation.InputValidator;
import io.incidentkit.validation.ObjectReader;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A whole policy as data and as a page. */
final class PolicyDocument {
    /** For editors alone, which complete from it. */
    private static final String SCHEMA = "$schema";

    private static final String LEVELS = "levels";
    private static final String REOPEN_WINDOW = "reopenWindow";
    private static final String ZONE = "zone";
    private static final String POSTMORTEM_CALENDAR = "postmortemCalendar";
    private static final String INCIDENT_LINK = "incidentLink";
    private static final String TEMPLATES = "templates";
    private static final String LADDERS = "ladders";
    private static final String DUTIES = "duties";
    private static final String ROLES = "roles";
    private static final String WEEKLY = "weekly";
    private static final String PUBLIC_AUDIENCES = "publicAudiences";

    private PolicyDocument() {}

    static IncidentPolicy read(ObjectReader document) {
        IncidentPolicy.Builder policy = IncidentPolicy.builder();
        Optional<SeverityPolicy> levels = Optional.ofNullable(SeverityPolicy.read(document, LEVELS));
        levels.ifPresent(policy::severities);
        AlertPolicy alerts = AlertPolicy.read(document);
        // Where the levels are wrong, what names one of them may be right.
        policy.alerts(document.hasErrorAround(LEVELS) ? AlertPolicy.standard() : alerts);
        Duration window = document.window(REOPEN_WINDOW);
        if (window != null) {
            policy.reopenWindow(window);
        }
        ZoneId zone = document.value(
                ZONE, PolicyDocument::zone, "is not a time zone; write one such as Europe/Zurich or UTC");
        if (zone != null) {
            policy.zone(zone);
        }
        ObjectReader calendar = document.object(POSTMORTEM_CALENDAR);
        if (calendar != null) {
            policy.postmortemCalendar(PostmortemCalendar.read(calendar));
        }
        String link = document.text(INCIDENT_LINK);
        if (link != null) {
            policy.incidentLink(link);
        }
        ObjectReader ladders = document.object(LADDERS);
        if (ladders != null) {
            policy.ladders(Ladders.read(ladders));
        }
        ObjectReader weekly = document.object(WEEKLY);
        if (weekly != null) {
            policy.weekly(WeeklyDuties.read(weekly));
        }
        List<String> roles = document.texts(ROLES);
        if (roles != null) {
            policy.roles(roles);
        }
        List<Audience> outside =
                document.values(PUBLIC_AUDIENCES, name -> Optional.of(new Audience(name)), "is not an audience");
        if (outside != null) {
            policy.publicAudiences(Set.copyOf(outside));
        }
        Optional.ofNullable(DutyDocument.read(document, DUTIES)).ifPresent(policy::duties);
        Optional<MessageTemplates> templates = Optional.ofNullable(MessageTemplates.read(document, TEMPLATES));
        document.text(SCHEMA);
        templates.ifPresent(policy::templates);
        List<CommunicationDuty> duties = duties(levels.orElseGet(SeverityPolicy::standard));
        List<Violation> missing =
                templates.orElseGet(MessageTemplates::standard).check(duties);
        if (!document.hasErrorAround(LEVELS) && !document.hasErrorAround(TEMPLATES)) {
            missing.forEach(violation -> document.noteAlso(TEMPLATES, violation.toString()));
        }
        // Whoever lacks a template is refused for that already, and learns of the rest in the same answer.
        if (!missing.isEmpty()) {
            policy.severities(SeverityPolicy.standard())
                    .alerts(AlertPolicy.standard())
                    .templates(MessageTemplates.standard());
        }
        return document.build(policy::build);
    }

    /** All lines of all levels: every message that can be owed. */
    static List<CommunicationDuty> duties(SeverityPolicy severities) {
        return severities.levels().stream()
                .flatMap(level -> level.communication().stream())
                .toList();
    }

    private static Optional<ZoneId> zone(String text) {
        try {
            return Optional.of(ZoneId.of(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static Map<String, Object> write(IncidentPolicy policy) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put(LEVELS, policy.severities().write());
        policy.alerts().write(document);
        document.put(REOPEN_WINDOW, DurationText.iso(policy.reopenWindow()));
        document.put(ZONE, policy.zone().getId());
        document.put(POSTMORTEM_CALENDAR, policy.postmortemCalendar().write());
        policy.incidentLink().ifPresent(link -> document.put(INCIDENT_LINK, link));
        if (!policy.ladders().equals(Ladders.standard())) {
            document.put(LADDERS, policy.ladders().write());
        }
        if (!policy.roles().equals(Roles.standard())) {
            document.put(ROLES, policy.roles().names());
        }
        if (!policy.duties().isEmpty()) {
            document.put(DUTIES, DutyDocument.write(policy.duties()));
        }
        if (!policy.weekly().equals(WeeklyDuties.standard())) {
            document.put(WEEKLY, policy.weekly().write());
        }
        if (!policy.publicAudiences().equals(IncidentPolicy.PUBLIC)) {
            document.put(
                    PUBLIC_AUDIENCES,
                    policy.publicAudiences().stream()
                            .map(Audience::name)
                            .sorted()
                            .toList());
        }
        if (!policy.templates().equals(MessageTemplates.standard())) {
            document.put(TEMPLATES, policy.templates().write());
        }
        return document;
    }

    static String page(IncidentPolicy policy) {
        MarkdownBuilder rest = new MarkdownBuilder();
        alerts(policy, rest);
        rest.heading(2, "Afterwards");
        rest.paragraph(
                policy.reopenWindow().isZero()
                        ? "A resolved incident is not reopened. If it comes back, a new one is declared."
                        : "A resolved incident that comes back within " + DurationText.words(policy.reopenWindow())
                                + " is reopened; after that, a new one is declared.");
        PostmortemCalendar calendar = policy.postmortemCalendar();
        String where = calendar.countsEveryDay() ? "" : ", in the zone " + policy.zone();
        rest.paragraph("The time until a postmortem is due is counted in " + calendar + where + ".");
        if (!policy.publicAudiences().equals(IncidentPolicy.PUBLIC)) {
            rest.heading(2, "Outside the team");
            String names = policy.publicAudiences().stream()
                    .map(Audience::name)
                    .sorted()
                    .collect(Collectors.joining(", "));
            rest.paragraph(
                    names.isEmpty()
                            ? "No audience is."
                            : names + ". They read no word of the team, and nothing of a private incident.");
        }
        if (!policy.roles().names().isEmpty()) {
            rest.heading(2, "Roles besides the commander");
            rest.bullets(policy.roles().names());
            rest.paragraph("Who is assigned one holds it until that work is done.");
        }
        rest.heading(2, "When nobody does it");
        rest.paragraph("Each time that passes is told to the next one.");
        Ladders ladders = policy.ladders();
        rest.table(
                List.of("Duty", "Who is told"),
                List.of(
                        List.of("take the command", ladders.triage().toString()),
                        List.of("a message to an audience", ladders.messages().toString()),
                        List.of("fix it", ladders.fix().toString()),
                        List.of("publish the postmortem", ladders.postmortem().toString()),
                        List.of("finish an action item", ladders.actions().toString())));
        if (!policy.duties().isEmpty()) {
            rest.heading(2, "Duties of our own");
            rest.table(
                    List.of("Duty", "Starts", "Within", "Until", "Who is told", "Told ahead"),
                    policy.duties().stream().map(PolicyDocument::row).toList());
        }
        rest.heading(2, "Each week");
        WeeklyDuties weekly = policy.weekly();
        rest.table(
                List.of("Duty", "When, in the zone " + policy.zone()),
                List.of(
                        List.of("the digest of the week", WeeklyDuties.text(weekly.digest())),
                        List.of("the review of the action items", WeeklyDuties.text(weekly.review())),
                        List.of("leadership is shown what does not get done", WeeklyDuties.text(weekly.surfacing()))));
        return policy.severities().toMarkdown() + "\n" + rest.toMarkdown();
    }

    private static List<String> row(Duty duty) {
        String level = duty.downTo().map(mildest -> ", down to " + mildest).orElse("");
        return List.of(
                duty.words().equals(duty.name()) ? duty.name() : duty.name() + ": " + duty.words(),
                duty.start() + level,
                DurationText.words(duty.within()),
                duty.end().code(),
                duty.ladder().toString(),
                duty.ahead().map(ahead -> DurationText.words(ahead) + " before").orElse("-"));
    }

    private static void alerts(IncidentPolicy policy, MarkdownBuilder page) {
        AlertPolicy alerts = policy.alerts();
        page.heading(2, "Alerts");
        page.paragraph(alerts.summary());
        page.bullets(alerts.lines(policy.severities()));
        boolean reopens = alerts.reopenOnAlert() && !policy.reopenWindow().isZero();
        page.paragraph(
                "An alert that is heard again after its incident has ended, with the same beginning, is noted on it;"
                        + " so is one that never says when it began, for five minutes."
                        + " One that fires anew "
                        + (reopens
                                ? "within " + DurationText.words(policy.reopenWindow())
                                        + " after the resolution reopens the incident; later it"
                                : "after the end")
                        + " opens a new incident, linked to the old one.");
    }

    /**
     * The audiences that are meant to be outside, as the templates call them. One that nothing is written for would be one of ours in silence,
     * and read our title.
     */
    static Set<Audience> outside(Set<Audience> meant, MessageTemplates templates, InputValidator faults) {
        Set<Audience> known = new HashSet<>();
        for (Audience audience : meant) {
            templates
                    .audience(audience)
                    .ifPresentOrElse(
                            known::add,
                            () -> faults.add(
                                    PUBLIC_AUDIENCES,
                                    "has " + audience + ", for whom there are no templates; there are some for "
                                            + templates.all().stream()
                                                    .map(template ->
                                                            template.audience().name())
                                                    .distinct()
                                                    .sorted()
                                                    .collect(Collectors.joining(", "))));
        }
        return Set.copyOf(known);
    }
}
