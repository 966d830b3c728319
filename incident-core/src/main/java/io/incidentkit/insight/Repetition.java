package io.incidentkit.insight;

import io.incidentkit.incident.Incident;
import io.incidentkit.insight.Repeats.Recurrence;
import io.incidentkit.insight.Repeats.Repeat;
import io.incidentkit.insight.Repeats.Sign;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects incidents and finds those that repeat: each sign is looked up once an incident. Not thread-safe. */
final class Repetition {
    private final Scope scope;
    private final List<Incident> incidents = new ArrayList<>();

    /** A sign with its name; upper and lower case are one. */
    private record Key(Sign sign, String name) {}

    /** How often a sign was seen, with its name as the last incident wrote it. */
    private record Seen(Incident last, String name, int times) {}

    Repetition(Scope scope) {
        this.scope = scope;
    }

    void add(Incident incident) {
        incidents.add(incident);
    }

    Repeats repeats() {
        incidents.sort(Comparator.comparing(Incident::detectedAt).thenComparing(Incident::id));
        Map<Key, Seen> seen = new HashMap<>();
        List<Repeat> repeats = new ArrayList<>();
        for (Incident incident : incidents) {
            Repeat strongest = null;
            for (Map.Entry<Key, String> entry : keys(incident).entrySet()) {
                Key key = entry.getKey();
                Seen before = seen.get(key);
                if (before != null && strongest == null) {
                    strongest = new Repeat(incident, before.last(), key.sign(), entry.getValue());
                }
                seen.put(key, new Seen(incident, entry.getValue(), before == null ? 1 : before.times() + 1));
            }
            add(repeats, strongest);
        }
        List<Recurrence> recurrences = new ArrayList<>();
        seen.forEach((key, last) -> {
            if (last.times() > 1) {
                recurrences.add(new Recurrence(key.sign(), last.name(), last.times(), last.last()));
            }
        });
        return new Repeats(repeats, recurrences, incidents.size());
    }

    private static void add(List<Repeat> repeats, @Nullable Repeat repeat) {
        if (repeat != null) {
            repeats.add(repeat);
        }
    }

    /** The strongest first, each once, with its name as it is written. */
    private Map<Key, String> keys(Incident incident) {
        Map<Key, String> keys = new LinkedHashMap<>();
        // A key of alerts is compared as it is.
        incident.alertKeys().forEach(key -> keys.put(new Key(Sign.ALERT, key), key));
        addNames(keys, Sign.CAUSE, scope.causes(incident));
        addNames(keys, Sign.SERVICE, incident.services());
        return keys;
    }

    private static void addNames(Map<Key, String> keys, Sign sign, Collection<String> names) {
        for (String name : names) {
            String written = name.strip();
            keys.putIfAbsent(new Key(sign, written.toLowerCase(Locale.ROOT)), written);
        }
    }
}
