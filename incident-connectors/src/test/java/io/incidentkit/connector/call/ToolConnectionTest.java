package io.incidentkit.connector.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.effect.Delivery;
import io.incidentkit.effect.Delivery.Kind;
import io.incidentkit.test.SettableClock;
import io.incidentkit.test.tool.ToolStub;
import io.incidentkit.test.tool.ToolStub.Answer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A channel's connection: its answers by rules, its limits, and a tool that is down left alone. */
class ToolConnectionTest {
    private static final Secret KEY = Secret.of("R028PVWZN5LK6TQ7");

    private final ToolStub tool = ToolStub.start();
    private final SettableClock clock = SettableClock.at("2026-11-06T08:49:07Z");
    private final ToolRules rules =
            ToolRules.builder().reason("/message").reason("/errors").build();

    @AfterEach
    void close() {
        tool.close();
    }

    private ToolConnection.Builder connecting() {
        return ToolConnection.builder(Caller.create(Duration.ofSeconds(20)))
                .rules(rules)
                .clock(clock)
                .secret(KEY);
    }

    private Delivery send(ToolConnection connection) throws InterruptedException {
        return connection.deliver(() -> {
            connection.send(ToolRequest.post(tool.at("/")));
            return Delivery.delivered("X-1");
        });
    }

    @Test
    void whatWorkedIsDelivered() throws InterruptedException {
        assertThat(send(connecting().build())).hasToString("DELIVERED: X-1");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 400, 401, 403, 404, 410, 413, 422})
    void whatWillNeverWorkIsRefusedForGoodWithTheToolsReason(int status) throws InterruptedException {
        tool.next(
                Answer.of(status, "{\"message\":\"Event object is invalid\",\"errors\":[\"'summary' is too long\"]}"));

        assertThat(send(connecting().build()))
                .hasToString(
                        "REJECTED: it answered " + status + ": Event object is invalid; [\"'summary' is too long\"]");
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504})
    void whatMayWorkLaterIsTriedAgain(int status) throws InterruptedException {
        tool.next(Answer.of(status, "<html>"));

        Delivery delivery = send(connecting().build());

        assertThat(delivery.kind()).isEqualTo(Kind.RETRYABLE);
        assertThat(delivery.after()).isEmpty();
        assertThat(delivery.text()).contains("it answered " + status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"30 | PT30S", "-1 | PT0S", "86400 | PT5M", "Fri, 06 Nov 2026 08:49:37 GMT | PT30S", "soon |"})
    void aLimitIsWaitedForAsLongAsTheToolSaysButNotForLonger(String header, Duration expected)
            throws InterruptedException {
        tool.next(Answer.of(429, "").header("Retry-After", header));

        assertThat(send(connecting().build()).after().orElse(null)).isEqualTo(expected);
    }

    @Test
    void aLimitOfWhichTheToolSaysNothingHasTheRulesWait() throws InterruptedException {
        tool.next(Answer.of(429, "")).next(Answer.of(503, ""));
        ToolConnection connection = connecting()
                .rules(ToolRules.builder().ifSilent(Duration.ofSeconds(30)).build())
                .build();

        assertThat(send(connection).after()).contains(Duration.ofSeconds(30));
        assertThat(send(connection).after()).as("down is no limit").isEmpty();
    }

    @Test
    void aWaitIsReadInTheBodyToo() throws InterruptedException {
        tool.next(Answer.of(429, "{\"retry_after\":1.337}"));
        ToolRules discord =
                ToolRules.builder().waitInBody("/retry_after", WaitForm.SECONDS).build();

        assertThat(send(connecting().rules(discord).build()).after()).contains(Duration.ofMillis(1337));
    }

    @Test
    void noSecretComesBackWithTheReason() throws InterruptedException {
        tool.next(Answer.of(400, "{\"message\":\"Unknown routing_key " + KEY.value() + "\"}"));

        assertThat(send(connecting().build())).hasToString("REJECTED: it answered 400: Unknown routing_key ***");
    }

    @Test
    void aToolThatIsDownIsLeftAloneForAWhile() throws InterruptedException {
        ToolConnection connection = connecting().pause(Duration.ofSeconds(30)).build();
        tool.on("POST /", Answer.of(503, ""));
        for (int i = 0; i < 5; i++) {
            send(connection);
        }
        tool.forget();
        tool.on("POST /", Answer.of(200, ""));

        Delivery left = send(connection);

        assertThat(left.kind()).isEqualTo(Kind.RETRYABLE);
        assertThat(left.after()).contains(Duration.ofSeconds(30));
        assertThat(tool.calls()).isEmpty();

        clock.advance(Duration.ofSeconds(31));
        assertThat(send(connection).kind()).isEqualTo(Kind.DELIVERED);
        assertThat(send(connection).kind()).isEqualTo(Kind.DELIVERED);
    }

    @Test
    void refusalsAndLimitsDoNotMakeItDown() throws InterruptedException {
        ToolConnection connection = connecting().build();
        tool.on("POST /", Answer.of(422, ""));
        for (int i = 0; i < 20; i++) {
            send(connection);
        }
        tool.on("POST /", Answer.of(429, ""));
        for (int i = 0; i < 20; i++) {
            send(connection);
        }
        tool.on("POST /", Answer.of(200, ""));

        assertThat(send(connection).kind()).isEqualTo(Kind.DELIVERED);
    }

    @Test
    void noMoreIsSentThanTheToolTakes() throws InterruptedException {
        ToolConnection connection = connecting().limit(2, Duration.ofMinutes(1)).build();

        assertThat(send(connection).kind()).isEqualTo(Kind.DELIVERED);
        assertThat(send(connection).kind()).isEqualTo(Kind.DELIVERED);
        Delivery third = send(connection);

        assertThat(third.kind()).isEqualTo(Kind.RETRYABLE);
        assertThat(third.after()).contains(Duration.ofMinutes(1));
        assertThat(tool.calls()).hasSize(2);

        clock.advance(Duration.ofMinutes(1));
        assertThat(send(connection).kind()).isEqualTo(Kind.DELIVERED);
    }
}
