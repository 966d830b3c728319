package io.incidentkit.jdbc;

class PostgresWithSimpleQueriesOutboxTest extends OutboxContract {
    PostgresWithSimpleQueriesOutboxTest() {
        super(TestDatabase.POSTGRESQL, config -> config.addDataSourceProperty("preferQueryMode", "simple"));
    }
}
