package io.incidentkit.spring.boot.web;

import static io.incidentkit.spring.boot.web.RunningHost.API;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.commander.Actor;
import io.incidentkit.service.AccessPolicy;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The history of a status page that comes in over HTTP. */
class HistoryImportApiTest {
    private static final String HISTORY = API + "/history/status.example.org";
    private static final String UPGRADE = """
            {"id": "m1", "name": "Upgrade", "status": "scheduled", "impact": "maintenance",
             "created_at": "2026-01-10T10:00:00Z", "scheduled_for": "2026-01-12T10:00:00Z", "incident_updates": []}""";

    @AutoClose
    private static final RunningHost host =
            RunningHost.start(new FilteredClassLoader("org.springframework.security"), List.of(AnaAdministers.class));

    @Configuration(proxyBeanMethods = false)
    static class AnaAdministers {
        @Bean
        AccessPolicy access() {
            return AccessPolicy.thoseOnIt()
                    .withRights((actor, right, incident) -> right != AccessPolicy.Right.ADMINISTER
                            || actor.equals(Actor.person("ana"))
                            || actor.equals(Actor.person("eve")));
        }
    }

    @BeforeEach
    void reset() {
        host.reset();
    }

    private static String outage(String id, String resolved) {
        return """
                {"id": "%s", "name": "Checkout is slow", "status": "resolved", "impact": "major",
                 "created_at": "2026-01-10T10:00:00Z", "components": [{"name": "Checkout"}],
                 "incident_updates": [
                   {"id": "u2", "status": "resolved", "body": "Back to normal.", "display_at": "%s"},
                   {"id": "u1", "status": "investigating", "body": "We look.", "display_at": "2026-01-10T10:05:00Z"}]}""".formatted(id, resolved);
    }

    private static String page(String... incidents) {
        return "{\"page\": {\"id\": \"p\"}, \"incidents\": [" + String.join(",", incidents) + "]}";
    }

    private static Answer sent(String body) {
        return host.post(HISTORY, body);
    }

    private static String kept() {
        return host.get(API + "?state=all").is(200).at("/incidents");
    }

    @Test
    void becomesIncidentsThatHappenedElsewhere() {
        Answer answer = sent(page(outage("a", "2026-01-10T11:00:00Z"), UPGRADE)).is(200);

        answer.assertThatAt("/source").isEqualTo("status.example.org");
        answer.assertThatAt("/maintenances").isEqualTo("1");
        answer.assertThatAt("/incidents/0/incident").isEqualTo("INC-1");
        answer.assertThatAt("/incidents/0/isNew").isEqualTo("true");
        assertThat(answer.at("/incidents/0/broken")).contains("steps-in-order");
        Answer incident = host.get(API + "/1").is(200);
        incident.assertThatAt("/kind").isEqualTo("backfill");
        incident.assertThatAt("/title").isEqualTo("Checkout is slow");
        incident.assertThatAt("/services").isEqualTo("[\"Checkout\"]");
    }

    @Test
    void addsWhatIsNewAndChangesNothingOtherwise() {
        String once = page(outage("a", "2026-01-10T11:00:00Z"));
        String version = sent(once).is(200).at("/incidents/0/version");

        Answer again = sent(once).is(200);
        again.assertThatAt("/incidents/0/isNew").isEqualTo("false");
        again.assertThatAt("/incidents/0/version").isEqualTo(version);

        Answer more = sent("[" + outage("a", "2026-01-10T11:00:00Z") + "," + outage("b", "2026-01-10T12:00:00Z") + "]");
        assertThat(more.is(200).each("/incidents", "incident")).containsExactly("INC-1", "INC-2");
        assertThat(more.each("/incidents", "isNew")).containsExactly("false", "true");
    }

    @Test
    void isRefusedWithEverythingThatIsWrongAndNothingOfItIsKept() {
        Answer answer = sent(page(
                        outage("a", "2026-01-10T11:00:00Z"),
                        "{\"name\": \"No id\", \"incident_updates\": []}",
                        outage("b", "2026-03-02T11:00:00Z"),
                        "7"))
                .isProblem(422, "invalid-input");

        assertThat(answer.each("/faults", "field"))
                .containsExactly(
                        "document.incidents[1].id",
                        "document.incidents[1].created_at",
                        "document.incidents[3]",
                        "incident b.updates[1].at");
        assertThat(kept()).isEqualTo("[]");
    }

    @Test
    void ofAnUnknownFormSaysWhatItShouldBe() {
        sent("{}")
                .isProblem(422, "invalid-input")
                .assertThatAt("/faults/0/message")
                .contains("incident with updates");
        sent("[]").is(200).assertThatAt("/incidents").isEqualTo("[]");
        sent("7").isProblem(400, "malformed-body");
        sent("{\"incidents\": [").isProblem(400, "malformed-body");
        sent("[] []").isProblem(400, "malformed-body");
        host.post(HISTORY, "[]", "Content-Type", "text/plain", "X-Actor", "ana")
                .isProblem(415, "unsupported-media-type");
        host.post(API + "/history/%20", "[]").isProblem(422, "invalid-input");
    }

    @Test
    void takesTheRightToAdminister() {
        String body = page(outage("a", "2026-01-10T11:00:00Z"));

        host.post(HISTORY, body, "Content-Type", "application/json", "X-Actor", "bob")
                .isProblem(403, "not-permitted");
        host.post(HISTORY, body, "Content-Type", "application/json").isProblem(401, "actor-required");
        assertThat(kept()).isEqualTo("[]");
    }

    @Test
    void ofOneThatIsPrivateNowIsForThoseWhoMaySeeItAndNothingElseIsKept() {
        sent(page(outage("a", "2026-01-10T11:00:00Z"))).is(200);
        host.post(API + "/1/make-private", "{\"reason\":\"names\"}").is(200);

        String both = page(outage("b", "2026-01-10T11:00:00Z"), outage("a", "2026-01-10T11:30:00Z"));
        host.post(HISTORY, both, "Content-Type", "application/json", "X-Actor", "eve")
                .isProblem(404, "unknown-incident");

        assertThat(kept()).isEqualTo("[]");
    }

    @Test
    void isBounded() {
        sent("[\"" + "x".repeat(HistoryImportHandler.MAX_BYTES) + "\"]").isProblem(413, "too-large");
        String one = "{\"id\":\"%d\",\"name\":\"x\",\"created_at\":\"2026-01-10T10:00:00Z\",\"incident_updates\":[]}";
        StringBuilder many = new StringBuilder();
        for (int i = 0; i <= HistoryImportHandler.MAX_INCIDENTS; i++) {
            many.append(i == 0 ? "" : ",").append(one.formatted(i));
        }
        sent("[" + many + "]")
                .isProblem(422, "invalid-input")
                .assertThatAt("/faults/0/message")
                .startsWith("has 1001 incidents; at most 1000");
        assertThat(kept()).isEqualTo("[]");
    }

    @Test
    void isNoAddressWithoutTheConnectors() {
        ClassLoader without = new FilteredClassLoader("org.springframework.security", "io.incidentkit.connector");
        try (RunningHost plain = RunningHost.start(without, List.of())) {
            plain.post(HISTORY, "[]").isProblem(404, "unknown-command");
        }
    }
}
