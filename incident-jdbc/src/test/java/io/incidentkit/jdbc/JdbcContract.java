package io.incidentkit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.incidentkit.store.IncidentStore;
import io.incidentkit.test.store.IncidentStoreContract;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;

/** The contract, on empty tables for each test. A pool is kept for all tests of a class: a new connection costs a server more than a test does. */
abstract class JdbcContract extends IncidentStoreContract {
    private static HikariDataSource pool;

    private final TestDatabase database;
    private final Consumer<HikariConfig> settings;
    private final Function<DataSource, IncidentStore> stores;

    JdbcContract(TestDatabase database, Consumer<HikariConfig> settings) {
        this(database, settings, JdbcIncidentStore::create);
    }

    private JdbcContract(
            TestDatabase database, Consumer<HikariConfig> settings, Function<DataSource, IncidentStore> stores) {
        this.database = database;
        this.settings = settings;
        this.stores = stores;
    }

    /** The contract of a store that writes what has to happen outside, too. */
    JdbcContract(TestDatabase database) {
        this(
                database,
                config -> {},
                pool -> JdbcOutbox.builder(pool)
                        .channel(new RecordingChannel("everything"))
                        .build()
                        .store());
    }

    @Override
    protected final IncidentStore emptyStore() {
        if (pool == null) {
            pool = database.migrated(settings);
        } else {
            try (Connection connection = pool.getConnection()) {
                database.empty(connection);
            } catch (SQLException e) {
                throw new AssertionError("The tables can't be emptied", e);
            }
        }
        return stores.apply(pool);
    }

    /** Every value of every row of every table. */
    @Override
    protected final List<String> storedTexts(IncidentStore store) {
        List<String> texts = new ArrayList<>();
        try (Connection connection = pool.getConnection()) {
            List<String> tables = tables(connection);
            assertThat(tables).hasSizeGreaterThanOrEqualTo(4);
            for (String table : tables) {
                try (Statement statement = connection.createStatement();
                        ResultSet rows = statement.executeQuery("select * from " + database.quoted(table))) {
                    int columns = rows.getMetaData().getColumnCount();
                    while (rows.next()) {
                        for (int i = 1; i <= columns; i++) {
                            texts.add(String.valueOf(rows.getString(i)));
                        }
                    }
                }
            }
        } catch (SQLException e) {
            throw new AssertionError("The tables can't be read", e);
        }
        return texts;
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet found = connection
                .getMetaData()
                .getTables(
                        connection.getCatalog(), connection.getSchema(), "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (found.next()) {
                tables.add(found.getString("TABLE_NAME"));
            }
        }
        return tables;
    }

    @AfterAll
    static void close() {
        if (pool != null) {
            pool.close();
            pool = null;
        }
    }
}
