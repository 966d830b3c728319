package io.incidentkit.command;

import io.incidentkit.severity.SeverityPolicy;
import io.incidentkit.validation.ObjectReader;
import org.jspecify.annotations.Nullable;

/** How a field's value is read. What is wrong with it is noted where it is read. */
@FunctionalInterface
interface FieldReading<T> {

    /** The value, or null if it is absent or wrong. */
    @Nullable
    T read(ObjectReader in, String name, Context context);

    /**
     * The context in which values are judged.
     *
     * @param severities the levels that there are
     * @param lookup finds what a command names
     */
    record Context(SeverityPolicy severities, CommandLookup lookup) {}
}
