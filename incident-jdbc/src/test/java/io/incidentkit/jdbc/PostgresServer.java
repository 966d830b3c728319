package io.incidentkit.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** One real server for all tests of the run. Each database that it gives is new. */
final class PostgresServer {
    private static final EmbeddedPostgres SERVER = start();
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final Map<String, HikariDataSource> GIVEN = new ConcurrentHashMap<>();
    private static final String MIGRATED = "migrated";

    static {
        execute("create database " + MIGRATED);
        try (HikariDataSource pool = pool(MIGRATED, config -> {})) {
            IncidentSchema.migrate(pool);
        }
    }

    private PostgresServer() {}

    /** A pool on a new database that has nothing in it. */
    static HikariDataSource emptyDatabase() {
        String name = newName();
        execute("create database " + name);
        return given(name, config -> {});
    }

    /** A pool on a new database with the incident tables. */
    static HikariDataSource migratedDatabase(Consumer<HikariConfig> settings) {
        String name = newName();
        execute("create database " + name + " template " + MIGRATED);
        return given(name, settings);
    }

    private static HikariDataSource given(String database, Consumer<HikariConfig> settings) {
        HikariDataSource pool = pool(database, settings);
        GIVEN.put(database, pool);
        return pool;
    }

    /** Drops what is not used any more: a server with hundreds of databases takes longer to delete than Surefire waits. */
    private static String newName() {
        GIVEN.forEach((database, pool) -> {
            if (pool.isClosed() && GIVEN.remove(database, pool)) {
                execute("drop database " + database + " with (force)");
            }
        });
        return "test" + DATABASES.incrementAndGet();
    }

    private static HikariDataSource pool(String database, Consumer<HikariConfig> settings) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(SERVER.getJdbcUrl("postgres", database));
        config.setMinimumIdle(0);
        config.setMaximumPoolSize(8);
        settings.accept(config);
        return new HikariDataSource(config);
    }

    private static void execute(String sql) {
        try (Connection connection = SERVER.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
