package io.incidentkit.spring.boot.autoconfigure;

import java.io.Serial;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A property names a file or a folder that is not there, can't be read, or does not say what it should. */
final class UnusableLocationException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String property;
    private final String location;
    private final transient List<String> faults;

    UnusableLocationException(String property, String location, List<String> faults, @Nullable Throwable cause) {
        super(property + "=" + location + ": " + String.join("; ", faults), cause);
        this.property = property;
        this.location = location;
        this.faults = List.copyOf(faults);
    }

    String property() {
        return property;
    }

    String location() {
        return location;
    }

    List<String> faults() {
        return faults;
    }
}
