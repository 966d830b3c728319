package io.incidentkit.jdbc;

import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf("io.incidentkit.jdbc.MySqlServer#isHere")
class MySqlContractTest extends JdbcContract {
    MySqlContractTest() {
        super(TestDatabase.MYSQL, config -> {});
    }
}
