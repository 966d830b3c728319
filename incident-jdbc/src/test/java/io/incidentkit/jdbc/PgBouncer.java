package io.incidentkit.jdbc;

import com.zaxxer.hikari.HikariConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The pooler of that name in front of the server of the tests, if it is installed: one for all tests of the run. */
final class PgBouncer {
    private static final Duration START = Duration.ofSeconds(20);

    /** The pooler refuses to be root; its own user comes with its package. */
    private static final String CONFIG = """
            [databases]
            %s
            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = %d
            unix_socket_dir =
            auth_type = any
            pool_mode = transaction
            default_pool_size = 8
            ignore_startup_parameters = extra_float_digits
            """;

    /** A schema has a name of its own there, as what a session sets does not reach the server's. */
    private static final String PLACE =
            "%1$s = host=127.0.0.1 port=%2$d dbname=postgres user=postgres connect_query='set search_path to %1$s'";

    private static final int MOST_PLACES = 500;
    private static final Pattern SCHEMA = Pattern.compile("currentSchema=(\\w+)");

    private static int port;

    private PgBouncer() {}

    /** Whether it is installed; a run that asks for it fails without. */
    static boolean isHere() {
        boolean here = program().isPresent();
        if (!here && Boolean.parseBoolean(System.getenv("INCIDENT_REQUIRE_PGBOUNCER"))) {
            throw new IllegalStateException("INCIDENT_REQUIRE_PGBOUNCER is set, and there is no pgbouncer");
        }
        return here;
    }

    /** Has a pool go through it: no statement is kept on a server's connection that the next one may not get. */
    static void between(HikariConfig config) {
        Matcher schema = SCHEMA.matcher(config.getJdbcUrl());
        if (!schema.find()) {
            throw new IllegalArgumentException(config.getJdbcUrl());
        }
        config.setJdbcUrl("jdbc:postgresql://127.0.0.1:" + started() + "/" + schema.group(1)
                + "?user=postgres&prepareThreshold=0");
    }

    private static Optional<Path> program() {
        return Stream.of("/usr/sbin/pgbouncer", "/usr/bin/pgbouncer", "/usr/local/bin/pgbouncer")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static synchronized int started() {
        if (port == 0) {
            try {
                port = start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return port;
    }

    private static int start() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        Path config = Files.createTempFile("pgbouncer", ".ini");
        config.toFile().deleteOnExit();
        Files.writeString(config, CONFIG.formatted(places(), free));
        if (!config.toFile().setReadable(true, false)) {
            throw new IOException(config + " can't be made readable for its user");
        }
        boolean isRoot = "root".equals(System.getProperty("user.name"));
        List<String> command = isRoot
                ? List.of(program().orElseThrow().toString(), "-q", "-u", "postgres", config.toString())
                : List.of(program().orElseThrow().toString(), "-q", config.toString());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "end pgbouncer"));
        Instant end = Instant.now().plus(START);
        while (!answers(free)) {
            if (!process.isAlive() || Instant.now().isAfter(end)) {
                throw new IOException("pgbouncer does not answer");
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        return free;
    }

    private static String places() {
        return IntStream.rangeClosed(1, MOST_PLACES)
                .mapToObj(number -> PLACE.formatted(PostgresServer.PLACE + number, PostgresServer.port()))
                .collect(Collectors.joining("\n"));
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
