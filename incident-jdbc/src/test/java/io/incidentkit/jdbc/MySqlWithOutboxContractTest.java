package io.incidentkit.jdbc;

import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf("io.incidentkit.jdbc.MySqlServer#isHere")
class MySqlWithOutboxContractTest extends JdbcContract {
    MySqlWithOutboxContractTest() {
        super(TestDatabase.MYSQL);
    }
}
