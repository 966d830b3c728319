package io.incidentkit.jdbc;

import io.incidentkit.archive.ArchiveIndex;
import io.incidentkit.archive.ArchiveMatch;
import io.incidentkit.archive.ArchivePage;
import io.incidentkit.archive.ArchiveQuery;
import io.incidentkit.archive.ArchivedPostmortem;
import io.incidentkit.archive.PostmortemArchive;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.jdbc.ArchiveTable.Candidate;
import io.incidentkit.jdbc.ArchiveTable.Kept;
import io.incidentkit.jdbc.ArchiveTable.Range;
import io.incidentkit.jdbc.Rows.IncidentRow;
import io.incidentkit.jdbc.database.Database;
import io.incidentkit.jdbc.database.Tables;
import io.incidentkit.jdbc.database.Transactions;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.postmortem.Postmortem;
import io.incidentkit.postmortem.PostmortemStatus;
import io.incidentkit.store.IncidentStoreException;
import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InputValidator;
import io.incidentkit.validation.InvalidInputException;
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
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.TransactionException;

/**
 * Keeps published postmortems in a relational database: PostgreSQL, MariaDB or H2. It finds the same as the one in memory.
 *
 * <p>A search goes over the latest 2,000 postmortems that have the rarest of what is asked for, and over the latest 200 private ones;
 * it says so if there are more, which of private ones are told to those alone who may see one of them. Several archives may share one
 * database, in one process or in many.
 *
 * <p>The tables are made by {@link IncidentSchema}. A failure of the database is an {@link IncidentStoreException}. Thread-safe.
 */
public final class JdbcPostmortemArchive implements PostmortemArchive {
    /** Two nodes may keep the same postmortem at once: one of them sees then what the other has written. */
    private static final int ATTEMPTS = 5;

    private final Transactions transactions;
    private final ArchiveTable table;

    private JdbcPostmortemArchive(Transactions transactions, ArchiveTable table) {
        this.transactions = transactions;
        this.table = table;
    }

    /**
     * Creates an archive. It asks the database which one it is; the tables need not be there yet.
     *
     * @param dataSource the database, usually a pool, of the store
     * @return the archive
     * @throws IncidentStoreException if the database can't be reached
     * @throws IllegalArgumentException if the database is not supported
     */
    public static JdbcPostmortemArchive create(DataSource dataSource) {
        return create(Database.of(dataSource));
    }

    /**
     * Creates an archive whose tables are in a schema of their own.
     *
     * @param dataSource the database, usually a pool, of the store
     * @param schema the schema's name; on MariaDB, a database's
     * @return the archive
     * @throws IncidentStoreException if the database can't be reached
     * @throws IllegalArgumentException if the database is not supported, or if it is no name of a schema
     */
    public static JdbcPostmortemArchive create(DataSource dataSource, String schema) {
        return create(Database.of(dataSource, Tables.in(schema)));
    }

    private static JdbcPostmortemArchive create(Database database) {
        Transactions transactions =
                new Transactions(database.dataSource(), database.jdbc(), database.commitsByItself());
        return new JdbcPostmortemArchive(transactions, new ArchiveTable(database));
    }

    @Override
    public void keep(Incident incident, Postmortem postmortem) {
        boolean published = incident.postmortemWork().status() == PostmortemStatus.PUBLISHED;
        writing(incident, () -> {
            Optional<Kept> kept = table.lock(incident.id());
            if (kept.filter(before -> before.version() > incident.version()).isPresent()) {
                return;
            }
            if (published) {
                table.put(kept, new ArchivedPostmortem(incident, postmortem), false);
            } else if (kept.filter(before -> !before.publishedElsewhere()).isPresent()) {
                table.delete(incident.id());
            }
        });
    }

    @Override
    public void add(Incident incident, Postmortem postmortem) {
        if (incident.kind() != IncidentKind.BACKFILL) {
            throw new InvalidInputException(List.of(new FieldError(
                    "incident", incident.reference() + " was not imported; its postmortem is published first")));
        }
        writing(
                incident,
                () -> table.put(table.lock(incident.id()), new ArchivedPostmortem(incident, postmortem), true));
    }

    @Override
    public void strikeOut(Incident incident, UnaryOperator<String> struck) {
        change(
                incident,
                before -> new ArchivedPostmortem(
                        before.incident().version() > incident.version() ? before.incident() : incident,
                        before.postmortem().changed(struck)));
    }

    @Override
    public void see(Incident incident) {
        change(
                incident,
                before -> before.incident().version() > incident.version()
                        ? before
                        : new ArchivedPostmortem(incident, before.postmortem()));
    }

    private void change(Incident incident, UnaryOperator<ArchivedPostmortem> change) {
        writing(incident, () -> {
            Optional<Kept> kept = table.lock(incident.id());
            kept.ifPresent(before -> table.put(kept, change.apply(table.read(before)), before.publishedElsewhere()));
        });
    }

    @Override
    public ArchivePage search(ArchiveQuery query, Predicate<Incident> visible) {
        ArchiveIndex index = ArchiveIndex.of(query);
        if (index.none()) {
            return new ArchivePage(List.of(), false);
        }
        try {
            return new Search(table, index, query, visible).page();
        } catch (DataAccessException | TransactionException e) {
            throw new IncidentStoreException("Searching the archive failed", e);
        }
    }

    private void writing(Incident incident, Runnable work) {
        for (int attempt = 1; ; attempt++) {
            try {
                transactions.severalStatements(() -> {
                    work.run();
                    return true;
                });
                return;
            } catch (DuplicateKeyException | ConcurrencyFailureException e) {
                if (attempt == ATTEMPTS) {
                    throw failed(incident.id(), e);
                }
            } catch (DataAccessException | TransactionException e) {
                throw failed(incident.id(), e);
            }
        }
    }

    private static IncidentStoreException failed(IncidentId id, RuntimeException cause) {
        return new IncidentStoreException("Writing the postmortem of incident " + id + " to the archive failed", cause);
    }

    /** One search of the archive. Serves one query. */
    private static final class Search {
        /** The postmortems that are looked at. */
        private static final int MOST = 2_000;

        /** The private ones that are looked at: of each it is asked whether the reader may see it. */
        private static final int MOST_PRIVATE = 200;

        /** The documents that are read: more than a page only if words with marks stand there nearly. */
        private static final int MOST_READ = 3 * ArchiveQuery.MAX_LIMIT;

        /** The words of which it is counted how rare they are. */
        private static final int MOST_COUNTED = 64;

        private final ArchiveTable table;
        private final ArchiveIndex index;
        private final ArchiveQuery query;
        private final Predicate<Incident> visible;
        private final Set<String> keys;
        private boolean capped;

        private Search(ArchiveTable table, ArchiveIndex index, ArchiveQuery query, Predicate<Incident> visible) {
            this.table = table;
            this.index = index;
            this.query = query;
            this.visible = visible;
            this.keys = index.conditions().stream()
                    .flatMap(List::stream)
                    .flatMap(List::stream)
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        /** One that fits, with its score in place of the bound. */
        private record Found(Candidate at, ArchiveMatch match) {}

        ArchivePage page() {
            List<Candidate> candidates = candidates(false, MOST);
            boolean more = capped;
            List<Candidate> hidden = visible(candidates(true, MOST_PRIVATE));
            capped = more || (capped && !hidden.isEmpty());
            candidates.addAll(hidden);
            candidates.sort(Candidate.BEST_FIRST);
            List<Found> found = new ArrayList<>();
            int atOnce = query.limit() + 1;
            for (int from = 0; from < candidates.size() && !isFull(found, candidates.get(from)); from += atOnce) {
                if (from >= MOST_READ) {
                    capped = true;
                    break;
                }
                read(candidates.subList(from, Math.min(candidates.size(), from + atOnce)), found);
            }
            List<ArchiveMatch> page =
                    found.stream().limit(query.limit()).map(Found::match).toList();
            return new ArchivePage(page, capped || found.size() > query.limit());
        }

        /** Whether the page and one more are there, and nothing better can come. */
        private boolean isFull(List<Found> found, Candidate next) {
            return found.size() > query.limit()
                    && Candidate.BEST_FIRST.compare(
                                    next, found.get(query.limit()).at())
                            > 0;
        }

        private void read(List<Candidate> candidates, List<Found> found) {
            Map<IncidentId, Kept> kept = new HashMap<>();
            table.read(candidates.stream().map(Candidate::id).toList())
                    .forEach(each -> kept.put(each.row().id(), each));
            for (Candidate candidate : candidates) {
                Optional.ofNullable(kept.get(candidate.id()))
                        .flatMap(each -> index.match(table.read(each)))
                        .ifPresent(match -> found.add(new Found(candidate.scored(match.score()), match)));
            }
            found.sort(Comparator.comparing(Found::at, Candidate.BEST_FIRST));
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

        private List<Candidate> candidates(boolean isPrivate, int most) {
            Map<IncidentId, Map<String, Integer>> found = new HashMap<>();
            Map<IncidentId, Instant> detected = new HashMap<>();
            Set<IncidentId> latest = new TreeSet<>();
            for (Range range : rarest(isPrivate, most)) {
                List<IncidentId> here = table.latest(range, most + 1);
                capped |= here.size() > most;
                latest.addAll(here.subList(0, Math.min(most, here.size())));
            }
            table.words(List.copyOf(latest), keys, (id, at, word, places) -> {
                detected.put(id, at);
                found.computeIfAbsent(id, first -> new HashMap<>()).put(word, places);
            });
            List<Candidate> candidates = new ArrayList<>();
            found.forEach((id, words) -> index.bound(words)
                    .ifPresent(
                            bound -> candidates.add(new Candidate(id, detected.getOrDefault(id, Instant.MIN), bound))));
            return candidates;
        }

        /** The fewest postmortems that hold everything that fits: those that have the rarest key of each choice of one condition. */
        private List<Range> rarest(boolean isPrivate, int most) {
            Map<String, Integer> counts = new HashMap<>();
            keys.stream()
                    .limit(MOST_COUNTED)
                    .forEach(key -> counts.put(key, table.count(range(key, isPrivate), most + 1)));
            counts.putIfAbsent(ArchiveIndex.EVERY, most + 1);
            List<String> best = List.of(ArchiveIndex.EVERY);
            long fewest = Long.MAX_VALUE;
            for (List<List<String>> condition : index.conditions()) {
                List<String> rarest = condition.stream()
                        .flatMap(choice ->
                                choice.stream()
                                        .filter(counts::containsKey)
                                        .min(Comparator.comparing(counts::get))
                                        .stream())
                        .distinct()
                        .toList();
                long size = rarest.stream().mapToLong(counts::get).sum();
                if (condition.stream().allMatch(choice -> choice.stream().anyMatch(counts::containsKey))
                        && size < fewest) {
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
}
