package io.incidentkit.console.web;

import io.incidentkit.commander.Actor;
import io.incidentkit.console.insight.MyWork;
import io.incidentkit.console.page.ConsolePath;
import io.incidentkit.console.page.Reader;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The work of whoever is logged in, over all incidents. */
@Controller
@RequestMapping(ConsolePath.MAPPING)
public final class MineController {
    private final MyWork work;
    private final Reader login;

    public MineController(MyWork work, Reader login) {
        this.work = work;
        this.login = login;
    }

    @GetMapping("/mine")
    public String mine(Model model, HttpServletRequest request) {
        Optional<Actor> actor = login.actor(request);
        model.addAttribute("mine", actor.map(work::of).orElse(null));
        return "incident-console/mine";
    }
}
