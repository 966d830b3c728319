package io.incidentkit.spring.boot.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentkit.test.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookGateTest {
    private static final Instant NOW = Instant.parse("2026-03-01T14:32:00Z");
    private static final String SECRET = "whsec_"
            + Base64.getEncoder().encodeToString("twenty-four bytes at the least".getBytes(StandardCharsets.UTF_8));
    private static final byte[] BODY = "{\"alerts\":[]}".getBytes(StandardCharsets.UTF_8);

    private final SettableClock clock = SettableClock.at(NOW);

    private WebhookGate gate(String token, String secret) {
        return new WebhookGate(token, secret, false, 60, 2, clock::instant);
    }

    private static void send(WebhookGate gate, boolean isLoggedIn, String... headers) {
        Map<String, String> sent = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 0; i < headers.length; i += 2) {
            sent.put(headers[i].toLowerCase(Locale.ROOT), headers[i + 1]);
        }
        try (WebhookGate.Entry entry = gate.enter(sent::get, isLoggedIn)) {
            entry.verify(BODY);
        }
    }

    private String[] signed(Instant at, byte[] body) {
        String timestamp = Long.toString(at.getEpochSecond());
        return new String[] {
            "webhook-id",
            "msg_1",
            "webhook-timestamp",
            timestamp,
            "webhook-signature",
            "v1,bm90aGluZw== " + new WebhookSignature(SECRET).sign("msg_1", timestamp, body)
        };
    }

    @Test
    void nobodyIsLetInUntilSomethingSaysWho() {
        assertThatThrownBy(() -> send(gate(null, null), false))
                .isInstanceOf(UnknownSenderException.class)
                .hasMessageContaining("incident.alerts.token");
        assertThatCode(() -> send(gate(null, null), true)).doesNotThrowAnyException();
        assertThatCode(() -> send(new WebhookGate(null, null, true, 60, 2, clock::instant), false))
                .doesNotThrowAnyException();
    }

    /** Else whoever reaches the address could keep the alerts of all tools out. */
    @Test
    void whoIsNotKnownTakesNothingOfWhatAMinuteHasForThoseWhoAre() {
        WebhookGate gate = gate("t0ken", SECRET);
        for (int i = 0; i < 200; i++) {
            assertThatThrownBy(() -> send(gate, false, "webhook-signature", "v1,bm90aGluZw=="))
                    .isInstanceOf(UnknownSenderException.class);
        }

        for (int i = 0; i < 60; i++) {
            assertThatCode(() -> send(gate, false, "Authorization", "Bearer t0ken"))
                    .doesNotThrowAnyException();
        }
        assertThatThrownBy(() -> send(gate, false, "Authorization", "Bearer t0ken"))
                .isInstanceOf(TooManyRequestsException.class);
    }

    @Test
    void aTokenIsTakenInEitherFormThatSendersHave() {
        String basic =
                Base64.getEncoder().encodeToString("alertmanager:t0ken:with colon".getBytes(StandardCharsets.UTF_8));
        WebhookGate gate = gate("t0ken:with colon", null);

        assertThatCode(() -> send(gate, false, "Authorization", "Bearer t0ken:with colon"))
                .doesNotThrowAnyException();
        assertThatCode(() -> send(gate, false, "Authorization", "basic " + basic))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Bearer", "Bearer ", "Bearer t0ke", "Bearer t0ken2", "Basic !!", "Basic dDBrZW4", "t0ken"})
    void nothingElseIsTaken(String authorization) {
        assertThatThrownBy(() -> send(gate("t0ken", null), false, "Authorization", authorization))
                .isInstanceOf(UnknownSenderException.class)
                .hasMessageNotContaining("t0ken");
    }

    @Test
    void aSignatureIsOfThisBodyAndOfTheLastFiveMinutes() {
        WebhookGate gate = gate(null, SECRET);

        assertThatCode(() -> send(gate, false, signed(NOW, BODY))).doesNotThrowAnyException();
        assertThatCode(() -> send(gate, false, signed(NOW.minusSeconds(300), BODY)))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> send(gate, false, signed(NOW.minusSeconds(301), BODY)))
                .isInstanceOf(UnknownSenderException.class);
        assertThatThrownBy(() -> send(gate, false, signed(NOW.plusSeconds(301), BODY)))
                .isInstanceOf(UnknownSenderException.class);
        assertThatThrownBy(() -> send(gate, false, signed(NOW, new byte[] {1})))
                .isInstanceOf(UnknownSenderException.class);
        assertThatThrownBy(() -> send(gate, false)).isInstanceOf(UnknownSenderException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"whsec_", "whsec_not base64", "c2hvcnQ="})
    void aSecretThatIsNoneIsRefusedAndNotRepeated(String secret) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> gate(null, secret))
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain(secret));
    }

    @Test
    void soManyAMinuteAreLetIn() {
        WebhookGate gate = gate("t0ken", null);
        for (int i = 0; i < 60; i++) {
            send(gate, false, "Authorization", "Bearer t0ken");
        }

        assertThatThrownBy(() -> send(gate, false, "Authorization", "Bearer t0ken"))
                .isInstanceOfSatisfying(
                        TooManyRequestsException.class,
                        refused -> assertThat(refused.after()).isEqualTo(Duration.ofSeconds(1)));
        assertThatThrownBy(() -> send(gate, false, "Authorization", "Bearer wrong"))
                .as("who is not known costs nobody a place")
                .isInstanceOf(UnknownSenderException.class);

        clock.advance(Duration.ofSeconds(1));
        assertThatCode(() -> send(gate, false, "Authorization", "Bearer t0ken")).doesNotThrowAnyException();
    }

    @Test
    void soManyBodiesAreReadAtOnce() {
        WebhookGate gate = gate("t0ken", null);
        WebhookGate.Entry first = gate.enter(name -> "Bearer t0ken", false);
        WebhookGate.Entry second = gate.enter(name -> "Bearer t0ken", false);

        assertThatThrownBy(() -> gate.enter(name -> "Bearer t0ken", false))
                .isInstanceOf(TooManyRequestsException.class);

        first.close();
        second.close();
        assertThatCode(() -> send(gate, false, "Authorization", "Bearer t0ken")).doesNotThrowAnyException();
    }

    @Test
    void saysNothingOfItsSecrets() {
        assertThat(gate("t0ken", SECRET).toString()).isEqualTo("WebhookGate");
    }
}
