package io.incidentkit.timeline;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.incidentkit.stored.StoredModule;
import java.io.Serial;
import java.lang.reflect.Executable;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;

/**
 * The stored form of events: JSON without the type, which stands beside it as code and version. The mapper is our own, so
 * that a host's JSON settings can't change what is stored. Fields that this release does not know are ignored.
 *
 * <p>Thread-safe.
 */
public final class EventCodec {
    private static final JsonMapper MAPPER = storageMapper();
    private static final Map<EventType, ObjectReader> READERS = new EnumMap<>(EventType.class);
    private static final Map<EventType, ObjectWriter> WRITERS = new EnumMap<>(EventType.class);

    static {
        for (EventType type : EventType.values()) {
            READERS.put(type, MAPPER.readerFor(type.eventClass()));
            WRITERS.put(type, MAPPER.writerFor(type.eventClass()));
        }
    }

    private EventCodec() {}

    /** Returns a new mapper with the settings of everything that is stored: ISO-8601 instants, no nulls, no surprises. */
    public static JsonMapper storageMapper() {
        return JsonMapper.builder()
                .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
                .annotationIntrospector(
                        AnnotationIntrospector.pair(new JacksonAnnotationIntrospector(), new Required()))
                .addModule(new StoredModule())
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                // Constants of an enum are stored by their code; a number is no code, and no place in their order
                // either.
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                // An empty text is no id, no moment and no number, and not the absence of one either.
                .withCoercionConfigDefaults(
                        coercion -> coercion.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
                .build();
    }

    /**
     * Writes an event.
     *
     * @param event the event
     * @return its JSON, without the type
     */
    public static String write(IncidentEvent event) {
        return writer(event.type()).writeValueAsString(event);
    }

    /**
     * Reads an event.
     *
     * @param code the stored code of its type
     * @param version the stored version of its form
     * @param json the stored JSON
     * @return the event
     * @throws UnreadableEventException if the code is unknown, the version is newer than this release writes or the JSON is
     *     not of that type
     */
    public static IncidentEvent read(String code, int version, String json) {
        EventType type = EventType.find(code)
                .orElseThrow(() -> new UnreadableEventException(
                        "Event type '" + code + "' is unknown; a newer release may have written it", null));
        if (version > type.version()) {
            throw new UnreadableEventException(
                    "Event '" + code + "' has version " + version + "; this release reads up to " + type.version(),
                    null);
        }
        @Nullable IncidentEvent event;
        try {
            event = reader(type).readValue(json);
        } catch (JacksonException | IllegalArgumentException e) {
            throw new UnreadableEventException("Event '" + code + "' version " + version + " can't be read", e);
        }
        // Jackson reads the JSON null as no event.
        if (event == null) {
            throw new UnreadableEventException("Event '" + code + "' version " + version + " is null", null);
        }
        return event;
    }

    /** Returns a text as JSON writes it, without the quotes around it. */
    static String quoted(String text) {
        String json = MAPPER.writeValueAsString(text);
        return json.substring(1, json.length() - 1);
    }

    private static ObjectReader reader(EventType type) {
        ObjectReader reader = READERS.get(type);
        if (reader == null) {
            throw new IllegalStateException("No reader for " + type);
        }
        return reader;
    }

    private static ObjectWriter writer(EventType type) {
        ObjectWriter writer = WRITERS.get(type);
        if (writer == null) {
            throw new IllegalStateException("No writer for " + type);
        }
        return writer;
    }

    /** A field that is not marked as nullable has to be there: damaged JSON is no event with holes. */
    private static final class Required extends NopAnnotationIntrospector {
        @Serial
        private static final long serialVersionUID = 1L;

        @Override
        public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
            return isRequired(member) ? Boolean.TRUE : null;
        }

        @Override
        public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated annotated) {
            return isRequired(annotated) ? JsonSetter.Value.forValueNulls(Nulls.FAIL) : JsonSetter.Value.empty();
        }

        /** A field that may be left out when it is written may be missing when it is read. */
        private static boolean isRequired(Annotated annotated) {
            return annotated instanceof AnnotatedParameter parameter
                    && parameter.getMember() instanceof Executable creator
                    && parameter.getMember().getDeclaringClass().getName().startsWith("io.incidentkit.")
                    && !parameter.hasAnnotation(JsonInclude.class)
                    && !creator.getAnnotatedParameterTypes()[parameter.getIndex()].isAnnotationPresent(Nullable.class);
        }
    }
}
