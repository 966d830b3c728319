package io.incidentkit.jdbc;

class PostgresWithoutAutoCommitOutboxTest extends OutboxContract {
    PostgresWithoutAutoCommitOutboxTest() {
        super(TestDatabase.POSTGRESQL, config -> config.setAutoCommit(false));
    }
}
