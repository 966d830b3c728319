package io.incidentkit.stored;

import java.lang.invoke.CallSite;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.function.Function;

/**
 * Calls of the accessors and constructors of our own records, as fast as a call in Java. Jackson's own go through method handles that
 * are bent anew with each call of a constructor, which took a third of the time of reading a snapshot, and are not compiled into what
 * calls them, which took most of the time of writing one.
 *
 * <p>Empty where they can't be made, such as in a native image: then Jackson's own ways are used. Thread-safe.
 */
final class RecordAccess {
    private static final String OURS = "io.incidentkit.";
    private static final MethodType BY_ARRAY = MethodType.methodType(Object.class, Object[].class);

    private RecordAccess() {}

    static boolean isOurs(Class<?> type) {
        return type.isRecord() && type.getName().startsWith(OURS);
    }

    /** A function that gives a part of a record. */
    @SuppressWarnings("unchecked") // It is made for objects.
    static Optional<Function<Object, Object>> accessor(Method method) {
        try {
            MethodHandles.Lookup lookup = in(method.getDeclaringClass());
            MethodHandle handle = lookup.unreflect(method);
            CallSite site = LambdaMetafactory.metafactory(
                    lookup,
                    "apply",
                    MethodType.methodType(Function.class),
                    MethodType.methodType(Object.class, Object.class),
                    handle,
                    MethodType.methodType(method.getReturnType(), method.getDeclaringClass())
                            .wrap());
            return Optional.of((Function<Object, Object>) site.getTarget().invoke());
        } catch (Throwable e) {
            return notMade(e);
        }
    }

    /** A handle that makes a record of its parts: of an array of objects, an object. */
    static Optional<MethodHandle> constructor(Constructor<?> constructor) {
        try {
            MethodHandle handle = in(constructor.getDeclaringClass()).unreflectConstructor(constructor);
            return Optional.of(handle.asSpreader(Object[].class, constructor.getParameterCount())
                    .asType(BY_ARRAY));
        } catch (Throwable e) {
            return notMade(e);
        }
    }

    private static <T> Optional<T> notMade(Throwable why) {
        if (why instanceof VirtualMachineError error) {
            throw error;
        }
        return Optional.empty();
    }

    private static MethodHandles.Lookup in(Class<?> type) throws IllegalAccessException {
        return MethodHandles.privateLookupIn(type, MethodHandles.lookup());
    }
}
