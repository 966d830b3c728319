package io.incidentkit.jdbc.database;

import java.sql.Connection;
import java.sql.Savepoint;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs a write inside the caller's Spring transaction on the data source, or in one of its own.
 *
 * <p>Thread-safe.
 */
public final class Transactions {
    private final DataSource dataSource;
    private final JdbcTemplate jdbc;
    private final boolean autoCommit;
    private final TransactionTemplate joining;
    private final TransactionTemplate nesting;
    private final TransactionTemplate outside;

    public Transactions(DataSource dataSource, JdbcTemplate jdbc, boolean autoCommit) {
        this.dataSource = dataSource;
        this.jdbc = jdbc;
        this.autoCommit = autoCommit;
        JdbcTransactionManager manager = new JdbcTransactionManager(dataSource);
        this.joining = new TransactionTemplate(manager);
        this.nesting = new TransactionTemplate(manager);
        this.nesting.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.outside = new TransactionTemplate(manager);
        this.outside.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
    }

    /**
     * Runs one statement. Where connections commit by themselves, it needs no help: it is a transaction of its own, without
     * the cost of begin and commit, or part of the one that the caller began on the connection.
     */
    public <T> T oneStatement(Supplier<T> work) {
        return autoCommit || isInEntityTransaction() ? work.get() : joining.execute(status -> work.get());
    }

    /** Runs one statement whose failure the caller's transaction, if there is one, can be gone on with. */
    public <T> T oneStatementThatMayFail(Supplier<T> work) {
        return isInCallersTransaction() ? inSavepoint(work) : oneStatement(work);
    }

    /** Runs several statements, all or nothing: also if the caller catches the failure and commits. */
    public <T> T severalStatements(Supplier<T> work) {
        return isInEntityTransaction() ? inSavepoint(work) : nesting.execute(status -> work.get());
    }

    /** Does something when the caller's transaction is committed; at once if there is none on the data source. */
    public void afterCommit(Runnable work) {
        if (!isInCallersTransaction() || !TransactionSynchronizationManager.isSynchronizationActive()) {
            work.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            /** Spring shows the finished transaction a while longer: what is written now has to be outside of it. */
            @Override
            public void afterCommit() {
                outside.executeWithoutResult(status -> work.run());
            }
        });
    }

    private boolean isInCallersTransaction() {
        return TransactionSynchronizationManager.isActualTransactionActive()
                && TransactionSynchronizationManager.hasResource(dataSource);
    }

    /**
     * Whether the caller's transaction belongs to a manager of entities (JPA, Hibernate), which only shows its connection.
     * A JDBC transaction manager does not recognise such a transaction: it would commit the caller's connection.
     */
    private boolean isInEntityTransaction() {
        return TransactionSynchronizationManager.isActualTransactionActive()
                && TransactionSynchronizationManager.getResource(dataSource) instanceof ConnectionHolder shown
                && !shown.isSynchronizedWithTransaction();
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
