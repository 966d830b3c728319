package io.incidentkit.jdbc;

class MariaDbWithoutAutoCommitOutboxTest extends OutboxContract {
    MariaDbWithoutAutoCommitOutboxTest() {
        super(TestDatabase.MARIADB, config -> config.setAutoCommit(false));
    }
}
