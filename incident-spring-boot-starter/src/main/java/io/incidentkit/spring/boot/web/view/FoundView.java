package io.incidentkit.spring.boot.web.view;

import io.incidentkit.archive.ArchiveMatch;
import io.incidentkit.archive.ArchivePage;
import io.incidentkit.archive.Excerpt;
import io.incidentkit.incident.Incident;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.service.TextFound;
import java.util.Optional;

/** Incidents and postmortems that were found, as the API shows them, and those that something came to. */
public final class FoundView {
    private static final View<Excerpt.Mark> MARK = View.<Excerpt.Mark>named("Mark")
            .with("from", Shape.WHOLE, Excerpt.Mark::from)
            .with("to", Shape.WHOLE, Excerpt.Mark::to);

    private static final View<Excerpt> EXCERPT = View.<Excerpt>named("Excerpt")
            .with("where", Shape.TEXT, Excerpt::where)
            .with("text", Shape.TEXT, Excerpt::text)
            .each("marks", MARK, Excerpt::marks);

    private static final View<ArchiveMatch> MATCH = View.<ArchiveMatch>named("FoundPostmortem")
            .with("incident", Shape.TEXT, match -> incident(match).reference())
            .with("id", Shape.ID, match -> incident(match).id())
            .with(
                    "kind",
                    Shape.oneOf(IncidentKind.values(), IncidentKind::code),
                    match -> incident(match).kind().code())
            .with("title", Shape.TEXT, match -> match.found().postmortem().title())
            .maybe("severity", Shape.TEXT, match -> match.found().postmortem().severity())
            .with(
                    "services",
                    Shape.listOf(Shape.TEXT),
                    match -> match.found().postmortem().services())
            .with("detectedAt", Shape.MOMENT, match -> incident(match).detectedAt())
            .with("score", Shape.NUMBER, ArchiveMatch::score)
            .with("because", Shape.TEXT, ArchiveMatch::because)
            .each("excerpts", EXCERPT, ArchiveMatch::excerpts);

    /** Incidents as they are now, and not as they were when their postmortem was published. */
    private static final View<ArchiveMatch> INCIDENT_MATCH = View.<ArchiveMatch>named("FoundIncident")
            .all(MATCH, match -> match)
            .with("open", Shape.YES_NO, match -> incident(match).isOpen());

    /** Postmortems of the archive. */
    public static final View<ArchivePage> POSTMORTEMS = View.<ArchivePage>named("FoundPostmortems")
            .each("matches", MATCH, ArchivePage::matches)
            .with("capped", Shape.YES_NO, ArchivePage::capped);

    /** Incidents, open ones too. */
    public static final View<ArchivePage> INCIDENTS = View.<ArchivePage>named("FoundIncidents")
            .each("matches", INCIDENT_MATCH, ArchivePage::matches)
            .with("capped", Shape.YES_NO, ArchivePage::capped);

    /** An incident in which a text stands. */
    public static final View<TextFound> TEXT = View.<TextFound>named("TextFound")
            .with("incident", Shape.TEXT, found -> found.incident().reference())
            .with("id", Shape.ID, found -> found.incident().id())
            .with("entries", Shape.listOf(Shape.WHOLE), TextFound::entries);

    /** The incident that alerts belong to; empty if they opened none. */
    public static final View<Optional<Incident>> OF_ALERTS = View.<Optional<Incident>>named("IncidentOfAlerts")
            .maybe("incident", Shape.TEXT, found -> found.map(Incident::reference))
            .maybe("id", Shape.ID, found -> found.map(Incident::id));

    private FoundView() {}

    private static Incident incident(ArchiveMatch match) {
        return match.found().incident();
    }
}
