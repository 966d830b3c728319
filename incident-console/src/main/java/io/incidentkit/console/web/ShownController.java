package io.incidentkit.console.web;

import io.incidentkit.commander.Actor;
import io.incidentkit.console.page.ConsolePath;
import io.incidentkit.console.page.Reader;
import io.incidentkit.console.page.Times;
import io.incidentkit.console.page.When;
import io.incidentkit.service.Incidents;
import io.incidentkit.service.VisibleIncidents;
import io.incidentkit.spring.boot.channel.LogChannel;
import io.incidentkit.spring.boot.channel.ShownEffect;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** Messages that would have been sent, where the portal only shows them: of private incidents to those alone who may see them. */
@Controller
@RequestMapping(ConsolePath.MAPPING)
public final class ShownController {
    private final ObjectProvider<LogChannel> log;
    private final Incidents incidents;
    private final Reader login;
    private final Times times;

    public ShownController(ObjectProvider<LogChannel> log, Incidents incidents, Reader login, Times times) {
        this.log = log;
        this.incidents = incidents;
        this.login = login;
        this.times = times;
    }

    /** One line of the page; of what belongs to no incident there is no page to lead to. */
    public record Row(
            When at,
            String reference,
            boolean hasPage,
            String what,
            @Nullable String about,
            @Nullable String text,
            boolean told) {}

    @GetMapping("/shown")
    public String page(Model model, HttpServletRequest request) {
        LogChannel channel = log.getIfAvailable();
        if (channel == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        Actor reader = login.reader(request);
        VisibleIncidents visible = incidents.visibleTo(reader);
        model.addAttribute(
                "rows",
                channel.latest().stream()
                        .filter(shown -> shown.incident().isEmpty()
                                || visible.find(shown.incident().get()).isPresent())
                        .map(this::row)
                        .toList());
        return "incident-console/shown";
    }

    private Row row(ShownEffect shown) {
        return new Row(
                times.when(shown.at()),
                shown.reference(),
                shown.incident().isPresent(),
                shown.describe(),
                shown.about(),
                shown.text(),
                shown.told());
    }
}
