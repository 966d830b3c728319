package io.incidentkit.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.incidentkit.store.IncidentStore;
import io.incidentkit.test.store.IncidentStoreContract;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;

/** The contract on a fresh database for each test. */
abstract class JdbcContract extends IncidentStoreContract {
    private final TestDatabase database;
    private final Consumer<HikariConfig> settings;
    private HikariDataSource pool;

    JdbcContract(TestDatabase database, Consumer<HikariConfig> settings) {
        this.database = database;
        this.settings = settings;
    }

    @Override
    protected final IncidentStore emptyStore() {
        pool = database.forContract(settings);
        return JdbcIncidentStore.create(pool);
    }

    @AfterEach
    void close() {
        pool.close();
    }
}
