package io.incidentkit.console.insight;

import io.incidentkit.archive.ArchiveMatch;
import io.incidentkit.archive.ArchivePage;
import io.incidentkit.archive.ArchiveQuery;
import io.incidentkit.archive.ArchiveQuery.Order;
import io.incidentkit.archive.Excerpt;
import io.incidentkit.archive.IncidentSearch;
import io.incidentkit.archive.PostmortemArchive;
import io.incidentkit.commander.Actor;
import io.incidentkit.console.board.ListFilter;
import io.incidentkit.console.page.Address;
import io.incidentkit.console.page.Badge;
import io.incidentkit.console.page.Times;
import io.incidentkit.console.page.When;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentFilter;
import io.incidentkit.service.Incidents;
import io.incidentkit.severity.Severity;
import io.incidentkit.validation.InvalidInputException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Searches published postmortems, and all that is written of incidents where the host has a search of it. */
@Component
public final class ArchiveFinds {
    private static final int PAGE = ArchiveQuery.DEFAULT_LIMIT;

    private final PostmortemArchive archive;
    private final @Nullable IncidentSearch search;
    private final Incidents incidents;
    private final Times times;

    public ArchiveFinds(
            PostmortemArchive archive, ObjectProvider<IncidentSearch> search, Incidents incidents, Times times) {
        this.archive = archive;
        this.search = search.getIfUnique();
        this.incidents = incidents;
        this.times = times;
    }

    /**
     * A search, as the address of the page says it.
     *
     * @param words the words, each of which has to be there; empty for any
     * @param everything whether all that is written of incidents is searched, and not published postmortems alone
     * @param newest whether the newest come first
     * @param before only what was detected before this moment, where a page goes on; empty for the first
     * @param filter which incidents; its days are those of the detection
     */
    public record Search(String words, boolean everything, boolean newest, String before, ListFilter filter) {
        /** Returns the address of its first page. */
        public Address address() {
            return Address.of("/archive")
                    .with("q", words)
                    .with("in", everything ? "incidents" : "")
                    .with("order", newest ? Order.NEWEST_FIRST.code() : "")
                    .with(filter.typed());
        }
    }

    /**
     * The documents that were found.
     *
     * @param rows one each
     * @param capped whether there are more, or may be, than can be gone through
     * @param older the address where it goes on, or null
     * @param faults what is wrong with the words
     */
    public record Found(
            List<Row> rows, boolean capped, @Nullable String older, List<String> faults) {}

    /** One that was found. */
    public record Row(String incident, String title, Badge severity, When detected, boolean open, List<Part> parts) {}

    /** A part of its text that shows why. */
    public record Part(String where, List<Piece> pieces) {}

    /** A piece of a text, and whether it was looked for. */
    public record Piece(String text, boolean marked) {}

    /** Returns whether all that is written of incidents can be searched. */
    public boolean searchesEverything() {
        return search != null;
    }

    /** Returns what a reader may see of what is found. */
    public Found find(Actor reader, Search asked) {
        if (!asked.filter().valid()) {
            return new Found(List.of(), false, null, List.of());
        }
        try {
            // Without words all fit as well, and the newest come first whatever is asked.
            boolean newest = asked.newest() || asked.words().isBlank();
            IncidentFilter facets = asked.filter().filter().declared(null, null);
            ArchivePage page = page(reader, asked, newest, facets.all());
            List<ArchiveMatch> all = page.matches().stream()
                    .filter(match -> facets.matches(match.found().incident()))
                    .toList();
            List<ArchiveMatch> shown = all.stream().limit(PAGE).toList();
            boolean more = page.capped() || all.size() > shown.size();
            return new Found(
                    shown.stream().map(this::row).toList(),
                    more && !newest,
                    more && newest ? older(asked, shown, page.matches()) : null,
                    List.of());
        } catch (InvalidInputException e) {
            return new Found(
                    List.of(),
                    false,
                    null,
                    e.faults().stream().map(Object::toString).toList());
        }
    }

    private ArchivePage page(Actor reader, Search asked, boolean newest, boolean plain) {
        ListFilter filter = asked.filter();
        Instant until = filter.filter().until();
        Instant before = moment(asked.before());
        ArchiveQuery query = ArchiveQuery.builder()
                .words(asked.words())
                .services(filter.value("service").isEmpty() ? List.of() : List.of(filter.value("service")))
                .severities(filter.value("severity").isEmpty() ? List.of() : List.of(severity(filter)))
                .detected(
                        filter.filter().from(),
                        before == null || (until != null && until.isBefore(before)) ? until : before)
                .order(newest ? Order.NEWEST_FIRST : Order.BEST_FIRST)
                // What an archive knows no index of is left out of what it finds: more is asked for then.
                .limit(plain ? PAGE : ArchiveQuery.MAX_LIMIT)
                .build();
        Predicate<Incident> visible = incidents.visibleTo(reader).filter();
        return asked.everything() && search != null ? search.search(query, visible) : archive.search(query, visible);
    }

    private Severity severity(ListFilter filter) {
        return incidents.policy().severities().severities().stream()
                .filter(level -> level.name().equalsIgnoreCase(filter.value("severity")))
                .findFirst()
                .orElseThrow();
    }

    /** A page goes on after the last that is shown, or that was looked at where none of them fits. */
    private static @Nullable String older(Search asked, List<ArchiveMatch> shown, List<ArchiveMatch> all) {
        List<ArchiveMatch> last = shown.size() < PAGE ? all : shown;
        return last.isEmpty()
                ? null
                : asked.address()
                        .with(
                                "before",
                                last.get(last.size() - 1).found().incident().detectedAt())
                        .toString();
    }

    private static @Nullable Instant moment(String text) {
        try {
            return text.isEmpty() ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private Row row(ArchiveMatch match) {
        Incident incident = match.found().incident();
        return new Row(
                incident.reference(),
                match.found().postmortem().title(),
                Badge.of(incident.severity(), incidents.policy()),
                times.when(incident.detectedAt()),
                incident.isOpen(),
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
