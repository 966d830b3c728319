package io.incidentkit.jdbc;

import io.incidentkit.archive.ArchiveIndex;
import io.incidentkit.archive.ArchiveMatch;
import io.incidentkit.archive.ArchivePage;
import io.incidentkit.archive.ArchiveQuery;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.jdbc.ArchiveTable.Candidate;
import io.incidentkit.jdbc.ArchiveTable.Kept;
import io.incidentkit.jdbc.ArchiveTable.Range;
import io.incidentkit.jdbc.ArchiveTable.WordReader;
import io.incidentkit.jdbc.Rows.IncidentRow;
import io.incidentkit.validation.InputValidator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** One search of documents: of published postmortems, or of what is written of incidents. Serves one query. */
final class ArchiveSearch {
    /** The postmortems that are looked at. */
    private static final int MOST = 2_000;

    /** The private ones that are looked at: of each it is asked whether the reader may see it. */
    private static final int MOST_PRIVATE = 200;

    /** The documents that are read: more than a page only if words with marks stand there nearly. */
    private static final int MOST_READ = 3 * ArchiveQuery.MAX_LIMIT;

    /** The words of which it is counted how rare they are. */
    private static final int MOST_COUNTED = 64;

    /** The first look of a search for the newest, which is the last one if it fills the page. */
    private static final int FIRST_LOOK = 250;

    private final ArchiveTable table;
    private final ArchiveIndex index;
    private final ArchiveQuery query;
    private final Predicate<Incident> visible;
    private final Comparator<Candidate> order;
    private final Set<String> keys;
    private boolean capped;

    ArchiveSearch(ArchiveTable table, ArchiveIndex index, ArchiveQuery query, Predicate<Incident> visible) {
        this.table = table;
        this.index = index;
        this.query = query;
        this.visible = visible;
        this.order = Candidate.inOrder(query.order());
        this.keys = index.conditions().stream()
                .flatMap(List::stream)
                .flatMap(List::stream)
                .filter(key -> !key.equals(ArchiveIndex.EVERY))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** One that fits, with its score in place of the bound. */
    private record Found(Candidate at, ArchiveMatch match) {}

    ArchivePage page() {
        List<Range> open = rarest(false, MOST);
        List<Found> found = new ArrayList<>();
        if (query.order() == ArchiveQuery.Order.NEWEST_FIRST) {
            find(sorted(candidates(open, FIRST_LOOK)), found);
        }
        // What was not looked at is older than a page that is full; so it makes no difference to the newest.
        if (found.size() <= query.limit()) {
            found.clear();
            capped = false;
            find(sorted(candidates(open, MOST)), found);
        }
        boolean more = capped;
        List<Candidate> hidden = visible(candidates(rarest(true, MOST_PRIVATE), MOST_PRIVATE));
        capped = more || (capped && !hidden.isEmpty());
        List<Found> seen = new ArrayList<>();
        find(sorted(hidden), seen);
        found.addAll(seen);
        found.sort(Comparator.comparing(Found::at, order));
        List<ArchiveMatch> page = found.stream()
                .limit(query.limit())
                .map(Found::match)
                .map(index::shown)
                .toList();
        return new ArchivePage(page, capped || found.size() > query.limit());
    }

    private List<Candidate> sorted(List<Candidate> candidates) {
        return candidates.stream().sorted(order).toList();
    }

    /** Reads candidates until a page and one more fit, and nothing better can come. */
    private void find(List<Candidate> candidates, List<Found> found) {
        int atOnce = query.limit() + 1;
        for (int from = 0; from < candidates.size() && !isFull(found, candidates.get(from)); from += atOnce) {
            if (from >= MOST_READ) {
                capped = true;
                return;
            }
            read(candidates.subList(from, Math.min(candidates.size(), from + atOnce)), found);
        }
    }

    private boolean isFull(List<Found> found, Candidate next) {
        return found.size() > query.limit()
                && order.compare(next, found.get(query.limit()).at()) > 0;
    }

    private void read(List<Candidate> candidates, List<Found> found) {
        Map<IncidentId, Kept> kept = new HashMap<>();
        table.read(candidates.stream().map(Candidate::id).toList())
                .forEach(each -> kept.put(each.row().id(), each));
        for (Candidate candidate : candidates) {
            Optional.ofNullable(kept.get(candidate.id()))
                    .map(table::read)
                    // What its words say of who may see it can be old; the incident that was read with it is not.
                    .filter(each -> visible.test(each.incident()))
                    .flatMap(index::match)
                    .ifPresent(match -> found.add(new Found(candidate.scored(match.score()), match)));
        }
        found.sort(Comparator.comparing(Found::at, order));
    }

    /** Of private ones, those that the reader may see. How many more there are is said to who may see one of them. */
    private List<Candidate> visible(List<Candidate> hidden) {
        Set<IncidentId> seen = table.read(hidden.stream().map(Candidate::id).toList()).stream()
                .map(Kept::row)
                .filter(row -> visible.test(table.incident(row)))
                .map(IncidentRow::id)
                .collect(Collectors.toSet());
        return hidden.stream()
                .filter(candidate -> seen.contains(candidate.id()))
                .toList();
    }

    private List<Candidate> candidates(List<Range> ranges, int most) {
        Map<IncidentId, Map<String, Integer>> found = new HashMap<>();
        Map<IncidentId, Instant> detected = new HashMap<>();
        WordReader reader = (id, at, word, places) -> {
            detected.put(id, at);
            found.computeIfAbsent(id, first -> new HashMap<>()).put(word, places);
        };
        for (Range range : ranges) {
            capped |= table.latest(range, most, reader);
        }
        // Of several words that are looked at, each says nothing of whoever has another one.
        Set<String> asked = new TreeSet<>(keys);
        if (ranges.size() == 1) {
            asked.remove(ranges.get(0).word());
        }
        table.words(List.copyOf(found.keySet()), asked, reader);
        List<Candidate> candidates = new ArrayList<>();
        found.forEach((id, words) -> index.bound(words)
                .ifPresent(bound -> candidates.add(new Candidate(id, detected.getOrDefault(id, Instant.MIN), bound))));
        return candidates;
    }

    /** The fewest postmortems that hold everything that fits: those that have the rarest key of each choice of one condition. */
    private List<Range> rarest(boolean isPrivate, int most) {
        List<List<List<String>>> conditions = index.conditions();
        if (conditions.size() <= 2 && conditions.get(0).stream().allMatch(choice -> choice.size() == 1)) {
            return conditions.get(0).stream()
                    .map(choice -> range(choice.get(0), isPrivate))
                    .distinct()
                    .toList();
        }
        Map<String, Integer> counts = new HashMap<>();
        keys.stream().limit(MOST_COUNTED).forEach(key -> counts.put(key, table.count(range(key, isPrivate), most + 1)));
        counts.putIfAbsent(ArchiveIndex.EVERY, most + 1);
        List<String> best = List.of(ArchiveIndex.EVERY);
        long fewest = Long.MAX_VALUE;
        for (List<List<String>> condition : conditions) {
            List<String> rarest = condition.stream()
                    .flatMap(choice ->
                            choice.stream().filter(counts::containsKey).min(Comparator.comparing(counts::get)).stream())
                    .distinct()
                    .toList();
            long size = rarest.stream().mapToLong(counts::get).sum();
            if (condition.stream().allMatch(choice -> choice.stream().anyMatch(counts::containsKey)) && size < fewest) {
                best = rarest;
                fewest = size;
            }
        }
        return best.stream().map(key -> range(key, isPrivate)).toList();
    }

    private Range range(String key, boolean isPrivate) {
        return new Range(
                key,
                isPrivate,
                query.from().orElse(InputValidator.EARLIEST),
                query.until().orElse(InputValidator.LATEST));
    }
}
