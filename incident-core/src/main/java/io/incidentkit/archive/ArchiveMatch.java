package io.incidentkit.archive;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A postmortem that fits, and why.
 *
 * @param found the postmortem
 * @param score how well it fits, from 0 to 1: the mean over the words of what the best {@link Place} of each counts; 1 if no
 *     words were looked for
 * @param words where each word of the query stands, the best place of each, in the order of the query
 * @param excerpts what stands there, a few parts of the text in the order of the places; empty if no words were looked for
 */
public record ArchiveMatch(ArchivedPostmortem found, double score, Map<String, Place> words, List<Excerpt> excerpts) {
    /** Checks that nothing is null. */
    public ArchiveMatch {
        Objects.requireNonNull(found, "found");
        Objects.requireNonNull(words, "words");
        excerpts = List.copyOf(excerpts);
    }

    /** One that is not shown yet. */
    ArchiveMatch(ArchivedPostmortem found, double score, Map<String, Place> words) {
        this(found, score, words, List.of());
    }

    /** Which one comes first; of those that are equal the one that was detected last. */
    static Comparator<ArchiveMatch> inOrder(ArchiveQuery.Order order) {
        Comparator<ArchiveMatch> latest =
                Comparator.comparing(match -> match.found().incident().detectedAt(), Comparator.reverseOrder());
        return (switch (order) {
                    case BEST_FIRST ->
                        Comparator.comparingDouble(ArchiveMatch::score)
                                .reversed()
                                .thenComparing(latest);
                    case NEWEST_FIRST -> latest;
                })
                .thenComparing(match -> match.found().incident().id());
    }

    ArchiveMatch withExcerpts(List<Excerpt> shown) {
        return new ArchiveMatch(found, score, words, shown);
    }

    /** Where a word stands, the best place first, and what that counts. */
    public enum Place {
        /** The title or the name of a service. */
        TITLE("title", 1, 1),
        /** The root cause. */
        CAUSE("root cause", 0.75, 2),
        /** Any other section, or an action item. */
        TEXT("text", 0.5, 4),
        /** The timeline. */
        TIMELINE("timeline", 0.25, 8);

        private final String label;
        private final double counts;
        private final int bit;

        Place(String label, double counts, int bit) {
            this.label = label;
            this.counts = counts;
            this.bit = bit;
        }

        /** Returns the place in words. */
        public String label() {
            return label;
        }

        /** Returns what a word in this place counts, from 0 to 1. */
        public double counts() {
            return counts;
        }

        /** The place in a sum of places, as archives store it. */
        int bit() {
            return bit;
        }
    }

    /** Returns why it was found, such as {@code pool in the root cause, deploy in the timeline}; empty without words. */
    public String because() {
        List<String> reasons = words.entrySet().stream()
                .map(word -> word.getKey() + " in the " + word.getValue().label())
                .collect(Collectors.toList());
        return String.join(", ", reasons);
    }
}
