package io.incidentkit.incident;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The alert groups of an incident.
 *
 * @param open the one whose alerts come to this incident while it is open, or null
 * @param all every one that ever came, the first one first, at most {@value #MAX}
 */
record AlertKeys(@Nullable String open, List<String> all) {
    static final AlertKeys NONE = new AlertKeys(null, List.of());

    /** So that the state of an incident that many groups come to stays small. */
    private static final int MAX = 50;

    AlertKeys {
        all = List.copyOf(all);
    }

    /** The first group stays; another one has an incident of its own. */
    AlertKeys received(String key, boolean incidentIsOpen) {
        String kept = incidentIsOpen && open == null ? key : open;
        if (all.contains(key) || all.size() == MAX) {
            return new AlertKeys(kept, all);
        }
        List<String> keys = new ArrayList<>(all);
        keys.add(key);
        return new AlertKeys(kept, keys);
    }

    AlertKeys ended() {
        return new AlertKeys(null, all);
    }
}
