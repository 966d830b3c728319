package io.incidentkit.console.web;

import io.incidentkit.console.incident.RunbookViews;
import io.incidentkit.console.insight.RunbookShelf;
import io.incidentkit.console.page.ConsolePath;
import io.incidentkit.console.page.MarkdownPage;
import io.incidentkit.console.page.Reader;
import io.incidentkit.markdown.FrontMatter;
import io.incidentkit.runbook.Runbook;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The runbooks: the list of all, and each to be read while it is followed. */
@Controller
@RequestMapping(ConsolePath.MAPPING)
public final class RunbookController {
    private final RunbookViews runbooks;
    private final RunbookShelf shelf;
    private final Reader login;

    public RunbookController(RunbookViews runbooks, RunbookShelf shelf, Reader login) {
        this.runbooks = runbooks;
        this.shelf = shelf;
        this.login = login;
    }

    @GetMapping("/runbooks")
    public String list(Model model, HttpServletRequest request) {
        model.addAttribute("configured", shelf.configured());
        model.addAttribute("rows", shelf.rows(login.reader(request)));
        return "incident-console/runbooks";
    }

    @GetMapping("/runbook")
    public String page(@RequestParam String id, Model model) {
        Runbook runbook = runbooks.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("id", runbook.id());
        model.addAttribute("name", runbook.name());
        String markdown = runbook.markdown();
        model.addAttribute(
                "document",
                MarkdownPage.html(markdown.substring(FrontMatter.of(markdown).end())));
        return "incident-console/runbook";
    }
}
