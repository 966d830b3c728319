package io.incidentkit.jdbc.outline;

import io.incidentkit.incident.Incident;
import io.incidentkit.incident.OutlineCodec;
import io.incidentkit.jdbc.database.Database;
import io.incidentkit.jdbc.database.Transactions;
import io.incidentkit.store.IncidentPage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Incidents for figures, page by page: in outline, where there is one, else in whole, and then the outline is made for whoever comes
 * next. The numbers come from an index, so that the wide rows of the incidents are not touched. Thread-safe.
 */
public final class OutlinePages {
    private static final Logger LOG = LoggerFactory.getLogger(OutlinePages.class);

    private static final int PAGE = 4_000;
    /** So many states are read at once. */
    private static final int STATES = 200;

    /** Which incidents are of the page: from then on each of them comes once, whatever is written to it. */
    private static final String NUMBERS = "select number from incident where number < ? order by number desc limit ?";

    private static final String OUTLINES =
            "select number, outline_format, outline from incident_outline where number >= ? and number <= ?";

    /** The states of incidents, as many as there are places; a place can come twice. */
    public static final String STATES_OF =
            "select id, number, version, snapshot_format, snapshot from incident where number in ("
                    + String.join(", ", Collections.nCopies(STATES, "?")) + ")";

    /**
     * An incident in whole.
     *
     * @param incident the incident
     * @param isExact whether all of it can be read, so that an outline can be made of it
     */
    public record Whole(Incident incident, boolean isExact) {}

    private final JdbcTemplate jdbc;
    private final Transactions transactions;
    private final OutlineTable table;
    private final Function<Object[], List<Whole>> states;

    /**
     * Pages of a database.
     *
     * @param database the database
     * @param transactions in which missing outlines are written
     * @param states reads {@link #STATES_OF} numbers
     */
    public OutlinePages(Database database, Transactions transactions, Function<Object[], List<Whole>> states) {
        this.jdbc = database.jdbc();
        this.transactions = transactions;
        this.table = new OutlineTable(database);
        this.states = states;
    }

    /**
     * Reads one page.
     *
     * @param before only numbers below this one
     */
    public IncidentPage page(long before) {
        List<Long> numbers = jdbc.query(NUMBERS, (row, index) -> row.getLong(1), before, PAGE);
        if (numbers.isEmpty()) {
            return new IncidentPage(List.of(), OptionalLong.empty());
        }
        long last = numbers.get(numbers.size() - 1);
        Map<Long, Incident> known = outlines(last, numbers.get(0));
        known.putAll(whole(
                numbers.stream().filter(number -> !known.containsKey(number)).toList()));
        List<Incident> incidents = new ArrayList<>(numbers.size());
        for (Long number : numbers) {
            Incident incident = known.get(number);
            if (incident != null) { // else it was removed in between
                incidents.add(incident);
            }
        }
        return new IncidentPage(incidents, numbers.size() < PAGE ? OptionalLong.empty() : OptionalLong.of(last));
    }

    private Map<Long, Incident> outlines(long from, long to) {
        Map<Long, Incident> outlines = new HashMap<>();
        jdbc.query(
                OUTLINES,
                row -> {
                    long number = row.getLong(1);
                    byte[] outline = row.getBytes(3);
                    if (outline != null) {
                        OutlineCodec.read(row.getInt(2), outline).ifPresent(incident -> outlines.put(number, incident));
                    }
                },
                from,
                to);
        return outlines;
    }

    private Map<Long, Incident> whole(List<Long> numbers) {
        Map<Long, Incident> whole = new HashMap<>();
        List<Incident> missing = new ArrayList<>();
        for (int from = 0; from < numbers.size(); from += STATES) {
            Object[] places = new Object[STATES];
            for (int i = 0; i < STATES; i++) {
                places[i] = numbers.get(Math.min(from + i, numbers.size() - 1));
            }
            for (Whole each : states.apply(places)) {
                Incident incident = each.incident();
                whole.put(incident.number(), incident);
                if (each.isExact() && OutlineCodec.mayHave(incident)) {
                    missing.add(incident);
                }
            }
        }
        keep(missing);
        return whole;
    }

    /** A failure costs whoever comes next some time, and the caller nothing: never inside of a transaction of theirs. */
    private void keep(List<Incident> missing) {
        if (missing.isEmpty() || TransactionSynchronizationManager.isActualTransactionActive()) {
            return;
        }
        // In the order in which whoever writes several incidents locks them, and never many at once.
        List<Incident> ordered = missing.stream()
                .sorted(Comparator.comparing(incident -> incident.id().value()))
                .toList();
        try {
            for (int from = 0; from < ordered.size(); from += STATES) {
                List<Incident> some = ordered.subList(from, Math.min(from + STATES, ordered.size()));
                transactions.severalStatements(() -> {
                    table.keep(some);
                    return some;
                });
            }
        } catch (DataAccessException | TransactionException e) {
            LOG.debug("The outlines of {} incidents are not kept, and are made again next time", missing.size(), e);
        }
    }
}
