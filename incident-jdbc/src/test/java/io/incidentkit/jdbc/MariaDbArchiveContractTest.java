package io.incidentkit.jdbc;

class MariaDbArchiveContractTest extends ArchiveContract {
    MariaDbArchiveContractTest() {
        super(TestDatabase.MARIADB);
    }
}
