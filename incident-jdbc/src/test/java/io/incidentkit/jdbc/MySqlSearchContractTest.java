package io.incidentkit.jdbc;

import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf("io.incidentkit.jdbc.MySqlServer#isHere")
class MySqlSearchContractTest extends SearchContract {
    MySqlSearchContractTest() {
        super(TestDatabase.MYSQL);
    }
}
