package io.incidentkit.portal;

import io.incidentkit.command.Declare;
import io.incidentkit.commander.Actor;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.rule.RefusedException;
import io.incidentkit.service.Incidents;
import io.incidentkit.validation.InvalidInputException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Declares incidents. */
@Controller
final class DeclareController {
    private final Incidents incidents;
    private final CommandFields commandFields;
    private final Login login;
    private final Times times;
    private final Clock clock;

    DeclareController(Incidents incidents, CommandFields commandFields, Login login, Times times, Clock clock) {
        this.incidents = incidents;
        this.commandFields = commandFields;
        this.login = login;
        this.times = times;
        this.clock = clock;
    }

    /** Who declares, and what. */
    private record Declaration(Actor actor, Declare declare) {}

    @GetMapping("/declare")
    ModelAndView page(HttpServletRequest request) {
        String id = IncidentId.create(clock.instant()).toString();
        return page(DeclareView.empty(id, fields(login.actor(request).isEmpty())), HttpStatus.OK);
    }

    @PostMapping("/declare")
    ModelAndView declare(
            @RequestParam MultiValueMap<String, String> values,
            HttpServletRequest request,
            HttpServletResponse response) {
        FormInput in = new FormInput(values, times.zone());
        Optional<Actor> known = login.actor(request);
        List<Field> asked = fields(known.isEmpty());
        try {
            Declaration declaration = in.make(() -> read(in, known.orElse(null), id(in)));
            Incident incident = declare(in, declaration);
            if (known.isEmpty()) {
                response.addHeader(
                        HttpHeaders.SET_COOKIE, login.keep(declaration.actor()).toString());
            }
            return EveryPage.seeOther("/incidents/" + incident.reference());
        } catch (InvalidInputException e) {
            return page(
                    DeclareView.notTaken(in.text("id"), asked, values, e.faults(), List.of()),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (RefusedException e) {
            return page(
                    DeclareView.notTaken(in.text("id"), asked, values, List.of(), e.violations()), HttpStatus.CONFLICT);
        }
    }

    /** A form that is sent again declares nothing twice, unless it was changed: then it is another incident. */
    private Incident declare(FormInput in, Declaration declaration) {
        Incident incident = incidents.declare(declaration.actor(), declaration.declare());
        if (incident.title().equals(declaration.declare().title())) {
            return incident;
        }
        return incidents.declare(
                declaration.actor(), read(in, declaration.actor(), null).declare());
    }

    private static Declaration read(FormInput in, @Nullable Actor known, @Nullable IncidentId id) {
        Actor actor = known == null ? in.requiredActor("you") : known;
        Declare.Builder declare = Declare.builder(in.text("title"))
                .id(id)
                .severity(in.severity("severity"))
                .commander(in.person("commander"))
                .services(in.names("services"))
                .impact(in.optional("impact"))
                .detectedAt(in.moment("detectedAt"));
        return new Declaration(actor, (in.checked("private") ? declare.makePrivate() : declare).build());
    }

    private static @Nullable IncidentId id(FormInput in) {
        return IncidentId.find(in.text("id")).orElse(null);
    }

    private List<Field> fields(boolean anonymous) {
        List<Field> fields = new ArrayList<>();
        if (anonymous) {
            fields.add(Field.line("you", "Your name").must());
        }
        fields.add(Field.line("title", "Title").must().hinted("What is wrong, in one line, as people will say it."));
        fields.add(Field.choice("severity", "Severity", commandFields.severitiesOrLater())
                .hinted("In doubt, take the higher level. It can be set at triage."));
        fields.add(Field.line("commander", "Incident commander")
                .hinted("One named person, who coordinates and does not fix. It can be named at triage."));
        fields.add(Field.line("services", "Services").hinted("Separated by commas."));
        fields.add(Field.text("impact", "Impact").hinted("Who is hit, and how much."));
        fields.add(Field.check("private", "Only those on it may see it")
                .hinted("For a security incident: the others see nothing of it, and messages say a link and no more."));
        fields.add(commandFields.moment("detectedAt", "Detected at, if not now"));
        return fields;
    }

    private static ModelAndView page(DeclareView view, HttpStatus status) {
        ModelAndView page = new ModelAndView("declare", status);
        page.addObject("form", view);
        return page;
    }
}
