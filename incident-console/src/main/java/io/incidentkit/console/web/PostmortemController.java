package io.incidentkit.console.web;

import io.incidentkit.command.CommandType;
import io.incidentkit.console.page.ConsolePath;
import io.incidentkit.console.page.MarkdownPage;
import io.incidentkit.console.page.Reader;
import io.incidentkit.console.page.Times;
import io.incidentkit.incident.Incident;
import io.incidentkit.postmortem.PostmortemStatus;
import io.incidentkit.service.Incidents;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The postmortem: the page on which it is worked on, the document to read, and the same to take away. */
@Controller
@RequestMapping(ConsolePath.MAPPING)
public final class PostmortemController {
    private static final MediaType MARKDOWN = MediaType.parseMediaType("text/markdown;charset=UTF-8");

    private final Incidents incidents;
    private final CommandPages pages;
    private final Reader login;
    private final Times times;

    public PostmortemController(Incidents incidents, CommandPages pages, Reader login, Times times) {
        this.incidents = incidents;
        this.pages = pages;
        this.login = login;
        this.times = times;
    }

    /** Where the postmortem is worked on. */
    @GetMapping("/{reference}/postmortem")
    public ModelAndView page(
            @PathVariable String reference,
            @RequestParam(defaultValue = "") String done,
            @RequestParam(defaultValue = "0") int from,
            @RequestParam(defaultValue = "0") int to,
            HttpServletRequest request) {
        Incident incident = incidents.visibleTo(login.reader(request)).get(reference);
        return pages.postmortem(incident, login.actor(request), null)
                .addObject("between", pages.between(incident.id(), from, to))
                .addObject(
                        "done",
                        Arrays.stream(CommandType.values())
                                .filter(type -> type.code().equals(done))
                                .findFirst()
                                .orElse(null));
    }

    /** The document, to be read from top to bottom. */
    @GetMapping("/{reference}/postmortem/document")
    public String document(@PathVariable String reference, Model model, HttpServletRequest request) {
        Incident incident = incidents.visibleTo(login.reader(request)).get(reference);
        model.addAttribute("reference", incident.reference());
        model.addAttribute("name", incident.title());
        model.addAttribute("open", incident.isOpen());
        model.addAttribute("published", incident.postmortemWork().status() == PostmortemStatus.PUBLISHED);
        model.addAttribute("document", MarkdownPage.html(markdown(incident)));
        return "incident-console/document";
    }

    @GetMapping("/{reference}/postmortem.md")
    public ResponseEntity<String> markdown(@PathVariable String reference, HttpServletRequest request) {
        Incident incident = incidents.visibleTo(login.reader(request)).get(reference);
        ContentDisposition download = ContentDisposition.attachment()
                .filename(incident.reference() + ".md")
                .build();
        return ResponseEntity.ok()
                .contentType(MARKDOWN)
                .header(HttpHeaders.CONTENT_DISPOSITION, download.toString())
                .body(markdown(incident));
    }

    private String markdown(Incident incident) {
        return incidents.postmortem(incident.id()).toMarkdown(times.zone());
    }
}
