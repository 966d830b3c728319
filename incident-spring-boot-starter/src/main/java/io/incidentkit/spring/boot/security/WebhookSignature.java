package io.incidentkit.spring.boot.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The signature of Standard Webhooks: an HMAC with SHA-256 of the id, the moment and the body, in a header that may have several, as
 * while a secret is changed. Immutable and thread-safe.
 */
final class WebhookSignature {
    static final String HEADER = "webhook-signature";
    static final String ID = "webhook-id";
    static final String TIMESTAMP = "webhook-timestamp";

    private static final String PREFIX = "whsec_";
    private static final String VERSION = "v1,";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST = 24;
    private static final int MOST = 8;

    private final SecretKeySpec key;

    /**
     * Reads a secret.
     *
     * @param secret its form in text, Base64 with or without {@code whsec_} before it
     * @throws IllegalArgumentException if it is none, or has less than 24 bytes; the message does not have it
     */
    WebhookSignature(String secret) {
        String encoded = secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret;
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(encoded.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The secret of signatures is not Base64");
        }
        if (bytes.length < SHORTEST) {
            throw new IllegalArgumentException("The secret of signatures has less than " + SHORTEST + " bytes");
        }
        this.key = new SecretKeySpec(bytes, ALGORITHM);
    }

    /** Whether one of the signatures is of this body, and made within the tolerance of now. */
    boolean isOf(Function<String, @Nullable String> headers, byte[] body, Instant now, Duration tolerance) {
        String id = headers.apply(ID);
        String timestamp = headers.apply(TIMESTAMP);
        String signatures = headers.apply(HEADER);
        if (id == null || timestamp == null || signatures == null || !isRecent(timestamp, now, tolerance)) {
            return false;
        }
        byte[] expected = sign(id, timestamp, body).getBytes(StandardCharsets.US_ASCII);
        boolean isOne = false;
        for (String each : signatures.strip().split(" ", MOST)) {
            // Each is compared, so that the time says nothing of which one fits.
            isOne |= MessageDigest.isEqual(expected, each.getBytes(StandardCharsets.UTF_8));
        }
        return isOne;
    }

    /** Signs a body. */
    String sign(String id, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return VERSION + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }

    private static boolean isRecent(String timestamp, Instant now, Duration tolerance) {
        try {
            Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now);
            return age.abs().compareTo(tolerance) <= 0;
        } catch (RuntimeException e) {
            return false;
        }
    }
}
