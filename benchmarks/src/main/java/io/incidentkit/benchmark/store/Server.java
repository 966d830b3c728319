package io.incidentkit.benchmark.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.incidentkit.jdbc.IncidentSchema;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The database of a run: what is committed is on the disk. Each contender has tables of its own. */
final class Server implements AutoCloseable {
    private static final int CONNECTIONS = 16;

    private final @Nullable EmbeddedPostgres postgres;

    private final @Nullable ProcessHandle main;

    private Server(@Nullable EmbeddedPostgres postgres) {
        this.postgres = postgres;
        this.main = postgres == null ? null : main(postgres);
    }

    /** The process that has begun that of a connection. */
    private static @Nullable ProcessHandle main(EmbeddedPostgres postgres) {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet pid = statement.executeQuery("select pg_backend_pid()")) {
            pid.next();
            return ProcessHandle.of(pid.getLong(1))
                    .flatMap(ProcessHandle::parent)
                    .orElse(null);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts PostgreSQL with the settings that an installation has. */
    static Server postgres() throws IOException {
        return new Server(EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .start());
    }

    /** H2 in this process. */
    static Server h2() {
        return new Server(null);
    }

    boolean isPostgres() {
        return postgres != null;
    }

    /** The time that the server's processes have computed so far, as far as the system tells. */
    long cpuNanos() {
        return main == null
                ? 0
                : main.descendants()
                        .mapToLong(process -> process.info()
                                .totalCpuDuration()
                                .map(Duration::toNanos)
                                .orElse(0L))
                        .sum();
    }

    /** Returns a pool on tables of the store. */
    HikariDataSource store(String name) {
        HikariDataSource pool = pool(name, true, "");
        IncidentSchema.migrate(pool);
        return pool;
    }

    /** Returns a pool on nothing, of connections that begin transactions by themselves. */
    HikariDataSource transactions(String name, String settings) {
        return pool(name, false, settings);
    }

    private HikariDataSource pool(String name, boolean autoCommit, String settings) {
        String schema = "s_" + name.toLowerCase(Locale.ROOT).replaceAll("\\W+", "_");
        HikariConfig config = new HikariConfig();
        if (postgres == null) {
            config.setJdbcUrl("jdbc:h2:mem:" + schema + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        } else {
            create(postgres, schema);
            config.setJdbcUrl(postgres.getJdbcUrl("postgres", "postgres") + "&currentSchema=" + schema + settings);
        }
        config.setAutoCommit(autoCommit);
        config.setMaximumPoolSize(CONNECTIONS);
        return new HikariDataSource(config);
    }

    private static void create(EmbeddedPostgres postgres, String schema) {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create schema " + schema);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        if (postgres != null) {
            postgres.close();
        }
    }
}
