package io.incidentkit.connector.alert;

import io.incidentkit.alert.AlertGroup;
import io.incidentkit.text.Digests;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The last body of each group, for a minute: what a source that gives no id of its requests sends twice in a row is not taken in twice by
 * one node, so that a storm costs nothing. Once anything else was said of the group it is no repeat, and an incident knows what it heard for
 * all else. Thread-safe.
 */
final class RecentBodies {
    private static final Duration SHORT = Duration.ofMinutes(1);
    private static final int MOST = 1_000;

    private final Map<String, Last> byGroup = new LinkedHashMap<>();

    private record Last(String body, Instant at) {}

    /** Whether the same body was the last one of each of its groups. */
    synchronized boolean has(List<AlertGroup> groups, byte[] body, Instant now) {
        String digest = digest(body);
        return groups.stream().allMatch(group -> {
            Last last = byGroup.get(group.openKey());
            return last != null && last.body.equals(digest) && !now.isAfter(last.at.plus(SHORT));
        });
    }

    synchronized void keep(List<AlertGroup> groups, byte[] body, Instant now) {
        String digest = digest(body);
        for (AlertGroup group : groups) {
            // Anew, so that those that were heard last are at the end.
            byGroup.remove(group.openKey());
            byGroup.put(group.openKey(), new Last(digest, now));
        }
        List<String> keys = new ArrayList<>(byGroup.keySet());
        keys.subList(0, Math.max(0, keys.size() - MOST)).forEach(byGroup::remove);
    }

    private static String digest(byte[] body) {
        return Digests.sha256(new String(body, StandardCharsets.ISO_8859_1));
    }
}
