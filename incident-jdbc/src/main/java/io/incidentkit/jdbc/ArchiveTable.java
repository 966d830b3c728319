package io.incidentkit.jdbc;

import io.incidentkit.archive.ArchiveIndex;
import io.incidentkit.archive.ArchiveQuery;
import io.incidentkit.archive.ArchivedPostmortem;
import io.incidentkit.archive.PostmortemCodec;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.jdbc.Rows.IncidentRow;
import io.incidentkit.jdbc.database.Database;
import io.incidentkit.store.IncidentStoreException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * The tables of documents that are searched: published postmortems, or what is written of incidents. What a method writes is one part of
 * a transaction of the caller. Thread-safe.
 */
final class ArchiveTable {
    private static final String DELETE_WORDS = "delete from %s where incident_id = ?";

    private static final String INSERT_WORD =
            "insert into %s (word, is_private, detected_at, incident_id, places) values (?, ?, ?, ?, ?)";

    /** The latest ones that have a word: word, whether private, from, until, how many. */
    private static final String LATEST = """
            select incident_id, detected_at, places from %s
            where word = ? and is_private = ? and detected_at >= ? and detected_at < ?
            order by detected_at desc
            limit ?
            """;

    private static final String COUNT = "select count(*) from (" + LATEST + ") latest";

    private static final String WORDS = """
            select incident_id, detected_at, word, places from %s
            where incident_id in (%s) and word in (%s)
            """;

    /** So many that a database looks each of them up, and does not go over all that have a word. */
    private static final int AT_ONCE = 256;

    /** No incident has it. */
    private static final UUID NONE = new UUID(0, 0);

    private final JdbcTemplate jdbc;
    private final Rows rows;

    private final String read;
    private final String words;

    /**
     * Creates it.
     *
     * @param database the database
     * @param columns selects what {@link Kept} has, of every document
     * @param words the table of their words
     */
    ArchiveTable(Database database, String columns, String words) {
        this.jdbc = database.jdbc();
        this.rows = new Rows(database.platform());
        this.read = columns + "where incident_id in (%s)";
        this.words = words;
    }

    /** A row. */
    record Kept(IncidentRow row, boolean publishedElsewhere, String document) {
        int version() {
            return row.version();
        }
    }

    /** A postmortem that may fit, with the score that it has at the most. */
    record Candidate(IncidentId id, Instant detectedAt, double bound) {
        /** As {@link ArchiveQuery.Order} says, with the bound as the score. */
        static Comparator<Candidate> inOrder(ArchiveQuery.Order order) {
            Comparator<Candidate> latest = Comparator.comparing(Candidate::detectedAt, Comparator.reverseOrder());
            return (switch (order) {
                        case BEST_FIRST ->
                            Comparator.comparingDouble(Candidate::bound)
                                    .reversed()
                                    .thenComparing(latest);
                        case NEWEST_FIRST -> latest;
                    })
                    .thenComparing(Candidate::id);
        }

        Candidate scored(double score) {
            return new Candidate(id, detectedAt, score);
        }
    }

    /** The postmortems that are looked at: those that have a word, of a time. */
    record Range(String word, boolean isPrivate, Instant from, Instant until) {}

    /** Takes one word of one postmortem. */
    @FunctionalInterface
    interface WordReader {
        void read(IncidentId id, Instant detectedAt, String word, int places);
    }

    /** Reads of each table, of no incident: nothing is found if they are there. */
    void read() {
        jdbc.query(read.formatted("?"), row -> {}, NONE);
        jdbc.query(
                "select word, is_private, detected_at, places from %s where incident_id = ?".formatted(words),
                row -> {},
                NONE);
    }

    /** Writes the words of a document in place of those that it had. */
    void putWords(ArchivedPostmortem postmortem) {
        Incident incident = postmortem.incident();
        deleteWords(incident.id());
        jdbc.batchUpdate(
                INSERT_WORD.formatted(words), ArchiveIndex.keys(postmortem).entrySet(), 1_000, (statement, word) -> {
                    statement.setString(1, word.getKey());
                    statement.setBoolean(2, incident.isPrivate());
                    statement.setObject(3, rows.moments().stored(incident.detectedAt()));
                    bind(statement, 4, incident.id());
                    statement.setInt(5, word.getValue());
                });
    }

    void deleteWords(IncidentId id) {
        jdbc.update(DELETE_WORDS.formatted(words), id.value());
    }

    /** How many postmortems a range has, counted so far at the most. */
    int count(Range range, int most) {
        Integer count = jdbc.queryForObject(
                COUNT.formatted(words), Integer.class, parameters(range, most).toArray());
        return Objects.requireNonNull(count);
    }

    /** Reads the latest postmortems of a range, with the places of its word, and returns whether there are more. */
    boolean latest(Range range, int most, WordReader reader) {
        int[] count = {0};
        RowCallbackHandler each = row -> {
            if (count[0]++ < most) {
                reader.read(
                        new IncidentId(rows.ids().read(row, "incident_id")),
                        rows.moments().read(row, "detected_at"),
                        range.word(),
                        row.getInt("places"));
            }
        };
        jdbc.query(LATEST.formatted(words), each, parameters(range, most + 1).toArray());
        return count[0] > most;
    }

    /** Reads those of the words that the postmortems have. */
    void words(List<IncidentId> postmortems, Collection<String> sought, WordReader reader) {
        if (sought.isEmpty()) {
            return;
        }
        List<String> asked = padded(sought);
        RowCallbackHandler each = row -> reader.read(
                new IncidentId(rows.ids().read(row, "incident_id")),
                rows.moments().read(row, "detected_at"),
                row.getString("word"),
                row.getInt("places"));
        for (int from = 0; from < postmortems.size(); from += AT_ONCE) {
            List<IncidentId> some = postmortems.subList(from, Math.min(postmortems.size(), from + AT_ONCE));
            List<Object> parameters =
                    new ArrayList<>(padded(some.stream().map(IncidentId::value).toList()));
            String sql = WORDS.formatted(words, places(parameters), places(asked));
            parameters.addAll(asked);
            jdbc.query(sql, each, parameters.toArray());
        }
    }

    /** Reads a row that has what the columns say. */
    Kept kept(ResultSet row, int index) throws SQLException {
        return new Kept(rows.incidentRow(row, index), row.getBoolean("published_elsewhere"), row.getString("document"));
    }

    /** Sets the id of an incident, as a statement's parameter. */
    void bind(PreparedStatement statement, int index, IncidentId id) throws SQLException {
        rows.ids().bind(statement, index, id.value());
    }

    /** Reads postmortems, in any order; one that is gone is left out. */
    List<Kept> read(Collection<IncidentId> ids) {
        List<UUID> asked = padded(ids.stream().map(IncidentId::value).toList());
        return asked.isEmpty() ? List.of() : jdbc.query(read.formatted(places(asked)), this::kept, asked.toArray());
    }

    ArchivedPostmortem read(Kept kept) {
        try {
            return new ArchivedPostmortem(incident(kept.row()), PostmortemCodec.read(kept.document()));
        } catch (IllegalArgumentException e) {
            throw new IncidentStoreException(
                    "What is searched of incident " + kept.row().id() + " can't be read", e);
        }
    }

    Incident incident(IncidentRow row) {
        return rows.incident(jdbc, row);
    }

    private List<Object> parameters(Range range, int most) {
        List<Object> parameters = new ArrayList<>();
        parameters.add(range.word());
        parameters.add(range.isPrivate());
        parameters.add(rows.moments().stored(range.from()));
        parameters.add(rows.moments().stored(range.until()));
        parameters.add(most);
        return parameters;
    }

    /** As many as the next power of four, the last one again and again, so that there are few texts of statements. */
    private static <T> List<T> padded(Collection<T> values) {
        List<T> padded = new ArrayList<>(values);
        int size = 1;
        while (size < padded.size()) {
            size *= 4;
        }
        if (!padded.isEmpty()) {
            padded.addAll(Collections.nCopies(size - padded.size(), padded.get(padded.size() - 1)));
        }
        return padded;
    }

    private static String places(List<?> values) {
        return String.join(", ", Collections.nCopies(values.size(), "?"));
    }
}
