package io.incidentkit.connector.pagerduty;

import io.incidentkit.connector.call.Hmac;
import io.incidentkit.connector.call.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The signature of PagerDuty's webhooks: {@code v1=} and an HMAC with SHA-256 over the bytes as they came, several after commas while a
 * secret is changed. One that fits one of our secrets is enough. It has no moment in it, so that a repeat is told by its event's id.
 *
 * <p>Immutable and thread-safe. It shows no secret.
 */
public final class PagerDutySignature {
    /** The name of its header. */
    public static final String HEADER = "X-PagerDuty-Signature";

    private static final String VERSION = "v1=";

    private final List<Secret> secrets;

    private PagerDutySignature(List<Secret> secrets) {
        this.secrets = List.copyOf(secrets);
    }

    /**
     * Creates the check of signatures.
     *
     * @param secrets the secrets of the webhook subscriptions, of old and new ones too
     * @throws IllegalArgumentException if there is none, or one is blank
     */
    public static PagerDutySignature of(List<Secret> secrets) {
        if (secrets.isEmpty()
                || secrets.stream().anyMatch(secret -> secret.value().isEmpty())) {
            throw new IllegalArgumentException("A secret of PagerDuty's webhooks is blank, or there is none");
        }
        return new PagerDutySignature(secrets);
    }

    /**
     * Returns whether a body was signed with one of the secrets. It takes the same time whichever fits, and however much of one does.
     *
     * @param header the header, or null without one
     * @param body the bytes as they came
     */
    public boolean fits(@Nullable String header, byte[] body) {
        if (header == null) {
            return false;
        }
        boolean fits = false;
        for (Secret secret : secrets) {
            byte[] expected = hmac(secret, body);
            for (String given : header.split(",", -1)) {
                fits |= MessageDigest.isEqual(expected, bytes(given.strip()));
            }
        }
        return fits;
    }

    private static byte[] hmac(Secret secret, byte[] body) {
        byte[] signature = Hmac.sha256(secret.value().getBytes(StandardCharsets.UTF_8), body);
        return bytes(VERSION + HexFormat.of().formatHex(signature));
    }

    private static byte[] bytes(String text) {
        return text.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
    }

    /** Returns how many secrets there are. */
    @Override
    public String toString() {
        return secrets.size() + " secrets";
    }
}
