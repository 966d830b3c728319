package io.incidentkit.console.web;

import io.incidentkit.command.CommandType;
import io.incidentkit.console.form.FormInput;
import io.incidentkit.console.page.ConsolePath;
import io.incidentkit.console.page.Reader;
import io.incidentkit.console.page.Times;
import io.incidentkit.incident.Incident;
import io.incidentkit.service.Incidents;
import io.incidentkit.timeline.TimelineEntry;
import io.incidentkit.validation.InvalidInputException;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** An incident's page, as it is now and as it was known at any moment, and the pages of its entries. */
@Controller
@RequestMapping(ConsolePath.MAPPING)
public final class IncidentController {
    private final Incidents incidents;
    private final CommandPages pages;
    private final Reader login;
    private final Times times;

    public IncidentController(Incidents incidents, CommandPages pages, Reader login, Times times) {
        this.incidents = incidents;
        this.pages = pages;
        this.login = login;
        this.times = times;
    }

    @GetMapping("/{reference}")
    public ModelAndView page(
            @PathVariable String reference,
            @RequestParam(defaultValue = "newest") String order,
            @RequestParam(defaultValue = "") String done,
            @RequestParam(defaultValue = "") String knownAt,
            @RequestParam(defaultValue = "0") int from,
            @RequestParam(defaultValue = "0") int to,
            HttpServletRequest request) {
        Incident incident = get(reference, request);
        boolean newestFirst = !order.equals("oldest");
        ModelAndView page = knownAt.isBlank()
                ? pages.incident(incident, login.actor(request), newestFirst, null)
                : knownAt(incident, knownAt, newestFirst, request);
        type(done)
                .ifPresent(type ->
                        page.addObject("done", type).addObject("between", pages.between(incident.id(), from, to)));
        return page;
    }

    @GetMapping("/{reference}/entries/{number}")
    public ModelAndView entry(@PathVariable String reference, @PathVariable int number, HttpServletRequest request) {
        return pages.entry(get(reference, request), login.actor(request), number, null)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private ModelAndView knownAt(Incident incident, String typed, boolean newestFirst, HttpServletRequest request) {
        try {
            Instant moment = moment(typed);
            if (moment != null && isKnown(incident, moment)) {
                return pages.asKnownAt(incident, login.actor(request), newestFirst, moment, typed);
            }
            return wrong(incident, newestFirst, request, typed, "is before anything was recorded of it");
        } catch (InvalidInputException e) {
            return wrong(
                    incident, newestFirst, request, typed, e.faults().get(0).message());
        }
    }

    private ModelAndView wrong(
            Incident incident, boolean newestFirst, HttpServletRequest request, String typed, String fault) {
        ModelAndView page = pages.incident(incident, login.actor(request), newestFirst, null);
        page.addObject("knownAt", typed);
        page.addObject("knownAtFault", "The moment " + fault + ".");
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private @Nullable Instant moment(String typed) {
        LinkedMultiValueMap<String, String> values = new LinkedMultiValueMap<>();
        values.add("knownAt", typed);
        FormInput in = new FormInput(values, times.zone());
        return in.moment("knownAt");
    }

    private boolean isKnown(Incident incident, Instant moment) {
        List<TimelineEntry> first = incidents.timeline(incident.id(), 0, 1);
        return !first.isEmpty() && !first.get(0).recordedAt().isAfter(moment);
    }

    private Incident get(String reference, HttpServletRequest request) {
        return incidents.visibleTo(login.reader(request)).get(reference);
    }

    private static Optional<CommandType> type(String code) {
        return Arrays.stream(CommandType.values())
                .filter(type -> type.code().equals(code) && type.isForPeople())
                .findFirst();
    }
}
