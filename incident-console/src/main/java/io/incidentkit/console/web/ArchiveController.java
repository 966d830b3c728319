package io.incidentkit.console.web;

import io.incidentkit.archive.ArchiveMatch;
import io.incidentkit.archive.ArchivePage;
import io.incidentkit.archive.ArchiveQuery;
import io.incidentkit.archive.ArchiveQuery.Order;
import io.incidentkit.archive.Excerpt;
import io.incidentkit.archive.PostmortemArchive;
import io.incidentkit.console.page.Badge;
import io.incidentkit.console.page.ConsolePath;
import io.incidentkit.console.page.Reader;
import io.incidentkit.console.page.Times;
import io.incidentkit.console.page.When;
import io.incidentkit.service.Incidents;
import io.incidentkit.validation.InvalidInputException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The archive: what was learned from earlier incidents, found by words. */
@Controller
@RequestMapping(ConsolePath.MAPPING)
public final class ArchiveController {
    private final PostmortemArchive archive;
    private final Incidents incidents;
    private final Reader login;
    private final Times times;

    public ArchiveController(PostmortemArchive archive, Incidents incidents, Reader login, Times times) {
        this.archive = archive;
        this.incidents = incidents;
        this.login = login;
        this.times = times;
    }

    /** A postmortem that was found. */
    public record Row(String incident, String title, Badge severity, When detected, List<Part> parts) {}

    /** A part of its text that shows why. */
    public record Part(String where, List<Piece> pieces) {}

    /** A piece of a text, and whether it was looked for. */
    public record Piece(String text, boolean marked) {}

    @GetMapping("/archive")
    public String search(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "best") String order,
            Model model,
            HttpServletRequest request) {
        boolean newest = order.equals(Order.NEWEST_FIRST.code());
        model.addAttribute("q", q);
        model.addAttribute("newest", newest);
        try {
            ArchiveQuery query = ArchiveQuery.builder()
                    .words(q)
                    .order(newest ? Order.NEWEST_FIRST : Order.BEST_FIRST)
                    .build();
            ArchivePage page = archive.search(
                    query, incidents.visibleTo(login.reader(request)).filter());
            model.addAttribute("rows", page.matches().stream().map(this::row).toList());
            model.addAttribute("capped", page.capped());
        } catch (InvalidInputException e) {
            model.addAttribute("faults", e.faults());
            model.addAttribute("rows", List.of());
        }
        return "incident-console/archive";
    }

    private Row row(ArchiveMatch match) {
        return new Row(
                match.found().incident().reference(),
                match.found().postmortem().title(),
                Badge.of(match.found().incident().severity(), incidents.policy()),
                times.when(match.found().incident().detectedAt()),
                match.excerpts().stream()
                        .map(excerpt -> new Part(excerpt.where(), pieces(excerpt)))
                        .toList());
    }

    private static List<Piece> pieces(Excerpt excerpt) {
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        for (Excerpt.Mark mark : excerpt.marks()) {
            pieces.add(new Piece(excerpt.text().substring(from, mark.from()), false));
            pieces.add(new Piece(excerpt.text().substring(mark.from(), mark.to()), true));
            from = mark.to();
        }
        pieces.add(new Piece(excerpt.text().substring(from), false));
        return pieces;
    }
}
