package io.incidentkit.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SettableClockTest {
    private final SettableClock clock = SettableClock.at("2026-03-01T14:32:00Z");

    @Test
    void standsStill() {
        assertThat(clock.instant()).isEqualTo("2026-03-01T14:32:00Z").isEqualTo(clock.instant());
        assertThat(clock.getZone()).isEqualTo(ZoneOffset.UTC);
        assertThat(clock).hasToString("SettableClock[2026-03-01T14:32:00Z, Z]");
    }

    @Test
    void movesWhenItIsTold() {
        assertThat(clock.advance(Duration.ofMinutes(3))).isEqualTo("2026-03-01T14:35:00Z");
        assertThat(clock.advance(Duration.ofMinutes(-5))).isEqualTo(clock.instant());
        assertThat(clock.instant()).isEqualTo("2026-03-01T14:30:00Z");

        clock.set(Instant.EPOCH);

        assertThat(clock.instant()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void sharesItsTimeOverZones() {
        SettableClock tokyo = clock.withZone(ZoneId.of("Asia/Tokyo"));

        clock.advance(Duration.ofMinutes(3));

        assertThat(tokyo.instant()).isEqualTo("2026-03-01T14:35:00Z");
        assertThat(tokyo.getZone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
    }
}
