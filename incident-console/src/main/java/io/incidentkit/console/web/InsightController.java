package io.incidentkit.console.web;

import io.incidentkit.commander.Actor;
import io.incidentkit.console.board.ListFilters;
import io.incidentkit.console.insight.FigureQuery;
import io.incidentkit.console.insight.Insight;
import io.incidentkit.console.page.ConsolePath;
import io.incidentkit.console.page.Reader;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The figures over all incidents, as a page and as a document. */
@Controller
@RequestMapping(ConsolePath.MAPPING)
public final class InsightController {
    private static final MediaType MARKDOWN = MediaType.parseMediaType("text/markdown;charset=UTF-8");

    private final Insight insight;
    private final Reader login;
    private final ListFilters filters;

    public InsightController(Insight insight, Reader login, ListFilters filters) {
        this.insight = insight;
        this.login = login;
        this.filters = filters;
    }

    @GetMapping("/figures")
    public String figures(
            @RequestParam(defaultValue = "") String days,
            @RequestParam MultiValueMap<String, String> asked,
            Model model,
            HttpServletRequest request) {
        FigureQuery query = FigureQuery.of(days, filters.read(asked, FigureQuery.NAMES));
        model.addAttribute("query", query);
        model.addAttribute("periods", FigureQuery.PERIODS);
        model.addAttribute("page", insight.figures(login.reader(request), query));
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
}
