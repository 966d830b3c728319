package io.incidentkit.jdbc;

/** A session with another time zone than this process, and a quarter of an hour in it. */
class MariaDbInAnotherTimeZoneContractTest extends JdbcContract {
    MariaDbInAnotherTimeZoneContractTest() {
        super(TestDatabase.MARIADB, config -> config.setConnectionInitSql("set time_zone = '+05:45'"));
    }
}
