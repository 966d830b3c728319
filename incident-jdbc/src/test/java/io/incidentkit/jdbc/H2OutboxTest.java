package io.incidentkit.jdbc;

class H2OutboxTest extends OutboxContract {
    H2OutboxTest() {
        super(TestDatabase.H2);
    }
}
