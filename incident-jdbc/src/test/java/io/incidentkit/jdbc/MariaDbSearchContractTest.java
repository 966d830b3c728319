package io.incidentkit.jdbc;

class MariaDbSearchContractTest extends SearchContract {
    MariaDbSearchContractTest() {
        super(TestDatabase.MARIADB);
    }
}
