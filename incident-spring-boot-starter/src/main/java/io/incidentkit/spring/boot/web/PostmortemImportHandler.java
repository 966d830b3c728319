package io.incidentkit.spring.boot.web;

import io.incidentkit.commander.Actor;
import io.incidentkit.connector.postmortem.ImportedPostmortem;
import io.incidentkit.connector.postmortem.PostmortemImport;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.service.Incidents;
import io.incidentkit.validation.InputValidator;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Takes in a postmortem as a Markdown document, ours or another team's, and puts it into an incident. Thread-safe. */
final class PostmortemImportHandler {
    private final Incidents incidents;
    private final ActorResolver actors;
    private final ZoneId zone;

    PostmortemImportHandler(Incidents incidents, ActorResolver actors, ZoneId zone) {
        this.incidents = incidents;
        this.actors = actors;
        this.zone = zone;
    }

    ServerResponse put(ServerRequest request) throws IOException {
        Actor actor = RequestActor.required(actors, request);
        IncidentId id =
                incidents.visibleTo(actor).get(request.pathVariable("id")).id();
        Optional<Integer> version = version(request);
        requireMarkdown(request);
        ImportedPostmortem document =
                PostmortemImport.read(text(RequestBody.bytes(request, RequestBody.MAX_BYTES)), zone);
        return Responses.ok(PlacedPostmortemView.of(
                document.inForm(),
                version.isPresent()
                        ? document.putInto(incidents, actor, id, version.get())
                        : document.putInto(incidents, actor, id)));
    }

    private static Optional<Integer> version(ServerRequest request) {
        InputValidator faults = new InputValidator();
        Optional<Integer> version = request.param("version").flatMap(text -> {
            try {
                return Optional.of(Integer.parseInt(text));
            } catch (NumberFormatException e) {
                faults.add("version", "is no version of an incident, such as 12");
                return Optional.empty();
            }
        });
        faults.throwIfAny();
        return version;
    }

    /** A page of another site can't send this type in the name of who is logged in. */
    private static void requireMarkdown(ServerRequest request) {
        Optional<MediaType> type;
        try {
            type = request.headers().contentType();
        } catch (InvalidMediaTypeException e) {
            type = Optional.empty();
        }
        boolean markdown =
                type.filter(MediaType.TEXT_MARKDOWN::equalsTypeAndSubtype).isPresent();
        boolean utf8 = type.map(MediaType::getCharset)
                .map(StandardCharsets.UTF_8::equals)
                .orElse(true);
        if (!markdown || !utf8) {
            throw new ProblemException(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send the document as text/markdown, in UTF-8.");
        }
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ProblemException(ProblemType.MALFORMED_BODY, "The body is not text in UTF-8.");
        }
    }
}
