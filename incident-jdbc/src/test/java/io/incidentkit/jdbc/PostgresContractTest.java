package io.incidentkit.jdbc;

class PostgresContractTest extends JdbcContract {
    PostgresContractTest() {
        super(TestDatabase.POSTGRESQL, config -> {});
    }
}
