package io.incidentkit.stored;

import java.io.Serial;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Constructor;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.ValueInstantiator;
import tools.jackson.databind.deser.ValueInstantiators;
import tools.jackson.databind.deser.std.StdValueInstantiator;
import tools.jackson.databind.introspect.AnnotatedConstructor;

/** Makes our own records by {@link RecordAccess}. */
final class RecordInstantiators extends ValueInstantiators.Base {

    @Override
    public ValueInstantiator modifyValueInstantiator(
            DeserializationConfig config, BeanDescription.Supplier description, ValueInstantiator usual) {
        return RecordAccess.isOurs(description.getBeanClass())
                        && usual instanceof StdValueInstantiator standard
                        && standard.getWithArgsCreator() instanceof AnnotatedConstructor creator
                ? made(standard, creator.getAnnotated())
                : usual;
    }

    private static ValueInstantiator made(StdValueInstantiator usual, Constructor<?> constructor) {
        return RecordAccess.constructor(constructor)
                .<ValueInstantiator>map(handle -> new OfParts(usual, handle))
                .orElse(usual);
    }

    /** Makes a record of its parts. */
    private static final class OfParts extends StdValueInstantiator {
        @Serial
        private static final long serialVersionUID = 1L;

        private final transient MethodHandle constructor;

        OfParts(StdValueInstantiator usual, MethodHandle constructor) {
            super(usual);
            this.constructor = constructor;
        }

        @Override
        public Object createFromObjectWith(DeserializationContext context, Object[] parts) {
            try {
                return (Object) constructor.invokeExact(parts);
            } catch (Throwable e) {
                // Once more in Jackson's way, which fails alike and says what is wrong in its own words.
                return super.createFromObjectWith(context, parts);
            }
        }
    }
}
