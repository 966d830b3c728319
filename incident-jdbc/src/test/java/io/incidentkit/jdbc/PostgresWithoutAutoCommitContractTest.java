package io.incidentkit.jdbc;

/** A pool whose connections begin a transaction by themselves: what is not committed is lost. */
class PostgresWithoutAutoCommitContractTest extends JdbcContract {
    PostgresWithoutAutoCommitContractTest() {
        super(TestDatabase.POSTGRESQL, config -> config.setAutoCommit(false));
    }
}
