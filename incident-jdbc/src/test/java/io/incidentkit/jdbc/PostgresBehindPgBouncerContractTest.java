package io.incidentkit.jdbc;

import org.junit.jupiter.api.condition.EnabledIf;

/** A pooler between, which gives a server's connection to somebody else after each transaction. */
@EnabledIf("io.incidentkit.jdbc.PgBouncer#isHere")
class PostgresBehindPgBouncerContractTest extends JdbcContract {
    PostgresBehindPgBouncerContractTest() {
        super(TestDatabase.POSTGRESQL, PgBouncer::between);
    }
}
