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

    @Test
    void showWhatWasToldOutsideBeforeItIsMadePrivate() {
        host.post(API, "{\"title\":\"Orders fail\",\"severity\":\"SEV1\",\"commander\":\"ana\"}")
                .is(201);
        host.get(API + "/1/messages").is(200).assertThatAt("/toldOutside/0").isEqualTo("missing");
        host.post(
                        API + "/1/send-update",
                        "{\"audience\":\"status page\",\"line\":\"We look into it\",\"sentByHand\":true}")
                .is(200);
        host.post(API + "/1/send-update", "{\"audience\":\"internal chat\",\"sentByHand\":true}")
                .is(200);
        host.post(API + "/1/send-update", "{\"audience\":\"customers\",\"line\":\"Nobody has sent it\"}")
                .is(200);

        Answer told = host.get(API + "/1/messages").is(200);
        told.assertThatAt("/toldOutside/0/audience").isEqualTo("status page");
        told.assertThatAt("/toldOutside/0/moment").isEqualTo("first");
        told.assertThatAt("/toldOutside/0/text").contains("We look into it");
        told.assertThatAt("/toldOutside/1").isEqualTo("missing");

        host.post(API + "/1/make-private", "{\"reason\":\"\"}").isProblem(422, "invalid-input");
        host.post(API + "/1/make-private", "{\"reason\":\"keys are in the log\"}")
                .is(200)
                .assertThatAt("/private")
                .isEqualTo("true");
        host.post(API + "/1/make-private", "{\"reason\":\"once more\"}").isProblem(409, "refused");
        host.get(API + "/1", "X-Actor", "zoe").isProblem(404, "unknown-incident");
        host.get(API + "/1/messages", "X-Actor", "zoe").isProblem(404, "unknown-incident");
        host.post(API + "/1/make-public", "{\"reason\":\"the keys are changed\"}")
                .is(200)
                .assertThatAt("/private")
                .isEqualTo("false");
        host.get(API + "/1", "X-Actor", "zoe").is(200);
    }
}
