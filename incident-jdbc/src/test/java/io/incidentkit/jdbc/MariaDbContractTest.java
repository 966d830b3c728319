package io.incidentkit.jdbc;

class MariaDbContractTest extends JdbcContract {
    MariaDbContractTest() {
        super(TestDatabase.MARIADB, config -> {});
    }
}
