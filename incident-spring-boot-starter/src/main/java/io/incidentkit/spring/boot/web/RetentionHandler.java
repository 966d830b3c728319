package io.incidentkit.spring.boot.web;

import io.incidentkit.archive.IncidentSearch;
import io.incidentkit.archive.PostmortemArchive;
import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Person;
import io.incidentkit.incident.Incident;
import io.incidentkit.retention.IncidentTransfer;
import io.incidentkit.retention.PersonErasure;
import io.incidentkit.service.AccessPolicy.Right;
import io.incidentkit.service.Incidents;
import io.incidentkit.service.NotPermittedException;
import io.incidentkit.spring.boot.web.http.PageParams;
import io.incidentkit.spring.boot.web.http.RequestBody;
import io.incidentkit.spring.boot.web.http.Responses;
import io.incidentkit.store.IncidentStore;
import io.incidentkit.timeline.ErasedPerson;
import io.incidentkit.validation.ObjectReader;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Gives incidents out as sealed documents, and forgets people, for those who may administer. Thread-safe. */
final class RetentionHandler {
    private final Incidents incidents;
    private final ActorResolver actors;
    private final IncidentTransfer transfer;
    private final PersonErasure erasure;

    RetentionHandler(
            Incidents incidents,
            ActorResolver actors,
            IncidentStore store,
            @Nullable PostmortemArchive archive,
            @Nullable IncidentSearch search) {
        this.incidents = incidents;
        this.actors = actors;
        this.transfer = new IncidentTransfer(store, incidents.policy(), archive);
        this.erasure = new PersonErasure(store, incidents.policy(), archive, search);
    }

    ServerResponse document(ServerRequest request) {
        Actor actor = RequestActor.required(actors, request);
        PageParams.only(request);
        Incident incident = incidents.visibleTo(actor).get(request.pathVariable("id"));
        if (!incidents.has(actor, Right.ADMINISTER, incident)) {
            throw new NotPermittedException("It is not for " + actor + " to take " + incident.reference()
                    + " out as a document; somebody who may administer it can");
        }
        return Responses.json(transfer.export(incident.id()).toJson());
    }

    /** All incidents are gone through, private ones too: so it takes the right on what is not declared yet, and a person. */
    ServerResponse erase(ServerRequest request) throws IOException {
        Actor actor = RequestActor.required(actors, request);
        PageParams.only(request);
        if (actor.system() || !incidents.has(actor, Right.ADMINISTER, null)) {
            throw new NotPermittedException(
                    "It is not for " + actor + " to have a person forgotten; somebody who may administer can");
        }
        Erasure asked = asked(RequestBody.json(request));
        return Responses.ok(Map.of("incidents", erasure.erase(asked.erased(), actor, asked.reason(), incidents.now())));
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
