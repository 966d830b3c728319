package io.incidentkit.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.incidentkit.incident.IncidentStore;
import io.incidentkit.test.store.IncidentStoreContract;
import org.junit.jupiter.api.AfterEach;

class PostgresContractTest extends IncidentStoreContract {
    private HikariDataSource pool;

    @Override
    protected IncidentStore emptyStore() {
        pool = PostgresServer.migratedDatabase(this::configure);
        return JdbcIncidentStore.create(pool);
    }

    void configure(HikariConfig config) {}

    @AfterEach
    void close() {
        pool.close();
    }
}
