package io.incidentkit.jdbc;

import io.incidentkit.archive.ArchiveIndex;
import io.incidentkit.archive.ArchivedPostmortem;
import io.incidentkit.archive.PostmortemCodec;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.incident.SnapshotCodec;
import io.incidentkit.jdbc.Rows.IncidentRow;
import io.incidentkit.jdbc.database.Database;
import io.incidentkit.store.IncidentStoreException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/** The tables of published postmortems. What a method writes is one part of a transaction of the caller. Thread-safe. */
final class ArchiveTable {
    private static final String COLUMNS =
            "select incident_id as id, number, version, snapshot_format, snapshot, published_elsewhere, document "
                    + "from incident_postmortem ";

    private static final String LOCK = COLUMNS + "where incident_id = ? for update";

    private static final String READ = COLUMNS + "where incident_id in (%s)";

    private static final String INSERT = """
            insert into incident_postmortem (
                number, version, is_private, published_elsewhere, snapshot_format, snapshot, document, incident_id)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String UPDATE = """
            update incident_postmortem set
                number = ?, version = ?, is_private = ?, published_elsewhere = ?, snapshot_format = ?, snapshot = ?,
                document = ?
            where incident_id = ?
            """;

    private static final String DELETE = "delete from incident_postmortem where incident_id = ?";

    private static final String DELETE_WORDS = "delete from incident_postmortem_word where incident_id = ?";

    private static final String INSERT_WORD = """
            insert into incident_postmortem_word (word, is_private, detected_at, incident_id, places)
            values (?, ?, ?, ?, ?)
            """;

    /** The latest ones that have a word: word, whether private, from, until, how many. */
    private static final String LATEST = """
            select incident_id from incident_postmortem_word
            where word = ? and is_private = ? and detected_at >= ? and detected_at < ?
            order by detected_at desc
            limit ?
            """;

    private static final String COUNT = "select count(*) from (" + LATEST + ") latest";

    private static final String WORDS = """
            select incident_id, detected_at, word, places from incident_postmortem_word
            where incident_id in (%s) and word in (%s)
            """;

    /** So many that a database looks each of them up, and does not go over all that have a word. */
    private static final int AT_ONCE = 256;

    private final JdbcTemplate jdbc;
    private final Rows rows;

    ArchiveTable(Database database) {
        this.jdbc = database.jdbc();
        this.rows = new Rows(database.platform().moments());
    }

    /** A row. */
    record Kept(IncidentRow row, boolean publishedElsewhere, String document) {
        int version() {
            return row.version();
        }

        static Kept of(ResultSet row, int index) throws SQLException {
            return new Kept(
                    Rows.incidentRow(row, index), row.getBoolean("published_elsewhere"), row.getString("document"));
        }
    }

    /** A postmortem that may fit, with the score that it has at the most. */
    record Candidate(IncidentId id, Instant detectedAt, double bound) {
        static final Comparator<Candidate> BEST_FIRST = Comparator.comparingDouble(Candidate::bound)
                .reversed()
                .thenComparing(Candidate::detectedAt, Comparator.reverseOrder())
                .thenComparing(Candidate::id);

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

    /** The row as it is now, which nobody else changes until the end of the transaction. */
    Optional<Kept> lock(IncidentId id) {
        return jdbc.query(LOCK, Kept::of, id.value()).stream().findFirst();
    }

    void put(Optional<Kept> before, ArchivedPostmortem postmortem, boolean publishedElsewhere) {
        Incident incident = postmortem.incident();
        jdbc.update(before.isPresent() ? UPDATE : INSERT, statement -> {
            statement.setLong(1, incident.number());
            statement.setInt(2, incident.version());
            statement.setBoolean(3, incident.isPrivate());
            statement.setBoolean(4, publishedElsewhere);
            statement.setInt(5, SnapshotCodec.SNAPSHOT_FORMAT);
            statement.setString(6, SnapshotCodec.write(incident));
            statement.setString(7, PostmortemCodec.write(postmortem.postmortem()));
            statement.setObject(8, incident.id().value());
        });
        jdbc.update(DELETE_WORDS, incident.id().value());
        Collection<Map.Entry<String, Integer>> words =
                ArchiveIndex.keys(postmortem).entrySet();
        jdbc.batchUpdate(INSERT_WORD, words, 1_000, (statement, word) -> {
            statement.setString(1, word.getKey());
            statement.setBoolean(2, incident.isPrivate());
            statement.setObject(3, rows.moments().stored(incident.detectedAt()));
            statement.setObject(4, incident.id().value());
            statement.setInt(5, word.getValue());
        });
    }

    void delete(IncidentId id) {
        jdbc.update(DELETE, id.value());
        jdbc.update(DELETE_WORDS, id.value());
    }

    /** How many postmortems a range has, counted so far at the most. */
    int count(Range range, int most) {
        Integer count = jdbc.queryForObject(
                COUNT, Integer.class, parameters(range, most).toArray());
        return Objects.requireNonNull(count);
    }

    /** The latest postmortems of a range. */
    List<IncidentId> latest(Range range, int most) {
        return jdbc.query(
                LATEST,
                (row, index) -> new IncidentId(row.getObject("incident_id", UUID.class)),
                parameters(range, most).toArray());
    }

    /** Reads those of the words that the postmortems have. */
    void words(List<IncidentId> postmortems, Collection<String> words, WordReader reader) {
        List<String> asked = padded(words);
        RowCallbackHandler each = row -> reader.read(
                new IncidentId(row.getObject("incident_id", UUID.class)),
                rows.moments().read(row, "detected_at"),
                row.getString("word"),
                row.getInt("places"));
        for (int from = 0; from < postmortems.size(); from += AT_ONCE) {
            List<IncidentId> some = postmortems.subList(from, Math.min(postmortems.size(), from + AT_ONCE));
            List<Object> parameters =
                    new ArrayList<>(padded(some.stream().map(IncidentId::value).toList()));
            String sql = WORDS.formatted(places(parameters), places(asked));
            parameters.addAll(asked);
            jdbc.query(sql, each, parameters.toArray());
        }
    }

    /** Reads postmortems, in any order; one that is gone is left out. */
    List<Kept> read(Collection<IncidentId> ids) {
        List<UUID> asked = padded(ids.stream().map(IncidentId::value).toList());
        return asked.isEmpty() ? List.of() : jdbc.query(READ.formatted(places(asked)), Kept::of, asked.toArray());
    }

    ArchivedPostmortem read(Kept kept) {
        try {
            return new ArchivedPostmortem(incident(kept.row()), PostmortemCodec.read(kept.document()));
        } catch (IllegalArgumentException e) {
            throw new IncidentStoreException(
                    "The postmortem of incident " + kept.row().id() + " can't be read", e);
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
