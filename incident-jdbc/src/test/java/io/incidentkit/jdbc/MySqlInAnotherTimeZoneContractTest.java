package io.incidentkit.jdbc;

import org.junit.jupiter.api.condition.EnabledIf;

/** A session with another time zone than this process, and a quarter of an hour in it. */
@EnabledIf("io.incidentkit.jdbc.MySqlServer#isHere")
class MySqlInAnotherTimeZoneContractTest extends JdbcContract {
    MySqlInAnotherTimeZoneContractTest() {
        super(TestDatabase.MYSQL, config -> config.setConnectionInitSql("set time_zone = '+05:45'"));
    }
}
