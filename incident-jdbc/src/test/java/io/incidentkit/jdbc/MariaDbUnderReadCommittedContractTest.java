package io.incidentkit.jdbc;

/** A pool whose transactions see what others commit in the meantime, which is not MariaDB's default. */
class MariaDbUnderReadCommittedContractTest extends JdbcContract {
    MariaDbUnderReadCommittedContractTest() {
        super(TestDatabase.MARIADB, config -> config.setTransactionIsolation("TRANSACTION_READ_COMMITTED"));
    }
}
