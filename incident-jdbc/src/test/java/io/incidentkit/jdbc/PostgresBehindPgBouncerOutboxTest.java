package io.incidentkit.jdbc;

import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf("io.incidentkit.jdbc.PgBouncer#isHere")
class PostgresBehindPgBouncerOutboxTest extends OutboxContract {
    PostgresBehindPgBouncerOutboxTest() {
        super(TestDatabase.POSTGRESQL, PgBouncer::between);
    }
}
