package io.incidentkit.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.incidentkit.timeline.EventCodec;
import java.io.Serial;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;

/**
 * The stored form of an incident's state, for stores. It is derived: a snapshot of another format, or one that can't be
 * read, is replaced by the fold of the events.
 *
 * <p>Thread-safe.
 */
public final class SnapshotCodec {
    /** The format that this release writes. Whoever changes the parts of an incident or the fold raises it. */
    public static final int SNAPSHOT_FORMAT = 10;

    private static final JsonMapper MAPPER = mapper();
    private static final ObjectWriter WRITER = MAPPER.writerFor(IncidentSnapshot.class);
    private static final ObjectReader READER = MAPPER.readerFor(IncidentSnapshot.class);

    private SnapshotCodec() {}

    private static JsonMapper mapper() {
        JsonMapper events = EventCodec.storageMapper();
        return events.rebuild()
                .annotationIntrospector(AnnotationIntrospector.pair(
                        new EmptyParts(), events.deserializationConfig().getAnnotationIntrospector()))
                .build();
    }

    /**
     * Writes a snapshot in {@link #SNAPSHOT_FORMAT}.
     *
     * @param incident the incident
     * @return its JSON
     */
    public static String write(Incident incident) {
        return WRITER.writeValueAsString(incident.wholeState());
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
            return Optional.ofNullable(snapshot).map(read -> new Incident(new IncidentFold(read).numbered(number)));
        } catch (JacksonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Lists and maps without anything in them, which most are, are left out: it is a third of the text. */
    private static final class EmptyParts extends NopAnnotationIntrospector {
        @Serial
        private static final long serialVersionUID = 1L;

        @Override
        public JsonInclude.Value findPropertyInclusion(MapperConfig<?> config, Annotated annotated) {
            return isMany(annotated)
                    ? JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS)
                    : JsonInclude.Value.empty();
        }

        @Override
        public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
            return isMany(member) ? Boolean.FALSE : null;
        }

        @Override
        public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated annotated) {
            return isMany(annotated) ? JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY) : JsonSetter.Value.empty();
        }

        private static boolean isMany(Annotated annotated) {
            return annotated instanceof AnnotatedMember
                    && (Collection.class.isAssignableFrom(annotated.getRawType())
                            || Map.class.isAssignableFrom(annotated.getRawType()));
        }
    }
}
