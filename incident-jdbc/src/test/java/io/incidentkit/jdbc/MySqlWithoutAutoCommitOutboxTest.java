package io.incidentkit.jdbc;

import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf("io.incidentkit.jdbc.MySqlServer#isHere")
class MySqlWithoutAutoCommitOutboxTest extends OutboxContract {
    MySqlWithoutAutoCommitOutboxTest() {
        super(TestDatabase.MYSQL, config -> config.setAutoCommit(false));
    }
}
