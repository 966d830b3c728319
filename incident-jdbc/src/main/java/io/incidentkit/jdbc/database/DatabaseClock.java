package io.incidentkit.jdbc.database;

import com.github.kagkarlsson.scheduler.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * The database's clock: nodes whose clocks differ agree on what is due. It is asked twice a minute, and time goes on by this node's
 * count of nanoseconds in between. Thread-safe.
 */
public final class DatabaseClock implements Clock {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseClock.class);
    private static final long FRESH_NANOS = Duration.ofSeconds(30).toNanos();

    private final Database database;
    private final LongSupplier nanos;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable Reading last;

    /** The answer, and when it came. */
    private record Reading(Instant moment, long nanos) {
        Instant at(long now) {
            return moment.plusNanos(now - nanos);
        }
    }

    public DatabaseClock(Database database, LongSupplier nanos) {
        this.database = database;
        this.nanos = nanos;
    }

    @Override
    public Instant now() {
        long now = nanos.getAsLong();
        Reading reading = last;
        if (reading == null) {
            return ask().at(nanos.getAsLong());
        }
        if (now - reading.nanos() > FRESH_NANOS && asking.tryLock()) {
            try {
                return ask().at(nanos.getAsLong());
            } catch (DataAccessException e) {
                LOG.debug("The database was not asked for its time; it goes on", e);
            } finally {
                asking.unlock();
            }
        }
        return reading.at(now);
    }

    private Reading ask() {
        Moments moments = database.platform().moments();
        Instant moment = database.jdbc()
                .queryForObject(
                        "select " + database.platform().now() + " as moment",
                        (row, index) -> moments.read(row, "moment"));
        if (moment == null) {
            throw new IllegalStateException("The database does not know the time");
        }
        Reading reading = new Reading(moment, nanos.getAsLong());
        last = reading;
        return reading;
    }
}
