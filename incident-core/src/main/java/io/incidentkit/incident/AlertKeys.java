package io.incidentkit.incident;

import java.util.ArrayList;
import java.util.List;

/**
 * The alert groups of an incident.
 *
 * @param open those whose alerts come to this incident while it is open: the one that opened it, and those of its duplicates
 * @param all every one that ever came, the first one first, at most {@value #MAX}
 * @param held the open ones when the incident last ended: they come back with it
 */
record AlertKeys(List<String> open, List<String> all, List<String> held) {
    static final AlertKeys NONE = new AlertKeys(List.of(), List.of(), List.of());

    /** So that the state of an incident that many groups come to stays small. */
    private static final int MAX = 50;

    AlertKeys {
        open = List.copyOf(open);
        all = List.copyOf(all);
        held = List.copyOf(held);
    }

    /** The first group stays; another one has an incident of its own. */
    AlertKeys received(String key, boolean incidentIsOpen) {
        List<String> kept = incidentIsOpen && open.isEmpty() ? List.of(key) : open;
        return new AlertKeys(kept, all.size() < MAX ? with(all, key) : all, held);
    }

    /** The groups of a duplicate come here from now on. */
    AlertKeys takenOver(List<String> keys) {
        AlertKeys taken = this;
        for (String key : keys) {
            taken = new AlertKeys(
                    with(taken.open, key), taken.all.size() < MAX ? with(taken.all, key) : taken.all, held);
        }
        return taken;
    }

    AlertKeys ended() {
        return open.isEmpty() && held.isEmpty() ? this : new AlertKeys(List.of(), all, open);
    }

    private static List<String> with(List<String> keys, String key) {
        if (keys.contains(key)) {
            return keys;
        }
        List<String> more = new ArrayList<>(keys);
        more.add(key);
        return more;
    }
}
