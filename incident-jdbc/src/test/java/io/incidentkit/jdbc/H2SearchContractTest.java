package io.incidentkit.jdbc;

class H2SearchContractTest extends SearchContract {
    H2SearchContractTest() {
        super(TestDatabase.H2);
    }
}
