package io.incidentkit.spring.boot.web;

import io.incidentkit.command.CommandReader;
import io.incidentkit.command.CommandType;
import io.incidentkit.command.Declare;
import io.incidentkit.command.IncidentCommand;
import io.incidentkit.command.VersionedCommand;
import io.incidentkit.commander.Actor;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.playbook.Permission;
import io.incidentkit.postmortem.Postmortem;
import io.incidentkit.runbook.Runbooks;
import io.incidentkit.service.Incidents;
import io.incidentkit.service.Recorded;
import io.incidentkit.service.TextFound;
import io.incidentkit.service.VisibleIncidents;
import io.incidentkit.spring.boot.web.http.Page;
import io.incidentkit.spring.boot.web.http.PageParams;
import io.incidentkit.spring.boot.web.http.PageParams.Slice;
import io.incidentkit.spring.boot.web.http.PostmortemForm;
import io.incidentkit.spring.boot.web.http.ProblemException;
import io.incidentkit.spring.boot.web.http.ProblemType;
import io.incidentkit.spring.boot.web.http.RequestBody;
import io.incidentkit.spring.boot.web.http.Responses;
import io.incidentkit.spring.boot.web.view.CommunicationView;
import io.incidentkit.spring.boot.web.view.IncidentView;
import io.incidentkit.spring.boot.web.view.MessagesView;
import io.incidentkit.spring.boot.web.view.PostmortemView;
import io.incidentkit.spring.boot.web.view.RunbooksView;
import io.incidentkit.spring.boot.web.view.TimelineView;
import io.incidentkit.spring.boot.web.view.Violations;
import io.incidentkit.store.GivenCommand;
import io.incidentkit.store.IncidentPage;
import io.incidentkit.store.IncidentQuery;
import io.incidentkit.timeline.TimelineEntry;
import io.incidentkit.validation.ObjectReader;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Serves the requests that concern incidents. Thread-safe. */
final class IncidentHandler {
    /** The part of the path that is a command's. */
    static final String COMMAND = "command";

    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    /** The commands of requests. Alerts come in by a way of their own, and deliveries are ours. */
    private static final Map<String, CommandType> COMMANDS = Arrays.stream(CommandType.values())
            .filter(CommandType::isForPeople)
            .collect(Collectors.toMap(CommandType::code, Function.identity(), (a, b) -> a, LinkedHashMap::new));

    private final Incidents incidents;
    private final ActorResolver actors;
    private final Runbooks runbooks;
    private final ZoneId zone;
    private final String basePath;

    IncidentHandler(Incidents incidents, ActorResolver actors, Runbooks runbooks, ZoneId zone, String basePath) {
        this.incidents = incidents;
        this.actors = actors;
        this.runbooks = runbooks;
        this.zone = zone;
        this.basePath = basePath;
    }

    ServerResponse declare(ServerRequest request) throws IOException {
        Actor actor = actor(request);
        Declare declaration = reader(request).declaration(RequestBody.json(request));
        String key = idempotencyKey(request);
        Incident incident = incidents.declare(
                actor,
                key == null
                        ? declaration
                        : declaration.under(IncidentId.ofSource(IDEMPOTENCY_KEY + "/" + actor.code(), key)));
        return Responses.created(URI.create(address(request, "/" + incident.id())), view(incident));
    }

    ServerResponse list(ServerRequest request) {
        PageParams params = new PageParams(request);
        IncidentQuery query = params.query(incidents.policy().severities().severities());
        IncidentPage page = seen(request).list(query);
        String next = page.next().isEmpty()
                ? null
                : address(
                        request,
                        "?state=" + query.state().code() + "&limit=" + query.limit() + "&before="
                                + page.next().getAsLong() + params.filterAsGiven());
        return Responses.page(
                new Page("incidents", page.incidents().stream().map(this::view).toList(), next));
    }

    ServerResponse get(ServerRequest request) {
        PageParams.only(request);
        return Responses.ok(view(incident(request)));
    }

    ServerResponse timeline(ServerRequest request) {
        Slice slice = new PageParams(request).slice();
        Incident incident = incident(request);
        List<TimelineEntry> entries = seen(request).timeline(incident.id(), slice.after(), slice.limit());
        int last = entries.isEmpty()
                ? incident.version()
                : entries.get(entries.size() - 1).sequence();
        String next = last >= incident.version()
                ? null
                : address(request, "/" + incident.id() + "/timeline?limit=" + slice.limit() + "&after=" + last);
        return Responses.page(
                new Page("entries", entries.stream().map(TimelineView::of).toList(), next));
    }

    ServerResponse actions(ServerRequest request) {
        PageParams.only(request);
        Actor actor = actor(request);
        List<Map<String, @Nullable Object>> actions = incidents.mayI(actor, incident(request)).stream()
                .filter(permission -> COMMANDS.containsValue(permission.command()))
                .map(IncidentHandler::action)
                .toList();
        return Responses.ok(Map.of("actions", actions));
    }

    /** The text comes in the body: addresses are logged. */
    ServerResponse search(ServerRequest request) throws IOException {
        Actor actor = actor(request);
        ObjectReader body = RequestBody.json(request);
        String text = body.text("text");
        List<TextFound> found = body.build(() -> incidents.visibleTo(actor).whereItStands(text == null ? "" : text));
        return Responses.ok(
                Map.of("found", found.stream().map(IncidentHandler::found).toList()));
    }

    ServerResponse communication(ServerRequest request) {
        PageParams.only(request);
        Incident incident = incident(request);
        return Responses.ok(CommunicationView.of(
                incidents.obligations(incident.id()), incident, incidents.timeline(incident.id())));
    }

    /** Shows each message before anything is sent. */
    ServerResponse messages(ServerRequest request) {
        PageParams.only(request, "line");
        IncidentId id = incident(request).id();
        return Responses.ok(Map.of(
                "messages",
                MessagesView.of(
                        seen(request),
                        id,
                        incidents.obligations(id).audiences(),
                        request.param("line").orElse(null)),
                "toldOutside",
                MessagesView.told(seen(request).toldOutside(id))));
    }

    ServerResponse runbooks(ServerRequest request) {
        PageParams.only(request);
        Incident incident = incident(request);
        return Responses.ok(RunbooksView.of(
                incident, runbooks.fitting(incident, incidents.timeline(incident.id())), runbooks.check()));
    }

    ServerResponse postmortem(ServerRequest request) {
        PageParams.only(request);
        boolean markdown = PostmortemForm.isMarkdown(request);
        Postmortem postmortem = incidents.postmortem(incident(request).id());
        return markdown ? Responses.markdown(postmortem.toMarkdown(zone)) : Responses.ok(PostmortemView.of(postmortem));
    }

    /** Returns the codes of all commands that are given here. */
    static String codes(String between) {
        return String.join(between, COMMANDS.keySet());
    }

    static ProblemException unknownCommand(ServerRequest request) {
        return new ProblemException(
                ProblemType.UNKNOWN_COMMAND,
                "'" + request.pathVariable(COMMAND) + "' is no command; the commands are " + codes(", ") + ".");
    }

    ServerResponse command(ServerRequest request) throws IOException {
        CommandType type = Objects.requireNonNull(COMMANDS.get(request.pathVariable(COMMAND)));
        Actor actor = actor(request);
        Incident incident = incident(request);
        VersionedCommand read = reader(request).command(type, RequestBody.json(request));
        Integer version = read.version();
        Recorded recorded = recorded(actor, incident.id(), read.command(), version, idempotencyKey(request));
        Map<String, @Nullable Object> view = view(recorded.incident());
        view.put("since", recorded.since().stream().map(TimelineView::of).toList());
        return Responses.ok(view);
    }

    private Recorded recorded(
            Actor actor, IncidentId id, IncidentCommand command, @Nullable Integer version, @Nullable String key) {
        if (key != null) {
            return incidents.executeOnce(actor, id, command, version, key);
        }
        return version == null
                ? new Recorded(incidents.execute(actor, id, command), List.of())
                : incidents.executeSince(actor, id, command, version);
    }

    /** A sender that repeats a request whose answer was lost names it so. */
    private static @Nullable String idempotencyKey(ServerRequest request) {
        String key = request.headers().firstHeader(IDEMPOTENCY_KEY);
        return key == null ? null : new GivenCommand(key, IDEMPOTENCY_KEY).id();
    }

    private Map<String, @Nullable Object> view(Incident incident) {
        return IncidentView.of(incident, incidents, zone);
    }

    private Incident incident(ServerRequest request) {
        return seen(request).get(request.pathVariable("id"));
    }

    /** A reader who is not known sees what anybody may see. */
    private VisibleIncidents seen(ServerRequest request) {
        return incidents.visibleTo(actors.resolve(request.servletRequest()).orElse(Actor.ANYBODY));
    }

    private CommandReader reader(ServerRequest request) {
        return new CommandReader(
                incidents.policy().severities(),
                reference -> seen(request).find(reference).map(Incident::id));
    }

    private Actor actor(ServerRequest request) {
        return RequestActor.required(actors, request);
    }

    /** An address of this API without scheme and host, which a proxy may have changed. */
    private String address(ServerRequest request, String rest) {
        HttpServletRequest servlet = request.servletRequest();
        // With a path info, the servlet path is the prefix under which the host has put Spring MVC.
        String prefix = servlet.getPathInfo() == null ? "" : servlet.getServletPath();
        return servlet.getContextPath() + prefix + basePath + rest;
    }

    private static Map<String, @Nullable Object> found(TextFound found) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("incident", found.incident().reference());
        view.put("id", found.incident().id().toString());
        view.put("entries", found.entries());
        return view;
    }

    private static Map<String, @Nullable Object> action(Permission permission) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("command", permission.command().code());
        view.put("label", permission.command().label());
        view.put("allowed", permission.allowed());
        view.put("violations", Violations.of(permission.violations()));
        return view;
    }
}
