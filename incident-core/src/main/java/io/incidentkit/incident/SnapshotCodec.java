package io.incidentkit.incident;

import io.incidentkit.timeline.EventCodec;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * The stored form of an incident's state, for stores. It is derived: a snapshot of another format, or one that can't be
 * read, is replaced by the fold of the events.
 *
 * <p>Thread-safe.
 */
public final class SnapshotCodec {
    /** The format that this release writes. Whoever changes the parts of an incident or the fold raises it. */
    public static final int SNAPSHOT_FORMAT = 6;

    private static final JsonMapper MAPPER = EventCodec.storageMapper();
    private static final ObjectWriter WRITER = MAPPER.writerFor(IncidentSnapshot.class);
    private static final ObjectReader READER = MAPPER.readerFor(IncidentSnapshot.class);

    private SnapshotCodec() {}

    /**
     * Writes a snapshot in {@link #SNAPSHOT_FORMAT}.
     *
     * @param incident the incident
     * @return its JSON
     */
    public static String write(Incident incident) {
        return WRITER.writeValueAsString(incident.state());
    }

    /**
     * Reads a snapshot.
     *
     * @param format the format under which it was stored
     * @param number the number that the store gave the incident
     * @param json the stored JSON
     * @return the incident, or empty if it has to be folded from its events
     */
    public static Optional<Incident> read(int format, long number, String json) {
        if (format != SNAPSHOT_FORMAT) {
            return Optional.empty();
        }
        try {
            // Jackson reads the JSON null as no snapshot.
            @Nullable IncidentSnapshot snapshot = READER.readValue(json);
            return Optional.ofNullable(snapshot).map(read -> new Incident(read.numbered(number)));
        } catch (JacksonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
