package io.incidentkit.jdbc;

import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf("io.incidentkit.jdbc.MySqlServer#isHere")
class MySqlByTheDriverOfMariaDbOutboxTest extends OutboxContract {
    MySqlByTheDriverOfMariaDbOutboxTest() {
        super(TestDatabase.MYSQL, MySqlServer::byTheDriverOfMariaDb);
    }
}
