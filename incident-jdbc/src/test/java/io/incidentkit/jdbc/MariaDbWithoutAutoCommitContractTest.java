package io.incidentkit.jdbc;

/** A pool whose connections begin a transaction by themselves: what is not committed is lost. */
class MariaDbWithoutAutoCommitContractTest extends JdbcContract {
    MariaDbWithoutAutoCommitContractTest() {
        super(TestDatabase.MARIADB, config -> config.setAutoCommit(false));
    }
}
