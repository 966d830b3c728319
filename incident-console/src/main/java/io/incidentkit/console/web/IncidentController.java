package io.incidentkit.console.web;

import io.incidentkit.command.CommandType;
import io.incidentkit.console.form.FormInput;
import io.incidentkit.console.form.Place;
import io.incidentkit.console.incident.CommunicationViews;
import io.incidentkit.console.incident.IncidentViews.Asked;
import io.incidentkit.console.insight.SimilarIncidents;
import io.incidentkit.console.page.ConsolePath;
import io.incidentkit.console.page.Reader;
import io.incidentkit.console.page.Times;
import io.incidentkit.incident.Incident;
import io.incidentkit.service.Incidents;
import io.incidentkit.timeline.TimelineEntry;
import io.incidentkit.validation.InvalidInputException;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The pages of an incident, and those of its entries. */
@Controller
@RequestMapping(ConsolePath.MAPPING)
public final class IncidentController {
    private final Incidents incidents;
    private final CommandPages pages;
    private final CommunicationViews communication;
    private final SimilarIncidents similar;
    private final Reader login;
    private final Times times;

    public IncidentController(
            Incidents incidents,
            CommandPages pages,
            CommunicationViews communication,
            SimilarIncidents similar,
            Reader login,
            Times times) {
        this.incidents = incidents;
        this.pages = pages;
        this.communication = communication;
        this.similar = similar;
        this.login = login;
        this.times = times;
    }

    /** Shows what is now to be done. */
    @GetMapping("/{reference}")
    public ModelAndView now(
            @PathVariable String reference,
            @RequestParam(name = "do", defaultValue = "") String doing,
            @RequestParam(defaultValue = "") String done,
            @RequestParam(defaultValue = "0") int from,
            @RequestParam(defaultValue = "0") int to,
            HttpServletRequest request) {
        Incident incident = get(reference, request);
        ModelAndView page = pages.incident(incident, asked(Place.INCIDENT, true, doing, request));
        if (incident.isOpen()) {
            page.addObject("similar", similar.to(login.reader(request), incident));
        }
        return pages.after(page, incident, done, from, to);
    }

    /** Everything that happened, as it is known now or was known at a moment. */
    @GetMapping("/{reference}/timeline")
    public ModelAndView timeline(
            @PathVariable String reference,
            @RequestParam(defaultValue = "newest") String order,
            @RequestParam(defaultValue = "") String knownAt,
            @RequestParam(name = "do", defaultValue = "") String doing,
            @RequestParam(defaultValue = "") String done,
            @RequestParam(defaultValue = "0") int from,
            @RequestParam(defaultValue = "0") int to,
            HttpServletRequest request) {
        Incident incident = get(reference, request);
        Asked asked = asked(Place.TIMELINE, !order.equals("oldest"), doing, request);
        return pages.after(
                knownAt.isBlank() ? pages.incident(incident, asked) : knownAt(incident, knownAt, asked),
                incident,
                done,
                from,
                to);
    }

    /** The other pages of an incident. */
    @GetMapping({"/{reference}/people", "/{reference}/communication"})
    public ModelAndView page(
            @PathVariable String reference,
            @RequestParam(name = "do", defaultValue = "") String doing,
            @RequestParam(defaultValue = "") String done,
            @RequestParam(defaultValue = "0") int from,
            @RequestParam(defaultValue = "0") int to,
            HttpServletRequest request) {
        Incident incident = get(reference, request);
        Place tab = request.getRequestURI().endsWith(Place.PEOPLE.path()) ? Place.PEOPLE : Place.COMMUNICATION;
        return pages.after(pages.incident(incident, asked(tab, true, doing, request)), incident, done, from, to);
    }

    /** All commands of an incident: those that the reader can give, and why not the others. */
    @GetMapping("/{reference}/commands")
    public ModelAndView commands(@PathVariable String reference, HttpServletRequest request) {
        ModelAndView page = pages.incident(get(reference, request), asked(Place.INCIDENT, true, "", request));
        page.setViewName("incident-console/commands");
        return page;
    }

    /** A message as its audience would read it, with a line of somebody's. */
    @GetMapping("/{reference}/preview")
    public ResponseEntity<String> preview(
            @PathVariable String reference,
            @RequestParam(defaultValue = "") String audience,
            @RequestParam(defaultValue = "") String line,
            HttpServletRequest request) {
        Incident incident = get(reference, request);
        String text = audience.isBlank()
                ? null
                : communication.preview(
                        audience, line.isBlank() ? null : line.strip(), incident, login.reader(request));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/plain;charset=UTF-8"))
                .cacheControl(CacheControl.noStore())
                .body(text == null ? "" : text);
    }

    private Asked asked(Place tab, boolean newestFirst, String doing, HttpServletRequest request) {
        return new Asked(
                tab, login.actor(request), newestFirst, CommandType.find(doing).orElse(null), null);
    }

    @GetMapping("/{reference}/entries/{number}")
    public ModelAndView entry(@PathVariable String reference, @PathVariable int number, HttpServletRequest request) {
        return pages.entry(get(reference, request), login.actor(request), number, null)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private ModelAndView knownAt(Incident incident, String typed, Asked asked) {
        try {
            Instant moment = moment(typed);
            if (moment != null && isKnown(incident, moment)) {
                return pages.asKnownAt(incident, asked, moment, typed);
            }
            return wrong(incident, asked, typed, times.texts().of("timeline.knownAt.before"));
        } catch (InvalidInputException e) {
            return wrong(incident, asked, typed, e.faults().get(0).message());
        }
    }

    private ModelAndView wrong(Incident incident, Asked asked, String typed, String fault) {
        ModelAndView page = pages.incident(incident, asked);
        page.addObject("knownAt", typed);
        page.addObject("knownAtFault", times.texts().of("timeline.knownAt.fault", fault));
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
}
