package io.incidentkit.portal;

import io.incidentkit.incident.Incident;
import io.incidentkit.incident.Incidents;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The postmortem that is drafted from the timeline, to read and to take away. */
@Controller
final class PostmortemController {
    private static final MediaType MARKDOWN = MediaType.parseMediaType("text/markdown;charset=UTF-8");

    private final Incidents incidents;
    private final Login login;
    private final Times times;

    PostmortemController(Incidents incidents, Login login, Times times) {
        this.incidents = incidents;
        this.login = login;
        this.times = times;
    }

    @GetMapping("/incidents/{reference}/postmortem")
    String page(@PathVariable String reference, Model model, HttpServletRequest request) {
        Incident incident = incidents.seenBy(login.reader(request)).get(reference);
        model.addAttribute("reference", incident.reference());
        model.addAttribute("name", incident.title());
        model.addAttribute("open", incident.isOpen());
        model.addAttribute("document", MarkdownPage.html(markdown(incident)));
        return "postmortem";
    }

    @GetMapping("/incidents/{reference}/postmortem.md")
    ResponseEntity<String> markdown(@PathVariable String reference, HttpServletRequest request) {
        Incident incident = incidents.seenBy(login.reader(request)).get(reference);
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
