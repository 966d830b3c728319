package io.incidentkit.stored;

import java.io.Serial;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.ext.javatime.deser.DurationDeserializer;
import tools.jackson.databind.ext.javatime.deser.InstantDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdScalarSerializer;

/**
 * Has Jackson write and read what it would by itself, in less time: moments and times by the places of their usual forms, and our own
 * records with the accessors and constructors that {@link RecordAccess} makes.
 */
public final class StoredModule extends SimpleModule {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Creates the module. */
    public StoredModule() {
        super("stored");
        addSerializer(Instant.class, new InstantTexts());
        addDeserializer(Instant.class, new Usual<>(Instant.class, StoredInstant::usual, InstantDeserializer.INSTANT));
        addDeserializer(
                Duration.class, new Usual<>(Duration.class, StoredDuration::usual, DurationDeserializer.INSTANCE));
    }

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.addValueInstantiators(new RecordInstantiators());
        context.addSerializerModifier(new RecordProperties());
    }

    /** Writes what Jackson would. */
    private static final class InstantTexts extends StdScalarSerializer<Instant> {
        InstantTexts() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant instant, JsonGenerator generator, SerializationContext context) {
            generator.writeString(StoredInstant.text(instant));
        }
    }

    /** A value by its text, if it has the usual form. */
    @FunctionalInterface
    private interface Reading<T> {
        @Nullable
        T usual(String text);
    }

    /** Leaves each form but the usual one to Jackson, which also says what is wrong with it. */
    private static final class Usual<T> extends StdScalarDeserializer<T> {
        @Serial
        private static final long serialVersionUID = 1L;

        private final transient Reading<T> reading;
        private final transient ValueDeserializer<T> others;

        Usual(Class<T> type, Reading<T> reading, ValueDeserializer<T> others) {
            super(type);
            this.reading = reading;
            this.others = others;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) {
            @Nullable
            T usual = parser.currentToken() == JsonToken.VALUE_STRING ? reading.usual(parser.getString()) : null;
            return usual == null ? others.deserialize(parser, context) : usual;
        }
    }
}
