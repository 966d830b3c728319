package io.incidentkit.jdbc;

class PostgresSearchContractTest extends SearchContract {
    PostgresSearchContractTest() {
        super(TestDatabase.POSTGRESQL);
    }
}
