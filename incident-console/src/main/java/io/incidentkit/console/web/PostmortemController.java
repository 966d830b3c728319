package io.incidentkit.console.web;

import io.incidentkit.console.page.ConsolePath;
import io.incidentkit.console.page.MarkdownPage;
import io.incidentkit.console.page.Reader;
import io.incidentkit.console.page.Times;
import io.incidentkit.console.postmortem.PostmortemViews;
import io.incidentkit.incident.Incident;
import io.incidentkit.postmortem.PostmortemStatus;
import io.incidentkit.service.Incidents;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The postmortem: the page on which it is worked on, the document to read, and the same to take away. */
@Controller
@RequestMapping(ConsolePath.MAPPING)
public final class PostmortemController {
    private static final MediaType MARKDOWN = MediaType.parseMediaType("text/markdown;charset=UTF-8");

    /** Longer than any text that is taken. */
    private static final int LONGEST = 20_000;

    private final Incidents incidents;
    private final CommandPages pages;
    private final PostmortemViews views;
    private final Reader login;
    private final Times times;

    public PostmortemController(
            Incidents incidents, CommandPages pages, PostmortemViews views, Reader login, Times times) {
        this.views = views;
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
        return pages.after(pages.postmortem(incident, login.actor(request), null), incident, done, from, to);
    }

    /** The sentences of a text that name somebody as the cause, while it is typed. Nothing is kept of it. */
    @PostMapping("/{reference}/postmortem/blame")
    public String blame(
            @PathVariable String reference,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "text") String part,
            Model model,
            HttpServletRequest request) {
        Incident incident = incidents.visibleTo(login.reader(request)).get(reference);
        if (text.length() > LONGEST || !part.matches("[a-z0-9-]{1,40}")) {
            throw new ResponseStatusException(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        // Forms send other ends of lines than the page's field has, by which places are counted.
        String typed = text.replace("\r\n", "\n");
        model.addAttribute("blame", views.blame(incident, login.actor(request), typed, part));
        return "incident-console/blamed";
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
        model.addAttribute("printed", times.day(times.today()));
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
