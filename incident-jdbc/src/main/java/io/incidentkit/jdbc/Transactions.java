package io.incidentkit.jdbc;

import java.sql.Connection;
import java.sql.Savepoint;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs a write inside the caller's Spring transaction, or in one of its own. The caller's may belong to any transaction
 * manager that binds its connection to the data source (JDBC, JPA), which is why it is looked at here and not left to a
 * transaction manager of our own.
 *
 * <p>Thread-safe.
 */
final class Transactions {
    private final DataSource dataSource;
    private final JdbcTemplate jdbc;
    private final boolean autoCommit;
    private final TransactionTemplate own;

    Transactions(DataSource dataSource, JdbcTemplate jdbc, boolean autoCommit) {
        this.dataSource = dataSource;
        this.jdbc = jdbc;
        this.autoCommit = autoCommit;
        this.own = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    }

    /** Runs one statement. With auto-commit it is a transaction by itself, and begin and commit cost nothing. */
    <T> T oneStatement(Supplier<T> work) {
        return autoCommit || joins() ? work.get() : inOwn(work);
    }

    /** Runs several statements, all or nothing: also if the caller catches the failure and commits. */
    <T> T severalStatements(Supplier<T> work) {
        return joins() ? inSavepoint(work) : inOwn(work);
    }

    private boolean joins() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()
                || !TransactionSynchronizationManager.hasResource(dataSource)) {
            return false;
        }
        // A connection can be bound without being part of the transaction, which may be another data source's.
        Boolean manual = jdbc.execute((Connection connection) -> !connection.getAutoCommit());
        return Boolean.TRUE.equals(manual);
    }

    private <T> T inOwn(Supplier<T> work) {
        return own.execute(status -> work.get());
    }

    private <T> T inSavepoint(Supplier<T> work) {
        return jdbc.execute((Connection connection) -> {
            Savepoint before = connection.setSavepoint();
            try {
                T result = work.get();
                connection.releaseSavepoint(before);
                return result;
            } catch (RuntimeException e) {
                connection.rollback(before);
                throw e;
            }
        });
    }
}
