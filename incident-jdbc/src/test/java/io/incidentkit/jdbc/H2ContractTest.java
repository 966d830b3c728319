package io.incidentkit.jdbc;

import io.incidentkit.incident.IncidentStore;
import io.incidentkit.test.store.IncidentStoreContract;
import java.util.UUID;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;

class H2ContractTest extends IncidentStoreContract {
    private JdbcConnectionPool pool;

    @Override
    protected IncidentStore emptyStore() {
        pool = JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
        IncidentSchema.migrate(pool);
        return JdbcIncidentStore.create(pool);
    }

    @AfterEach
    void close() throws Exception {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("shutdown");
        }
        pool.dispose();
    }
}
