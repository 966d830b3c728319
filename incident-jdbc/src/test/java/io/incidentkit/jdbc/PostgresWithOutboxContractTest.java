package io.incidentkit.jdbc;

class PostgresWithOutboxContractTest extends JdbcContract {
    PostgresWithOutboxContractTest() {
        super(TestDatabase.POSTGRESQL);
    }
}
