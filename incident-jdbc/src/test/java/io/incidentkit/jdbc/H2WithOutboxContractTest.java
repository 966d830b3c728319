package io.incidentkit.jdbc;

class H2WithOutboxContractTest extends JdbcContract {
    H2WithOutboxContractTest() {
        super(TestDatabase.H2);
    }
}
