package io.incidentkit.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.UUID;
import java.util.function.Consumer;

/** The databases that the store is tested on. Whoever takes a pool closes it; nobody else uses what is behind it. */
enum TestDatabase {
    POSTGRESQL {
        @Override
        HikariDataSource empty(Consumer<HikariConfig> settings) {
            return PostgresServer.newSchema(settings);
        }

        @Override
        HikariDataSource forContract(Consumer<HikariConfig> settings) {
            return PostgresServer.contractSchema(settings);
        }
    },
    H2 {
        /** The pool's idle connection keeps the database in memory; it is gone when the pool is closed. */
        @Override
        HikariDataSource empty(Consumer<HikariConfig> settings) {
            HikariConfig config = new HikariConfig();
            config.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID());
            config.setMinimumIdle(1);
            config.setMaximumPoolSize(8);
            settings.accept(config);
            return new HikariDataSource(config);
        }

        @Override
        HikariDataSource forContract(Consumer<HikariConfig> settings) {
            return migrated(settings);
        }
    };

    abstract HikariDataSource empty(Consumer<HikariConfig> settings);

    /** The tables, without incidents, for tests that change nothing but rows. */
    abstract HikariDataSource forContract(Consumer<HikariConfig> settings);

    final HikariDataSource empty() {
        return empty(config -> {});
    }

    final HikariDataSource migrated(Consumer<HikariConfig> settings) {
        HikariDataSource pool = empty(settings);
        IncidentSchema.migrate(pool);
        return pool;
    }

    final HikariDataSource migrated() {
        return migrated(config -> {});
    }
}
