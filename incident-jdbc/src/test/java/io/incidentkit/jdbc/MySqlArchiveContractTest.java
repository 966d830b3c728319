package io.incidentkit.jdbc;

import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf("io.incidentkit.jdbc.MySqlServer#isHere")
class MySqlArchiveContractTest extends ArchiveContract {
    MySqlArchiveContractTest() {
        super(TestDatabase.MYSQL);
    }
}
