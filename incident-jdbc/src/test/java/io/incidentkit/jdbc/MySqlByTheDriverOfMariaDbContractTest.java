package io.incidentkit.jdbc;

import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf("io.incidentkit.jdbc.MySqlServer#isHere")
class MySqlByTheDriverOfMariaDbContractTest extends JdbcContract {
    MySqlByTheDriverOfMariaDbContractTest() {
        super(TestDatabase.MYSQL, MySqlServer::byTheDriverOfMariaDb);
    }
}
