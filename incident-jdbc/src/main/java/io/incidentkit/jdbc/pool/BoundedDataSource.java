package io.incidentkit.jdbc.pool;

import io.incidentkit.jdbc.database.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.springframework.core.InfrastructureProxy;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * A pool that nobody waits for longer than so long while it gives nothing to anybody: where a pool gives a connection up only after half a
 * minute, a database that is away would hold every thread of the application for as long. Whoever asks is told then, by an
 * {@link SQLTransientConnectionException}.
 *
 * <p>As long as others get connections, one that waits for its turn is left to the pool's own patience; so is the first of all, as a pool that
 * begins may have to wait for its database. What holds a thread in a driver that does not heed interrupts, such as the opening of a connection
 * without a pool, is not ended.
 *
 * <p>Transactions of the host's are those of the pool: Spring binds them to what this stands for. Thread-safe.
 */
public final class BoundedDataSource extends DelegatingDataSource implements InfrastructureProxy {
    private final Duration longest;

    /** When somebody last got a connection, by {@link System#nanoTime()}; null: nobody did yet. */
    private final AtomicReference<Long> lastGiven = new AtomicReference<>();

    /**
     * Bounds a pool.
     *
     * @param pool the pool
     * @param longest how long somebody waits at most while nobody gets a connection; zero leaves it to the pool
     * @throws IllegalArgumentException if it is negative
     */
    public BoundedDataSource(DataSource pool, Duration longest) {
        super(Database.unwrapped(pool));
        if (longest.isNegative()) {
            throw new IllegalArgumentException("Nobody waits for less than no time: " + longest);
        }
        this.longest = longest;
    }

    @Override
    public Object getWrappedObject() {
        return obtainTargetDataSource();
    }

    @Override
    public Connection getConnection() throws SQLException {
        return given(super::getConnection);
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return given(() -> super.getConnection(user, password));
    }

    private Connection given(Asking asking) throws SQLException {
        if (longest.isZero() || lastGiven.get() == null) {
            return noted(asking.connection());
        }
        Patience patience = Patience.begin(this::isGivingNothing);
        try {
            return noted(asking.connection());
        } catch (SQLException e) {
            if (patience.isOver()) {
                throw new SQLTransientConnectionException(
                        "Nobody was given a connection for " + longest
                                + ": the database is away, or all connections of the pool are taken",
                        "08001",
                        e);
            }
            throw e;
        } finally {
            patience.end();
        }
    }

    private Connection noted(Connection connection) {
        lastGiven.set(System.nanoTime());
        return connection;
    }

    /** Whether somebody who waits since a moment has waited long enough. */
    private boolean isGivingNothing(long since) {
        long given = Objects.requireNonNullElse(lastGiven.get(), since);
        return System.nanoTime() - Math.max(since, given) > longest.toNanos();
    }

    private interface Asking {
        Connection connection() throws SQLException;
    }
}
