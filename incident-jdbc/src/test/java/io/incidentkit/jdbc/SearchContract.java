package io.incidentkit.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.incidentkit.archive.IncidentSearch;
import io.incidentkit.store.IncidentStore;
import io.incidentkit.test.archive.IncidentSearchContract;
import org.junit.jupiter.api.AfterEach;

/** The contract of searches on a database without incidents for each test. */
abstract class SearchContract extends IncidentSearchContract {
    private final TestDatabase database;
    private HikariDataSource pool;

    SearchContract(TestDatabase database) {
        this.database = database;
    }

    @Override
    protected final IncidentStore emptyStore() {
        pool = database.migrated(config -> {});
        return JdbcIncidentStore.create(pool);
    }

    @Override
    protected final IncidentSearch search() {
        return JdbcIncidentSearch.create(pool);
    }

    @AfterEach
    void close() {
        pool.close();
    }
}
