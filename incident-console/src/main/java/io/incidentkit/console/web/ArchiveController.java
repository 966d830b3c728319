package io.incidentkit.console.web;

import io.incidentkit.archive.ArchiveQuery.Order;
import io.incidentkit.console.board.ListFilters;
import io.incidentkit.console.insight.ArchiveFinds;
import io.incidentkit.console.insight.ArchiveFinds.Search;
import io.incidentkit.console.page.ConsolePath;
import io.incidentkit.console.page.Reader;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The archive: what was learned from earlier incidents, found by words; the address is the view. */
@Controller
@RequestMapping(ConsolePath.MAPPING)
public final class ArchiveController {
    private static final List<String> NAMES =
            List.of("team", "service", "severity", "label", "detectionSource", "from", "until");

    private final ArchiveFinds archive;
    private final ListFilters filters;
    private final Reader login;

    public ArchiveController(ArchiveFinds archive, ListFilters filters, Reader login) {
        this.archive = archive;
        this.filters = filters;
        this.login = login;
    }

    @GetMapping("/archive")
    public String search(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String in,
            @RequestParam(defaultValue = "") String order,
            @RequestParam(defaultValue = "") String before,
            @RequestParam MultiValueMap<String, String> asked,
            Model model,
            HttpServletRequest request) {
        Search search = new Search(
                q,
                in.equals("incidents") && archive.searchesEverything(),
                order.equals(Order.NEWEST_FIRST.code()),
                before,
                filters.read(asked, NAMES));
        model.addAttribute("search", search);
        model.addAttribute("filter", search.filter());
        model.addAttribute("everything", archive.searchesEverything());
        model.addAttribute("found", archive.find(login.reader(request), search));
        return "incident-console/archive";
    }
}
