package io.incidentkit.jdbc.seal;

import io.incidentkit.jdbc.database.Moments;
import io.incidentkit.stored.StoredInstant;
import io.incidentkit.timeline.EventCodec;
import io.incidentkit.timeline.TimelineEntry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row of {@code incident_event}, as its seal stands for it. A digest is SHA-256 over the salt and every column; a link is SHA-256 over
 * the link before and the digest. The salt is random: without it nobody can try out which words a digest was made of.
 *
 * <p>Immutable; whoever gets the salt leaves it as it is.
 */
public final class SealedEntry {
    private static final int SALT_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final int sequence;
    private final String type;
    private final int version;
    private final Instant occurredAt;
    private final Instant recordedAt;
    private final String actor;
    private final String payload;
    private final byte @Nullable [] salt;
    private final byte @Nullable [] link;

    private SealedEntry(
            int sequence,
            String type,
            int version,
            Instant occurredAt,
            Instant recordedAt,
            String actor,
            String payload,
            byte @Nullable [] salt,
            byte @Nullable [] link) {
        this.sequence = sequence;
        this.type = type;
        this.version = version;
        this.occurredAt = occurredAt;
        this.recordedAt = recordedAt;
        this.actor = actor;
        this.payload = payload;
        this.salt = salt;
        this.link = link;
    }

    /** A row for an entry, with a new salt. */
    public static SealedEntry of(TimelineEntry entry) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return new SealedEntry(
                entry.sequence(),
                entry.event().type().code(),
                entry.event().type().version(),
                entry.occurredAt(),
                entry.recordedAt(),
                entry.actor().code(),
                EventCodec.write(entry.event()),
                salt,
                null);
    }

    /** Rows for entries, each with a salt of its own. */
    public static List<SealedEntry> of(List<TimelineEntry> entries) {
        List<SealedEntry> sealed = new ArrayList<>(entries.size());
        entries.forEach(entry -> sealed.add(of(entry)));
        return sealed;
    }

    /** A row as it is stored. */
    public static SealedEntry read(ResultSet row, Moments moments) throws SQLException {
        return new SealedEntry(
                row.getInt("sequence"),
                row.getString("type"),
                row.getInt("version"),
                moments.read(row, "occurred_at"),
                moments.read(row, "recorded_at"),
                row.getString("actor"),
                row.getString("payload"),
                row.getBytes("salt"),
                row.getBytes("link"));
    }

    /** Its place. */
    public int sequence() {
        return sequence;
    }

    /** The event's type. */
    public String type() {
        return type;
    }

    /** The version of the type's form. */
    public int version() {
        return version;
    }

    /** When it happened. */
    public Instant occurredAt() {
        return occurredAt;
    }

    /** When it was written. */
    public Instant recordedAt() {
        return recordedAt;
    }

    /** By whom. */
    public String actor() {
        return actor;
    }

    /** The event. */
    public String payload() {
        return payload;
    }

    /** The salt; null in a row of before there were seals. */
    public byte @Nullable [] salt() {
        return salt;
    }

    /** The link as it is stored; null in a row that is new or of before there were seals. */
    byte @Nullable [] link() {
        return link;
    }

    /** The digest of the row. */
    public byte[] digest() {
        MessageDigest digest = sha256();
        if (salt != null) {
            digest.update(salt);
        }
        String head = sequence + "\n" + type + "\n" + version + "\n" + StoredInstant.text(occurredAt) + "\n"
                + StoredInstant.text(recordedAt) + "\n" + actor + "\n";
        digest.update(head.getBytes(StandardCharsets.UTF_8));
        return digest.digest(payload.getBytes(StandardCharsets.UTF_8));
    }

    /** The link that the first entry of an incident follows. */
    public static byte[] first(UUID incident) {
        return sha256().digest(("incident " + incident).getBytes(StandardCharsets.UTF_8));
    }

    /** The link of an entry with this digest. */
    public static byte[] link(byte[] before, byte[] digest) {
        MessageDigest link = sha256();
        link.update(before);
        return link.digest(digest);
    }

    /** The links of entries that follow one another. */
    public static List<byte[]> links(byte[] before, List<SealedEntry> entries) {
        List<byte[]> links = new ArrayList<>(entries.size());
        byte[] last = before;
        for (SealedEntry entry : entries) {
            last = link(last, entry.digest());
            links.add(last);
        }
        return links;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
