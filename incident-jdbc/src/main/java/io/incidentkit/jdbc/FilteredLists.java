package io.incidentkit.jdbc;

import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentFilter;
import io.incidentkit.jdbc.Rows.IncidentRow;
import io.incidentkit.jdbc.database.Moments;
import io.incidentkit.store.IncidentPage;
import io.incidentkit.store.IncidentQuery;
import io.incidentkit.validation.InputValidator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Lists of some incidents, a page at a time. No index serves every filter, so a page looks at a bounded number of rows, the newest
 * first, and says where the next one goes on: it costs the same however rare it is what is asked for, and however many rows there
 * are. Thread-safe.
 */
final class FilteredLists {
    /** The rows that are looked at first, which most pages are filled from, and then. */
    private static final int[] LOOKS = {2_000, 8_000};

    /** The states that are read for one page; more than that only if a word with marks stands there nearly, again and again. */
    private static final int MOST_READ = 2 * IncidentQuery.MAX_LIMIT;

    /** The numbers of so many are looked at, so that what was taken in later with its own, earlier dates is found among them. */
    private static final int EXACTLY = 20_000;

    /** Of more than these: so many incidents may have been declared out of the order of their numbers. */
    private static final int OUT_OF_ORDER = 2_000;

    private final JdbcTemplate jdbc;
    private final Rows rows;
    private final Moments moments;
    private final Function<IncidentRow, Incident> incidents;

    FilteredLists(JdbcTemplate jdbc, Rows rows, Function<IncidentRow, Incident> incidents) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.moments = rows.moments();
        this.incidents = incidents;
    }

    private record Look(int looked, long lowest) {}

    /** The lowest number, and that after the highest. */
    private record Bounds(long lowest, long before) {
        static final Bounds NONE = new Bounds(0, Long.MAX_VALUE);
    }

    /** One page; a filter is given. */
    IncidentPage list(IncidentQuery query) {
        IncidentFilter filter = query.filter();
        if (filter.none()) {
            return new IncidentPage(List.of(), OptionalLong.empty());
        }
        Bounds bounds = bounds(filter.from(), filter.until());
        long before = Math.min(query.bound().orElse(Long.MAX_VALUE), bounds.before());
        long lowest = bounds.lowest();
        if (before <= lowest) {
            return new IncidentPage(List.of(), OptionalLong.empty());
        }
        List<Incident> found = new ArrayList<>();
        for (int most : LOOKS) {
            Look look = look(query.state(), before, most);
            long stopped = find(query, Math.max(look.lowest(), lowest), before, found);
            if (found.size() > query.limit()) {
                return IncidentPage.of(found, query.limit());
            }
            if (stopped > 0) {
                return new IncidentPage(found, OptionalLong.of(stopped));
            }
            if (look.looked() < most || look.lowest() <= lowest) {
                return new IncidentPage(found, OptionalLong.empty());
            }
            before = look.lowest();
        }
        return new IncidentPage(found, OptionalLong.of(before));
    }

    /** Adds what fits, one more than a page at the most. Returns where it stopped as too much was read, or 0. */
    private long find(IncidentQuery query, long lowest, long before, List<Incident> found) {
        String sql = switch (query.state()) {
            case OPEN -> Sql.LIST_SOME_OPEN;
            case ENDED -> Sql.LIST_SOME_ENDED;
            case ALL -> Sql.LIST_SOME;
        };
        IncidentFilter filter = query.filter();
        String pattern = filter.pattern();
        Object from = moment(filter.from(), InputValidator.EARLIEST);
        Object until = moment(filter.until(), InputValidator.LATEST);
        int atOnce = query.limit() + 1;
        long below = before;
        for (int read = 0; read < MOST_READ; read += atOnce) {
            List<IncidentRow> some = jdbc.query(sql, rows::incidentRow, lowest, pattern, from, until, below, atOnce);
            some.stream().map(incidents).filter(filter::matches).forEach(found::add);
            if (some.size() < atOnce || found.size() > query.limit()) {
                return 0;
            }
            below = some.get(some.size() - 1).number();
        }
        return below;
    }

    private Look look(IncidentQuery.State state, long before, int most) {
        String sql = switch (state) {
            case OPEN -> Sql.LOOK_AT_OPEN;
            case ENDED -> Sql.LOOK_AT_ENDED;
            case ALL -> Sql.LOOK_AT_ALL;
        };
        return Objects.requireNonNull(jdbc.queryForObject(
                sql, (row, index) -> new Look(row.getInt("looked"), row.getLong("lowest")), before, most));
    }

    private Bounds bounds(@Nullable Instant from, @Nullable Instant until) {
        if (from == null && until == null) {
            return Bounds.NONE;
        }
        return Objects.requireNonNull(jdbc.queryForObject(
                Sql.NUMBERS_WITHIN,
                (row, index) -> row.getLong("many") > EXACTLY
                        ? new Bounds(lowest(from), highest(until))
                        : new Bounds(row.getLong("lowest"), row.getLong("highest") + 1),
                moment(from, InputValidator.EARLIEST),
                moment(until, InputValidator.LATEST),
                EXACTLY + 1));
    }

    private long highest(@Nullable Instant until) {
        if (until == null) {
            return Long.MAX_VALUE;
        }
        Long highest = jdbc.queryForObject(Sql.HIGHEST_BEFORE, Long.class, moments.stored(until), OUT_OF_ORDER);
        return highest == null ? 0 : highest + 1;
    }

    private long lowest(@Nullable Instant from) {
        if (from == null) {
            return 0;
        }
        Long lowest = jdbc.queryForObject(Sql.LOWEST_FROM, Long.class, moments.stored(from), OUT_OF_ORDER);
        return lowest == null ? Long.MAX_VALUE : lowest;
    }

    private Object moment(@Nullable Instant given, Instant absent) {
        return moments.stored(given == null ? absent : given);
    }
}
