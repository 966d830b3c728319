package io.incidentkit.connector.slack;

import io.incidentkit.connector.call.Hmac;
import io.incidentkit.connector.call.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The signature of Slack's requests: an HMAC with SHA-256 of version, moment and body as it was sent. One that is older than five minutes
 * is none, so that a request that was overheard is not sent again.
 *
 * <p>Immutable and thread-safe.
 */
public final class SlackSignature {
    /** The header with the signature. */
    public static final String HEADER = "X-Slack-Signature";

    /** The header with the moment. */
    public static final String TIMESTAMP = "X-Slack-Request-Timestamp";

    private static final String VERSION = "v0";
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final List<Secret> secrets;

    /**
     * Takes the signing secrets of the application.
     *
     * @param secrets one, or two while it is changed
     * @throws IllegalArgumentException if there is none, or one is blank
     */
    public SlackSignature(List<Secret> secrets) {
        if (secrets.isEmpty()
                || secrets.stream().anyMatch(secret -> secret.value().isEmpty())) {
            throw new IllegalArgumentException("There is no signing secret");
        }
        this.secrets = List.copyOf(secrets);
    }

    /**
     * Returns whether a request is Slack's, in a time that says nothing of how much of it is right.
     *
     * @param signature the header {@value #HEADER}, or null
     * @param timestamp the header {@value #TIMESTAMP}, or null
     * @param body the body as it was sent
     * @param now the moment
     */
    public boolean isOf(@Nullable String signature, @Nullable String timestamp, byte[] body, Instant now) {
        if (signature == null || timestamp == null || !isRecent(timestamp, now)) {
            return false;
        }
        byte[] given = signature.getBytes(StandardCharsets.UTF_8);
        boolean isOne = false;
        for (Secret secret : secrets) {
            isOne |= MessageDigest.isEqual(sign(secret, timestamp, body).getBytes(StandardCharsets.US_ASCII), given);
        }
        return isOne;
    }

    private static boolean isRecent(String timestamp, Instant now) {
        if (!timestamp.matches("[0-9]{1,12}")) {
            return false;
        }
        Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now);
        return age.abs().compareTo(TOLERANCE) <= 0;
    }

    private static String sign(Secret secret, String timestamp, byte[] body) {
        byte[] start = (VERSION + ":" + timestamp + ":").getBytes(StandardCharsets.UTF_8);
        byte[] key = secret.value().getBytes(StandardCharsets.UTF_8);
        return VERSION + "=" + HexFormat.of().formatHex(Hmac.sha256(key, start, body));
    }
}
