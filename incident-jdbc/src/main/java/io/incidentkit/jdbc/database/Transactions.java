package io.incidentkit.jdbc.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionSystemException;
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

    /** Reads, as the caller's transaction sees it. */
    public <T> T reading(Supplier<T> work) {
        return isOver() ? outside(work) : work.get();
    }

    /**
     * Runs one statement. Where connections commit by themselves, it needs no help: it is a transaction of its own, without
     * the cost of begin and commit, or part of the one that the caller began on the connection.
     */
    public <T> T oneStatement(Supplier<T> work) {
        if (isOver()) {
            return outside(() -> oneStatement(work));
        }
        return autoCommit || isInEntityTransaction() ? work.get() : joining.execute(status -> work.get());
    }

    /** Runs one statement whose failure the caller's transaction, if there is one, can be gone on with. */
    public <T> T oneStatementThatMayFail(Supplier<T> work) {
        return isInCallersTransaction() ? inSavepoint(work) : oneStatement(work);
    }

    /** Runs several statements, all or nothing: also if the caller catches the failure and commits. */
    public <T> T severalStatements(Supplier<T> work) {
        if (isOver()) {
            return outside(() -> severalStatements(work));
        }
        if (isInEntityTransaction()) {
            return inSavepoint(work);
        }
        try {
            return nesting.execute(status -> work.get());
        } catch (TransactionSystemException e) {
            // The database has thrown the transaction away, with its savepoint. What went wrong first says why.
            if (e.getApplicationException() instanceof RuntimeException first) {
                first.addSuppressed(e);
                throw first;
            }
            throw e;
        }
    }

    /**
     * Does something when the caller's transaction is committed; at once if there is none on the data source. If the caller rolls
     * back to a savepoint of before, it is not done.
     */
    public void afterCommit(Runnable work) {
        if (!isInCallersTransaction()) {
            work.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new AfterCommit(work));
    }

    /** Whether what is written now is part of a transaction that the caller has begun and not ended. */
    public boolean isInCallersTransaction() {
        return isShown() && TransactionSynchronizationManager.isSynchronizationActive();
    }

    /**
     * Whether the caller's transaction is over, though Spring shows it still, as it does to those whom it tells of its end: what is
     * written on its connection then is committed by nobody.
     */
    private boolean isOver() {
        return isShown() && !TransactionSynchronizationManager.isSynchronizationActive();
    }

    private boolean isShown() {
        return TransactionSynchronizationManager.isActualTransactionActive()
                && TransactionSynchronizationManager.hasResource(dataSource);
    }

    /**
     * Does something outside of a transaction that has ended, on the connection that it has held and not given back yet: with a second one,
     * those who end as many transactions as the pool has connections would wait for each other. On the connection of a manager of entities,
     * which a JDBC transaction manager does not know to be in use, it is a transaction of its own. For Spring's marks of the one that has
     * ended nothing changes.
     */
    private <T> T outside(Supplier<T> work) {
        boolean isShown = TransactionSynchronizationManager.isActualTransactionActive();
        try {
            Object held = TransactionSynchronizationManager.getResource(dataSource);
            if (held instanceof ConnectionHolder shown && !shown.isSynchronizedWithTransaction()) {
                return joining.execute(status -> work.get());
            }
            Connection connection = held == null ? null : DataSourceUtils.getConnection(dataSource);
            return outside.execute(status -> connection == null ? work.get() : on(connection, work));
        } finally {
            TransactionSynchronizationManager.setActualTransactionActive(isShown);
        }
    }

    private <T> T on(Connection connection, Supplier<T> work) {
        boolean before = committing(connection, autoCommit);
        TransactionSynchronizationManager.bindResource(dataSource, new ConnectionHolder(connection));
        try {
            return work.get();
        } finally {
            TransactionSynchronizationManager.unbindResource(dataSource);
            committing(connection, before);
        }
    }

    /** Sets whether a connection commits by itself, and returns whether it did. */
    private static boolean committing(Connection connection, boolean byItself) {
        try {
            boolean before = connection.getAutoCommit();
            if (before != byItself) {
                connection.setAutoCommit(byItself);
            }
            return before;
        } catch (SQLException e) {
            throw new TransactionSystemException("The connection of a transaction that has ended can't be used", e);
        }
    }

    /** Something that is done after a commit, once; not if it was rolled back to a savepoint of before. */
    private final class AfterCommit implements TransactionSynchronization {
        private final Runnable work;
        private final Set<Object> later = Collections.newSetFromMap(new IdentityHashMap<>());
        private boolean isDone;

        AfterCommit(Runnable work) {
            this.work = work;
        }

        @Override
        public void savepoint(Object savepoint) {
            later.add(savepoint);
        }

        @Override
        public void savepointRollback(Object savepoint) {
            isDone |= !later.contains(savepoint);
        }

        @Override
        public void afterCommit() {
            run();
        }

        /**
         * A callback of the commit may write as well, and nobody is told of that, nor commits it, unless the connection does so by
         * itself.
         */
        @Override
        public void afterCompletion(int status) {
            if (!isDone && status == STATUS_COMMITTED) {
                jdbc.execute((Connection connection) -> {
                    connection.commit();
                    return connection;
                });
                run();
            }
        }

        /** Spring shows the finished transaction a while longer: what is written now has to be outside of it. */
        private void run() {
            if (!isDone) {
                isDone = true;
                outside(() -> {
                    work.run();
                    return true;
                });
            }
        }
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
                back(connection, before, e);
                throw e;
            }
        });
    }

    /** Where the database has thrown the transaction away there is no savepoint any more; what went wrong first says why. */
    private static void back(Connection connection, Savepoint before, RuntimeException why) {
        try {
            connection.rollback(before);
        } catch (SQLException e) {
            why.addSuppressed(e);
        }
    }
}
