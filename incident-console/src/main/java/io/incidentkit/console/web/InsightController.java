package io.incidentkit.console.web;

import io.incidentkit.actionitem.ActionFinding;
import io.incidentkit.actionitem.TrackedItem;
import io.incidentkit.actionitem.WeeklyReview;
import io.incidentkit.commander.Actor;
import io.incidentkit.console.insight.FigureTable;
import io.incidentkit.console.insight.Insight;
import io.incidentkit.console.page.Badge;
import io.incidentkit.console.page.ConsolePath;
import io.incidentkit.console.page.Reader;
import io.incidentkit.console.page.Times;
import io.incidentkit.console.postmortem.ItemView;
import io.incidentkit.duty.WeeklyMoment;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.insight.ActionBoard;
import io.incidentkit.insight.Figures;
import io.incidentkit.service.Incidents;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages on all incidents together: their action items for the weekly review, and the figures. */
@Controller
@RequestMapping(ConsolePath.MAPPING)
public final class InsightController {
    private static final MediaType MARKDOWN = MediaType.parseMediaType("text/markdown;charset=UTF-8");
    private static final List<Integer> PERIODS = List.of(30, 90, 365);
    private static final int USUAL = 90;

    private final Insight insight;
    private final Incidents incidents;
    private final Reader login;
    private final Times times;

    public InsightController(Insight insight, Incidents incidents, Reader login, Times times) {
        this.insight = insight;
        this.incidents = incidents;
        this.login = login;
        this.times = times;
    }

    /** An unfinished action item of any incident. */
    public record Row(String incident, String team, ItemView item) {}

    /** How many incidents there were of a level. */
    public record Level(Badge badge, int incidents) {}

    @GetMapping("/actions")
    public String actions(Model model, HttpServletRequest request) {
        ActionBoard board = insight.actions(login.reader(request));
        model.addAttribute(
                "rows",
                board.review().lines().stream()
                        .map(WeeklyReview.Line::item)
                        .map(this::row)
                        .toList());
        model.addAttribute(
                "findings",
                Stream.concat(board.surfaced(incidents.policy().weekly().undone()).stream(), board.theatre().stream())
                        .map(ActionFinding::violation)
                        .toList());
        model.addAttribute("agenda", agenda());
        return "incident-console/actions";
    }

    /** Says when the review's agenda is sent, or that it is not. */
    private String agenda() {
        WeeklyMoment moment = incidents.policy().weekly().review();
        if (moment == null) {
            return "The policy sends no agenda.";
        }
        return incidents.untaken().contains(EffectKind.WEEKLY_REVIEW)
                ? "No channel is connected that sends its agenda: nobody is told of it."
                : "Its agenda is sent on " + moment + " (" + incidents.policy().zone() + ").";
    }

    @GetMapping("/figures")
    public String figures(@RequestParam(defaultValue = "90") String days, Model model, HttpServletRequest request) {
        int period = PERIODS.stream()
                .filter(each -> each.toString().equals(days))
                .findFirst()
                .orElse(USUAL);
        Figures figures = insight.figures(login.reader(request), period);
        model.addAttribute("days", period);
        model.addAttribute("periods", PERIODS);
        model.addAttribute("figures", figures);
        model.addAttribute(
                "levels",
                figures.bySeverity().entrySet().stream()
                        .map(level -> new Level(Badge.of(level.getKey(), incidents.policy()), level.getValue()))
                        .toList());
        model.addAttribute("tables", figures.incidents() == 0 ? List.of() : FigureTable.of(figures));
        return "incident-console/figures";
    }

    /** The last whole week, as a document to send round. */
    @GetMapping("/figures/last-week.md")
    public ResponseEntity<String> lastWeek(HttpServletRequest request) {
        Actor reader = login.reader(request);
        return ResponseEntity.ok()
                .contentType(MARKDOWN)
                .body(insight.lastWeek(reader).toMarkdown());
    }

    private Row row(TrackedItem tracked) {
        return new Row(tracked.incident(), tracked.team(), ItemView.of(tracked.item(), List.of(), times));
    }
}
