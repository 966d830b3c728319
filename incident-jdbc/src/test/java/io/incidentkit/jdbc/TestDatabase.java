package io.incidentkit.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.UUID;
import java.util.function.Consumer;

/** The databases that the store is tested on. Whoever takes a pool closes it; the database is used by nobody else. */
enum TestDatabase {
    POSTGRESQL {
        @Override
        HikariDataSource empty() {
            return PostgresServer.emptyDatabase();
        }

        @Override
        HikariDataSource migrated(Consumer<HikariConfig> settings) {
            return PostgresServer.migratedDatabase(settings);
        }
    },
    H2 {
        @Override
        HikariDataSource empty() {
            return pool(config -> {});
        }

        @Override
        HikariDataSource migrated(Consumer<HikariConfig> settings) {
            HikariDataSource pool = pool(settings);
            IncidentSchema.migrate(pool);
            return pool;
        }

        /** The pool's idle connection keeps the database in memory; it is gone when the pool is closed. */
        private static HikariDataSource pool(Consumer<HikariConfig> settings) {
            HikariConfig config = new HikariConfig();
            config.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID());
            config.setMinimumIdle(1);
            config.setMaximumPoolSize(8);
            settings.accept(config);
            return new HikariDataSource(config);
        }
    };

    abstract HikariDataSource empty();

    abstract HikariDataSource migrated(Consumer<HikariConfig> settings);

    final HikariDataSource migrated() {
        return migrated(config -> {});
    }
}
