package io.incidentkit.jdbc;

import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf("io.incidentkit.jdbc.MySqlServer#isHere")
class MySqlOutboxTest extends OutboxContract {
    MySqlOutboxTest() {
        super(TestDatabase.MYSQL);
    }
}
