package io.incidentkit.portal;

import io.incidentkit.markdown.FrontMatter;
import io.incidentkit.runbook.Runbook;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** A runbook, to be read while it is followed. */
@Controller
final class RunbookController {
    private final RunbookViews runbooks;

    RunbookController(RunbookViews runbooks) {
        this.runbooks = runbooks;
    }

    @GetMapping("/runbook")
    String page(@RequestParam String id, Model model) {
        Runbook runbook = runbooks.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("id", runbook.id());
        model.addAttribute("name", runbook.name());
        String markdown = runbook.markdown();
        model.addAttribute(
                "document",
                MarkdownPage.html(markdown.substring(FrontMatter.of(markdown).end())));
        return "runbook";
    }
}
