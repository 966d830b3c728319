package io.incidentkit.benchmark.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.incidentkit.jdbc.IncidentSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The database of a run, which is the same for all contenders: each has tables of its own on it. On PostgreSQL and MariaDB, what is
 * committed is on the disk.
 */
public abstract class Server implements AutoCloseable {
    private static final int CONNECTIONS = 16;

    private final Map<Long, Long> computedByProcess = new HashMap<>();

    /**
     * Returns the server that the arguments of a run name; PostgreSQL if they name none.
     *
     * @throws Exception if it does not start
     */
    public static Server of(List<String> args) throws Exception {
        if (args.contains("mariadb")) {
            return MariaDbServer.start();
        }
        if (args.contains("h2")) {
            return H2Server.inMemory();
        }
        return args.contains("h2-file") ? H2Server.onDisk() : PostgresServer.start();
    }

    /** Returns the name of the database, and how it keeps what is committed. */
    public abstract String describe();

    /** Returns whether it is PostgreSQL. */
    boolean isPostgres() {
        return false;
    }

    /** Returns a table's definition in the words of this database. */
    String dialect(String table) {
        return table;
    }

    /** Returns the settings with which the driver makes one statement of a batch. */
    String batches() {
        return "";
    }

    /** Makes a place for the tables of a contender, and points a pool to it. */
    abstract void place(HikariConfig config, String name, String settings);

    /** Makes a place, and returns its address for another process. */
    public final String url(String name) {
        HikariConfig config = new HikariConfig();
        place(config, name, "");
        return config.getJdbcUrl();
    }

    /** The process whose time, with that of its children, is the server's; null if it is this one. */
    abstract @Nullable ProcessHandle process();

    /** The time that the server's processes have computed so far, those that have ended too, as far as the system tells. */
    public final synchronized long cpuNanos() {
        ProcessHandle main = process();
        if (main == null) {
            return 0;
        }
        Stream.concat(Stream.of(main), main.descendants())
                .forEach(process -> computed(process).ifPresent(nanos -> computedByProcess.put(process.pid(), nanos)));
        return computedByProcess.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The time that a process has computed so far, in nanoseconds; the system counts hundredths of a second. */
    OptionalLong computed(ProcessHandle process) {
        return process.info().totalCpuDuration().stream()
                .mapToLong(Duration::toNanos)
                .findFirst();
    }

    /** Returns a pool on tables of the store. */
    final HikariDataSource store(String name) {
        HikariDataSource pool = autoCommitting(name);
        IncidentSchema.migrate(pool);
        return pool;
    }

    /** Returns a pool on nothing. */
    final HikariDataSource autoCommitting(String name) {
        return pool(name, true, "");
    }

    /** Returns a pool on nothing, of connections that begin transactions by themselves. */
    final HikariDataSource transactions(String name, String settings) {
        return pool(name, false, settings);
    }

    private HikariDataSource pool(String name, boolean autoCommit, String settings) {
        HikariConfig config = new HikariConfig();
        place(config, "s_" + name.toLowerCase(Locale.ROOT).replaceAll("\\W+", "_"), settings);
        config.setAutoCommit(autoCommit);
        config.setMaximumPoolSize(CONNECTIONS);
        return new HikariDataSource(config);
    }

    /** Deletes a folder with all that is in it. */
    static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path each : deepestFirst) {
                Files.deleteIfExists(each);
            }
        }
    }

    @Override
    public abstract void close() throws IOException;
}
