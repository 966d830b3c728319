package io.incidentkit.spring.boot.web;

import static io.incidentkit.spring.boot.web.RunningHost.API;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages as they will be read, before they are sent. */
class MessagesApiTest {
    @AutoClose
    private static final RunningHost host = RunningHost.start();

    @BeforeEach
    void declare() {
        host.reset();
        host.post(API, """
                        {"title": "pg-7 primary OOM-killed by k8s", "services": ["checkout"],
                         "severity": "SEV1", "commander": "ana"}
                        """).is(201);
    }

    @Test
    void areShownToEachAudienceAndChangeNothing() {
        Answer shown = host.get(API + "/1/messages?line=Cards+fail.").is(200);

        assertThat(shown.body()).contains("Cards fail.", "\"audience\":\"customers\"", "\"refused\":[]");
        host.get(API + "/1").is(200).assertThatAt("/version").isEqualTo("4");
    }

    @Test
    void ofOutsidersHaveThePublicTitle() {
        assertThat(customersRead()).contains("checkout").doesNotContain("pg-7");

        host.post(API + "/1/set-public-title", "{\"title\": \"Payments by card fail\"}")
                .is(200);

        assertThat(customersRead()).contains("Payments by card fail").doesNotContain("pg-7");
    }

    @Test
    void areWordForWordWhatIsSent() {
        String shown = customersRead();

        host.post(API + "/1/send-update", "{\"audience\": \"customers\"}").is(200);

        assertThat(host.get(API + "/1/timeline").is(200).body()).contains(shown);
    }

    @Test
    void sayWhatTheyDoNotTake() {
        host.get(API + "/1/messages?audience=customers").is(422);
        host.get(API + "/9/messages").is(404);
        host.post(API + "/1/messages", "{}").is(405);
    }

    /** As JSON has it, without its quotes. */
    private static String customersRead() {
        String body = host.get(API + "/1/messages").is(200).body();
        String of = "\"audience\":\"customers\",\"text\":\"";
        int from = body.indexOf(of) + of.length();
        return body.substring(from, body.indexOf("\",\"refused\"", from));
    }
}
