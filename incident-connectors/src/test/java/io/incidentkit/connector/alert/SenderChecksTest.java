package io.incidentkit.connector.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.incidentkit.connector.RealData;
import io.incidentkit.connector.alert.SenderCheck.Verdict;
import io.incidentkit.connector.call.Hmac;
import io.incidentkit.connector.call.Secret;
import io.incidentkit.test.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How senders are known. */
class SenderChecksTest {
    private static final byte[] BODY = "{\"title\":\"Grüße\"}".getBytes(StandardCharsets.UTF_8);

    private static List<Secret> secrets(String... values) {
        return List.of(values).stream().map(Secret::of).toList();
    }

    private static Verdict judge(SenderCheck check, byte[] body, String... headers) {
        return check.judge(AlertDesk.request(null, body, headers));
    }

    private static String hex(String secret, byte[]... parts) {
        return HexFormat.of().formatHex(Hmac.sha256(secret.getBytes(StandardCharsets.UTF_8), parts));
    }

    @Nested
    class ASharedSecret {
        private final SenderCheck check = SharedSecret.of(secrets("old one", "k3y-of-ours"), "X-Our-Key");

        @Test
        void isABearerAPasswordOrAHeader() {
            String basic = Base64.getEncoder().encodeToString("anybody:k3y-of-ours".getBytes(StandardCharsets.UTF_8));

            assertThat(judge(check, BODY, "Authorization", "Bearer k3y-of-ours"))
                    .isEqualTo(Verdict.KNOWN);
            assertThat(judge(check, BODY, "Authorization", "bearer old one")).isEqualTo(Verdict.KNOWN);
            assertThat(judge(check, BODY, "Authorization", "Basic " + basic)).isEqualTo(Verdict.KNOWN);
            assertThat(judge(check, BODY, "X-Our-Key", "k3y-of-ours")).isEqualTo(Verdict.KNOWN);
        }

        @Test
        void thatIsAnotherIsNone() {
            for (String wrong : new String[] {
                "", "Bearer", "Bearer ", "Bearer k3y", "k3y-of-ours", "Basic k3y-of-ours", "Basic !", "Basic OmE="
            }) {
                assertThat(judge(check, BODY, "Authorization", wrong)).as(wrong).isEqualTo(Verdict.UNKNOWN);
            }
            assertThat(judge(check, BODY)).isEqualTo(Verdict.UNKNOWN);
            assertThat(judge(check, BODY, "X-Our-Key", "")).isEqualTo(Verdict.UNKNOWN);
        }

        @Test
        void isShownToNobodyAndIsNoPlaceholder() {
            assertThat(check).hasToString("a shared secret in X-Our-Key");
            assertThat(check.faults()).isEmpty();
            assertThat(SharedSecret.of(secrets("change-me"), null).faults()).hasSize(1);
            assertThatIllegalArgumentException().isThrownBy(() -> SharedSecret.of(secrets(" "), null));
            assertThatIllegalArgumentException().isThrownBy(() -> SharedSecret.of(List.of(), null));
            assertThatIllegalArgumentException().isThrownBy(() -> SharedSecret.of(secrets("a"), " "));
        }
    }

    @Nested
    class ASignature {
        private final SettableClock clock = SettableClock.at("2026-11-28T10:00:00Z");

        @Test
        void isOfTheBytesAsTheyCame() {
            SenderCheck check = BodySignature.of("X-Signature", "sha256=", secrets("one", "two"));

            assertThat(judge(check, BODY, "X-Signature", "sha256=" + hex("two", BODY)))
                    .isEqualTo(Verdict.KNOWN);
            assertThat(judge(check, BODY, "X-Signature", "sha256=00, sha256=" + hex("one", BODY)))
                    .isEqualTo(Verdict.KNOWN);
            assertThat(judge(check, BODY, "X-Signature", hex("two", BODY))).isEqualTo(Verdict.UNKNOWN);
            assertThat(judge(check, BODY, "X-Signature", "sha256=" + hex("three", BODY)))
                    .isEqualTo(Verdict.UNKNOWN);
            assertThat(judge(check, new byte[0], "X-Signature", "sha256=" + hex("two", BODY)))
                    .isEqualTo(Verdict.UNKNOWN);
        }

        @Test
        void thatIsNoneIsRefused() {
            SenderCheck check = BodySignature.of("X-Signature", "", secrets("one"));
            for (String wrong : new String[] {"", ",", "zz", "0", "=", "null", "v1="}) {
                assertThat(judge(check, BODY, "X-Signature", wrong)).as(wrong).isEqualTo(Verdict.UNKNOWN);
            }
            assertThat(judge(check, BODY)).isEqualTo(Verdict.UNKNOWN);
        }

        @Test
        void withAMomentIsOfTheLastMinutes() {
            SenderCheck check = BodySignature.of("X-Signature", "", secrets("one"), "X-Timestamp", clock);
            String now = Long.toString(clock.instant().getEpochSecond());
            String signature = hex("one", (now + ":").getBytes(StandardCharsets.UTF_8), BODY);

            assertThat(judge(check, BODY, "X-Signature", signature, "X-Timestamp", now))
                    .isEqualTo(Verdict.KNOWN);
            assertThat(judge(check, BODY, "X-Signature", signature)).isEqualTo(Verdict.UNKNOWN);
            assertThat(judge(check, BODY, "X-Signature", hex("one", BODY), "X-Timestamp", now))
                    .isEqualTo(Verdict.UNKNOWN);
            clock.advance(Duration.ofMinutes(6));
            assertThat(judge(check, BODY, "X-Signature", signature, "X-Timestamp", now))
                    .isEqualTo(Verdict.UNKNOWN);
            assertThat(judge(check, BODY, "X-Signature", signature, "X-Timestamp", "soon"))
                    .isEqualTo(Verdict.UNKNOWN);
        }

        @Test
        void needsASecretAndAHeader() {
            assertThatIllegalArgumentException().isThrownBy(() -> BodySignature.of("X", "", List.of()));
            assertThatIllegalArgumentException().isThrownBy(() -> BodySignature.of("X", "", secrets("")));
            assertThatIllegalArgumentException().isThrownBy(() -> BodySignature.of(" ", "", secrets("a")));
        }

        /** Vectors that others made: published ones, and lists of two while a secret is changed. */
        @Test
        void fitsTheVectorsOfTheVendors() {
            JsonNode extra = vectors("webhooks/signatures/signature-vectors-extra.json");
            byte[] body = extra.path("body_utf8").stringValue().getBytes(StandardCharsets.UTF_8);
            fits(extra.path("sentry"), "", body);
            fits(extra.path("pagerduty_rotation"), "v1=", body);
            JsonNode github = extra.path("github");
            fits(github, "sha256=", github.path("body").stringValue().getBytes(StandardCharsets.UTF_8));
            JsonNode pagerDuty = vectors("webhooks/signature-vectors.json").path("pagerduty_v3");
            byte[] signed = RealData.bytes(
                    RealData.at("webhooks/" + pagerDuty.path("body_file").stringValue()));
            SenderCheck check = check(pagerDuty, "v1=");
            String header = pagerDuty.path("header").stringValue();
            assertThat(judge(check, signed, header, pagerDuty.path("signature").stringValue()))
                    .isEqualTo(Verdict.KNOWN);
            assertThat(judge(
                            check,
                            signed,
                            header,
                            pagerDuty.path("wrong_signature").stringValue()))
                    .isEqualTo(Verdict.UNKNOWN);
        }

        private void fits(JsonNode vector, String prefix, byte[] body) {
            SenderCheck check = check(vector, prefix);
            String header = vector.path("header").stringValue();
            String value = vector.path("value").stringValue();
            assertThat(judge(check, body, header, value)).as(header).isEqualTo(Verdict.KNOWN);
            byte[] other = body.clone();
            other[0] ^= 1;
            assertThat(judge(check, other, header, value)).as(header).isEqualTo(Verdict.UNKNOWN);
        }

        private SenderCheck check(JsonNode vector, String prefix) {
            return BodySignature.of(
                    vector.path("header").stringValue(),
                    prefix,
                    secrets(vector.path("secret").stringValue()));
        }

        private JsonNode vectors(String file) {
            return JsonMapper.shared().readTree(RealData.bytes(RealData.at(file)));
        }
    }

    @Test
    void ofSeveralWaysOneIsEnough() {
        SenderCheck both = SenderCheck.anyOf(List.of(
                SharedSecret.of(secrets("k3y"), null), BodySignature.of("X-Signature", "", secrets("todo-later"))));

        assertThat(judge(both, BODY, "Authorization", "Bearer k3y")).isEqualTo(Verdict.KNOWN);
        assertThat(judge(both, BODY, "X-Signature", hex("todo-later", BODY))).isEqualTo(Verdict.KNOWN);
        assertThat(judge(both, BODY)).isEqualTo(Verdict.UNKNOWN);
        assertThat(both.words()).isEqualTo("a shared secret or a signature in X-Signature");
        assertThat(both.faults()).hasSize(1);
    }
}
