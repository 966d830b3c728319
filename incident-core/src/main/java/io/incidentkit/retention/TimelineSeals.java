package io.incidentkit.retention;

import io.incidentkit.incident.IncidentId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The chain of seals over the entries of one timeline: each seal stands for its entry and all before it, so whoever changes one entry
 * breaks the seal of that one and of each later one. The last one, kept elsewhere, vouches for all of them. SHA-256; confined to one
 * thread.
 */
final class TimelineSeals {
    private byte[] last;

    TimelineSeals(IncidentId id) {
        last = digest().digest(("incident " + id).getBytes(StandardCharsets.UTF_8));
    }

    /** The seal of the next entry. */
    String next(List<String> parts) {
        MessageDigest digest = digest();
        digest.update(last);
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            // The length tells where a part ends, whatever it holds.
            digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
        }
        last = digest.digest();
        return HexFormat.of().formatHex(last);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
