package io.incidentkit.spring.boot.web;

import io.incidentkit.command.CommandDescription;
import io.incidentkit.command.CommandReader;
import io.incidentkit.command.CommandType;
import io.incidentkit.command.Declare;
import io.incidentkit.command.FieldChoices;
import io.incidentkit.command.IncidentCommand;
import io.incidentkit.command.RecordCommand.StrikeOut;
import io.incidentkit.command.VersionedCommand;
import io.incidentkit.commander.Actor;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.service.AccessPolicy.Right;
import io.incidentkit.service.NotPermittedException;
import io.incidentkit.service.Recorded;
import io.incidentkit.spring.boot.web.http.CommandShape;
import io.incidentkit.spring.boot.web.http.Operation;
import io.incidentkit.spring.boot.web.http.Parameter;
import io.incidentkit.spring.boot.web.http.Params;
import io.incidentkit.spring.boot.web.http.ProblemException;
import io.incidentkit.spring.boot.web.http.ProblemType;
import io.incidentkit.spring.boot.web.http.RequestBody;
import io.incidentkit.spring.boot.web.http.Responses;
import io.incidentkit.spring.boot.web.http.VersionTag;
import io.incidentkit.spring.boot.web.http.Who;
import io.incidentkit.spring.boot.web.view.IncidentView;
import io.incidentkit.spring.boot.web.view.Shape;
import io.incidentkit.spring.boot.web.view.TimelineView;
import io.incidentkit.store.ConcurrentUpdateException;
import io.incidentkit.store.GivenCommand;
import io.incidentkit.text.CaselessKey;
import io.incidentkit.timeline.TimelineEntry;
import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InvalidInputException;
import io.incidentkit.validation.ObjectReader;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Serves declarations and commands. Thread-safe. */
final class CommandHandler {
    /** The part of the path that is a command's. */
    static final String COMMAND = "command";

    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private static final Parameter KEY =
            Parameter.line(IDEMPOTENCY_KEY, "under one key it is recorded once, however often it is sent");

    private static final Parameter SEEN =
            Parameter.line(HttpHeaders.IF_MATCH, "the version that the caller saw, as a tag");

    /** So many of the entries that came between are told with a conflict. */
    private static final int CAME_BETWEEN = 50;

    /** The commands of requests. Alerts come in by a way of their own, and deliveries are ours. */
    private static final Map<String, CommandType> COMMANDS = Arrays.stream(CommandType.values())
            .filter(CommandType::isForPeople)
            .collect(Collectors.toMap(CommandType::code, Function.identity(), (a, b) -> a, LinkedHashMap::new));

    private final Api api;

    CommandHandler(Api api) {
        this.api = api;
    }

    /** The declaration and each command, as they are described. */
    List<Operation> described() {
        IncidentPolicy policy = api.incidents().policy();
        CommandShape bodies =
                new CommandShape(new FieldChoices(policy.severities(), policy.templates(), policy.dutyBook()));
        return Stream.concat(Stream.of(declaration(bodies)), commands(bodies)).toList();
    }

    private static Operation declaration(CommandShape bodies) {
        return Operation.post("", "declare", CommandDescription.ofDeclaration().purpose())
                .by(Who.ACTOR)
                .reading(KEY)
                .taking(bodies.ofDeclaration())
                .status(201)
                .answering(Shape.of(IncidentView.INCIDENT))
                .answerHeader("Location", "the address of the incident")
                .refusing(ProblemType.REFUSED, ProblemType.CONFLICT, ProblemType.NOT_PERMITTED);
    }

    private static Stream<Operation> commands(CommandShape bodies) {
        return CommandDescription.ofAllCommands().stream()
                .map(command -> Operation.post("/{id}/" + command.code(), command.code(), command.purpose())
                        .by(Who.ACTOR)
                        .reading(KEY)
                        .reading(SEEN)
                        .taking(bodies.of(command))
                        .answering(Shape.of(IncidentView.RECORDED))
                        .refusing(
                                ProblemType.REFUSED,
                                ProblemType.CONFLICT,
                                ProblemType.PRECONDITION_FAILED,
                                ProblemType.NOT_PERMITTED));
    }

    /** The declaration and all commands, as they are served. */
    List<Operation> served() {
        return List.of(
                Operation.post("", "declare", "Declares an incident.")
                        .taking(Shape.OBJECT)
                        .handledBy(this::declare),
                Operation.post("/{id}/{" + COMMAND + ":" + codes("|") + "}", COMMAND, "Gives a command.")
                        .taking(Shape.OBJECT)
                        .handledBy(this::command));
    }

    private static String codes(String between) {
        return String.join(between, COMMANDS.keySet());
    }

    static ProblemException unknownCommand(ServerRequest request) {
        return new ProblemException(
                ProblemType.UNKNOWN_COMMAND,
                "'" + request.pathVariable(COMMAND) + "' is no command; the commands are " + codes(", ") + ".");
    }

    private ServerResponse declare(ServerRequest request, Params params) throws IOException {
        Actor actor = api.actor(request);
        Declare declaration = reader(request).declaration(RequestBody.json(request));
        String key = idempotencyKey(request);
        Declare named = key == null
                ? declaration
                : declaration.under(IncidentId.ofSource(IDEMPOTENCY_KEY + "/" + whoever(actor), key));
        Incident incident = api.incidents().declare(actor, named);
        if (named.id() != null && !api.incidents().isDeclaredBy(named, incident)) {
            throw fault(
                    declaration.id() == null ? IDEMPOTENCY_KEY : "id",
                    "is that of " + incident.reference()
                            + ", which was declared otherwise; give another incident one of its own");
        }
        return Responses.created(
                URI.create(api.address(request, "/" + incident.id())),
                IncidentView.INCIDENT.of(api.shown(request, incident)));
    }

    private ServerResponse command(ServerRequest request, Params params) throws IOException {
        CommandType type = Objects.requireNonNull(COMMANDS.get(request.pathVariable(COMMAND)));
        Actor actor = api.actor(request);
        Incident incident = api.incident(request);
        OptionalInt seen = seen(request);
        VersionedCommand read = read(request, type, actor, incident);
        Integer version = version(read.version(), seen);
        try {
            Recorded recorded = recorded(actor, incident.id(), read.command(), version, idempotencyKey(request));
            return Responses.ok(IncidentView.RECORDED.of(
                    new IncidentView.Recorded(api.shown(request, recorded.incident()), recorded.since())));
        } catch (ConcurrentUpdateException e) {
            throw new ProblemException(
                    seen.isPresent() ? ProblemType.PRECONDITION_FAILED : ProblemType.CONFLICT,
                    version == null
                            ? String.valueOf(e.getMessage())
                            : incident.reference() + " is not at version " + version
                                    + " any more, and the command would come to something else by now. Look at what was"
                                    + " recorded since, and decide anew.",
                    cameBetween(request, e));
        }
    }

    /** Somebody who may not give the command learns that, and not what is wrong with it. */
    private VersionedCommand read(ServerRequest request, CommandType type, Actor actor, Incident incident)
            throws IOException {
        ObjectReader body = RequestBody.json(request);
        try {
            return reader(request).command(type, body);
        } catch (InvalidInputException e) {
            if (api.incidents().has(actor, Right.of(type), incident)) {
                throw e;
            }
            throw new NotPermittedException("It is not for " + actor + " to " + type.code() + " on "
                    + incident.reference() + "; somebody who may can");
        }
    }

    private Map<String, Object> cameBetween(ServerRequest request, ConcurrentUpdateException conflict) {
        List<TimelineEntry> since = api.seen(request).timeline(conflict.id(), conflict.expectedVersion(), CAME_BETWEEN);
        Map<String, Object> more = new LinkedHashMap<>();
        more.put("expectedVersion", conflict.expectedVersion());
        more.put("since", TimelineView.ENTRY.ofEach(since));
        return more;
    }

    private Recorded recorded(
            Actor actor, IncidentId id, IncidentCommand command, @Nullable Integer version, @Nullable String key) {
        if (key != null) {
            return once(actor, id, command, version, key);
        }
        return version == null
                ? new Recorded(api.incidents().execute(actor, id, command), List.of())
                : api.incidents().executeSince(actor, id, command, version);
    }

    /** Another command under a key that was used is refused: it would be answered, and be lost. */
    private Recorded once(Actor actor, IncidentId id, IncidentCommand command, @Nullable Integer version, String key) {
        // What is struck out is not even summed up.
        String said = whoever(actor) + "/"
                + (command instanceof StrikeOut strike ? strike.text().length() : 0) + command;
        try {
            return api.incidents()
                    .executeOnce(
                            actor,
                            id,
                            command,
                            version,
                            GivenCommand.saying(key, command.type().code(), said));
        } catch (InvalidInputException e) {
            throw ofTheHeader(e);
        }
    }

    /** One actor however spelled. */
    private static String whoever(Actor actor) {
        return CaselessKey.of(actor.code());
    }

    /** The caller knows the key by the name of its header. */
    private static InvalidInputException ofTheHeader(InvalidInputException e) {
        return new InvalidInputException(e.faults().stream()
                .map(fault ->
                        fault.field().equals("commandId") ? new FieldError(IDEMPOTENCY_KEY, fault.message()) : fault)
                .toList());
    }

    /** The version that the header names; a star, which any version fits, names none. */
    private static OptionalInt seen(ServerRequest request) {
        List<String> tags = request.headers().header(HttpHeaders.IF_MATCH);
        if (tags.isEmpty() || tags.equals(List.of("*"))) {
            return OptionalInt.empty();
        }
        OptionalInt version = tags.size() == 1 ? VersionTag.version(tags.get(0)) : OptionalInt.empty();
        if (version.isEmpty()) {
            throw fault(HttpHeaders.IF_MATCH, "is no tag of an incident, such as \"12\"");
        }
        return version;
    }

    private static @Nullable Integer version(@Nullable Integer field, OptionalInt header) {
        if (field != null && header.isPresent() && header.getAsInt() != field) {
            throw fault(HttpHeaders.IF_MATCH, "names another version than the field version, which is " + field);
        }
        return header.isPresent() ? Integer.valueOf(header.getAsInt()) : field;
    }

    private static InvalidInputException fault(String field, String message) {
        return new InvalidInputException(List.of(new FieldError(field, message)));
    }

    /** A sender that repeats a request whose answer was lost names it so. */
    private static @Nullable String idempotencyKey(ServerRequest request) {
        List<String> keys = request.headers().header(IDEMPOTENCY_KEY);
        if (keys.isEmpty()) {
            return null;
        }
        if (keys.size() > 1) {
            throw fault(IDEMPOTENCY_KEY, "is given more than once");
        }
        try {
            return new GivenCommand(keys.get(0), IDEMPOTENCY_KEY).id();
        } catch (InvalidInputException e) {
            throw ofTheHeader(e);
        }
    }

    private CommandReader reader(ServerRequest request) {
        return new CommandReader(
                api.incidents().policy().severities(),
                reference -> api.seen(request).find(reference).map(Incident::id));
    }
}
