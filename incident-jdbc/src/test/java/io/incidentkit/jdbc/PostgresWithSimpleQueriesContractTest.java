package io.incidentkit.jdbc;

/** Statements go as one text, without types of their parameters, as some poolers ask for. */
class PostgresWithSimpleQueriesContractTest extends JdbcContract {
    PostgresWithSimpleQueriesContractTest() {
        super(TestDatabase.POSTGRESQL, config -> config.addDataSourceProperty("preferQueryMode", "simple"));
    }
}
