package io.incidentkit.jdbc;

import org.junit.jupiter.api.condition.EnabledIf;

/** A pool whose transactions see what others commit in the meantime, which is not MySQL's default. */
@EnabledIf("io.incidentkit.jdbc.MySqlServer#isHere")
class MySqlUnderReadCommittedContractTest extends JdbcContract {
    MySqlUnderReadCommittedContractTest() {
        super(TestDatabase.MYSQL, config -> config.setTransactionIsolation("TRANSACTION_READ_COMMITTED"));
    }
}
