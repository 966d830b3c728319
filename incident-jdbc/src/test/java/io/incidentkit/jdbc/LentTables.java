package io.incidentkit.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The store's tables on a server, made once and lent to one test after another: to make them anew takes a server longer than most tests do. */
final class LentTables {
    private final Queue<String> free = new ConcurrentLinkedQueue<>();
    private final TestDatabase database;
    private final Supplier<String> place;
    private final Opening opening;
    private final BiFunction<String, Consumer<HikariConfig>, HikariConfig> connecting;

    /**
     * Begins without any.
     *
     * @param database what it is a part of
     * @param place makes a schema or a database with nothing in it, and says its name
     * @param opening connects to it
     * @param connecting the settings of a pool there, as a test changes them
     */
    LentTables(
            TestDatabase database,
            Supplier<String> place,
            Opening opening,
            BiFunction<String, Consumer<HikariConfig>, HikariConfig> connecting) {
        this.database = database;
        this.place = place;
        this.opening = opening;
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
            empty(lent);
        }
        return new Lent(connecting.apply(lent, settings), lent);
    }

    private void empty(String lent) {
        try (Connection connection = opening.to(lent)) {
            database.empty(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("The tables of " + lent + " can't be emptied", e);
        }
    }

    /** Makes a database with nothing in it, on a server that is connected to without one; and says its name. */
    static String newDatabase(Opening opening, String name) {
        try (Connection connection = opening.to("");
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
            return name;
        } catch (SQLException e) {
            throw new IllegalStateException("The database " + name + " can't be made", e);
        }
    }

    /** How a place is connected to, without a pool. */
    @FunctionalInterface
    interface Opening {
        Connection to(String place) throws SQLException;
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
