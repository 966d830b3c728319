package io.incidentkit.console.web;

import io.incidentkit.command.CommandDescription;
import io.incidentkit.command.CommandReader;
import io.incidentkit.command.Declare;
import io.incidentkit.commander.Actor;
import io.incidentkit.console.form.DeclareView;
import io.incidentkit.console.form.Field;
import io.incidentkit.console.form.FormFields;
import io.incidentkit.console.form.FormInput;
import io.incidentkit.console.page.ConsolePath;
import io.incidentkit.console.page.Reader;
import io.incidentkit.console.page.Times;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.rule.RefusedException;
import io.incidentkit.service.Incidents;
import io.incidentkit.validation.InvalidInputException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Declares incidents. */
@Controller
@RequestMapping(ConsolePath.MAPPING)
public final class DeclareController {
    private final Incidents incidents;
    private final FormFields formFields;
    private final Reader login;
    private final Times times;
    private final ConsolePath path;

    public DeclareController(Incidents incidents, FormFields formFields, Reader login, Times times, ConsolePath path) {
        this.incidents = incidents;
        this.formFields = formFields;
        this.login = login;
        this.times = times;
        this.path = path;
    }

    @GetMapping("/declare")
    public ModelAndView page() {
        String id = IncidentId.create(incidents.now()).toString();
        return page(DeclareView.empty(id, formFields.ofDeclaration()), HttpStatus.OK);
    }

    @PostMapping("/declare")
    public ModelAndView declare(@RequestParam MultiValueMap<String, String> values, HttpServletRequest request) {
        List<Field> asked = formFields.ofDeclaration();
        String id = new FormInput(values, times.zone()).text("id");
        Optional<Actor> actor = login.actor(request);
        if (actor.isEmpty()) {
            return page(DeclareView.anonymous(id, asked, values), HttpStatus.FORBIDDEN);
        }
        try {
            return path.seeOther("/" + declare(values, actor.get()).reference());
        } catch (InvalidInputException e) {
            return page(
                    DeclareView.notTaken(id, asked, values, e.faults(), List.of()), HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (RefusedException e) {
            return page(DeclareView.notTaken(id, asked, values, List.of(), e.violations()), HttpStatus.CONFLICT);
        }
    }

    /** A form that is sent again declares nothing twice, unless it was changed: then it is another incident, once. */
    private Incident declare(MultiValueMap<String, String> values, Actor actor) {
        Declare asked = read(values);
        Incident incident = incidents.declare(actor, asked);
        IncidentId id = asked.id();
        if (id == null || incidents.isDeclaredBy(asked, incident)) {
            return incident;
        }
        MultiValueMap<String, String> changed = new LinkedMultiValueMap<>(values);
        changed.remove("id");
        return incidents.declare(actor, read(changed).under(IncidentId.ofSource("form/" + id, changed.toString())));
    }

    private Declare read(MultiValueMap<String, String> values) {
        CommandReader reader = new CommandReader(incidents.policy().severities(), reference -> Optional.empty());
        return reader.declaration(new FormInput(values, times.zone()).of(CommandDescription.ofDeclaration()));
    }

    private static ModelAndView page(DeclareView view, HttpStatus status) {
        ModelAndView page = new ModelAndView("incident-console/declare", status);
        page.addObject("form", view);
        return page;
    }
}
