package io.incidentkit.jdbc;

class PostgresOutboxTest extends OutboxContract {
    PostgresOutboxTest() {
        super(TestDatabase.POSTGRESQL);
    }
}
