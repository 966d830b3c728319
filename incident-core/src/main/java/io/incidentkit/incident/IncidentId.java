package io.incidentkit.incident;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An incident's identity, made on the caller's side, so that a retried declare is the same incident.
 *
 * @param value the UUID; version 7 if this class made it
 */
public record IncidentId(@JsonValue UUID value) implements Comparable<IncidentId> {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Reads the stored form. */
    @JsonCreator
    public IncidentId {}

    /**
     * Makes a new id (UUID version 7), which sorts by time.
     *
     * @param now the moment to put into it
     * @return the id
     */
    public static IncidentId create(Instant now) {
        long random = RANDOM.nextLong();
        long high = (now.toEpochMilli() << 16) | 0x7000 | (random & 0x0fff);
        long low = (RANDOM.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new IncidentId(new UUID(high, low));
    }

    /**
     * Names an incident that happened elsewhere: the same id each time for the same source and its own id.
     *
     * @param source where it happened
     * @param sourceId how it is called there
     * @return the id, a UUID made from the names (version 3)
     */
    public static IncidentId ofSource(String source, String sourceId) {
        // The length keeps the two names apart, whatever is in them.
        String name = "incidentkit/" + source.length() + "/" + source + "/" + sourceId;
        return new IncidentId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Reads an id.
     *
     * @param text a UUID in its usual form of 36 characters
     * @return the id, or empty if the text is not a UUID
     */
    public static Optional<IncidentId> find(String text) {
        try {
            UUID value = UUID.fromString(text);
            // The JDK reads more than the usual form, and cuts what is too long.
            return value.toString().equalsIgnoreCase(text) ? Optional.of(new IncidentId(value)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Orders ids as their text is ordered. */
    @Override
    public int compareTo(IncidentId other) {
        return toString().compareTo(other.toString());
    }

    /** Returns the UUID in its usual form. */
    @Override
    public String toString() {
        return value.toString();
    }
}
