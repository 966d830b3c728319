package io.incidentkit.jdbc;

import org.junit.jupiter.api.condition.EnabledIf;

/** What its pool's page recommends for this driver: statements that the server prepares and batches that are made one statement. */
@EnabledIf("io.incidentkit.jdbc.MySqlServer#isHere")
class MySqlAsFastAsItsDriverCanContractTest extends JdbcContract {
    MySqlAsFastAsItsDriverCanContractTest() {
        super(TestDatabase.MYSQL, MySqlServer::asFastAsItsDriverCan);
    }
}
