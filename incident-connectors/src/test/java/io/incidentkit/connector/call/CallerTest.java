package io.incidentkit.connector.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.incidentkit.test.tool.ToolStub;
import io.incidentkit.test.tool.ToolStub.Answer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

/** One call: a deadline for the whole of it, and nothing that is secret comes back. */
class CallerTest {
    private static final String TOKEN = "s3cr3t-t0k3n";
    private static final Duration LONG = Duration.ofSeconds(20);
    /** Of what never ends a moment is enough to see that it is ended. */
    private static final Duration SHORT = Duration.ofMillis(150);

    private final ToolStub tool = ToolStub.start();

    @AfterEach
    void close() {
        tool.close();
    }

    private static String all(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Test
    void sendsWhatItIsGivenAndReadsTheAnswer() throws Exception {
        tool.next(Answer.of(202, "{\"status\":\"schön\"}").header("X-Limit", "3"));

        ToolAnswer answer = Caller.create(LONG)
                .call(ToolRequest.post(tool.at("/v2/enqueue?a=b"))
                        .header("Authorization", "Token " + TOKEN)
                        .json(JsonNodeFactory.instance.objectNode().put("summary", "Ausfall für alle")));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.header("x-limit")).contains("3");
        assertThat(answer.json().at("/status").stringValue()).isEqualTo("schön");
        assertThat(tool.last().line()).isEqualTo("POST /v2/enqueue?a=b");
        assertThat(tool.last().body()).isEqualTo("{\"summary\":\"Ausfall für alle\"}");
        assertThat(tool.last().header("authorization")).contains("Token " + TOKEN);
        assertThat(tool.last().header("upgrade"))
                .as("no HTTP/2 is asked for, which old proxies refuse")
                .isEmpty();
    }

    @Test
    void anAnswerThatIsNoJsonIsReadAsNone() throws Exception {
        tool.next(new Answer(502, Map.of(), "<html>Bad gateway</html>"));

        ToolAnswer answer = Caller.create(LONG).call(ToolRequest.get(tool.at("/")));

        assertThat(answer.json().isMissingNode()).isTrue();
        assertThat(answer.text()).contains("Bad gateway");
    }

    @Test
    void aToolThatNeverAnswersIsLeft() {
        tool.next(Answer.NEVER);

        assertThatExceptionOfType(CallFailedException.class)
                .isThrownBy(() -> Caller.create(SHORT).call(ToolRequest.get(tool.at("/"))))
                .withMessage("no answer within 150 ms");
    }

    /** The client's own time-out ends at the headers. */
    @Test
    void aBodyThatNeverEndsIsLeft() {
        tool.next(Answer.ENDLESS);

        assertThatExceptionOfType(CallFailedException.class)
                .isThrownBy(() -> Caller.create(SHORT).call(ToolRequest.get(tool.at("/"))))
                .withMessage("no answer within 150 ms");
    }

    @Test
    void aBodyThatIsTooLongIsNotReadOn() {
        tool.next(Answer.of(200, "x".repeat((1 << 20) + 1)));

        assertThatExceptionOfType(CallFailedException.class)
                .isThrownBy(() -> Caller.create(LONG).call(ToolRequest.get(tool.at("/"))))
                .withMessageContaining("longer than 1048576 bytes");
    }

    @Test
    void noRedirectIsFollowed() throws Exception {
        tool.next(Answer.of(302, "").header("Location", tool.address() + "/elsewhere"));

        ToolAnswer answer =
                Caller.create(LONG).call(ToolRequest.get(tool.at("/")).header("Authorization", TOKEN));

        assertThat(answer.status()).isEqualTo(302);
        assertThat(tool.lines()).containsExactly("GET /");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Caller.of(
                        HttpClient.newBuilder().followRedirects(Redirect.NORMAL).build(), LONG));
    }

    /** The address of a webhook is its secret, and clients say it in their exceptions (prometheus/alertmanager redacts it). */
    @Test
    void noFailureSaysTheAddress() {
        URI gone = tool.at("/hooks/" + TOKEN);
        tool.close();

        assertThatExceptionOfType(CallFailedException.class)
                .isThrownBy(() -> Caller.create(LONG).call(ToolRequest.post(gone)))
                .satisfies(failure -> assertThat(all(failure)).doesNotContain(TOKEN))
                .withMessageContaining("refused");
        assertThatExceptionOfType(CallFailedException.class)
                .isThrownBy(() ->
                        Caller.create(LONG).call(ToolRequest.post(URI.create("http://nowhere.invalid/hooks/" + TOKEN))))
                .satisfies(failure -> assertThat(all(failure)).doesNotContain(TOKEN));
        assertThat(ToolRequest.post(gone)).hasToString("POST 127.0.0.1");
    }

    @Test
    void anInterruptEndsIt() {
        tool.next(Answer.NEVER);
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> Caller.create(LONG).call(ToolRequest.get(tool.at("/"))));
    }
}
