package io.incidentkit.spring.boot.web;

import io.incidentkit.command.CommunicationCommand.SendUpdate;
import io.incidentkit.commander.Actor;
import io.incidentkit.comms.Audience;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.postmortem.Postmortem;
import io.incidentkit.rule.RefusedException;
import io.incidentkit.runbook.Runbooks;
import io.incidentkit.service.UnknownIncidentException;
import io.incidentkit.service.VisibleIncidents;
import io.incidentkit.spring.boot.web.http.Form;
import io.incidentkit.spring.boot.web.http.IncidentParams;
import io.incidentkit.spring.boot.web.http.IncidentParams.Slice;
import io.incidentkit.spring.boot.web.http.Operation;
import io.incidentkit.spring.boot.web.http.Page;
import io.incidentkit.spring.boot.web.http.Parameter;
import io.incidentkit.spring.boot.web.http.Params;
import io.incidentkit.spring.boot.web.http.ProblemType;
import io.incidentkit.spring.boot.web.http.RequestBody;
import io.incidentkit.spring.boot.web.http.Responses;
import io.incidentkit.spring.boot.web.http.Who;
import io.incidentkit.spring.boot.web.view.CommunicationView;
import io.incidentkit.spring.boot.web.view.FoundView;
import io.incidentkit.spring.boot.web.view.IncidentView;
import io.incidentkit.spring.boot.web.view.MessagesView;
import io.incidentkit.spring.boot.web.view.PermissionView;
import io.incidentkit.spring.boot.web.view.PostmortemView;
import io.incidentkit.spring.boot.web.view.RunbooksView;
import io.incidentkit.spring.boot.web.view.Shape;
import io.incidentkit.spring.boot.web.view.TimelineView;
import io.incidentkit.store.IncidentPage;
import io.incidentkit.store.IncidentQuery;
import io.incidentkit.timeline.Timeline;
import io.incidentkit.timeline.TimelineEntry;
import io.incidentkit.timeline.TimelinePage;
import io.incidentkit.validation.ObjectReader;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Serves what is read of incidents. Thread-safe. */
final class IncidentHandler {
    /** So many entries are read at once: they can be long. */
    private static final int ENTRIES = 50;

    private final Api api;
    private final Runbooks runbooks;

    IncidentHandler(Api api, Runbooks runbooks) {
        this.api = api;
        this.runbooks = runbooks;
    }

    List<Operation> operations() {
        return List.of(
                Operation.get("", "listIncidents", "Lists incidents, the newest first, page by page.")
                        .with(IncidentParams.STATE, IncidentParams.LIMIT, IncidentParams.BEFORE)
                        .with(IncidentParams.DECLARED)
                        .with(IncidentParams.FILTER)
                        .answering(Shape.page("incidents", Shape.of(IncidentView.INCIDENT)))
                        .answerHeader("Link", "the next page")
                        .handledBy(this::list),
                Operation.post("/search", "findText", "Says in which incidents and entries a text stands.")
                        .by(Who.ACTOR)
                        .taking(Shape.OBJECT
                                .and("properties", Map.of("text", Shape.TEXT.schema()))
                                .and("required", List.of("text"))
                                .and("additionalProperties", false))
                        .answering(Shape.object("found", Shape.listOf(Shape.of(FoundView.TEXT))))
                        .handledBy(this::search),
                Operation.get("/{id}", "readIncident", "Shows an incident.")
                        .with(IncidentParams.AS_KNOWN_AT)
                        .reading(Parameter.line("If-None-Match", "what the client has: 304 if it is still so"))
                        .answering(Shape.of(IncidentView.INCIDENT))
                        .answerHeader("ETag", "its version, and a sum over what is shown")
                        .handledBy(this::get),
                Operation.get(
                                "/{id}/timeline",
                                "readTimeline",
                                "Shows its entries as they were recorded, page by page, or all of it as Markdown that a person reads.")
                        .with(
                                Parameter.whole("after", 0, 0, Integer.MAX_VALUE, "entries after this number"),
                                IncidentParams.LIMIT,
                                IncidentParams.AS_KNOWN_AT)
                        .answering(Shape.page("entries", Shape.of(TimelineView.ENTRY)))
                        .answering("text/markdown", Shape.TEXT)
                        .answerHeader("Link", "the next page")
                        .refusing(ProblemType.NOT_ACCEPTABLE)
                        .handledBy(this::timeline),
                Operation.get("/{id}/communication", "readCommunication", "Says who has to be told by when.")
                        .answering(Shape.of(CommunicationView.COMMUNICATION))
                        .handledBy(this::communication),
                Operation.get("/{id}/messages", "previewMessages", "Shows each message as it would be read now.")
                        .with(Parameter.line("line", "what the template can't know, as in send-update"))
                        .answering(Shape.of(MessagesView.MESSAGES))
                        .handledBy(this::messages),
                Operation.get("/{id}/actions", "readActions", "Says of each command whether it is allowed now.")
                        .by(Who.ACTOR)
                        .answering(Shape.object("actions", Shape.listOf(Shape.of(PermissionView.PERMISSION))))
                        .handledBy(this::actions),
                Operation.get("/{id}/runbooks", "readRunbooksOf", "Shows the runbooks that fit it, and those in use.")
                        .answering(Shape.of(RunbooksView.OF_INCIDENT))
                        .handledBy(this::runbooks),
                Operation.get("/{id}/postmortem", "readPostmortem", "Shows its postmortem, as JSON or as Markdown.")
                        .answering(Shape.of(PostmortemView.POSTMORTEM))
                        .answering("text/markdown", Shape.TEXT)
                        .refusing(ProblemType.NOT_ACCEPTABLE)
                        .handledBy(this::postmortem));
    }

    private ServerResponse list(ServerRequest request, Params given) {
        IncidentParams params = api.params(given);
        IncidentQuery query = params.query();
        IncidentPage found = api.seen(request).list(query);
        Page page = new Page("incidents", query.limit());
        long before = found.next().orElse(0);
        long last = 0;
        for (Incident incident : found.incidents()) {
            if (!page.add(IncidentView.INCIDENT.of(api.shown(request, incident)))) {
                before = last;
                break;
            }
            last = incident.number();
        }
        return page.answer(
                before == 0
                        ? null
                        : api.address(
                                request,
                                "?state=" + query.state().code() + "&limit=" + query.limit() + "&before=" + before
                                        + params.asGiven(Stream.concat(
                                                        IncidentParams.DECLARED.stream(),
                                                        IncidentParams.FILTER.stream())
                                                .toList())));
    }

    private ServerResponse get(ServerRequest request, Params params) {
        Instant moment = params.moment(IncidentParams.AS_KNOWN_AT.name());
        params.settle();
        Incident incident = api.incident(request);
        IncidentView.Shown shown = moment == null
                ? api.shown(request, incident)
                : api.shown(request, known(request, incident, moment), moment);
        return Responses.tagged(request, shown.incident().version(), IncidentView.INCIDENT.of(shown));
    }

    /** The incident as it was recorded by then. */
    private Incident known(ServerRequest request, Incident incident, Instant moment) {
        List<TimelineEntry> entries = api.seen(request).timeline(incident.id()).stream()
                .filter(entry -> !entry.recordedAt().isAfter(moment))
                .toList();
        if (entries.isEmpty()) {
            throw new UnknownIncidentException(incident.reference());
        }
        return Incident.replay(incident.id(), incident.number(), entries);
    }

    private ServerResponse timeline(ServerRequest request, Params given) {
        Slice slice = api.params(given).slice();
        Incident incident = api.incident(request);
        VisibleIncidents seen = api.seen(request);
        if (Form.isMarkdown(request)) {
            return told(incident, seen.timeline(incident.id()), slice.asKnownAt());
        }
        Page page = new Page("entries", slice.limit());
        int last = slice.after();
        boolean more = last < incident.version();
        while (more) {
            List<TimelineEntry> entries = seen.timeline(incident.id(), last, ENTRIES);
            more = entries.size() == ENTRIES;
            for (TimelineEntry entry : entries) {
                if (slice.asKnownAt() != null && entry.recordedAt().isAfter(slice.asKnownAt())) {
                    return page.answer(null);
                }
                if (!page.add(TimelineView.ENTRY.of(entry))) {
                    String known = slice.asKnownAt() == null ? "" : "&asKnownAt=" + slice.asKnownAt();
                    return page.answer(api.address(
                            request,
                            "/" + incident.id() + "/timeline?limit=" + slice.limit() + "&after=" + last + known));
                }
                last = entry.sequence();
            }
        }
        return page.answer(null);
    }

    /** Of a page for people, a part would mislead: it is whole, or as far as it was known. */
    private ServerResponse told(Incident incident, List<TimelineEntry> entries, @Nullable Instant knownAt) {
        List<TimelineEntry> known = knownAt == null
                ? entries
                : Timeline.of(entries).asKnownAt(knownAt).entries();
        return Responses.markdown(TimelinePage.markdown(incident.reference(), incident.title(), known, api.zone()));
    }

    private ServerResponse actions(ServerRequest request, Params params) {
        Actor actor = api.actor(request);
        return Responses.ok(Map.of(
                "actions",
                PermissionView.PERMISSION.ofEach(api.incidents().mayI(actor, api.incident(request)).stream()
                        .filter(permission -> permission.command().isForPeople())
                        .toList())));
    }

    /** The text comes in the body: addresses are logged. */
    private ServerResponse search(ServerRequest request, Params params) throws IOException {
        Actor actor = api.actor(request);
        ObjectReader body = RequestBody.json(request);
        String text = body.text("text");
        return Responses.ok(Map.of(
                "found",
                FoundView.TEXT.ofEach(
                        body.build(() -> api.incidents().visibleTo(actor).whereItStands(text == null ? "" : text)))));
    }

    private ServerResponse communication(ServerRequest request, Params params) {
        Incident incident = api.incident(request);
        return Responses.ok(CommunicationView.COMMUNICATION.of(new CommunicationView.Shown(
                api.incidents().obligations(incident.id()),
                incident,
                api.incidents().timeline(incident.id()))));
    }

    /** Shows each message before anything is sent. */
    private ServerResponse messages(ServerRequest request, Params params) {
        String line = params.text("line").orElse(null);
        params.settle();
        IncidentId id = api.incident(request).id();
        VisibleIncidents seen = api.seen(request);
        List<MessagesView.Preview> messages = new ArrayList<>();
        for (Audience audience : api.incidents().obligations(id).audiences()) {
            messages.add(preview(seen, id, audience, line));
        }
        return Responses.ok(MessagesView.MESSAGES.of(new MessagesView.Shown(messages, seen.toldOutside(id))));
    }

    private static MessagesView.Preview preview(
            VisibleIncidents seen, IncidentId id, Audience audience, @Nullable String line) {
        try {
            String text = seen.preview(id, new SendUpdate(audience, line, false, null, null));
            return new MessagesView.Preview(audience, text, List.of());
        } catch (RefusedException e) {
            return new MessagesView.Preview(audience, null, e.violations());
        }
    }

    private ServerResponse runbooks(ServerRequest request, Params params) {
        Incident incident = api.incident(request);
        return Responses.ok(RunbooksView.OF_INCIDENT.of(
                RunbooksView.Shown.of(incident, api.incidents().timeline(incident.id()), runbooks)));
    }

    private ServerResponse postmortem(ServerRequest request, Params params) {
        boolean markdown = Form.isMarkdown(request);
        Postmortem postmortem = api.incidents().postmortem(api.incident(request).id());
        return markdown
                ? Responses.markdown(postmortem.toMarkdown(api.zone()))
                : Responses.ok(PostmortemView.POSTMORTEM.of(postmortem));
    }
}
