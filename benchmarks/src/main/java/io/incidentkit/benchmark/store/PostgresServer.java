package io.incidentkit.benchmark.store;

import com.zaxxer.hikari.HikariConfig;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** PostgreSQL with the settings that an installation has. */
final class PostgresServer extends Server {
    private final EmbeddedPostgres postgres;
    private final @Nullable ProcessHandle main;

    private PostgresServer(EmbeddedPostgres postgres) {
        this.postgres = postgres;
        this.main = main(postgres);
    }

    static PostgresServer start() throws IOException {
        return new PostgresServer(EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .start());
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

    @Override
    public String describe() {
        return "PostgreSQL; fsync, full_page_writes and synchronous_commit are on";
    }

    @Override
    boolean isPostgres() {
        return true;
    }

    @Override
    String batches() {
        return "&reWriteBatchedInserts=true";
    }

    @Override
    @Nullable
    ProcessHandle process() {
        return main;
    }

    /** A process of PostgreSQL has one thread, of which Linux counts nanoseconds. */
    @Override
    OptionalLong computed(ProcessHandle process) {
        Path counted = Path.of("/proc/" + process.pid() + "/schedstat");
        try {
            String line = Files.readString(counted);
            return OptionalLong.of(Long.parseLong(line.substring(0, line.indexOf(' '))));
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException e) {
            return super.computed(process);
        }
    }

    @Override
    void place(HikariConfig config, String name, String settings) {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create schema " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        config.setJdbcUrl(postgres.getJdbcUrl("postgres", "postgres") + "&currentSchema=" + name + settings);
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
