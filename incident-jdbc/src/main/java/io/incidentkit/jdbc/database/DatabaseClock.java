package io.incidentkit.jdbc.database;

import com.github.kagkarlsson.scheduler.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * The database's clock: nodes whose clocks differ agree on what is due. It is asked twice a minute, and time goes on by this node's
 * count of nanoseconds in between. Where this node's own clock is seconds away from it, that is said once, as the entries that the
 * node records have its time: those of a clock that is ahead stand in the future until that time has come. Thread-safe.
 */
public final class DatabaseClock implements Clock {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseClock.class);
    private static final long FRESH_NANOS = Duration.ofSeconds(30).toNanos();

    /** More than the database takes to answer, and than clocks differ that are set by the network. */
    private static final Duration TOLERATED = Duration.ofSeconds(5);

    private final Database database;
    private final LongSupplier nanos;
    private final InstantSource own;
    private final Consumer<String> say;
    private final AtomicBoolean isSaid = new AtomicBoolean();
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable Reading last;

    /** The answer, and when it came. */
    private record Reading(Instant moment, long nanos) {
        Instant at(long now) {
            return moment.plusNanos(now - nanos);
        }
    }

    /**
     * Creates the clock of a database.
     *
     * @param nanos this node's count of nanoseconds
     * @param own this node's clock, which is compared
     */
    public DatabaseClock(Database database, LongSupplier nanos, InstantSource own) {
        this(database, nanos, own, LOG::warn);
    }

    /** As above, with what is to be said of clocks that differ going elsewhere than to the log. */
    DatabaseClock(Database database, LongSupplier nanos, InstantSource own, Consumer<String> say) {
        this.database = database;
        this.nanos = nanos;
        this.own = own;
        this.say = say;
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
        compare(own.instant(), moment);
        return reading;
    }

    private void compare(Instant here, Instant there) {
        Duration ahead = Duration.between(there, here);
        boolean isWrong = ahead.abs().compareTo(TOLERATED) > 0;
        if (isSaid.compareAndSet(!isWrong, isWrong)) {
            say.accept(isWrong ? wrong(ahead) : "The clock of this node agrees with that of the database again");
        }
    }

    private static String wrong(Duration ahead) {
        String first = "The clock of this node is " + ahead.abs().toSeconds() + " s ";
        return ahead.isNegative()
                ? first + "behind that of the database: what is recorded here has the wrong time. Set the clock."
                : first
                        + "ahead of that of the database: what is recorded here stands in the future, and so does, until that time has come, what"
                        + " others record on the same incidents. Set the clock.";
    }
}
