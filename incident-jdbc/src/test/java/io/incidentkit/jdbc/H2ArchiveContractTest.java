package io.incidentkit.jdbc;

class H2ArchiveContractTest extends ArchiveContract {
    H2ArchiveContractTest() {
        super(TestDatabase.H2);
    }
}
