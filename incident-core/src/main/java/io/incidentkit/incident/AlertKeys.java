package io.incidentkit.incident;

import io.incidentkit.alert.HeardAlerts;
import io.incidentkit.timeline.RecordEvent.AlertsReceived;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The alert groups of an incident.
 *
 * @param open those whose alerts come to this incident while it is open: the one that opened it, and those of its duplicates
 * @param all every one that ever came, the first one first, at most {@value #MAX}
 * @param held the open ones when the incident last ended: they come back with it
 * @param heard the alerts of these groups, as they were heard last
 */
record AlertKeys(List<String> open, List<String> all, List<String> held, HeardAlerts heard) {
    static final AlertKeys NONE = new AlertKeys(List.of(), List.of(), List.of(), HeardAlerts.NONE);

    /** So that the state of an incident that many groups come to stays small. */
    private static final int MAX = 50;

    AlertKeys {
        open = List.copyOf(open);
        all = List.copyOf(all);
        held = List.copyOf(held);
    }

    /** The first group stays; another one has an incident of its own. */
    AlertKeys received(AlertsReceived received, Instant at, boolean incidentIsOpen) {
        String key = received.group().openKey();
        List<String> kept = incidentIsOpen && open.isEmpty() ? List.of(key) : open;
        List<String> known = all.size() < MAX ? with(all, key) : all;
        return new AlertKeys(kept, known, held, heard.with(received.group(), at));
    }

    /** The groups of a duplicate come here from now on. */
    AlertKeys takenOver(List<String> keys) {
        AlertKeys taken = this;
        for (String key : keys) {
            taken = new AlertKeys(
                    with(taken.open, key), taken.all.size() < MAX ? with(taken.all, key) : taken.all, held, heard);
        }
        return taken;
    }

    AlertKeys ended() {
        return all.isEmpty() ? this : new AlertKeys(List.of(), all, open, heard.ended());
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
