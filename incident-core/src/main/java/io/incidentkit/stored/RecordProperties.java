package io.incidentkit.stored;

import java.io.Serial;
import java.lang.reflect.Method;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.ser.BeanPropertyWriter;
import tools.jackson.databind.ser.ValueSerializerModifier;

/** Asks our own records for their parts by {@link RecordAccess}. */
final class RecordProperties extends ValueSerializerModifier {
    @Serial
    private static final long serialVersionUID = 1L;

    @Override
    public List<BeanPropertyWriter> changeProperties(
            SerializationConfig config, BeanDescription.Supplier description, List<BeanPropertyWriter> properties) {
        return RecordAccess.isOurs(description.getBeanClass())
                ? properties.stream().map(RecordProperties::asked).toList()
                : properties;
    }

    private static BeanPropertyWriter asked(BeanPropertyWriter usual) {
        return usual.getClass() == BeanPropertyWriter.class && usual.getMember().getMember() instanceof Method method
                ? RecordAccess.accessor(method)
                        .<BeanPropertyWriter>map(accessor -> new Part(usual, accessor))
                        .orElse(usual)
                : usual;
    }

    /** A part of a record, written as Jackson writes it. No record holds itself, so that this is not looked for. */
    private static final class Part extends BeanPropertyWriter {
        @Serial
        private static final long serialVersionUID = 1L;

        private final transient Function<Object, Object> accessor;

        Part(BeanPropertyWriter usual, Function<Object, Object> accessor) {
            super(usual);
            this.accessor = accessor;
        }

        @Override
        public void serializeAsProperty(Object owner, JsonGenerator generator, SerializationContext context)
                throws Exception {
            @Nullable Object value = accessor.apply(owner);
            if (value == null) {
                super.serializeAsProperty(owner, generator, context);
                return;
            }
            ValueSerializer<Object> serializer = _serializer != null ? _serializer : found(value.getClass(), context);
            if (isLeftOut(value, serializer, context)) {
                return;
            }
            generator.writeName(_name);
            if (_typeSerializer == null) {
                serializer.serialize(value, generator, context);
            } else {
                serializer.serializeWithType(value, generator, context, _typeSerializer);
            }
        }

        private ValueSerializer<Object> found(Class<?> type, SerializationContext context) {
            ValueSerializer<Object> known = _dynamicSerializers.serializerFor(type);
            return known != null ? known : _findAndAddDynamic(_dynamicSerializers, type, context);
        }

        private boolean isLeftOut(Object value, ValueSerializer<Object> serializer, SerializationContext context) {
            return _suppressableValue == MARKER_FOR_EMPTY
                    ? serializer.isEmpty(context, value)
                    : _suppressableValue != null && _suppressableValue.equals(value);
        }
    }
}
