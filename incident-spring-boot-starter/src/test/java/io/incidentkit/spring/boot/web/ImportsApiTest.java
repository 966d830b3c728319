package io.incidentkit.spring.boot.web;

import static io.incidentkit.spring.boot.web.RunningHost.API;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.commander.Actor;
import io.incidentkit.service.AccessPolicy;
import io.incidentkit.test.tool.ToolStub;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Histories that are imported over HTTP, with their progress. */
class ImportsApiTest {
    private static final String IMPORTS = API + "/imports";
    private static final Set<String> GOES_ON = Set.of("waiting", "running");

    @AutoClose
    private static final ToolStub tool = ToolStub.start();

    @AutoClose
    private static final RunningHost host = RunningHost.start(
            new FilteredClassLoader("org.springframework.security"),
            List.of(AnaAdministers.class),
            "incident.history.incident-io.token=k3y0fOurs-77",
            "incident.history.incident-io.source=acme",
            "incident.history.incident-io.severities.Odd=SEV3",
            "incident.history.incident-io.url=" + tool.address(),
            "incident.history.statuspage.severities.major=SEV2");

    @Configuration(proxyBeanMethods = false)
    static class AnaAdministers {
        @Bean
        AccessPolicy access() {
            return AccessPolicy.thoseOnIt()
                    .withRights((actor, right, incident) -> actor.system()
                            || right != AccessPolicy.Right.ADMINISTER
                            || actor.equals(Actor.person("ana")));
        }
    }

    @BeforeEach
    void reset() {
        host.reset();
        tool.forget();
    }

    private static String outage(String id) {
        return """
                {"id": "%s", "name": "Checkout is slow", "impact": "major", "created_at": "2026-01-10T10:00:00Z",
                 "incident_updates": [{"id": "u1", "status": "resolved", "body": "Over.", "display_at": "2026-01-10T11:00:00Z"}]}""".formatted(id);
    }

    private static Answer file(String tool, String body) {
        return host.post(IMPORTS + "/files/" + tool + "/acme", body);
    }

    /** Looks until it does not go on by itself. */
    private static Answer ended(Answer started) {
        return shown(started, state -> !GOES_ON.contains(state));
    }

    /** Asks again until it is so. */
    private static Answer shown(Answer started, Predicate<String> state) {
        String address = started.header("Location").orElseThrow();
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        Answer answer = host.get(address, "X-Actor", "ana").is(200);
        while (!state.test(answer.json().path("state").asString()) && System.nanoTime() < end) {
            answer = host.get(address, "X-Actor", "ana").is(200);
        }
        return answer;
    }

    @Test
    void aFileIsTakenInTheBackgroundAndItsProgressIsShown() {
        Answer started = file(
                        "statuspage", "[" + outage("a") + "," + outage("b") + ",{\"name\":\"No id\",\"updates\":[]}]")
                .is(202);
        started.assertThatAt("/startedBy").isEqualTo("ana");
        started.assertThatAt("/origin").isEqualTo("file");

        Answer ended = ended(started);

        ended.assertThatAt("/state").isEqualTo("done");
        ended.assertThatAt("/read").isEqualTo("4");
        ended.assertThatAt("/taken").isEqualTo("2");
        ended.assertThatAt("/faults").isEqualTo("2");
        assertThat(ended.each("/broken", "record")).contains("document[2].id");
        Answer incident = host.get(API + "/1").is(200);
        incident.assertThatAt("/kind").isEqualTo("backfill");
        incident.assertThatAt("/severity").isEqualTo("SEV2");

        Answer again = ended(file("statuspage", outage("b")).is(202));
        again.assertThatAt("/taken").isEqualTo("0");
        again.assertThatAt("/unchanged").isEqualTo("1");
        Answer list = host.get(IMPORTS, "X-Actor", "ana").is(200);
        assertThat(list.each("/imports", "state")).startsWith("done", "done");
        assertThat(list.at("/files"))
                .contains("firehydrant", "gcp", "incident-io", "opsgenie", "pagerduty", "rootly", "statuspage");
        list.assertThatAt("/places").isEqualTo("[{\"tool\":\"incident-io\",\"source\":\"acme\"}]");
    }

    @Test
    void oneJsonValueALineIsAFileToo() {
        Answer started = host.post(
                        IMPORTS + "/files/statuspage/acme",
                        outage("a").replace("\n", " ") + "\n" + outage("b").replace("\n", " "),
                        "Content-Type",
                        "application/x-ndjson",
                        "X-Actor",
                        "ana")
                .is(202);

        ended(started).assertThatAt("/taken").isEqualTo("2");
    }

    @Test
    void valuesALineThatAreSentAsOneValueAreToldTheirType() {
        String lines = outage("a").replace("\n", " ") + "\n" + outage("b").replace("\n", " ");

        file("statuspage", lines)
                .is(400)
                .assertThatAt("/detail")
                .asString()
                .contains("Of one value a line, say so with the header Content-Type: application/x-ndjson.");
    }

    @Test
    void aToolIsReadItselfWithItsPeople() {
        tool.on("GET /v1/severities", ToolStub.Answer.of(200, "{\"severities\":[]}"))
                .on("GET /v2/incidents", ToolStub.Answer.of(200, """
                        {"incidents":[{"id":"A","name":"Checkout is slow","mode":"standard","visibility":"public","created_at":"2026-01-10T10:00:00Z",
                          "severity":{"name":"Odd"},"incident_role_assignments":[{"role":{"role_type":"lead"},"assignee":{"name":"lisa"}}]},
                         {"id":"B","name":"Try","mode":"test"}]}"""))
                .on("GET /v2/incident_updates", ToolStub.Answer.of(200, "{\"incident_updates\":[]}"))
                .on("GET /v2/follow_ups", ToolStub.Answer.of(200, """
                        {"follow_ups":[{"id":"F","incident_id":"A","title":"Bound the pool","status":"completed","assignee":{"name":"ben"},
                          "created_at":"2026-01-11T10:00:00Z","updated_at":"2026-01-12T10:00:00Z"}]}"""))
                .on(
                        "GET /v1/postmortem_documents",
                        ToolStub.Answer.of(
                                200,
                                "{\"postmortem_documents\":[{\"id\":\"D\",\"incident_id\":\"A\",\"type\":\"in_app\"}]}"))
                .on(
                        "GET /v1/postmortem_documents/D/content",
                        ToolStub.Answer.of(
                                200,
                                "{\"markdown\":\"# Checkout is slow\\n\\n## Root cause\\n\\nA bound was missing.\\n\"}"));

        Answer ended = ended(host.post(IMPORTS + "/tools/incident-io", "{}").is(202));

        ended.assertThatAt("/state").isEqualTo("done");
        ended.assertThatAt("/origin").isEqualTo("api");
        ended.assertThatAt("/taken").isEqualTo("1");
        assertThat(ended.each("/report", "words")).containsExactly("is a test there");
        Answer incident = host.get(API + "/1").is(200);
        incident.assertThatAt("/severity").isEqualTo("SEV3");
        assertThat(incident.body()).contains("lisa");
        assertThat(incident.at("/actionItems")).contains("Bound the pool", "ben", "done");
        assertThat(host.get(API + "/1/postmortem", "Accept", "text/markdown")
                        .is(200)
                        .body())
                .contains("A bound was missing.");
    }

    @Test
    void itStopsAndGoesOnWhenItIsAskedTo() {
        tool.on("GET /v1/severities", ToolStub.Answer.of(429, "{}").header("Retry-After", "250"));
        Answer started = host.post(IMPORTS + "/tools/incident-io", "{}").is(202);
        String address = started.header("Location").orElseThrow();
        shown(started, "paused"::equals).assertThatAt("/reason").isEqualTo("it answered 429");

        host.post(address + "/stop", "{}").is(200);
        shown(started, "stopped"::equals).assertThatAt("/state").isEqualTo("stopped");

        tool.on("GET /v1/severities", ToolStub.Answer.of(200, "{\"severities\":[]}"))
                .on("GET /v2/incidents", ToolStub.Answer.of(200, "{\"incidents\":[]}"));
        host.post(address + "/resume", "{}").is(200);
        ended(started).assertThatAt("/state").isEqualTo("done");
    }

    @Test
    void isRefusedWithWhatIsWrong() {
        file("nothing", "[]")
                .isProblem(422, "invalid-input")
                .assertThatAt("/faults/0/message")
                .contains("statuspage");
        host.post(IMPORTS + "/files/statuspage/%20", "[]").isProblem(422, "invalid-input");
        host.post(IMPORTS + "/tools/rootly", "{}").isProblem(422, "invalid-input");
        file("statuspage", "7").isProblem(400, "malformed-body");
        host.post(IMPORTS + "/files/statuspage/a", "[]", "Content-Type", "text/plain", "X-Actor", "ana")
                .isProblem(415, "unsupported-media-type");
        host.get(IMPORTS + "/7", "X-Actor", "ana").isProblem(404, "unknown-import");
        host.post(IMPORTS + "/7/stop", "{}").isProblem(404, "unknown-import");
    }

    @Test
    void takesTheRightToAdminister() {
        host.post(IMPORTS + "/files/statuspage/a", "[]", "Content-Type", "application/json", "X-Actor", "bob")
                .isProblem(403, "not-permitted");
        host.get(IMPORTS, "X-Actor", "bob").isProblem(403, "not-permitted");
        host.get(IMPORTS).isProblem(401, "actor-required");
        assertThat(host.get(API + "?state=all").is(200).at("/incidents")).isEqualTo("[]");
    }
}
