package io.incidentkit.console.board;

import io.incidentkit.incident.IncidentFilter;
import io.incidentkit.validation.FieldError;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which incidents a list shows, as the address of the page says it.
 *
 * @param typed what was typed, by its name in the address; what is empty is not there
 * @param filter the incidents that are meant; all of them where something is wrong
 * @param faults everything that is wrong with what was typed
 * @param levels the names of the policy's levels, to choose from
 */
public record ListFilter(
        Map<String, String> typed, IncidentFilter filter, List<FieldError> faults, List<String> levels) {

    /** Copies what it is given. */
    public ListFilter {
        typed = Collections.unmodifiableMap(new LinkedHashMap<>(typed));
        faults = List.copyOf(faults);
        levels = List.copyOf(levels);
    }

    /** Returns what was typed; empty if nothing was. */
    public String value(String name) {
        return typed.getOrDefault(name, "");
    }

    /** Returns whether this is asked. */
    public boolean asks(String name) {
        return typed.containsKey(name);
    }

    /** Returns whether anything is asked. */
    public boolean any() {
        return !typed.isEmpty();
    }

    /** Returns whether nothing is wrong with it. */
    public boolean valid() {
        return faults.isEmpty();
    }

    /** Returns what is wrong with a field, in words; null if nothing is. */
    public @Nullable String fault(String name) {
        return faults.stream()
                .filter(fault -> fault.field().equals(name))
                .map(FieldError::message)
                .findFirst()
                .orElse(null);
    }
}
