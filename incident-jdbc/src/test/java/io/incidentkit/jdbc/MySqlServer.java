package io.incidentkit.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * One real server for all tests of the run, where the environment says in which folder it lies: none comes with the build. It is run by the
 * loader that lies beside it, as it may be of another system than this one. Tests keep out of each other's way by databases.
 */
final class MySqlServer {
    private static final Duration START = Duration.ofMinutes(5);
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final LentTables TABLES =
            new LentTables(TestDatabase.MYSQL, MySqlServer::newPlace, MySqlServer::open, MySqlServer::settings);

    /** Over TCP the user of a new server has a name that not every system knows. */
    private static final String USERS = """
            create user if not exists 'root'@'127.0.0.1';
            grant all on *.* to 'root'@'127.0.0.1' with grant option;
            """;

    private static int port;

    private MySqlServer() {}

    /** Whether there is one; a run that asks for it fails without. */
    static boolean isHere() {
        boolean here = root().isPresent();
        if (!here && Boolean.parseBoolean(System.getenv("INCIDENT_REQUIRE_MYSQL"))) {
            throw new IllegalStateException(
                    "INCIDENT_REQUIRE_MYSQL is set, and INCIDENT_MYSQL names no folder with usr/sbin/mysqld");
        }
        return here;
    }

    private static Optional<Path> root() {
        return Optional.ofNullable(System.getenv("INCIDENT_MYSQL"))
                .filter(name -> !name.isBlank())
                .map(Path::of)
                .filter(root -> Files.isExecutable(root.resolve("usr/sbin/mysqld")));
    }

    /** A pool on a new database that has nothing in it. */
    static HikariDataSource newDatabase(Consumer<HikariConfig> settings) {
        return new HikariDataSource(settings(newPlace(), settings));
    }

    /** A pool on a database with the store's tables, which are empty. */
    static HikariDataSource migratedDatabase(Consumer<HikariConfig> settings) {
        return TABLES.lend(settings);
    }

    private static String newPlace() {
        return LentTables.newDatabase(MySqlServer::open, "test" + DATABASES.incrementAndGet());
    }

    private static Connection open(String database) throws SQLException {
        return DriverManager.getConnection(url(database, started()), "root", "");
    }

    /** Has a pool use the other driver that speaks to such a server. */
    static void byTheDriverOfMariaDb(HikariConfig config) {
        config.setJdbcUrl(config.getJdbcUrl().replaceFirst("^jdbc:mysql:([^?]*).*$", "jdbc:mariadb:$1"));
    }

    /** Has a pool use what makes its driver faster, and leaves out what it need not ask or tell. */
    static void asFastAsItsDriverCan(HikariConfig config) {
        for (String on : List.of(
                "cachePrepStmts",
                "useServerPrepStmts",
                "rewriteBatchedStatements",
                "useLocalSessionState",
                "cacheResultSetMetadata",
                "cacheServerConfiguration",
                "elideSetAutoCommits")) {
            config.addDataSourceProperty(on, "true");
        }
    }

    private static HikariConfig settings(String database, Consumer<HikariConfig> settings) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url(database, started()));
        config.setUsername("root");
        config.setPassword("");
        config.setMinimumIdle(0);
        config.setMaximumPoolSize(8);
        settings.accept(config);
        return config;
    }

    /** Without encryption, which costs each connection of a test more than all else. */
    private static String url(String database, int port) {
        return "jdbc:mysql://127.0.0.1:" + port + "/" + database + "?sslMode=DISABLED";
    }

    private static synchronized int started() {
        if (port == 0) {
            try {
                port = start(root().orElseThrow());
            } catch (IOException e) {
                throw new UncheckedIOException("MySQL did not start", e);
            }
        }
        return port;
    }

    /** On a free port of loopback, with its files below the build's folder; it ends with this process. */
    private static int start(Path root) throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        Path files = Path.of("target/mysql/" + ProcessHandle.current().pid()).toAbsolutePath();
        delete(files);
        Path users = Files.createDirectories(files).resolve("users.sql");
        Path log = files.resolve("log");
        Files.writeString(users, USERS);
        Process made = run(command(root, files, "--initialize-insecure"), log);
        ended(made, START);
        if (made.exitValue() != 0) {
            throw new IOException("The database can't be made; see " + log);
        }
        Process server = run(
                command(
                        root,
                        files,
                        "--init-file=" + users,
                        "--skip-name-resolve",
                        "--bind-address=127.0.0.1",
                        "--port=" + free,
                        // Beside its data, as the path of a socket may not be long.
                        "--socket=mysql.sock",
                        "--pid-file=mysql.pid",
                        "--mysqlx=OFF",
                        "--skip-log-bin",
                        // Nothing of a test has to outlive the machine.
                        "--innodb-flush-log-at-trx-commit=0"),
                log);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server, files), "end MySQL"));
        Instant end = Instant.now().plus(START);
        while (!answers(free)) {
            if (!server.isAlive() || Instant.now().isAfter(end)) {
                throw new IOException("It does not answer; see " + log);
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        return free;
    }

    private static List<String> command(Path root, Path files, String... options) {
        Path loader = root.resolve("usr/lib64/ld-linux-x86-64.so.2");
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(loader)) {
            command.addAll(List.of(
                    loader.toString(),
                    "--library-path",
                    root.resolve("usr/lib/x86_64-linux-gnu").toString()));
        }
        command.addAll(List.of(
                root.resolve("usr/sbin/mysqld").toString(),
                "--no-defaults",
                "--basedir=" + root.resolve("usr"),
                "--datadir=" + files.resolve("data"),
                // The folder that it is built with need not be here.
                "--secure-file-priv=NULL"));
        if (System.getProperty("user.name").equals("root")) {
            command.add("--user=root");
        }
        command.addAll(List.of(options));
        return command;
    }

    private static Process run(List<String> command, Path log) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private static void end(Process server, Path files) {
        server.destroy();
        try {
            ended(server, Duration.ofSeconds(20));
            delete(files);
        } catch (IOException e) {
            // What is left of it lies below the build's folder.
            server.destroyForcibly();
        }
    }

    private static void ended(Process process, Duration within) throws IOException {
        try {
            if (!process.waitFor(within.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("It does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            throw new IOException("Nobody waits for it any more", e);
        }
    }

    private static void delete(Path files) throws IOException {
        if (Files.exists(files)) {
            try (Stream<Path> all = Files.walk(files)) {
                all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        }
    }

    private static boolean answers(int free) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), free), 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
