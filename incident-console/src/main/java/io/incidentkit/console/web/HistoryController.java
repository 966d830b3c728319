package io.incidentkit.console.web;

import io.incidentkit.commander.Actor;
import io.incidentkit.connector.history.HistoryProgress;
import io.incidentkit.connector.history.HistoryRuns;
import io.incidentkit.console.admin.ImportView;
import io.incidentkit.console.page.ConsolePath;
import io.incidentkit.console.page.Reader;
import io.incidentkit.console.page.Times;
import io.incidentkit.service.AccessPolicy.Right;
import io.incidentkit.service.Incidents;
import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InvalidInputException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Imports of histories, for those who may administer: started, watched, stopped and resumed, with what they left out. */
@Controller
@RequestMapping(ConsolePath.MAPPING + HistoryController.PAGE)
public final class HistoryController {
    static final String PAGE = "/administration/imports";
    private static final String VIEW = "incident-console/history";

    private final HistoryRuns runs;
    private final Incidents incidents;
    private final Reader login;
    private final ConsolePath path;
    private final Times times;

    public HistoryController(HistoryRuns runs, Incidents incidents, Reader login, ConsolePath path, Times times) {
        this.runs = runs;
        this.incidents = incidents;
        this.login = login;
        this.path = path;
        this.times = times;
    }

    @GetMapping
    public ModelAndView page(HttpServletRequest request) {
        if (!mayAdminister(login.reader(request))) {
            return new ModelAndView(VIEW, HttpStatus.FORBIDDEN).addObject("forbidden", true);
        }
        return form("", "", List.of());
    }

    @PostMapping
    public ModelAndView start(
            @RequestParam(defaultValue = "") String tool,
            @RequestParam(defaultValue = "") String source,
            @RequestParam(required = false) @Nullable MultipartFile document,
            HttpServletRequest request)
            throws IOException {
        Actor actor = administrator(request);
        if (document == null || document.isEmpty()) {
            return refused(tool, source, List.of(times.texts().of("imports.missing")));
        }
        try {
            return shown(runs.start(tool, source, document.getBytes(), actor.name()));
        } catch (InvalidInputException e) {
            return refused(tool, source, words(e));
        }
    }

    @PostMapping("/tools/{tool}")
    public ModelAndView start(@PathVariable String tool, HttpServletRequest request) {
        Actor actor = administrator(request);
        try {
            return shown(runs.start(tool, actor.name()));
        } catch (InvalidInputException e) {
            return refused(tool, "", words(e));
        }
    }

    @GetMapping("/{run}")
    public ModelAndView run(@PathVariable String run, HttpServletRequest request) {
        administrator(request);
        return new ModelAndView(VIEW).addObject("run", ImportView.of(found(run, runs::find), times));
    }

    @PostMapping("/{run}/stop")
    public ModelAndView stop(@PathVariable String run, HttpServletRequest request) {
        administrator(request);
        return shown(found(run, runs::stop));
    }

    @PostMapping("/{run}/resume")
    public ModelAndView resume(@PathVariable String run, HttpServletRequest request) {
        administrator(request);
        return shown(found(run, runs::resume));
    }

    private ModelAndView shown(HistoryProgress run) {
        return path.seeOther(PAGE + "/" + run.id());
    }

    private ModelAndView form(String tool, String source, List<String> faults) {
        return new ModelAndView(VIEW)
                .addObject("tools", runs.tools())
                .addObject("places", runs.places())
                .addObject("tool", tool)
                .addObject("source", source)
                .addObject("faults", faults)
                .addObject(
                        "runs",
                        runs.all().stream()
                                .map(run -> ImportView.of(run, times))
                                .toList());
    }

    private ModelAndView refused(String tool, String source, List<String> faults) {
        ModelAndView page = form(tool, source, faults);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private static List<String> words(InvalidInputException e) {
        return e.faults().stream().map(FieldError::toString).toList();
    }

    private static HistoryProgress found(String run, Function<UUID, Optional<HistoryProgress>> find) {
        try {
            return find.apply(UUID.fromString(run))
                    .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
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
