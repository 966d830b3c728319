package io.incidentkit.portal;

import io.incidentkit.commander.Actor;
import io.incidentkit.incident.CommandType;
import io.incidentkit.incident.ConcurrentUpdateException;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentCommand;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.incident.Incidents;
import io.incidentkit.incident.VisibleIncidents;
import io.incidentkit.rule.InvalidInputException;
import io.incidentkit.rule.RefusedException;
import io.incidentkit.timeline.DeliveryEvent;
import io.incidentkit.timeline.IncidentEvent;
import io.incidentkit.timeline.MessageEvent;
import io.incidentkit.timeline.MessageEvent.ObligationMissed;
import io.incidentkit.timeline.RecordEvent.NoteAdded;
import io.incidentkit.timeline.TimelineEntry;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** An incident's page, and the commands that are given on it. */
@Controller
final class IncidentController {
    private static final int SINCE = 100;

    private final Incidents incidents;
    private final IncidentViews views;
    private final Login login;
    private final Times times;

    IncidentController(Incidents incidents, IncidentViews views, Login login, Times times) {
        this.incidents = incidents;
        this.views = views;
        this.login = login;
        this.times = times;
    }

    @GetMapping("/incidents/{reference}")
    ModelAndView page(
            @PathVariable String reference,
            @RequestParam(defaultValue = "newest") String order,
            @RequestParam(defaultValue = "") String done,
            HttpServletRequest request) {
        ModelAndView page = page(visible(request).get(reference), login.actor(request), !order.equals("oldest"), null);
        type(done).ifPresent(type -> page.addObject("done", type));
        return page;
    }

    /** A reload of a page that answered a form: there is nothing to show but the incident. */
    @GetMapping("/incidents/{reference}/commands/{command}")
    ModelAndView command(@PathVariable String reference, HttpServletRequest request) {
        return EveryPage.seeOther(
                "/incidents/" + visible(request).get(reference).reference());
    }

    @PostMapping("/incidents/{reference}/commands/{command}")
    ModelAndView give(
            @PathVariable String reference,
            @PathVariable String command,
            @RequestParam MultiValueMap<String, String> values,
            HttpServletRequest request) {
        Incident incident = visible(request).get(reference);
        CommandType type = type(command).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Optional<Actor> actor = login.actor(request);
        Submission notTaken = actor.isEmpty()
                ? Submission.anonymous(type, values)
                : give(actor.get(), incident.id(), type, values).orElse(null);
        if (notTaken == null) {
            return EveryPage.seeOther("/incidents/" + incident.reference() + "?done=" + type.code());
        }
        ModelAndView page = page(visible(request).get(incident.id()), actor, true, notTaken);
        page.setStatus(notTaken.faults().isEmpty() ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    /** Gives the command; what comes back was not taken. */
    private Optional<Submission> give(
            Actor actor, IncidentId id, CommandType type, MultiValueMap<String, String> values) {
        int seen = seen(values);
        try {
            FormInput in = new FormInput(values, times.zone());
            IncidentCommand command = CommandReader.read(type, in, incidents.seenBy(actor)::find);
            incidents.execute(actor, id, command, expected(id, type, seen));
            return Optional.empty();
        } catch (InvalidInputException e) {
            return Optional.of(Submission.invalid(type, values, e.faults()));
        } catch (RefusedException e) {
            return Optional.of(Submission.refused(type, values, e.violations()));
        } catch (ConcurrentUpdateException e) {
            return Optional.of(
                    Submission.tooLate(type, values, views.rows(incidents.timeline(id, seen, SINCE), false)));
        }
    }

    /** What disturbs nobody who reads makes nobody look again; a note is disturbed by nothing. */
    private @Nullable Integer expected(IncidentId id, CommandType type, int seen) {
        if (type == CommandType.ADD_NOTE) {
            return null;
        }
        List<TimelineEntry> since = incidents.timeline(id, seen, SINCE);
        boolean undisturbed = since.stream().noneMatch(entry -> disturbs(entry.event(), type));
        return undisturbed ? seen + since.size() : Integer.valueOf(seen);
    }

    /** A note, a delivery, or that a message was missed. A message that was sent keeps only another one from being sent. */
    private static boolean disturbs(IncidentEvent event, CommandType type) {
        if (event instanceof NoteAdded || event instanceof DeliveryEvent || event instanceof ObligationMissed) {
            return false;
        }
        return !(event instanceof MessageEvent) || CommunicationViews.GIVEN_THERE.contains(type);
    }

    private VisibleIncidents visible(HttpServletRequest request) {
        return incidents.seenBy(login.reader(request));
    }

    private ModelAndView page(
            Incident incident, Optional<Actor> reader, boolean newestFirst, @Nullable Submission submission) {
        ModelAndView page = new ModelAndView("incident");
        page.addObject("incident", views.view(incident, reader, newestFirst, submission));
        page.addObject("submission", submission);
        return page;
    }

    private static int seen(MultiValueMap<String, String> values) {
        try {
            return Integer.parseInt(String.valueOf(values.getFirst("version")));
        } catch (NumberFormatException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "The form says no version", e);
        }
    }

    private static Optional<CommandType> type(String code) {
        return Arrays.stream(CommandType.values())
                .filter(type -> type.code().equals(code) && CommandFields.OFFERED.contains(type))
                .findFirst();
    }
}
