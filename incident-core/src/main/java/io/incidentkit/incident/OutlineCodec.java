package io.incidentkit.incident;

import java.time.DateTimeException;
import java.util.Optional;

/**
 * The stored form of an incident's outline, for stores: some hundred bytes that are read in a microsecond or two. It is derived, as a
 * snapshot is: an outline of another format is none, and the incident is read in whole.
 *
 * <p>Thread-safe.
 */
public final class OutlineCodec {
    /**
     * The format that this release writes. A part of the state that is added is counted by {@link SnapshotCodec#SNAPSHOT_FORMAT};
     * whoever changes the order or the form of what is written here raises the last digits.
     */
    public static final int OUTLINE_FORMAT = SnapshotCodec.SNAPSHOT_FORMAT * 100 + 1;

    private OutlineCodec() {}

    /**
     * Returns whether an incident may have an outline: it has ended, and everybody may see it.
     *
     * @param incident the incident
     */
    public static boolean mayHave(Incident incident) {
        return !incident.isOpen() && !incident.isPrivate();
    }

    /**
     * Writes the outline of an incident in {@link #OUTLINE_FORMAT}.
     *
     * @param incident the incident
     * @return its bytes; empty if it has none
     */
    public static Optional<byte[]> write(Incident incident) {
        return incident.outline().map(outline -> new OutlineWriter().write(outline.state()));
    }

    /**
     * Reads an outline.
     *
     * @param format the format under which it was stored
     * @param bytes the stored bytes
     * @return the outline, or empty if the incident has to be read in whole
     */
    public static Optional<Incident> read(int format, byte[] bytes) {
        if (format != OUTLINE_FORMAT) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Incident(new IncidentFold(new OutlineReader(bytes).read()), true));
        } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }
}
