package io.incidentkit.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One alert of a group, as its source described it.
 *
 * @param firing true while the condition holds, false once it is resolved
 * @param labels what identifies the alert, in the order of the names
 * @param annotations what it says to people, in the order of the names
 * @param startsAt since when the condition held, or null if the source does not say
 * @param endsAt until when, or null while it holds or if the source does not say
 */
public record Alert(
        boolean firing,
        Map<String, String> labels,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> annotations,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt) {

    /** Copies the maps, in the order of their names. */
    public Alert {
        labels = Collections.unmodifiableMap(new TreeMap<>(labels));
        // Null when it is read: annotations that are empty are not written.
        annotations = annotations == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(annotations));
    }

    /** Returns the alert's name, the label {@code alertname}, if it has one. */
    public Optional<String> name() {
        return Optional.ofNullable(labels.get("alertname"));
    }
}
