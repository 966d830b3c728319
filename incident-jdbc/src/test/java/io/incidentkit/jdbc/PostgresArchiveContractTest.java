package io.incidentkit.jdbc;

class PostgresArchiveContractTest extends ArchiveContract {
    PostgresArchiveContractTest() {
        super(TestDatabase.POSTGRESQL);
    }
}
