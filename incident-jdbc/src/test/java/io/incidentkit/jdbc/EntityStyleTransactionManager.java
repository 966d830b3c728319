package io.incidentkit.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Shows its connection as the managers of JPA and Hibernate do: bound to the data source, without the marks by which a
 * JDBC transaction manager knows a transaction of its own.
 */
final class EntityStyleTransactionManager extends AbstractPlatformTransactionManager {
    private static final long serialVersionUID = 1L;

    private final transient DataSource dataSource;

    EntityStyleTransactionManager(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    protected Object doGetTransaction() {
        return this;
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        try {
            Connection connection = dataSource.getConnection();
            connection.setAutoCommit(false);
            TransactionSynchronizationManager.bindResource(dataSource, new ConnectionHolder(connection));
        } catch (SQLException e) {
            throw new CannotCreateTransactionException("no connection", e);
        }
    }

    @Override
    protected void doCommit(DefaultTransactionStatus status) {
        try {
            connection().commit();
        } catch (SQLException e) {
            throw new TransactionSystemException("not committed", e);
        }
    }

    @Override
    protected void doRollback(DefaultTransactionStatus status) {
        try {
            connection().rollback();
        } catch (SQLException e) {
            throw new TransactionSystemException("not rolled back", e);
        }
    }

    @Override
    protected void doCleanupAfterCompletion(Object transaction) {
        try (Connection connection = connection()) {
            TransactionSynchronizationManager.unbindResource(dataSource);
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw new TransactionSystemException("not closed", e);
        }
    }

    private Connection connection() {
        return ((ConnectionHolder) TransactionSynchronizationManager.getResource(dataSource)).getConnection();
    }
}
