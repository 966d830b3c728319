package io.incidentkit.jdbc;

import org.junit.jupiter.api.condition.EnabledIf;

/** A pool whose connections begin a transaction by themselves: what is not committed is lost. */
@EnabledIf("io.incidentkit.jdbc.MySqlServer#isHere")
class MySqlWithoutAutoCommitContractTest extends JdbcContract {
    MySqlWithoutAutoCommitContractTest() {
        super(TestDatabase.MYSQL, config -> config.setAutoCommit(false));
    }
}
