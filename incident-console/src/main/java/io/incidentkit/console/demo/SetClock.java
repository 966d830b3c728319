package io.incidentkit.console.demo;

import java.time.Instant;
import java.time.InstantSource;

/** A source that shows the moment that is played. Not thread-safe. */
final class SetClock implements InstantSource {
    private Instant now;

    SetClock(Instant now) {
        this.now = now;
    }

    void set(Instant moment) {
        now = moment;
    }

    @Override
    public Instant instant() {
        return now;
    }
}
