package io.incidentkit.portal;

import io.incidentkit.command.CommandDescription;
import io.incidentkit.command.CommandReader;
import io.incidentkit.command.Declare;
import io.incidentkit.commander.Actor;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.rule.RefusedException;
import io.incidentkit.service.Incidents;
import io.incidentkit.validation.InvalidInputException;
import io.incidentkit.validation.ObjectReader;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Declares incidents. */
@Controller
final class DeclareController {
    private final Incidents incidents;
    private final FormFields formFields;
    private final Login login;
    private final Times times;
    private final Clock clock;

    DeclareController(Incidents incidents, FormFields formFields, Login login, Times times, Clock clock) {
        this.incidents = incidents;
        this.formFields = formFields;
        this.login = login;
        this.times = times;
        this.clock = clock;
    }

    /** A declaration, and who makes it. */
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
            Declaration declaration = read(in, known.orElse(null));
            Incident incident = declare(values, declaration);
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
    private Incident declare(MultiValueMap<String, String> values, Declaration declaration) {
        Incident incident = incidents.declare(declaration.actor(), declaration.declare());
        if (incident.title().equals(declaration.declare().title())) {
            return incident;
        }
        MultiValueMap<String, String> changed = new LinkedMultiValueMap<>(values);
        changed.remove("id");
        return incidents.declare(
                declaration.actor(),
                read(new FormInput(changed, times.zone()), declaration.actor()).declare());
    }

    private Declaration read(FormInput in, @Nullable Actor known) {
        CommandReader reader = new CommandReader(incidents.policy().severities(), reference -> Optional.empty());
        if (known != null) {
            return new Declaration(known, reader.declaration(in.of(CommandDescription.ofDeclaration())));
        }
        ObjectReader fields = in.of(CommandDescription.ofDeclaration(), "you");
        Actor actor = fields.value("you", name -> Optional.of(Actor.person(name)), "is not a name");
        if (actor == null) {
            fields.missing("you");
        }
        Declare declare = reader.declaration(fields);
        return new Declaration(Objects.requireNonNull(actor), declare);
    }

    private List<Field> fields(boolean anonymous) {
        List<Field> fields = new ArrayList<>();
        if (anonymous) {
            fields.add(Field.line("you", "Your name"));
        }
        fields.addAll(formFields.ofDeclaration());
        return fields;
    }

    private static ModelAndView page(DeclareView view, HttpStatus status) {
        ModelAndView page = new ModelAndView("declare", status);
        page.addObject("form", view);
        return page;
    }
}
