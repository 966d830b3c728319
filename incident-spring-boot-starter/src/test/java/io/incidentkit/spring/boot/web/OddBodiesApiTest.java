package io.incidentkit.spring.boot.web;

import static io.incidentkit.spring.boot.web.RunningHost.API;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bodies as clients send them by mistake: each is told what is wrong with it, and not what is wrong with what it was taken for. */
class OddBodiesApiTest {
    private static final String NOTE = API + "/1/add-note";

    @AutoClose
    private static final RunningHost host = RunningHost.start();

    @BeforeEach
    void declare() {
        host.reset();
        host.post(API, "{\"title\":\"Checkout is down\"}").is(201);
    }

    private static Answer note(byte[] body, String... headers) {
        String[] all = new String[headers.length + 2];
        all[0] = "X-Actor";
        all[1] = "ana";
        System.arraycopy(headers, 0, all, 2, headers.length);
        return host.post(NOTE, body, all);
    }

    private static byte[] bytes(String body, Charset charset) {
        return body.getBytes(charset);
    }

    /** What curl sends with {@code -d} alone. */
    @Test
    void jsonThatSaysItIsAFormIsAskedForItsType() {
        Answer answer = note(
                bytes("{\"text\":\"a=1&b=2\"}", StandardCharsets.UTF_8),
                "Content-Type",
                "application/x-www-form-urlencoded");

        assertThat(answer.is(415).body())
                .contains("Send the body with the header Content-Type: application/json.")
                .doesNotContain("parameter");
    }

    @Test
    void lettersThatAreNotUtf8AreSaidToBe() {
        Answer answer = note(
                bytes("{\"text\":\"caf\u00e9\"}", StandardCharsets.ISO_8859_1), "Content-Type", "application/json");

        assertThat(answer.is(400).body()).contains("The body is not text in UTF-8.");
    }

    @Test
    void aFieldThatIsThereTwiceIsSaidToBe() {
        Answer answer = note(
                bytes("{\"text\":\"a\",\"text\":\"b\"}", StandardCharsets.UTF_8), "Content-Type", "application/json");

        assertThat(answer.is(400).body()).contains("The body has a field twice, at line 1, column ");
    }

    @Test
    void aCompressedBodyIsAskedForPlain() {
        Answer answer = note(
                new byte[] {0x1f, (byte) 0x8b, 8, 0}, "Content-Type", "application/json", "Content-Encoding", "gzip");

        assertThat(answer.is(415).body()).contains("without the header Content-Encoding");
        note(
                        bytes("{\"text\":\"a\"}", StandardCharsets.UTF_8),
                        "Content-Type",
                        "application/json",
                        "Content-Encoding",
                        "identity")
                .is(200);
    }

    @Test
    void aVersionThatIsGoneNamesTheIncidentAsPeopleDo() {
        host.post(API + "/1/triage", "{\"severity\":\"SEV1\",\"commander\":\"ana\"}")
                .is(200);

        assertThat(host.post(API + "/1/triage", "{\"severity\":\"SEV2\",\"commander\":\"bob\",\"version\":1}")
                        .is(409)
                        .body())
                .contains("INC-1 is not at version 1 any more", "Look at what was recorded since");
    }
}
