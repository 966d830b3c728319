package io.incidentkit.console.web;

import io.incidentkit.command.CommandDescription;
import io.incidentkit.command.CommandReader;
import io.incidentkit.command.CommandType;
import io.incidentkit.command.IncidentCommand;
import io.incidentkit.commander.Actor;
import io.incidentkit.console.form.FormInput;
import io.incidentkit.console.form.Place;
import io.incidentkit.console.form.Submission;
import io.incidentkit.console.page.ConsolePath;
import io.incidentkit.console.page.Reader;
import io.incidentkit.console.page.Times;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.rule.RefusedException;
import io.incidentkit.service.Incidents;
import io.incidentkit.service.VisibleIncidents;
import io.incidentkit.store.ConcurrentUpdateException;
import io.incidentkit.timeline.TimelineEntry;
import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InvalidInputException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Takes the forms of all pages of an incident. What is not taken comes back on the page on which it was typed. */
@Controller
@RequestMapping(ConsolePath.MAPPING)
public final class CommandController {
    private final Incidents incidents;
    private final CommandPages pages;
    private final Reader login;
    private final Times times;
    private final ConsolePath path;

    public CommandController(Incidents incidents, CommandPages pages, Reader login, Times times, ConsolePath path) {
        this.incidents = incidents;
        this.pages = pages;
        this.login = login;
        this.times = times;
        this.path = path;
    }

    /** A reload of a page that answered a form: there is nothing to show but the incident. */
    @GetMapping("/{reference}/commands/{command}")
    public ModelAndView command(@PathVariable String reference, HttpServletRequest request) {
        return path.seeOther("/" + visible(request).get(reference).reference());
    }

    @PostMapping("/{reference}/commands/{command}")
    public ModelAndView give(
            @PathVariable String reference,
            @PathVariable String command,
            @RequestParam MultiValueMap<String, String> values,
            HttpServletRequest request) {
        Incident incident = visible(request).get(reference);
        CommandType type = CommandType.find(command)
                .filter(CommandType::isForPeople)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        values.computeIfAbsent("place", none -> List.of(Place.of(type).code()));
        Optional<Actor> actor = login.actor(request);
        if (actor.isEmpty()) {
            return notTaken(incident, actor, Submission.anonymous(type, values), request);
        }
        return give(actor.get(), incident, type, values, request);
    }

    private ModelAndView notTaken(
            Incident incident, Optional<Actor> actor, Submission notTaken, HttpServletRequest request) {
        ModelAndView page = pages.again(visible(request).get(incident.id()), actor, notTaken);
        page.setStatus(notTaken.faults().isEmpty() ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    /** Gives the command, and leads to where it is seen; what was not taken comes back. */
    private ModelAndView give(
            Actor actor,
            Incident incident,
            CommandType type,
            MultiValueMap<String, String> values,
            HttpServletRequest request) {
        IncidentId id = incident.id();
        int seen = seen(values);
        Submission notTaken;
        try {
            FormInput in = new FormInput(values, times.zone());
            CommandReader reader = new CommandReader(
                    incidents.policy().severities(), reference -> Optional.of(other(actor, reference)));
            IncidentCommand command =
                    reader.command(type, in.of(CommandDescription.of(type))).command();
            List<TimelineEntry> since =
                    incidents.executeSince(actor, id, command, seen).since();
            return path.seeOther(CommandPages.after(incident.reference(), type, values, since));
        } catch (InvalidInputException e) {
            notTaken = Submission.invalid(type, values, e.faults());
        } catch (RefusedException e) {
            notTaken = Submission.refused(type, values, e.violations());
        } catch (ConcurrentUpdateException e) {
            notTaken = Submission.tooLate(type, values, pages.since(id, seen));
        }
        return notTaken(incident, Optional.of(actor), notTaken, request);
    }

    /** Returns another incident that a command names. */
    private IncidentId other(Actor actor, String reference) {
        return incidents
                .visibleTo(actor)
                .find(reference)
                .map(Incident::id)
                .orElseThrow(() -> new InvalidInputException(List.of(new FieldError(
                        "into", "is no incident that you can see; write its reference, such as INC-7"))));
    }

    private VisibleIncidents visible(HttpServletRequest request) {
        return incidents.visibleTo(login.reader(request));
    }

    private static int seen(MultiValueMap<String, String> values) {
        try {
            return Integer.parseInt(String.valueOf(values.getFirst("version")));
        } catch (NumberFormatException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "The form says no version", e);
        }
    }
}
