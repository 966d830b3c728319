package io.incidentkit.spring.boot.web;

import static io.incidentkit.spring.boot.web.RunningHost.API;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.archive.ArchiveQuery;
import io.incidentkit.archive.IncidentSearch;
import io.incidentkit.command.Declare;
import io.incidentkit.commander.Actor;
import io.incidentkit.incident.Incident;
import io.incidentkit.retention.IncidentDocument;
import io.incidentkit.service.AccessPolicy;
import io.incidentkit.service.Incidents;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;

/** Documents of incidents and the forgetting of people, for those who may administer. */
class RetentionApiTest {
    private static final Actor ANA = Actor.person("ana");

    @AutoClose
    private static final RunningHost host = RunningHost.start(
            new FilteredClassLoader("org.springframework.security"),
            List.of(Rights.class),
            "incident.web.retention=true",
            "incident.search.enabled=true");

    @Configuration(proxyBeanMethods = false)
    static class Rights {
        /** Ana administers, and nobody else. */
        @Bean
        AccessPolicy rights() {
            return AccessPolicy.thoseOnIt()
                    .withRights(
                            (actor, right, incident) -> right != AccessPolicy.Right.ADMINISTER || actor.equals(ANA));
        }
    }

    @BeforeEach
    void reset() {
        host.reset();
    }

    private static Incident declared(String title) {
        return host.bean(Incidents.class).declare(Actor.person("bob"), Declare.of(title));
    }

    @Test
    void anIncidentIsTakenOutAsADocument() {
        Incident incident = declared("Checkout is down");

        Answer answer = host.get(API + "/INC-1/document", "X-Actor", "ana").is(200);

        assertThat(IncidentDocument.fromJson(answer.body()).id()).isEqualTo(incident.id());
    }

    @Test
    void whoDoesNotAdministerTakesNothingOutAndForgetsNobody() {
        declared("Checkout is down");

        host.get(API + "/INC-1/document", "X-Actor", "bob").is(403);
        host.get(API + "/INC-1/document").is(401);
        host.send("POST", API + "/erasures", "X-Actor", "bob").is(403);
    }

    @Test
    void aPrivateIncidentOfOthersDoesNotExist() {
        host.bean(Incidents.class)
                .declare(
                        Actor.person("bob"),
                        Declare.builder("Keys are in the log").makePrivate().build());

        host.get(API + "/INC-1/document", "X-Actor", "ana").is(404);
    }

    @Test
    void aPersonIsForgotten() {
        Incident incident = declared("Bob is called at night");

        Answer answer = host.post(API + "/erasures", """
                {"person": "bob", "pseudonym": "former-1", "reason": "asked for it"}""").is(200);

        assertThat(answer.body()).contains("\"incidents\":1");
        assertThat(host.bean(IncidentSearch.class)
                        .search(ArchiveQuery.words("bob"), each -> true)
                        .matches())
                .as("by what was written of it before")
                .isEmpty();
        assertThat(host.bean(Incidents.class).timeline(incident.id()).toString())
                .doesNotContain("bob", "Bob");
    }

    @Test
    void allThatIsMissingIsSaidAtOnce() {
        Answer answer = host.post(API + "/erasures", "{\"who\": \"bob\"}").is(422);

        assertThat(answer.body()).contains("person", "pseudonym", "reason", "who");
        assertThat(host.post(API + "/erasures", """
                {"person": "bob", "pseudonym": "former-1", "reason": "bob asked for it"}""").is(422).body()).contains("names the person");
    }

    private static String seal(Answer document) {
        JsonNode timeline = document.json().path("timeline");
        return timeline.get(timeline.size() - 1).path("seal").asString();
    }

    @Test
    void anIncidentLeavesOnceItsDocumentIsPutAwayAndComesBack() {
        host.post(API, "{\"title\":\"A false alarm\"}").is(201);
        Answer open = host.get(API + "/1/document", "X-Actor", "ana").is(200);
        host.send("DELETE", API + "/1", "X-Actor", "ana").isProblem(422, "invalid-input");
        host.send("DELETE", API + "/1?seal=" + seal(open), "X-Actor", "ana").isProblem(409, "not-finished");
        host.post(API + "/1/triage", "{\"severity\":\"SEV4\",\"commander\":\"ana\"}");
        host.post(API + "/1/dismiss", "{\"reason\":\"a probe failed\"}").is(200);
        host.send("DELETE", API + "/1?seal=" + seal(open), "X-Actor", "ana").isProblem(409, "conflict");
        Answer whole = host.get(API + "/1/document", "X-Actor", "ana").is(200);
        String removing = API + "/1?seal=" + seal(whole);
        host.send("DELETE", removing).isProblem(401, "actor-required");
        host.send("DELETE", removing, "X-Actor", "bob").isProblem(403, "not-permitted");
        host.send("DELETE", removing, "X-Actor", "system:bot").isProblem(403, "not-permitted");

        host.send("DELETE", removing, "X-Actor", "ana")
                .is(200)
                .assertThatAt("/removed")
                .isEqualTo("INC-1");

        host.get(API + "/1").isProblem(404, "unknown-incident");
        Answer back = host.post(API + "/documents", whole.body()).is(201);
        back.assertThatAt("/title").isEqualTo("A false alarm");
        back.assertThatAt("/number").isEqualTo("2");
        host.post(API + "/documents", whole.body())
                .is(201)
                .assertThatAt("/number")
                .isEqualTo("2");
        host.post(API + "/documents", whole.body().replace("a probe", "a bird")).isProblem(422, "invalid-input");
        host.post(API + "/documents", whole.body(), "Content-Type", "application/json", "X-Actor", "bob")
                .isProblem(403, "not-permitted");
    }
}
