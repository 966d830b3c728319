package io.incidentkit.spring.boot.web;

import static io.incidentkit.spring.boot.web.RunningHost.API;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A request that is sent again because its answer was lost. */
class IdempotencyKeyTest {
    @AutoClose
    private static final RunningHost host = RunningHost.start();

    @BeforeEach
    void reset() {
        host.reset();
    }

    @Test
    void declaresOneIncident() {
        String first = send("", "{\"title\":\"Checkout is down\"}", "ana", "k1")
                .is(201)
                .body();
        String again = send("", "{\"title\":\"Checkout is down\"}", "ana", "k1")
                .is(201)
                .body();

        assertThat(again).isEqualTo(first);
        assertThat(send("", "{\"title\":\"Checkout is down\"}", "ana", "k2")
                        .is(201)
                        .body())
                .isNotEqualTo(first);
        assertThat(send("", "{\"title\":\"Checkout is down\"}", "bob", "k1")
                        .is(201)
                        .body())
                .isNotEqualTo(first);
    }

    @Test
    void recordsACommandOnceThatIsRefusedOnceItIsDone() {
        send("", "{\"title\":\"Checkout is down\"}", "ana", "k1").is(201);
        String triage = "{\"severity\":\"SEV1\",\"commander\":\"ana\"}";

        String first = send("/1/triage", triage, "ana", "k2").is(200).body();
        String again = send("/1/triage", triage, "ana", "k2").is(200).body();

        assertThat(again).isEqualTo(first);
        send("/1/triage", triage, "ana", "k3").is(409);
    }

    @Test
    void recordsANoteOnceAndAnotherOneUnderAnotherKey() {
        send("", "{\"title\":\"Checkout is down\"}", "ana", "k1").is(201);
        String note = "{\"text\":\"It is slow.\"}";

        send("/1/add-note", note, "ana", "k2").is(200);
        send("/1/add-note", note, "ana", "k2").is(200).assertThatAt("/version").isEqualTo("2");
        send("/1/add-note", note, "ana", "k3").is(200).assertThatAt("/version").isEqualTo("3");
    }

    @Test
    void saysWhatIsWrongWithAKey() {
        send("", "{\"title\":\"Checkout is down\"}", "ana", "k1").is(201);
        send("/1/add-note", "{\"text\":\"It is slow.\"}", "ana", "k2").is(200);

        assertThat(send("/1/rename", "{\"title\":\"Search is down\"}", "ana", "k2")
                        .is(422)
                        .body())
                .contains("was the id of add-note");
        assertThat(send("/1/add-note", "{\"text\":\"It is slow.\"}", "ana", "k".repeat(101))
                        .is(422)
                        .body())
                .contains("has 101 characters; at most 100 are kept");
        assertThat(send("/1/add-note", "{\"text\":\"It is slow.\"}", "ana", " ")
                        .is(422)
                        .body())
                .contains("is required");
    }

    private static Answer send(String path, String json, String actor, String key) {
        return host.post(
                API + path, json, "Content-Type", "application/json", "X-Actor", actor, "Idempotency-Key", key);
    }
}
