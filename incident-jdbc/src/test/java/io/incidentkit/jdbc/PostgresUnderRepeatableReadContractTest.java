package io.incidentkit.jdbc;

/** A pool whose transactions keep to the snapshot that they began with, and fail where others were faster. */
class PostgresUnderRepeatableReadContractTest extends JdbcContract {
    PostgresUnderRepeatableReadContractTest() {
        super(TestDatabase.POSTGRESQL, config -> config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ"));
    }
}
