package io.incidentkit.jdbc;

class MariaDbWithOutboxContractTest extends JdbcContract {
    MariaDbWithOutboxContractTest() {
        super(TestDatabase.MARIADB);
    }
}
