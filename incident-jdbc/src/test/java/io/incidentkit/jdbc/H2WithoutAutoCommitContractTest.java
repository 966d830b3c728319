package io.incidentkit.jdbc;

/** A pool whose connections begin a transaction by themselves: what is not committed is lost. */
class H2WithoutAutoCommitContractTest extends JdbcContract {
    H2WithoutAutoCommitContractTest() {
        super(TestDatabase.H2, config -> config.setAutoCommit(false));
    }
}
