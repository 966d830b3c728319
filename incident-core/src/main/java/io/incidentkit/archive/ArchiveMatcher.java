package io.incidentkit.archive;

import io.incidentkit.archive.ArchiveMatch.Place;
import io.incidentkit.incident.Incident;
import io.incidentkit.text.FoldedText;
import io.incidentkit.text.SearchTerm;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A query, ready to be held against postmortems: its words as they are compared. */
record ArchiveMatcher(
        ArchiveQuery query, Map<String, SearchTerm> words, Map<String, SearchTerm> cause, Set<String> services) {

    static ArchiveMatcher of(ArchiveQuery query) {
        return new ArchiveMatcher(
                query,
                SearchTerm.of(query.words()),
                SearchTerm.of(query.cause()),
                query.services().stream().map(FoldedText::of).collect(Collectors.toSet()));
    }

    /** Whether the query has words, and none of them is one: it finds nothing then, and never everything. */
    boolean isLost() {
        return (words.isEmpty() && !query.words().isBlank())
                || (cause.isEmpty() && !query.cause().isBlank());
    }

    /** The match, if everything that is asked for fits. */
    Optional<ArchiveMatch> match(IndexedPostmortem postmortem) {
        if (!fits(postmortem.found().incident())) {
            return Optional.empty();
        }
        boolean isCause = cause.values().stream().allMatch(term -> postmortem.isIn(Place.CAUSE, term));
        Map<String, Place> places = new LinkedHashMap<>();
        for (Map.Entry<String, SearchTerm> word : words.entrySet()) {
            Optional<Place> place = postmortem.best(word.getValue());
            if (place.isEmpty()) {
                return Optional.empty();
            }
            places.put(word.getKey(), place.get());
        }
        double score =
                places.values().stream().mapToDouble(Place::counts).average().orElse(1);
        return isCause
                ? Optional.of(new ArchiveMatch(postmortem.found(), score, Collections.unmodifiableMap(places)))
                : Optional.empty();
    }

    private boolean fits(Incident incident) {
        return anyService(incident.services())
                && (query.severities().isEmpty()
                        || incident.severity()
                                .filter(query.severities()::contains)
                                .isPresent())
                && detected(incident.detectedAt());
    }

    private boolean anyService(List<String> hit) {
        return services.isEmpty() || hit.stream().map(FoldedText::of).anyMatch(services::contains);
    }

    private boolean detected(Instant at) {
        return query.from().filter(at::isBefore).isEmpty()
                && query.until().filter(until -> !at.isBefore(until)).isEmpty();
    }
}
