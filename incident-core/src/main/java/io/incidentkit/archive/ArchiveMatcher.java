package io.incidentkit.archive;

import io.incidentkit.incident.Incident;
import io.incidentkit.text.WordStems;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A query, ready to be held against postmortems: its words by their stems. */
record ArchiveMatcher(ArchiveQuery query, Map<String, String> words, Set<String> cause, Set<String> services) {

    static ArchiveMatcher of(ArchiveQuery query) {
        return new ArchiveMatcher(
                query,
                WordStems.byStem(query.words()),
                WordStems.byStem(query.cause()).keySet(),
                query.services().stream()
                        .map(service -> service.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet()));
    }

    boolean fits(IndexedPostmortem postmortem) {
        Incident incident = postmortem.found().incident();
        return postmortem.bestPlaces().keySet().containsAll(words.keySet())
                && postmortem.causeWords().containsAll(cause)
                && anyService(incident.services())
                && (query.severities().isEmpty()
                        || incident.severity()
                                .filter(query.severities()::contains)
                                .isPresent())
                && detected(incident.detectedAt());
    }

    private boolean anyService(List<String> hit) {
        return services.isEmpty()
                || hit.stream().anyMatch(service -> services.contains(service.toLowerCase(Locale.ROOT)));
    }

    private boolean detected(Instant at) {
        return query.from().filter(at::isBefore).isEmpty()
                && query.until().filter(until -> !at.isBefore(until)).isEmpty();
    }
}
