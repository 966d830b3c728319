package io.incidentkit.console.web;

import io.incidentkit.console.board.EndedRows;
import io.incidentkit.console.board.ListFilter;
import io.incidentkit.console.board.ListFilters;
import io.incidentkit.console.page.Address;
import io.incidentkit.console.page.ConsolePath;
import io.incidentkit.console.page.Reader;
import io.incidentkit.service.Incidents;
import io.incidentkit.store.IncidentPage;
import io.incidentkit.store.IncidentQuery;
import io.incidentkit.store.IncidentQuery.State;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.OptionalLong;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The incidents that have ended, page by page; the address is the view. */
@Controller
@RequestMapping(ConsolePath.MAPPING)
public final class EndedController {
    private static final int PAGE = 25;

    private final Incidents incidents;
    private final EndedRows rows;
    private final ListFilters filters;
    private final Reader login;

    public EndedController(Incidents incidents, EndedRows rows, ListFilters filters, Reader login) {
        this.incidents = incidents;
        this.rows = rows;
        this.filters = filters;
        this.login = login;
    }

    @GetMapping(params = "state=ended")
    public String ended(
            @RequestParam MultiValueMap<String, String> asked,
            @RequestParam(defaultValue = "0") long before,
            Model model,
            HttpServletRequest request) {
        ListFilter filter = filters.read(asked);
        Address here = Address.of("/").with("state", State.ENDED.code()).with(filter.typed());
        long bound = Math.max(0, before);
        model.addAttribute("filter", filter);
        model.addAttribute("first", bound == 0);
        model.addAttribute("newest", here.toString());
        model.addAttribute("rows", List.of());
        if (filter.valid()) {
            IncidentPage page = incidents
                    .visibleTo(login.reader(request))
                    .list(new IncidentQuery(State.ENDED, bound, PAGE, filter.filter()));
            model.addAttribute("rows", rows.of(page.incidents()));
            OptionalLong next = page.next();
            if (next.isPresent()) {
                model.addAttribute(
                        "older", here.with("before", next.getAsLong()).toString());
            }
        }
        return "incident-console/ended";
    }
}
