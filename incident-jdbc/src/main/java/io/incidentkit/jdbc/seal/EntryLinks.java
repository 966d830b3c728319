package io.incidentkit.jdbc.seal;

import io.incidentkit.jdbc.database.Database;
import io.incidentkit.jdbc.database.Moments;
import io.incidentkit.jdbc.database.Platform;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** The links as they are stored: what the next one follows, how they outlive a change of words, and whether they hold. Thread-safe. */
public final class EntryLinks {
    private static final String LAST = "select link from incident_event where incident_id = ? and sequence = ?";
    private static final String ENTRIES = """
            select sequence, type, version, occurred_at, recorded_at, actor, payload, salt, link
            from incident_event where incident_id = ?
            """;
    private static final String ONE = ENTRIES + "and sequence = ?";
    private static final String ALL = ENTRIES + "order by sequence";
    private static final String REWRITES =
            "select sequence, struck, was, became from incident_rewrite where incident_id = ? order by sequence, struck";
    private static final String INSERT_REWRITE =
            "insert into incident_rewrite (incident_id, sequence, struck, was, became) values (?, ?, ?, ?, ?)";
    private static final String SET_LINK = "update incident_event set link = ? where incident_id = ? and sequence = ?";
    private static final String VERSION = "select version from incident where id = ?";

    private final JdbcTemplate jdbc;
    private final Moments moments;
    private final String asOfNow;

    /**
     * The first entry of an incident that is not as it was written.
     *
     * @param sequence its place
     * @param what what is wrong, in a few words
     */
    public record Broken(int sequence, String what) {}

    /** Links of a database. */
    public EntryLinks(Database database) {
        this.jdbc = database.jdbc();
        this.moments = database.platform().moments();
        this.asOfNow = asOfNow(database.platform());
    }

    /**
     * The end of a statement that reads what is stored now. A transaction of the caller's can have begun to read before the last entry was
     * written, and yet write after it: MySQL, and MariaDB where it does not check that, compare the version with the row as it is now, and show
     * entries as they were then. The others do not let such a transaction write.
     */
    private static String asOfNow(Platform platform) {
        return switch (platform) {
            case MARIADB, MYSQL -> " for update";
            case POSTGRESQL, H2 -> "";
        };
    }

    /** The link that the entry after this one follows. */
    public byte[] last(UUID incident, int sequence) {
        return last(LAST, incident, sequence);
    }

    /** As {@link #last}, for whoever writes the next one and has locked the incident: also where the caller's transaction does not see it. */
    public byte[] lastToFollow(UUID incident, int sequence) {
        return last(LAST + asOfNow, incident, sequence);
    }

    private byte[] last(String sql, UUID incident, int sequence) {
        return jdbc.query(sql, (row, index) -> Optional.ofNullable(row.getBytes(1)), incident, sequence).stream()
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> SealedEntry.first(incident));
    }

    /** The digests of some entries as they are stored now, for whoever changes them; without those of before there were seals. */
    public Map<Integer, byte[]> digests(UUID incident, Collection<Integer> sequences) {
        Map<Integer, byte[]> digests = new HashMap<>();
        for (int sequence : sequences) {
            jdbc.query(ONE + asOfNow, (row, index) -> SealedEntry.read(row, moments), incident, sequence).stream()
                    .filter(entry -> entry.salt() != null)
                    .forEach(entry -> digests.put(sequence, entry.digest()));
        }
        return digests;
    }

    /**
     * Has the entry that tells of it vouch for the words that were changed.
     *
     * @param incident the incident
     * @param telling the entry's sequence
     * @param were the digests before
     * @param now the entries as they are stored since
     */
    public void rewritten(UUID incident, int telling, Map<Integer, byte[]> were, List<SealedEntry> now) {
        List<Rewrite> rewrites = new ArrayList<>();
        for (SealedEntry entry : now) {
            byte[] was = were.get(entry.sequence());
            if (was != null) {
                rewrites.add(new Rewrite(telling, entry.sequence(), was, entry.digest()));
            }
        }
        for (Rewrite each : rewrites) {
            jdbc.update(INSERT_REWRITE, incident, telling, each.struck(), each.was(), each.became());
        }
        jdbc.update(SET_LINK, Rewrite.linked(last(incident, telling), rewrites), incident, telling);
    }

    /** The first entry that is not as it was written; entries of before there were seals are taken as they are. */
    public Optional<Broken> check(UUID incident) {
        List<SealedEntry> entries = jdbc.query(ALL, (row, index) -> SealedEntry.read(row, moments), incident);
        List<Rewrite> rewrites = jdbc.query(
                REWRITES,
                (row, index) -> new Rewrite(row.getInt(1), row.getInt(2), row.getBytes(3), row.getBytes(4)),
                incident);
        Optional<Broken> broken = broken(SealedEntry.first(incident), entries, rewrites);
        if (broken.isPresent()) {
            return broken;
        }
        int version = jdbc.queryForList(VERSION, Integer.class, incident).stream()
                .findFirst()
                .orElse(0);
        return version > entries.size()
                ? Optional.of(new Broken(entries.size() + 1, "is missing, and so is all after it"))
                : Optional.empty();
    }

    private static Optional<Broken> broken(byte[] first, List<SealedEntry> entries, List<Rewrite> rewrites) {
        byte[] before = first;
        boolean isSealed = false;
        for (int i = 0; i < entries.size(); i++) {
            SealedEntry entry = entries.get(i);
            byte[] link = entry.link();
            if (entry.sequence() != i + 1) {
                return Optional.of(new Broken(i + 1, "is missing"));
            }
            if (link == null || entry.salt() == null) {
                if (isSealed) {
                    return Optional.of(new Broken(i + 1, "has no seal, as an older release writes it"));
                }
                continue;
            }
            isSealed = true;
            Optional<byte[]> digest = written(entry, rewrites);
            if (digest.isEmpty()) {
                return Optional.of(
                        new Broken(i + 1, "has other words than those that it was given when it was changed"));
            }
            List<Rewrite> told = rewrites.stream()
                    .filter(each -> each.sequence() == entry.sequence())
                    .toList();
            if (!Arrays.equals(link, Rewrite.linked(SealedEntry.link(before, digest.get()), told))) {
                return Optional.of(new Broken(i + 1, "is not what was written"));
            }
            before = link;
        }
        return Optional.empty();
    }

    /** The digest of an entry as it was first written; empty if it is not what its last rewrite left. */
    private static Optional<byte[]> written(SealedEntry entry, List<Rewrite> rewrites) {
        byte[] now = entry.digest();
        for (int i = rewrites.size() - 1; i >= 0; i--) {
            Rewrite each = rewrites.get(i);
            if (each.struck() == entry.sequence()) {
                if (!Arrays.equals(each.became(), now)) {
                    return Optional.empty();
                }
                now = each.was();
            }
        }
        return Optional.of(now);
    }
}
