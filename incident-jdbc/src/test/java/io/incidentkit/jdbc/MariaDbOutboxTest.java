package io.incidentkit.jdbc;

class MariaDbOutboxTest extends OutboxContract {
    MariaDbOutboxTest() {
        super(TestDatabase.MARIADB);
    }
}
