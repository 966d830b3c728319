package io.incidentkit.console.web;

import io.incidentkit.commander.Actor;
import io.incidentkit.console.admin.AdministrationViews;
import io.incidentkit.console.admin.PolicyComparison;
import io.incidentkit.console.page.ConsolePath;
import io.incidentkit.console.page.Reader;
import io.incidentkit.service.AccessPolicy.Right;
import io.incidentkit.service.Incidents;
import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InvalidInputException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The page of those who may administer, and the comparison of policies. */
@Controller
@RequestMapping(ConsolePath.MAPPING)
public final class AdministrationController {
    private static final String PAGE = "/administration";
    private static final String VIEW = "incident-console/administration";

    private final Incidents incidents;
    private final AdministrationViews views;
    private final Reader login;
    private final ConsolePath path;

    public AdministrationController(Incidents incidents, AdministrationViews views, Reader login, ConsolePath path) {
        this.incidents = incidents;
        this.views = views;
        this.login = login;
        this.path = path;
    }

    @GetMapping(PAGE)
    public ModelAndView page(@RequestParam(defaultValue = "") String done, HttpServletRequest request) {
        Actor reader = login.reader(request);
        if (!mayAdminister(reader)) {
            return new ModelAndView(VIEW, HttpStatus.FORBIDDEN).addObject("forbidden", true);
        }
        return new ModelAndView(VIEW).addObject("admin", views.view(reader)).addObject("done", done);
    }

    @PostMapping(PAGE + "/channels/{channel}/check")
    public ModelAndView check(@PathVariable String channel, HttpServletRequest request) {
        administrator(request);
        if (!views.check(channel)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return path.seeOther(PAGE + "?done=checked#channels");
    }

    @PostMapping(PAGE + "/channels/{channel}/test")
    public ModelAndView test(@PathVariable String channel, HttpServletRequest request) {
        Actor reader = administrator(request);
        String outcome = views.test(channel).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return new ModelAndView(VIEW)
                .addObject("admin", views.view(reader))
                .addObject("done", "")
                .addObject("tested", channel)
                .addObject("outcome", outcome);
    }

    @PostMapping(PAGE + "/deliveries/{id}/retry")
    public ModelAndView retry(@PathVariable long id, HttpServletRequest request) {
        if (!views.retry(administrator(request), id)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return path.seeOther(PAGE + "?done=retried#deliveries");
    }

    /** Everybody may know what a policy would change: what is in force is no secret, and nothing is set by it. */
    @PostMapping("/policy/compare")
    public ModelAndView compare(@RequestParam(defaultValue = "") String policy) {
        ModelAndView page = new ModelAndView("incident-console/compare").addObject("typed", policy);
        try {
            return page.addObject("comparison", PolicyComparison.of(incidents.policy(), policy));
        } catch (InvalidInputException e) {
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page.addObject(
                    "faults", e.faults().stream().map(FieldError::toString).toList());
        }
    }

    @GetMapping("/policy/compare")
    public ModelAndView compare() {
        return new ModelAndView("incident-console/compare")
                .addObject("typed", PolicyComparison.shown(incidents.policy()))
                .addObject("faults", List.of());
    }

    private Actor administrator(HttpServletRequest request) {
        return login.actor(request)
                .filter(this::mayAdminister)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN));
    }

    private boolean mayAdminister(Actor actor) {
        return !actor.equals(Actor.ANYBODY) && incidents.has(actor, Right.ADMINISTER, null);
    }
}
