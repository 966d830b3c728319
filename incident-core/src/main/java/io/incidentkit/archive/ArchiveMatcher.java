package io.incidentkit.archive;

import io.incidentkit.archive.ArchiveMatch.Place;
import io.incidentkit.incident.Incident;
import io.incidentkit.text.FoldedText;
import io.incidentkit.text.SearchTerm;
import io.incidentkit.text.TextExcerpt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A query, ready to be held against postmortems: its words as they are compared. */
record ArchiveMatcher(
        ArchiveQuery query, Map<String, SearchTerm> words, Map<String, SearchTerm> cause, Set<String> services) {
    /** Enough to see why it was found; a query may have a hundred words. */
    private static final int MOST_EXCERPTS = 4;

    private static final int MOST_OF_A_PLACE = 2;

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

    /** The first of those that fit, of all that there are. */
    ArchivePage page(Stream<IndexedPostmortem> all) {
        if (isLost()) {
            return new ArchivePage(List.of(), false);
        }
        Comparator<ArchiveMatch> order = ArchiveMatch.inOrder(query.order());
        // The worst of the best is at the head; one more than asked for tells that there are more.
        PriorityQueue<ArchiveMatch> best = new PriorityQueue<>(order.reversed());
        all.forEach(each -> {
            match(each).ifPresent(best::add);
            if (best.size() > query.limit() + 1) {
                best.remove();
            }
        });
        List<ArchiveMatch> page = best.stream()
                .sorted(order)
                .limit(query.limit())
                .map(this::shown)
                .toList();
        return new ArchivePage(page, best.size() > query.limit());
    }

    /** A match with what is shown of it: each word where it stands best, and the words of the cause in it. */
    ArchiveMatch shown(ArchiveMatch match) {
        if (words.isEmpty() && cause.isEmpty()) {
            return match;
        }
        List<Excerpt> excerpts = new ArrayList<>();
        for (Place place : Place.values()) {
            Set<SearchTerm> here = new LinkedHashSet<>();
            words.forEach((word, term) -> {
                if (match.words().get(word) == place) {
                    here.add(term);
                }
            });
            if (place == Place.CAUSE) {
                here.addAll(cause.values());
            }
            int most = Math.min(MOST_OF_A_PLACE, MOST_EXCERPTS - excerpts.size());
            if (!here.isEmpty()) {
                TextExcerpt.of(IndexedPostmortem.texts(match.found(), place), here, most)
                        .forEach(part -> excerpts.add(excerpt(place, part)));
            }
        }
        return match.withExcerpts(excerpts);
    }

    private static Excerpt excerpt(Place place, TextExcerpt part) {
        return new Excerpt(
                place.label(),
                part.text(),
                part.marks().stream()
                        .map(mark -> new Excerpt.Mark(mark.from(), mark.to()))
                        .toList());
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
