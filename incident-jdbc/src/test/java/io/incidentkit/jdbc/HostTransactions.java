package io.incidentkit.jdbc;

import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A host that commits whatever it gets through. */
final class HostTransactions {
    private HostTransactions() {}

    static <T> T call(DataSource dataSource, Supplier<T> work) {
        return new TransactionTemplate(new JdbcTransactionManager(dataSource)).execute(status -> work.get());
    }

    static void run(DataSource dataSource, Runnable work) {
        new TransactionTemplate(new JdbcTransactionManager(dataSource)).executeWithoutResult(status -> work.run());
    }
}
