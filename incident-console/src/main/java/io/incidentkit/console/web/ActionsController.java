package io.incidentkit.console.web;

import io.incidentkit.command.CommandType;
import io.incidentkit.console.insight.ReviewQuery;
import io.incidentkit.console.page.ConsolePath;
import io.incidentkit.console.page.Reader;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The weekly review: the action items of all incidents, gone through one by one. Its forms are taken where all are. */
@Controller
@RequestMapping(ConsolePath.MAPPING)
public final class ActionsController {
    private final CommandPages pages;
    private final Reader login;

    public ActionsController(CommandPages pages, Reader login) {
        this.pages = pages;
        this.login = login;
    }

    @GetMapping("/actions")
    public ModelAndView actions(
            @RequestParam MultiValueMap<String, String> asked,
            @RequestParam(defaultValue = "") String done,
            @RequestParam(defaultValue = "") String of,
            HttpServletRequest request) {
        return pages.actions(login.actor(request), ReviewQuery.read(asked), null, null, CommandType.find(done))
                .addObject("of", of.length() > 60 ? "" : of);
    }
}
