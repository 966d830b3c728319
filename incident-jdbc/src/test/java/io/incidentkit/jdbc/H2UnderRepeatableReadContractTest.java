package io.incidentkit.jdbc;

/** A pool whose transactions keep to the snapshot that they began with, and fail where others were faster. */
class H2UnderRepeatableReadContractTest extends JdbcContract {
    H2UnderRepeatableReadContractTest() {
        super(TestDatabase.H2, config -> config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ"));
    }
}
