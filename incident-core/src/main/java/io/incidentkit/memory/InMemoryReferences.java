package io.incidentkit.memory;

import io.incidentkit.effect.ChannelReferences;
import io.incidentkit.incident.IncidentId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Keeps what channels have on the far side until the program ends. After that a channel looks for it there, where it can, or makes it
 * anew.
 *
 * <p>Thread-safe.
 */
public final class InMemoryReferences implements ChannelReferences {
    /** By channel and incident; what was kept last comes last. */
    private final Map<Owner, Map<String, String>> kept = new LinkedHashMap<>();

    private record Owner(String channel, String incident) {}

    /** Creates an empty one. */
    public InMemoryReferences() {}

    @Override
    public synchronized Optional<String> find(String channel, String incident, String thing) {
        return Optional.ofNullable(all(channel, incident).get(thing));
    }

    @Override
    public synchronized Map<String, String> all(String channel, String incident) {
        return new TreeMap<>(kept.getOrDefault(new Owner(channel, incident), Map.of()));
    }

    @Override
    public synchronized void keep(String channel, String incident, String thing, String reference) {
        ChannelReferences.requireKept(channel, thing, reference);
        if (IncidentId.find(incident).isEmpty()) {
            throw new IllegalArgumentException("No id of an incident: " + incident);
        }
        kept.computeIfAbsent(new Owner(channel, incident), owner -> new TreeMap<>())
                .put(thing, reference);
    }

    @Override
    public Optional<String> incidentOf(String channel, String reference) {
        return incidentsOf(channel, reference).stream().findFirst();
    }

    @Override
    public synchronized List<String> incidentsOf(String channel, String reference) {
        return kept.entrySet().stream()
                .filter(each -> each.getKey().channel().equals(channel)
                        && each.getValue().containsValue(reference))
                .map(each -> each.getKey().incident())
                .sorted(Comparator.reverseOrder())
                .toList();
    }
}
