package io.incidentkit.spring.boot.mcp;

import io.incidentkit.archive.ArchiveQuery;
import io.incidentkit.archive.IncidentSearch;
import io.incidentkit.archive.PostmortemArchive;
import io.incidentkit.incident.Incident;
import io.incidentkit.runbook.Runbooks;
import io.incidentkit.service.Incidents;
import io.incidentkit.service.VisibleIncidents;
import io.incidentkit.severity.Severity;
import io.incidentkit.spring.boot.web.view.CommunicationView;
import io.incidentkit.spring.boot.web.view.FoundView;
import io.incidentkit.spring.boot.web.view.IncidentView;
import io.incidentkit.spring.boot.web.view.PermissionView;
import io.incidentkit.spring.boot.web.view.RunbooksView;
import io.incidentkit.spring.boot.web.view.TimelineView;
import io.incidentkit.store.IncidentPage;
import io.incidentkit.store.IncidentQuery;
import io.incidentkit.store.IncidentQuery.State;
import io.incidentkit.timeline.TimelineEntry;
import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InvalidInputException;
import io.incidentkit.validation.ObjectReader;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tools that read, as the person sees it for whom the agent acts. */
final class ReadTools {
    /** The argument that names an incident. */
    static final String INCIDENT = "incident";

    static final Map<String, Object> INCIDENT_SCHEMA =
            Map.of("type", "string", "description", "its UUID, or a number such as INC-42");

    private static final int MOST = 50;
    private static final Map<String, Object> NUMBER = Map.of("type", "integer", "minimum", 0);

    private ReadTools() {}

    static List<Tool> of(Incidents incidents, Agents agents, ZoneId zone) {
        return List.of(
                reading(
                        "list-incidents",
                        "List incidents",
                        "Lists the newest " + MOST + " incidents, or those before a number.",
                        fields(Map.of(
                                "state",
                                Map.of("type", "string", "enum", List.of("open", "ended", "all")),
                                "before",
                                NUMBER)),
                        in -> list(agents.seen(), in)),
                reading(
                        "get-incident",
                        "Look at an incident",
                        "What is known of an incident now: step, level, commander, what is due, what stands out.",
                        ofIncident(Map.of()),
                        in -> IncidentView.INCIDENT.of(new IncidentView.Shown(
                                only(agents.seen(), in),
                                agents.seen(),
                                incidents.policy(),
                                incidents.untaken(),
                                incidents.now(),
                                zone))),
                reading(
                        "read-timeline",
                        "Read a timeline",
                        "What happened, when and by whom; at most " + MOST + " entries after a number.",
                        ofIncident(Map.of("after", NUMBER)),
                        in -> timeline(agents.seen(), in)),
                reading(
                        "may-i",
                        "What may be done",
                        "Each command: allowed for this agent now, or every rule in the way and what to do instead.",
                        ofIncident(Map.of()),
                        in -> PermissionView.PERMISSION.ofEach(
                                incidents.mayI(agents.agent(), only(agents.seen(), in)).stream()
                                        .filter(permission ->
                                                permission.command().isForPeople())
                                        .toList())),
                reading(
                        "read-communication",
                        "Who has to be told",
                        "Who has to be told by when, how each message stands, and what is to be sent by hand.",
                        ofIncident(Map.of()),
                        in -> communication(incidents, only(agents.seen(), in))),
                reading(
                        "read-postmortem",
                        "Read a postmortem",
                        "The postmortem as it stands, in Markdown.",
                        ofIncident(Map.of()),
                        in -> incidents.postmortem(only(agents.seen(), in).id()).toMarkdown(zone)));
    }

    static Tool runbooks(Incidents incidents, Agents agents, Runbooks runbooks) {
        return reading(
                "fitting-runbooks",
                "Find a runbook",
                "The runbooks that fit an incident, best first, each with its reasons.",
                ofIncident(Map.of()),
                in -> {
                    Incident incident = only(agents.seen(), in);
                    return RunbooksView.OF_INCIDENT.of(
                            RunbooksView.Shown.of(incident, incidents.timeline(incident.id()), runbooks));
                });
    }

    static Tool incidents(Incidents incidents, Agents agents, IncidentSearch search) {
        return reading(
                "find-incidents",
                "Find incidents",
                "Incidents by what is written of them.",
                words(),
                in -> FoundView.INCIDENTS.of(
                        search.search(query(in), agents.seen().filter())));
    }

    static Tool postmortems(Incidents incidents, Agents agents, PostmortemArchive archive) {
        return reading(
                "find-postmortems",
                "Find postmortems",
                "Published postmortems by what is written in them.",
                words(),
                in -> FoundView.POSTMORTEMS.of(
                        archive.search(query(in), agents.seen().filter())));
    }

    /** Reads the incident that a tool is for; it has to be there and to be seen. */
    static Incident incident(VisibleIncidents seen, ObjectReader in) {
        String reference = in.text(INCIDENT);
        if (reference == null) {
            throw new InvalidInputException(List.of(new FieldError(INCIDENT, "is required")));
        }
        return seen.get(reference);
    }

    /** Shows where an incident stands after a command. */
    static Map<String, @Nullable Object> brief(Incident incident) {
        Map<String, @Nullable Object> brief = new LinkedHashMap<>();
        brief.put(INCIDENT, incident.reference());
        brief.put("id", incident.id().toString());
        brief.put("title", incident.title());
        brief.put("step", incident.step().code());
        brief.put("open", incident.isOpen());
        brief.put("severity", incident.severity().map(Severity::toString).orElse(null));
        brief.put("commander", incident.commander().map(Object::toString).orElse(null));
        brief.put("version", incident.version());
        return brief;
    }

    private static Incident only(VisibleIncidents seen, ObjectReader in) {
        Incident incident = incident(seen, in);
        return in.build(() -> incident);
    }

    private static Object list(VisibleIncidents seen, ObjectReader in) {
        String state = in.text("state");
        Integer before = in.integer("before");
        Optional<State> which = Arrays.stream(State.values())
                .filter(one -> one.code().equals(state == null ? State.OPEN.code() : state))
                .findFirst();
        if (which.isEmpty()) {
            in.note("state", "is not open, ended or all");
        }
        IncidentPage page = in.build(
                () -> seen.list(new IncidentQuery(which.orElse(State.OPEN), before == null ? 0 : before, MOST)));
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("incidents", page.incidents().stream().map(ReadTools::brief).toList());
        shown.put("before", page.next().isPresent() ? page.next().getAsLong() : null);
        return shown;
    }

    private static Object timeline(VisibleIncidents seen, ObjectReader in) {
        Incident incident = incident(seen, in);
        Integer after = in.integer("after");
        List<TimelineEntry> entries = in.build(() -> seen.timeline(incident.id(), after == null ? 0 : after, MOST));
        return TimelineView.ENTRY.ofEach(entries);
    }

    private static Object communication(Incidents incidents, Incident incident) {
        return CommunicationView.COMMUNICATION.of(new CommunicationView.Shown(
                incidents.obligations(incident.id()), incident, incidents.timeline(incident.id())));
    }

    private static ArchiveQuery query(ObjectReader in) {
        String words = in.text("words");
        return in.build(() -> ArchiveQuery.builder()
                .words(words == null ? "" : words)
                .limit(20)
                .build());
    }

    private static Map<String, Object> words() {
        Map<String, Object> schema = fields(Map.of("words", Map.of("type", "string")));
        schema.put("required", List.of("words"));
        return schema;
    }

    private static Map<String, Object> ofIncident(Map<String, Object> more) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put(INCIDENT, INCIDENT_SCHEMA);
        all.putAll(more);
        Map<String, Object> schema = fields(all);
        schema.put("required", List.of(INCIDENT));
        return schema;
    }

    private static Map<String, Object> fields(Map<String, Object> properties) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put("additionalProperties", false);
        return schema;
    }

    private static Tool reading(String name, String title, String purpose, Map<String, Object> schema, Tool.Call call) {
        return new Tool(name, title, purpose, schema, true, call);
    }
}
