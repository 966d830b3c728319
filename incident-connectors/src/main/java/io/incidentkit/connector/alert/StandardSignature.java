package io.incidentkit.connector.alert;

import io.incidentkit.connector.call.Hmac;
import io.incidentkit.connector.call.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A signature as Standard Webhooks has it: of the id, the moment and the bytes of the body, by a secret that begins with {@code whsec_}. A
 * moment that is more than five minutes off does not count.
 *
 * <p>Immutable and thread-safe. It shows no secret.
 */
public final class StandardSignature implements SenderCheck {
    /** The beginning of each secret. */
    public static final String PREFIX = "whsec_";

    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final String VERSION = "v1,";

    /** As many as one looks at while a secret is changed. */
    private static final int MOST = 8;

    private final List<byte[]> keys;
    private final InstantSource clock;

    private StandardSignature(List<byte[]> keys, InstantSource clock) {
        this.keys = List.copyOf(keys);
        this.clock = clock;
    }

    /**
     * Creates the check.
     *
     * @param secrets the secrets, several while one is changed
     * @param clock for the age of the signature
     * @throws IllegalArgumentException if there is no secret, or one is no Base64 behind {@value #PREFIX}
     */
    public static StandardSignature of(List<Secret> secrets, InstantSource clock) {
        List<byte[]> keys = new ArrayList<>();
        for (Secret secret : secrets) {
            keys.add(key(secret));
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("There is no secret");
        }
        return new StandardSignature(keys, clock);
    }

    private static byte[] key(Secret secret) {
        try {
            byte[] key = secret.value().startsWith(PREFIX)
                    ? Base64.getDecoder().decode(secret.value().substring(PREFIX.length()))
                    : new byte[0];
            if (key.length > 0) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            // Its message would have a part of the secret.
        }
        throw new IllegalArgumentException("The secret is no Base64 behind " + PREFIX);
    }

    @Override
    public Verdict judge(AlertRequest request) {
        String moment = request.header("webhook-timestamp");
        byte[] ahead = (request.header("webhook-id") + "." + moment + ".").getBytes(StandardCharsets.UTF_8);
        boolean fits = false;
        for (String each : request.header("webhook-signature").split(" ", MOST)) {
            byte[] sent = bytes(each.strip());
            for (byte[] key : keys) {
                // Each is compared, so that the time says nothing of which one fits.
                fits |= MessageDigest.isEqual(Hmac.sha256(key, ahead, request.body()), sent);
            }
        }
        return fits && isRecent(moment) ? Verdict.KNOWN : Verdict.UNKNOWN;
    }

    private static byte[] bytes(String signature) {
        try {
            return signature.startsWith(VERSION)
                    ? Base64.getDecoder().decode(signature.substring(VERSION.length()))
                    : new byte[0];
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private boolean isRecent(String seconds) {
        if (!seconds.matches("[0-9]{1,12}")) {
            return false;
        }
        Instant signed = Instant.ofEpochSecond(Long.parseLong(seconds));
        return Duration.between(signed, clock.instant()).abs().compareTo(TOLERANCE) <= 0;
    }

    @Override
    public String words() {
        return "a signature of Standard Webhooks";
    }

    /** Says nothing of the secret. */
    @Override
    public String toString() {
        return words();
    }
}
