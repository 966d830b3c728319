package io.incidentkit.jdbc.database;

import io.incidentkit.store.IncidentStoreException;
import java.sql.Connection;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/**
 * A database that was asked which one it is.
 *
 * @param dataSource the data source to which Spring's transactions are bound
 * @param jdbc runs statements on it
 * @param platform the database's kind
 * @param commitsByItself whether its connections commit each statement
 * @param isReadCommitted whether its transactions see what others commit meanwhile, unless asked otherwise
 * @param tables its tables
 */
public record Database(
        DataSource dataSource,
        JdbcTemplate jdbc,
        Platform platform,
        boolean commitsByItself,
        boolean isReadCommitted,
        Tables tables) {

    /**
     * Asks a database which one it is.
     *
     * @throws IncidentStoreException if it can't be reached
     * @throws IllegalArgumentException if it is not supported
     */
    public static Database of(DataSource dataSource) {
        return of(dataSource, Tables.DEFAULT);
    }

    /** As {@link #of(DataSource)}, with tables in a schema of their own. */
    public static Database of(DataSource dataSource, Tables tables) {
        DataSource target = unwrapped(dataSource);
        JdbcTemplate plain = new JdbcTemplate(target);
        try {
            return plain.execute((Connection connection) -> {
                Platform platform = Platform.of(connection);
                return new Database(
                        target,
                        isPlain(platform, tables) ? plain : new TablesTemplate(target, tables, platform.ids()),
                        platform,
                        connection.getAutoCommit(),
                        connection.getTransactionIsolation() == Connection.TRANSACTION_READ_COMMITTED,
                        tables);
            });
        } catch (DataAccessException e) {
            throw new IncidentStoreException("Reading which database it is failed", e);
        }
    }

    /** Whether a statement and its parameters go to the driver as they are. */
    private static boolean isPlain(Platform platform, Tables tables) {
        return tables == Tables.DEFAULT && platform.ids() == Ids.AS_UUID;
    }

    /** Returns the turns that whoever writes to an incident here takes. */
    public RowTurns turns() {
        return new RowTurns(platform);
    }

    /** Returns the data source behind proxies for transactions: they are bound to that. */
    public static DataSource unwrapped(DataSource dataSource) {
        DataSource target = dataSource;
        while (target instanceof TransactionAwareDataSourceProxy proxy && proxy.getTargetDataSource() != null) {
            target = proxy.getTargetDataSource();
        }
        return target;
    }
}
