package io.incidentkit.spring.boot.security;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** So many requests a minute, and as many at once after a quiet minute. Thread-safe. */
final class RequestRate {
    private final int perMinute;
    private final InstantSource clock;
    private double left;
    private Instant counted;

    RequestRate(int perMinute, InstantSource clock) {
        if (perMinute < 1) {
            throw new IllegalArgumentException("Of the requests a minute there has to be one at least");
        }
        this.perMinute = perMinute;
        this.clock = clock;
        this.left = perMinute;
        this.counted = clock.instant();
    }

    /** Gives one back that was taken for nothing. */
    synchronized void giveBack() {
        left = Math.min(perMinute, left + 1);
    }

    /** Takes one; returns after how long there is one again if there is none now. */
    synchronized Optional<Duration> take() {
        Instant now = clock.instant();
        double passed = Math.max(0, Duration.between(counted, now).toMillis()) / 60_000.0;
        left = Math.min(perMinute, left + passed * perMinute);
        counted = now;
        if (left >= 1) {
            left--;
            return Optional.empty();
        }
        return Optional.of(Duration.ofMillis((long) Math.ceil((1 - left) * 60_000 / perMinute)));
    }
}
