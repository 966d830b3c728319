package io.incidentkit.test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that stands still until a test moves it.
 *
 * <p>Thread-safe. A clock made by {@link #withZone} shares its time with the one that it was made from.
 */
public final class SettableClock extends Clock {
    private final AtomicReference<Instant> now;
    private final ZoneId zone;

    private SettableClock(AtomicReference<Instant> now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    /**
     * Creates a clock in UTC.
     *
     * @param now the moment at which it stands
     * @return the clock
     */
    public static SettableClock at(Instant now) {
        return new SettableClock(new AtomicReference<>(now), ZoneOffset.UTC);
    }

    /**
     * Creates a clock in UTC.
     *
     * @param now the moment at which it stands, in ISO-8601, such as {@code 2026-03-01T14:32:00Z}
     * @return the clock
     * @throws java.time.format.DateTimeParseException if the text is not an instant
     */
    public static SettableClock at(String now) {
        return at(Instant.parse(now));
    }

    /**
     * Moves the clock to a moment, forwards or backwards.
     *
     * @param moment the moment at which it stands from now on
     */
    public void set(Instant moment) {
        now.set(moment);
    }

    /**
     * Moves the clock by a time.
     *
     * @param time how far; negative to go back
     * @return the moment at which it stands from now on
     */
    public Instant advance(Duration time) {
        return now.updateAndGet(moment -> moment.plus(time));
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public SettableClock withZone(ZoneId other) {
        return new SettableClock(now, other);
    }

    /** Returns the moment at which the clock stands. */
    @Override
    public String toString() {
        return "SettableClock[" + now.get() + ", " + zone + "]";
    }
}
