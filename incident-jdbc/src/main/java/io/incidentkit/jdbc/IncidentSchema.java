package io.incidentkit.jdbc;

import io.incidentkit.jdbc.database.Platform;
import io.incidentkit.jdbc.database.Tables;
import io.incidentkit.store.IncidentStoreException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.flywaydb.core.api.output.MigrateResult;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The tables of {@link JdbcIncidentStore}. They are made and brought up to date by versioned scripts that lie in this jar,
 * one set a database, at {@code io/incidentkit/jdbc/schema/}. What was applied is kept in a history table of our own, so
 * that a host's own Flyway and its scripts are left alone.
 */
public final class IncidentSchema {
    /** The table that says which scripts were applied. */
    public static final String HISTORY_TABLE = "incident_schema_history";

    private static final Logger LOG = LoggerFactory.getLogger(IncidentSchema.class);
    private static final String LOCATION = "classpath:io/incidentkit/jdbc/schema/";

    private IncidentSchema() {}

    /**
     * Applies the scripts that were not applied yet, in the schema that is the connections' default. What else lies in the
     * schema is not touched. Several nodes may do so at the same time.
     *
     * @param dataSource the database, with a user who may create tables
     * @throws IncidentStoreException if the database can't be reached, or a script fails
     * @throws IllegalArgumentException if the database is not supported
     */
    public static void migrate(DataSource dataSource) {
        migrate(dataSource, Tables.DEFAULT, MigrationVersion.LATEST);
    }

    /**
     * Makes the tables in a schema of their own, and the schema if it is not there: for a host that has a table {@code incident} itself,
     * or wants to give rights on all of them at once.
     *
     * @param dataSource the database
     * @param schema the schema's name; on MariaDB and MySQL, a database's
     * @throws IncidentStoreException if the database can't be reached or a script fails
     * @throws IllegalArgumentException if the database is not supported, or if it is no name of a schema
     */
    public static void migrate(DataSource dataSource, String schema) {
        migrate(dataSource, Tables.in(schema), MigrationVersion.LATEST);
    }

    /** Migrates as far as a version, as the release did that had no later one. */
    static void migrate(DataSource dataSource, Tables tables, MigrationVersion target) {
        try (Connection connection = dataSource.getConnection()) {
            Platform platform = Platform.of(connection);
            boolean autoCommit = connection.getAutoCommit();
            try {
                MigrateResult result = migrate(flyway(connection, platform, tables, target), platform, connection);
                LOG.info("Incident tables: {} scripts applied, now at {}", result.migrationsExecuted, target(result));
            } finally {
                connection.setAutoCommit(autoCommit);
            }
        } catch (FlywayException | SQLException e) {
            throw new IncidentStoreException("The incident tables could not be migrated", e);
        }
    }

    /**
     * Flyway has each script wait for those of other nodes where a script is a transaction. On MariaDB and MySQL it is none, nor is the making
     * of the history; on H2 all nodes are in one process.
     */
    private static MigrateResult migrate(Flyway flyway, Platform platform, Connection connection) throws SQLException {
        return switch (platform) {
            case POSTGRESQL -> besideOthers(flyway);
            case MARIADB, MYSQL -> {
                lock(connection, "select get_lock(concat(left(database(), 40), '/incident-schema'), 300)");
                try {
                    yield flyway.migrate();
                } finally {
                    lock(connection, "select release_lock(concat(left(database(), 40), '/incident-schema'))");
                }
            }
            case H2 -> {
                synchronized (IncidentSchema.class) {
                    yield flyway.migrate();
                }
            }
        };
    }

    /**
     * Flyway looks for the history, and for other tables, before it takes its lock. When another node makes the history in between,
     * Flyway finds a schema that is not empty and a history that is, and fails. The second time it is there from the beginning. A
     * lock of the session would not do: a pooler may give the next statement to another session.
     */
    private static MigrateResult besideOthers(Flyway flyway) {
        try {
            return flyway.migrate();
        } catch (FlywayException e) {
            LOG.debug("The incident tables could not be migrated at once; trying again", e);
            return flyway.migrate();
        }
    }

    private static void lock(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            if (!answer.next() || answer.getInt(1) != 1) {
                throw new SQLException("Another node makes the tables, and does not end");
            }
        }
    }

    /**
     * Flyway takes three connections of a pool at once, which a small one does not have. With one for all, a script, its line in the
     * history and the lock that they are written under are one transaction where the database has such scripts.
     */
    private static Flyway flyway(Connection connection, Platform platform, Tables tables, MigrationVersion target) {
        FluentConfiguration flyway = Flyway.configure(IncidentSchema.class.getClassLoader())
                .dataSource(new SingleConnectionDataSource(connection, true))
                .locations(LOCATION + platform.code())
                .javaMigrations(new WordsOfTitles())
                .table(HISTORY_TABLE)
                .target(target)
                // A host's schema is not empty; below version 1, so that no script of ours counts as applied.
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .placeholderReplacement(false);
        String schema = tables.schema(platform);
        return (schema == null ? flyway : flyway.schemas(schema).createSchemas(true)).load();
    }

    private static String target(MigrateResult result) {
        String version = result.targetSchemaVersion == null ? result.initialSchemaVersion : result.targetSchemaVersion;
        return "version " + version;
    }

    /**
     * Migration 9: the facets of the incidents that are there already get the commander and the words of the title. No database folds
     * words as we do, so it is none of the scripts. A table without incidents needs nothing of it.
     */
    private static final class WordsOfTitles implements JavaMigration {
        @Override
        public MigrationVersion getVersion() {
            return MigrationVersion.fromVersion("9");
        }

        @Override
        public String getDescription() {
            return "words of titles";
        }

        @Override
        public @Nullable Integer getChecksum() {
            return null;
        }

        @Override
        public boolean canExecuteInTransaction() {
            return true;
        }

        @Override
        public void migrate(Context context) {
            StoredStates.withoutOutlines(new SingleConnectionDataSource(context.getConnection(), true))
                    .rebuild(differed -> LOG.debug("Incident {} got its facets", differed.number()));
        }
    }
}
