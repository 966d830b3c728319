package io.incidentkit.spring.boot.web;

import io.incidentkit.archive.IncidentSearch;
import io.incidentkit.archive.PostmortemArchive;
import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Person;
import io.incidentkit.incident.Incident;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.retention.IncidentDocument;
import io.incidentkit.retention.IncidentTransfer;
import io.incidentkit.retention.PersonErasure;
import io.incidentkit.retention.Retention;
import io.incidentkit.service.AccessPolicy.Right;
import io.incidentkit.service.NotPermittedException;
import io.incidentkit.spring.boot.web.http.Operation;
import io.incidentkit.spring.boot.web.http.Parameter;
import io.incidentkit.spring.boot.web.http.Params;
import io.incidentkit.spring.boot.web.http.ProblemException;
import io.incidentkit.spring.boot.web.http.ProblemType;
import io.incidentkit.spring.boot.web.http.RequestBody;
import io.incidentkit.spring.boot.web.http.Responses;
import io.incidentkit.spring.boot.web.http.Who;
import io.incidentkit.spring.boot.web.view.IncidentView;
import io.incidentkit.spring.boot.web.view.Shape;
import io.incidentkit.store.IncidentStore;
import io.incidentkit.timeline.ErasedPerson;
import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InputValidator;
import io.incidentkit.validation.InvalidInputException;
import io.incidentkit.validation.ObjectReader;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Gives incidents out as sealed documents, takes such in, and forgets people, for those who may administer. Thread-safe. */
final class RetentionHandler {
    private static final Shape DOCUMENT = Shape.OBJECT;

    /** So many bytes of a document at most. */
    private static final int MAX_DOCUMENT = 32 * 1024 * 1024;

    private static final Parameter SEAL = Parameter.line(
                    "seal", "the seal of the last entry of its document, which whoever deletes it has put away")
            .asRequired();

    private final Api api;
    private final IncidentTransfer transfer;
    private final Retention retention;
    private final PersonErasure erasure;

    RetentionHandler(
            Api api, IncidentStore store, @Nullable PostmortemArchive archive, @Nullable IncidentSearch search) {
        this.api = api;
        IncidentPolicy policy = api.incidents().policy();
        this.retention = new Retention(store, policy);
        this.transfer = new IncidentTransfer(store, policy, archive);
        this.erasure = new PersonErasure(store, policy, archive, search);
    }

    List<Operation> operations() {
        return List.of(
                Operation.post("/erasures", "erasePerson", "Has a person forgotten in all incidents.")
                        .by(Who.ADMINISTRATOR)
                        .taking(erasureShape())
                        .answering(Shape.object("incidents", Shape.WHOLE))
                        .handledBy(this::erase),
                Operation.post("/documents", "importDocument", "Takes a sealed document of an incident in.")
                        .by(Who.ADMINISTRATOR)
                        .taking(DOCUMENT)
                        .status(201)
                        .answering(Shape.of(IncidentView.INCIDENT))
                        .answerHeader("Location", "the address of the incident")
                        .handledBy(this::take),
                Operation.get("/{id}/document", "exportDocument", "Gives the incident out as a sealed document.")
                        .by(Who.ADMINISTRATOR)
                        .answering(DOCUMENT)
                        .handledBy(this::document));
    }

    /** Any name in the place of the incident's is another address, so it goes after those. */
    Operation removal() {
        return Operation.delete("/{id}", "letGoOfIncident", "Deletes an incident whose document is put away.")
                .by(Who.ADMINISTRATOR)
                .with(SEAL)
                .answering(Shape.object("removed", Shape.TEXT))
                .refusing(ProblemType.NOT_FINISHED, ProblemType.CONFLICT)
                .handledBy(this::letGo);
    }

    private static Shape erasureShape() {
        Map<String, Object> line =
                Shape.TEXT.and("maxLength", InputValidator.MAX_LINE).schema();
        return Shape.OBJECT
                .and(
                        "properties",
                        Map.of(
                                "person", line,
                                "pseudonym", line,
                                "writings", Shape.listOf(Shape.TEXT).schema(),
                                "reason", line))
                .and("required", List.of("person", "pseudonym", "reason"))
                .and("additionalProperties", false);
    }

    private ServerResponse document(ServerRequest request, Params params) {
        Incident incident = administered(request, api.actor(request), "take out as a document");
        return Responses.json(transfer.export(incident.id()).toJson());
    }

    private Incident administered(ServerRequest request, Actor actor, String whatFor) {
        Incident incident = api.incidents().visibleTo(actor).get(request.pathVariable("id"));
        if (!api.incidents().has(actor, Right.ADMINISTER, incident)) {
            throw new NotPermittedException(incident.reference() + " is not for " + actor + " to " + whatFor
                    + "; somebody who may administer it can");
        }
        return incident;
    }

    /** Naming the seal of the document says that one has it as it stands, so that nothing is lost. */
    private ServerResponse letGo(ServerRequest request, Params params) {
        Optional<String> seal = params.text(SEAL.name());
        params.settle();
        Actor actor = api.actor(request);
        Incident incident = administered(request, actor, "delete");
        if (actor.system()) {
            throw new NotPermittedException("It is for people to delete an incident");
        }
        if (seal.isEmpty()) {
            throw new InvalidInputException(
                    List.of(new FieldError(SEAL.name(), "is required: the seal of the last entry of the document")));
        }
        Retention.Report report = retention.letGo(incident, api.incidents().now(), document -> {
            if (!document.seal().equals(seal.get())) {
                throw new ProblemException(
                        ProblemType.CONFLICT,
                        "The document of that seal does not have the incident as it stands; take it out anew.");
            }
        });
        if (report.unfinished() > 0) {
            throw new ProblemException(
                    ProblemType.NOT_FINISHED,
                    incident.reference()
                            + " has not ended, or an action item, a message, a postmortem or a duty is left.");
        }
        if (report.busy() > 0) {
            throw new ProblemException(
                    ProblemType.CONFLICT,
                    "Somebody wrote to " + incident.reference() + " meanwhile; take it out anew.");
        }
        return Responses.ok(Map.of("removed", incident.reference()));
    }

    /** A document can hold anything that an incident says, so it takes the right on what is not there yet, and a person. */
    private ServerResponse take(ServerRequest request, Params params) throws IOException {
        Actor actor = person(request, "take an incident in");
        IncidentDocument document = IncidentDocument.fromJson(RequestBody.jsonText(request, MAX_DOCUMENT));
        Incident taken = transfer.take(document, api.incidents().now());
        // Of a private one that was there already, nothing is shown but what the document has.
        if (taken.version() != document.incident().version()) {
            taken = api.incidents().visibleTo(actor).get(taken.id());
        }
        return Responses.created(
                URI.create(api.address(request, "/" + taken.id())),
                IncidentView.INCIDENT.of(api.shown(request, taken)));
    }

    /** All incidents are gone through, private ones too: so it takes the right on what is not declared yet, and a person. */
    private ServerResponse erase(ServerRequest request, Params params) throws IOException {
        Actor actor = person(request, "have a person forgotten");
        Erasure asked = asked(RequestBody.json(request));
        return Responses.ok(Map.of(
                "incidents",
                erasure.erase(
                        asked.erased(), actor, asked.reason(), api.incidents().now())));
    }

    private Actor person(ServerRequest request, String whatFor) {
        Actor actor = api.administrator(request, whatFor);
        if (actor.system()) {
            throw new NotPermittedException(
                    "It is not for " + actor + " to " + whatFor + "; somebody who may administer can");
        }
        return actor;
    }

    private record Erasure(ErasedPerson erased, String reason) {}

    /** Every fault is told at once. */
    private static Erasure asked(ObjectReader body) {
        Optional<Person> person = person(body, "person");
        Optional<Person> pseudonym = person(body, "pseudonym");
        List<String> writings = Optional.ofNullable(body.texts("writings")).orElseGet(List::of);
        Optional<String> reason = Optional.ofNullable(body.line("reason"));
        if (reason.isEmpty()) {
            body.missing("reason");
        }
        Optional<ErasedPerson> erased =
                person.flatMap(who -> pseudonym.map(other -> ErasedPerson.of(who, other, writings)));
        erased.filter(who ->
                        reason.filter(text -> !who.outOf(text).equals(text)).isPresent())
                .ifPresent(who -> body.note("reason", "names the person who is to be forgotten"));
        // Nothing is missing once it has not thrown.
        body.build(() -> body);
        return new Erasure(erased.orElseThrow(), reason.orElseThrow());
    }

    private static Optional<Person> person(ObjectReader body, String field) {
        Person person = body.value(field, name -> Optional.of(new Person(name)), "is no name of a person");
        if (person == null) {
            body.missing(field);
        }
        return Optional.ofNullable(person);
    }
}
