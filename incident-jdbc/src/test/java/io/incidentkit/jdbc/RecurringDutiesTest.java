package io.incidentkit.jdbc;

import org.junit.jupiter.api.Nested;

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
    class OnH2 extends RecurringContract {
        OnH2() {
            super(TestDatabase.H2);
        }
    }
}
