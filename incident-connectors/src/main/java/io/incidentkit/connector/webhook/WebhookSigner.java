package io.incidentkit.connector.webhook;

import io.incidentkit.connector.call.Hmac;
import io.incidentkit.connector.call.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** The signature of Standard Webhooks: {@code v1,} and HMAC-SHA256 over id, moment and body, one for each secret. */
final class WebhookSigner {
    private static final String PREFIX = "whsec_";
    private static final int SHORTEST = 24;
    private static final int LONGEST = 64;

    private WebhookSigner() {}

    static String sign(List<Secret> secrets, String id, Instant at, byte[] body) {
        return secrets.stream()
                .map(secret -> "v1," + one(key(secret), id, at, body))
                .collect(Collectors.joining(" "));
    }

    private static String one(byte[] key, String id, Instant at, byte[] body) {
        byte[] start = (id + "." + at.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(Hmac.sha256(key, start, body));
    }

    /** Whether it is Base64 of as many bytes as the specification asks for, with or without its prefix. */
    static boolean isSecret(Secret secret) {
        try {
            int length = key(secret).length;
            return length >= SHORTEST && length <= LONGEST;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static byte[] key(Secret secret) {
        String value = secret.value();
        return Base64.getDecoder().decode(value.startsWith(PREFIX) ? value.substring(PREFIX.length()) : value);
    }
}
