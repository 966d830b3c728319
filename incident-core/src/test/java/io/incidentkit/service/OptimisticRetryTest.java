package io.incidentkit.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentkit.incident.IncidentId;
import io.incidentkit.store.ConcurrentUpdateException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptimisticRetryTest {
    private final List<Long> pauses = new ArrayList<>();
    private final OptimisticRetry races = new OptimisticRetry(pauses::add, bound -> bound - 1);
    private final IncidentId id = IncidentId.create(Instant.parse("2026-03-01T14:32:00Z"));

    @Test
    void triesAtOnceAndThenAfterPausesThatGrow() {
        String won = races.retrying(attempt -> {
            if (attempt < 7) {
                throw new ConcurrentUpdateException(id, attempt);
            }
            return "attempt " + attempt;
        });

        assertThat(won).isEqualTo("attempt 7");
        assertThat(pauses).hasSize(4).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void givesUpAfterTwoSecondsAtMost() {
        assertThatExceptionOfType(ConcurrentUpdateException.class)
                .isThrownBy(() -> races.retrying(attempt -> {
                    throw new ConcurrentUpdateException(id, attempt);
                }));

        long waited = pauses.stream().mapToLong(Long::longValue).sum();
        assertThat(Duration.ofNanos(waited)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void doesNotTryAgainWhatNoRaceHasStopped() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> races.retrying(attempt -> {
                    throw new IllegalStateException("attempt " + attempt);
                }))
                .withMessage("attempt 1");
    }

    @Test
    void givesUpAtOnceWhenTheThreadIsToEnd() {
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(ConcurrentUpdateException.class)
                .isThrownBy(() -> races.retrying(attempt -> {
                    throw new ConcurrentUpdateException(id, attempt);
                }));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(pauses).isEmpty();
    }
}
