package io.incidentkit.archive;

import io.incidentkit.archive.ArchiveMatch.Place;
import io.incidentkit.severity.Severity;
import io.incidentkit.text.FoldedText;
import io.incidentkit.text.SearchTerm;
import io.incidentkit.text.Truncation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A search of an archive with an index. The archive keeps the {@link #keys} of each postmortem; of a query it looks
 * up those postmortems that have the keys of the {@link #conditions()}, the best {@link #bound} first, and reads them: {@link #match}
 * says whether they fit, the same as in memory. What does not have the keys does not fit.
 *
 * <p>Immutable and thread-safe.
 */
public final class ArchiveIndex {
    /** The key of every postmortem. */
    public static final String EVERY = "*";

    /** The longest key, in characters. */
    public static final int LONGEST_KEY = 110;

    private static final String WORD = "w:";
    private static final String SERVICE = "s:";
    private static final String SEVERITY = "l:";
    private static final int ANYWHERE =
            Stream.of(Place.values()).mapToInt(Place::bit).sum();

    /** The keys of one word that are looked up; a few leave little of what does not fit. */
    private static final int MOST_KEYS = 8;

    private final ArchiveMatcher matcher;
    private final List<List<List<String>>> words;
    private final List<List<List<String>>> cause;
    private final List<List<String>> services;
    private final List<List<String>> severities;

    private ArchiveIndex(ArchiveQuery query) {
        this.matcher = ArchiveMatcher.of(query);
        this.words = choices(matcher.words().values());
        this.cause = choices(matcher.cause().values());
        this.services = query.services().stream()
                .map(name -> List.of(service(name)))
                .distinct()
                .toList();
        this.severities = query.severities().stream()
                .map(level -> List.of(SEVERITY + level.name()))
                .distinct()
                .toList();
    }

    /**
     * Prepares a search.
     *
     * @param query what is looked for
     */
    public static ArchiveIndex of(ArchiveQuery query) {
        return new ArchiveIndex(query);
    }

    /**
     * Returns what a postmortem is found by.
     *
     * @param postmortem the postmortem
     * @return each key with the places that it stands in, as a sum of their bits
     */
    public static SortedMap<String, Integer> keys(ArchivedPostmortem postmortem) {
        SortedMap<String, Integer> keys = new TreeMap<>();
        IndexedPostmortem.of(postmortem)
                .places()
                .forEach((place, text) ->
                        text.keys().forEach(key -> keys.merge(WORD + key, place.bit(), (one, other) -> one | other)));
        postmortem.incident().services().forEach(name -> keys.put(service(name), ANYWHERE));
        postmortem.incident().severity().map(Severity::name).ifPresent(level -> keys.put(SEVERITY + level, ANYWHERE));
        keys.put(EVERY, ANYWHERE);
        return keys;
    }

    /** Returns whether nothing can be found, as the query lost its words. */
    public boolean none() {
        return matcher.isLost();
    }

    /**
     * Returns what has to be there, each of it: all keys of one choice at least. A choice may have no keys.
     */
    public List<List<List<String>>> conditions() {
        List<List<List<String>>> all = new ArrayList<>(words);
        all.addAll(cause);
        if (!services.isEmpty()) {
            all.add(services);
        }
        if (!severities.isEmpty()) {
            all.add(severities);
        }
        all.add(List.of(List.of(EVERY)));
        return all;
    }

    /**
     * Returns the score that a postmortem has at the most.
     *
     * @param found those of its keys that are asked for, with their places
     * @return the score; empty if the postmortem does not fit
     */
    public OptionalDouble bound(Map<String, Integer> found) {
        double sum = 0;
        for (List<List<String>> word : words) {
            int places = places(word, found);
            Optional<Place> best = Stream.of(Place.values())
                    .filter(place -> (places & place.bit()) != 0)
                    .findFirst();
            if (best.isEmpty()) {
                return OptionalDouble.empty();
            }
            sum += best.get().counts();
        }
        boolean fits = cause.stream().allMatch(word -> (places(word, found) & Place.CAUSE.bit()) != 0)
                && (services.isEmpty() || places(services, found) != 0)
                && (severities.isEmpty() || places(severities, found) != 0);
        return fits ? OptionalDouble.of(words.isEmpty() ? 1 : sum / words.size()) : OptionalDouble.empty();
    }

    /**
     * Returns the match, if everything that is asked for fits.
     *
     * @param postmortem the postmortem
     */
    public Optional<ArchiveMatch> match(ArchivedPostmortem postmortem) {
        return matcher.match(IndexedPostmortem.of(postmortem));
    }

    /**
     * Returns a match as a page shows it, with its excerpts.
     *
     * @param match what {@link #match} returned
     */
    public ArchiveMatch shown(ArchiveMatch match) {
        return matcher.shown(match);
    }

    private static int places(List<List<String>> choices, Map<String, Integer> found) {
        int places = 0;
        for (List<String> choice : choices) {
            int all = ANYWHERE;
            for (String key : choice) {
                all &= found.getOrDefault(key, 0);
            }
            places |= all;
        }
        return places;
    }

    private static List<List<List<String>>> choices(Collection<SearchTerm> terms) {
        return terms.stream()
                .map(term -> term.keys().stream()
                        .map(keys -> keys.stream()
                                .limit(MOST_KEYS)
                                .map(key -> WORD + key)
                                .toList())
                        .toList())
                .toList();
    }

    private static String service(String name) {
        return SERVICE + Truncation.cut(FoldedText.of(name), LONGEST_KEY - SERVICE.length());
    }
}
