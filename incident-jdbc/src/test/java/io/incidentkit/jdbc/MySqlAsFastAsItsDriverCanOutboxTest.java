package io.incidentkit.jdbc;

import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf("io.incidentkit.jdbc.MySqlServer#isHere")
class MySqlAsFastAsItsDriverCanOutboxTest extends OutboxContract {
    MySqlAsFastAsItsDriverCanOutboxTest() {
        super(TestDatabase.MYSQL, MySqlServer::asFastAsItsDriverCan);
    }
}
