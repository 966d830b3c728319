package io.incidentkit.spring.boot.web;

import static io.incidentkit.spring.boot.web.RunningHost.API;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
    void knowsAnActorHoweverSpelled() {
        String declaration = "{\"title\":\"Checkout is down\"}";
        String first = send("", declaration, "Ana", "k1").is(201).at("/id");
        send("", declaration, "ana", "k1").is(201).assertThatAt("/id").isEqualTo(first);

        send("/1/add-note", "{\"text\":\"It is slow.\"}", "ana", "k2").is(200);
        send("/1/add-note", "{\"text\":\"It is slow.\"}", "ANA", "k2")
                .is(200)
                .assertThatAt("/version")
                .isEqualTo("2");
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

    /** It would be answered as the one before, and nobody would know that it is lost. */
    @Test
    void refusesAnotherCommandUnderAKeyThatWasUsed() {
        send("", "{\"title\":\"Checkout is down\"}", "ana", "k1").is(201);
        send("/1/add-note", "{\"text\":\"It is slow.\"}", "ana", "k2").is(200);

        assertThat(send("/1/add-note", "{\"text\":\"It is slower.\"}", "ana", "k2")
                        .is(422)
                        .body())
                .contains("\"field\":\"Idempotency-Key\"", "was the id of another add-note");
        assertThat(send("/1/add-note", "{\"text\":\"It is slow.\"}", "bob", "k2")
                        .is(422)
                        .body())
                .contains("was the id of another add-note");
        send("/1/add-note", "{\"text\":\"It is slower.\"}", "ana", "k3")
                .is(200)
                .assertThatAt("/version")
                .isEqualTo("3");
    }

    @Test
    void refusesAnotherDeclarationUnderAKeyOrAnIdThatWasUsed() {
        String id = "0197f3c4-5a5b-7c3d-8e9f-0a1b2c3d4e5f";
        send("", "{\"title\":\"Checkout is down\",\"severity\":\"SEV3\"}", "ana", "k1")
                .is(201);
        host.post(API, "{\"title\":\"Search is down\",\"id\":\"" + id + "\"}").is(201);

        for (String other : List.of(
                "{\"title\":\"Payments are down\",\"severity\":\"SEV3\"}",
                "{\"title\":\"Checkout is down\",\"severity\":\"SEV1\"}",
                "{\"title\":\"Checkout is down\",\"severity\":\"SEV3\",\"commander\":\"bob\"}",
                "{\"title\":\"Checkout is down\",\"severity\":\"SEV3\",\"services\":[\"shop\"]}",
                "{\"title\":\"Checkout is down\",\"severity\":\"SEV3\",\"labels\":[\"region=eu\"]}",
                "{\"title\":\"Checkout is down\",\"severity\":\"SEV3\",\"private\":true}")) {
            assertThat(send("", other, "ana", "k1").is(422).body())
                    .contains("\"field\":\"Idempotency-Key\"", "is that of INC-1, which was declared otherwise");
        }
        assertThat(host.post(API, "{\"title\":\"Mail is down\",\"id\":\"" + id + "\"}")
                        .is(422)
                        .body())
                .contains("\"field\":\"id\"", "is that of INC-2, which was declared otherwise");
        send("", "{\"title\":\"Payments are down\"}", "ana", "k2")
                .is(201)
                .assertThatAt("/title")
                .isEqualTo("Payments are down");
    }

    @Test
    void theSameDeclarationIsTheSameWhateverBecameOfTheIncident() {
        String declared =
                "{\"title\":\"Checkout is down\",\"severity\":\"SEV1\",\"commander\":\"ana\",\"labels\":[\"region=eu\"]}";
        send("", declared, "ana", "k1").is(201);
        send("/1/rename", "{\"title\":\"Search is down\"}", "ana", "k2").is(200);
        send("/1/set-severity", "{\"severity\":\"SEV2\",\"reason\":\"half\"}", "ana", "k3")
                .is(200);

        send("", declared, "ana", "k1").is(201).assertThatAt("/title").isEqualTo("Search is down");
    }

    @Test
    void isOneKey() {
        String twice = host.post(
                        API,
                        "{\"title\":\"Checkout is down\"}",
                        "Content-Type",
                        "application/json",
                        "X-Actor",
                        "ana",
                        "Idempotency-Key",
                        "k1",
                        "Idempotency-Key",
                        "k2")
                .is(422)
                .body();

        assertThat(twice).contains("\"field\":\"Idempotency-Key\"", "is given more than once");
    }

    private static Answer send(String path, String json, String actor, String key) {
        return host.post(
                API + path, json, "Content-Type", "application/json", "X-Actor", actor, "Idempotency-Key", key);
    }
}
