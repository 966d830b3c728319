package io.incidentkit.console.web;

import io.incidentkit.commander.Commandership;
import io.incidentkit.commander.Tenure;
import io.incidentkit.console.board.BoardRow;
import io.incidentkit.console.board.EndedRows;
import io.incidentkit.console.board.ListFilter;
import io.incidentkit.console.board.ListFilters;
import io.incidentkit.console.incident.CommunicationViews;
import io.incidentkit.console.page.Address;
import io.incidentkit.console.page.Badge;
import io.incidentkit.console.page.ConsolePath;
import io.incidentkit.console.page.Reader;
import io.incidentkit.console.page.Times;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentFilter;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.loop.Step;
import io.incidentkit.service.Incidents;
import io.incidentkit.service.VisibleIncidents;
import io.incidentkit.store.IncidentPage;
import io.incidentkit.store.IncidentQuery;
import io.incidentkit.store.IncidentQuery.State;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The board: what is on fire, how badly, who leads. */
@Controller
@RequestMapping(ConsolePath.MAPPING)
public final class BoardController {
    /** As many rows as a light page can bear. */
    private static final int OPEN = 60;

    /** So many of the worst level that are older stand on the first page too. */
    private static final int WORST = 10;

    private static final int RECENT = 5;

    private final Incidents incidents;
    private final CommunicationViews communication;
    private final EndedRows endedRows;
    private final ListFilters filters;
    private final Reader login;
    private final Times times;

    public BoardController(
            Incidents incidents,
            CommunicationViews communication,
            EndedRows endedRows,
            ListFilters filters,
            Reader login,
            Times times) {
        this.incidents = incidents;
        this.communication = communication;
        this.endedRows = endedRows;
        this.filters = filters;
        this.login = login;
        this.times = times;
    }

    @GetMapping
    public String board(
            @RequestParam MultiValueMap<String, String> asked,
            @RequestParam(defaultValue = "0") long before,
            @RequestParam(defaultValue = "false") boolean live,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (live) {
            // For a screen on the wall: the browser asks again by itself, without a script.
            response.setHeader("Refresh", "60");
        }
        model.addAttribute("live", live);
        return open(incidents.visibleTo(login.reader(request)), filters.read(asked), Math.max(0, before), model);
    }

    private String open(VisibleIncidents visible, ListFilter filter, long before, Model model) {
        model.addAttribute("filter", filter);
        model.addAttribute("newest", Address.of("/").with(filter.typed()).toString());
        IncidentPage page = filter.valid()
                ? visible.list(new IncidentQuery(State.OPEN, before, OPEN, filter.filter()))
                : new IncidentPage(List.of(), OptionalLong.empty());
        List<Incident> worstFirst = Stream.concat(page.incidents().stream(), olderWorst(visible, filter, before, page))
                .sorted(Comparator.comparingInt(this::urgency))
                .toList();
        show(model, filter, worstFirst, page, before);
        model.addAttribute(
                "recent",
                filter.any()
                        ? List.of()
                        : endedRows.of(visible.list(new IncidentQuery(State.ENDED, 0, RECENT))
                                .incidents()));
        return "incident-console/board";
    }

    private void show(Model model, ListFilter filter, List<Incident> shown, IncidentPage page, long before) {
        model.addAttribute("rows", rows(shown));
        model.addAttribute("first", before == 0);
        page.next()
                .ifPresent(next -> model.addAttribute(
                        "older",
                        Address.of("/")
                                .with(filter.typed())
                                .with("before", next)
                                .toString()));
    }

    /** The first page never hides the worst because they are not the newest. */
    private Stream<Incident> olderWorst(VisibleIncidents visible, ListFilter filter, long before, IncidentPage page) {
        boolean hidden = before == 0 && page.more() && !filter.asks("severity");
        if (!hidden) {
            return Stream.empty();
        }
        IncidentFilter worst = filter.filter()
                .severity(incidents.policy().severities().severities().get(0));
        return visible
                .list(new IncidentQuery(State.OPEN, page.next().orElseThrow(), WORST, worst))
                .incidents()
                .stream();
    }

    /** In doubt a level is taken higher: what has no severity yet comes right after the worst. */
    private int urgency(Incident incident) {
        return incident.severity()
                .map(severity -> 2 * incidents.policy().severities().rank(severity))
                .orElse(3);
    }

    private List<BoardRow> rows(List<Incident> shown) {
        return shown.stream().map(this::row).toList();
    }

    private BoardRow row(Incident incident) {
        Step step = incident.step();
        return new BoardRow(
                incident.reference(),
                incident.title(),
                Badge.of(incident.severity(), incidents.policy()),
                step.code(),
                done(step),
                step.next()
                        .map(next -> times.texts().or("step." + next.code() + ".verb", next.verb()))
                        .orElse(null),
                lastCommander(incident.commandership()),
                times.when(incident.detectedAt()),
                times.since(incident.detectedAt()),
                incident.team().orElse(null),
                incident.services(),
                incident.isPrivate(),
                incident.kind() == IncidentKind.REAL ? null : incident.kind().code(),
                communication.first(incident).orElse(null));
    }

    private static int done(Step last) {
        return (int)
                Stream.of(Step.values()).filter(step -> !last.isBefore(step)).count();
    }

    private static @Nullable String lastCommander(Commandership commandership) {
        List<Tenure> tenures = commandership.tenures();
        return tenures.isEmpty()
                ? null
                : tenures.get(tenures.size() - 1).commander().name();
    }
}
