package io.incidentkit.jdbc;

/** A session with another time zone than this process, and a quarter of an hour in it. */
class H2InAnotherTimeZoneContractTest extends JdbcContract {
    H2InAnotherTimeZoneContractTest() {
        super(TestDatabase.H2, config -> config.setConnectionInitSql("set time zone 'Asia/Kathmandu'"));
    }
}
