package io.incidentkit.console.web;

import io.incidentkit.comms.CommunicationDuty;
import io.incidentkit.console.page.Badge;
import io.incidentkit.console.page.ConsolePath;
import io.incidentkit.console.page.Times;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.rule.Rule;
import io.incidentkit.service.Incidents;
import io.incidentkit.severity.Notification;
import io.incidentkit.severity.SeverityLevel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The policy in force, which a new hire reads before the first incident. */
@Controller
@RequestMapping(ConsolePath.MAPPING)
public final class PolicyController {
    private final Incidents incidents;
    private final Times times;

    public PolicyController(Incidents incidents, Times times) {
        this.incidents = incidents;
        this.times = times;
    }

    /** One level of the policy. */
    public record LevelRow(
            Badge badge, String meaning, String told, String fixed, boolean warRoom, String postmortem) {}

    /** One line of the communication table. */
    public record DutyRow(String audience, String first, String then, String closing) {}

    /** The messages that are owed to each audience, for all levels that owe the same. */
    public record Duties(List<Badge> levels, List<DutyRow> rows) {}

    @GetMapping("/policy")
    public String policy(Model model) {
        IncidentPolicy policy = incidents.policy();
        List<SeverityLevel> levels = policy.severities().levels();
        model.addAttribute(
                "levels", levels.stream().map(level -> row(level, policy)).toList());
        model.addAttribute("communication", communication(levels, policy));
        model.addAttribute("reopen", policy.reopenWindow().isZero() ? null : times.exactly(policy.reopenWindow()));
        model.addAttribute("calendar", policy.postmortemCalendar().toString());
        model.addAttribute(
                "calendarZone",
                policy.postmortemCalendar().countsEveryDay()
                        ? null
                        : policy.zone().getId());
        model.addAttribute("rules", Rule.values());
        return "incident-console/policy";
    }

    private LevelRow row(SeverityLevel level, IncidentPolicy policy) {
        return new LevelRow(
                Badge.of(level.severity(), policy),
                level.meaning(),
                level.notification().map(Notification::label).orElse("–"),
                level.fixed(),
                level.warRoom(),
                level.postmortemWithin()
                        .map(due -> times.texts().of("policy.within", times.exactly(due)))
                        .orElse("–"));
    }

    private List<Duties> communication(List<SeverityLevel> levels, IncidentPolicy policy) {
        Map<List<CommunicationDuty>, List<Badge>> alike = new LinkedHashMap<>();
        for (SeverityLevel level : levels) {
            if (!level.communication().isEmpty()) {
                alike.computeIfAbsent(level.communication(), duties -> new ArrayList<>())
                        .add(Badge.of(level.severity(), policy));
            }
        }
        return alike.entrySet().stream()
                .map(entry -> new Duties(
                        entry.getValue(), entry.getKey().stream().map(this::row).toList()))
                .toList();
    }

    private DutyRow row(CommunicationDuty duty) {
        return new DutyRow(
                duty.audience().name(),
                times.exactly(duty.firstWithin()),
                then(duty),
                duty.closing() ? times.texts().of("policy.closing") : "–");
    }

    private String then(CommunicationDuty duty) {
        String every = duty.every() == null ? "" : times.texts().of("policy.every", times.exactly(duty.every()));
        String steps = duty.atEachStep() ? times.texts().of("policy.eachStep") : "";
        String both = every.isEmpty() || steps.isEmpty() ? every + steps : every + ", " + steps;
        return both.isEmpty() ? "–" : both;
    }
}
