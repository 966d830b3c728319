package io.incidentkit.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The store's tables on a server, made once and lent to one test after another: to make them anew takes a server longer than most tests do. */
final class LentTables {
    private final Queue<String> free = new ConcurrentLinkedQueue<>();
    private final Supplier<String> place;
    private final Consumer<String> emptying;
    private final BiFunction<String, Consumer<HikariConfig>, HikariConfig> connecting;

    /**
     * Begins without any.
     *
     * @param place makes a schema or a database with nothing in it, and says its name
     * @param emptying empties the tables that are there
     * @param connecting the settings of a pool there, as a test changes them
     */
    LentTables(
            Supplier<String> place,
            Consumer<String> emptying,
            BiFunction<String, Consumer<HikariConfig>, HikariConfig> connecting) {
        this.place = place;
        this.emptying = emptying;
        this.connecting = connecting;
    }

    /** A pool on empty tables, which nobody else has until it is closed. */
    HikariDataSource lend(Consumer<HikariConfig> settings) {
        String lent = free.poll();
        if (lent == null) {
            lent = place.get();
            try (HikariDataSource pool = new HikariDataSource(connecting.apply(lent, config -> {}))) {
                IncidentSchema.migrate(pool);
            }
        } else {
            emptying.accept(lent);
        }
        return new Lent(connecting.apply(lent, settings), lent);
    }

    private final class Lent extends HikariDataSource {
        private final String place;

        Lent(HikariConfig config, String place) {
            super(config);
            this.place = place;
        }

        @Override
        public void close() {
            boolean isLent = !isClosed();
            super.close();
            if (isLent) {
                free.add(place);
            }
        }
    }
}
