package io.incidentkit.jdbc;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.condition.EnabledIf;

/** The duties that recur, on each database. */
class RecurringDutiesTest {
    @Nested
    class OnPostgresql extends RecurringContract {
        OnPostgresql() {
            super(TestDatabase.POSTGRESQL);
        }
    }

    @Nested
    class OnMariaDb extends RecurringContract {
        OnMariaDb() {
            super(TestDatabase.MARIADB);
        }
    }

    @Nested
    @EnabledIf("io.incidentkit.jdbc.MySqlServer#isHere")
    class OnMySql extends RecurringContract {
        OnMySql() {
            super(TestDatabase.MYSQL);
        }
    }

    @Nested
    class OnH2 extends RecurringContract {
        OnH2() {
            super(TestDatabase.H2);
        }
    }
}
