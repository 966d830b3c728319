package io.incidentkit.jdbc;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;

/** Knows the code by which H2 says that a row was changed since the transaction began; Spring does not. */
final class H2ExceptionTranslator extends SQLExceptionSubclassTranslator {
    private static final int CONCURRENT_UPDATE = 90131;

    @Override
    protected @Nullable DataAccessException doTranslate(String task, @Nullable String sql, SQLException exception) {
        return exception.getErrorCode() == CONCURRENT_UPDATE
                ? new CannotAcquireLockException(buildMessage(task, sql, exception), exception)
                : super.doTranslate(task, sql, exception);
    }
}
