package io.incidentkit.jdbc;

/** A session with another time zone than this process, and a quarter of an hour in it. */
class PostgresInAnotherTimeZoneContractTest extends JdbcContract {
    PostgresInAnotherTimeZoneContractTest() {
        super(TestDatabase.POSTGRESQL, config -> config.setConnectionInitSql("set time zone 'Asia/Kathmandu'"));
    }
}
