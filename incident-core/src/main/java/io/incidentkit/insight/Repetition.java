package io.incidentkit.insight;

import io.incidentkit.incident.Incident;
import io.incidentkit.insight.Repeats.Occurrence;
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

/**
 * Collects incidents and finds those that repeat: each sign is looked up once an incident. Of each incident some hundred bytes are kept,
 * and of each sign its name once. Not thread-safe.
 */
final class Repetition {
    private final Scope scope;
    private final Map<Key, Key> keys = new HashMap<>();
    private final List<Sighting> sightings = new ArrayList<>();

    /** A sign with its name; upper and lower case are one. */
    private record Key(Sign sign, String name) {}

    /** A sign as an incident writes it. */
    private record Written(Key key, String name) {}

    /** An incident with its signs, the strongest first, each once. */
    private record Sighting(Occurrence incident, List<Written> signs) {}

    /** How often a sign was seen, with its name as the last incident wrote it. */
    private record Seen(Occurrence last, String name, int times) {}

    Repetition(Scope scope) {
        this.scope = scope;
    }

    void add(Incident incident) {
        sightings.add(new Sighting(Occurrence.of(incident), signs(incident)));
    }

    Repeats repeats() {
        sightings.sort(Comparator.comparing((Sighting each) -> each.incident().detectedAt())
                .thenComparing(each -> each.incident().id()));
        Map<Key, Seen> seen = new HashMap<>();
        List<Repeat> repeats = new ArrayList<>();
        for (Sighting sighting : sightings) {
            Repeat strongest = null;
            for (Written sign : sighting.signs()) {
                Seen before = seen.get(sign.key());
                if (before != null && strongest == null) {
                    strongest = new Repeat(
                            sighting.incident(), before.last(), sign.key().sign(), sign.name());
                }
                int times = before == null ? 1 : before.times() + 1;
                seen.put(sign.key(), new Seen(sighting.incident(), sign.name(), times));
            }
            add(repeats, strongest);
        }
        List<Recurrence> recurrences = new ArrayList<>();
        seen.forEach((key, last) -> {
            if (last.times() > 1) {
                recurrences.add(new Recurrence(key.sign(), last.name(), last.times(), last.last()));
            }
        });
        return new Repeats(repeats, recurrences, sightings.size());
    }

    private static void add(List<Repeat> repeats, @Nullable Repeat repeat) {
        if (repeat != null) {
            repeats.add(repeat);
        }
    }

    private List<Written> signs(Incident incident) {
        Map<Key, Written> signs = new LinkedHashMap<>();
        // A key of alerts is compared as it is.
        incident.alertKeys().forEach(key -> add(signs, Sign.ALERT, key, key));
        addNames(signs, Sign.CAUSE, scope.causes(incident));
        addNames(signs, Sign.SERVICE, incident.services());
        return List.copyOf(signs.values());
    }

    private void addNames(Map<Key, Written> signs, Sign sign, Collection<String> names) {
        for (String name : names) {
            String written = name.strip();
            add(signs, sign, written.toLowerCase(Locale.ROOT), written);
        }
    }

    private void add(Map<Key, Written> signs, Sign sign, String name, String written) {
        Key key = keys.computeIfAbsent(new Key(sign, name), first -> first);
        signs.putIfAbsent(key, new Written(key, written));
    }
}
