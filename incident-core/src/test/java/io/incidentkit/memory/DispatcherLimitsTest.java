package io.incidentkit.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.incidentkit.effect.Delivery;
import io.incidentkit.effect.RetryPolicy;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Where a dispatcher gives up, and that this is visible. */
class DispatcherLimitsTest extends DispatcherScenario {
    @Nested
    class Age {
        @Test
        void givesUpWhatWaitsTooLongBehindOthers() {
            dispatcher = connected(builder(RetryPolicy.builder()
                            .giveUpAfter(Duration.ofMinutes(10))
                            .build())
                    .channel(pager)
                    .threadsPerChannel(1));
            dispatch("1", "a", "b");
            dispatch("2", "c");
            timer.advance(Duration.ofMinutes(10));
            executor.run();

            assertThat(recorded.words())
                    .containsExactlyInAnyOrder(
                            "a failed 0 not delivered within 10 min",
                            "b failed 0 not delivered within 10 min",
                            "c failed 0 not delivered within 10 min");
            assertThat(pager.calls).isEmpty();
            assertThat(dispatcher.pending()).isZero();
        }

        @Test
        void doesNotTryOnceMoreIfThatWouldBeTooLate() {
            dispatcher = connected(builder(RetryPolicy.builder()
                            .giveUpAfter(Duration.ofMinutes(10))
                            .build())
                    .channel(pager));
            pager.then(1_000, () -> Delivery.retryable("HTTP 503"));
            dispatch("1", "a");
            executor.run();
            for (int i = 0; i < 20; i++) {
                advance(Duration.ofMinutes(1));
            }

            assertThat(recorded.words()).first().isEqualTo("a failing 1 HTTP 503");
            assertThat(recorded.words()).hasSize(2).last().asString().startsWith("a failed ");
        }

        @Test
        void givesUpWhatFoundNoThread() {
            executor.refuses = true;
            dispatch("1", "a", "b");
            for (int i = 0; i < 70; i++) {
                timer.advance(Duration.ofMinutes(1));
            }
            assertThat(dispatcher.pending()).isZero();
            executor.refuses = false;
            timer.advance(Duration.ofMinutes(10));
            executor.run();

            assertThat(recorded.words())
                    .as("both are given up without an attempt, and the timeline is told once there are threads")
                    .anyMatch(words -> words.startsWith("a failed 0"))
                    .anyMatch(words -> words.startsWith("b failed 0"));
            assertThat(pager.calls).isEmpty();
        }
    }

    @Nested
    class Capacity {
        @Test
        void failsTheOldestVisibly() {
            dispatcher =
                    connected(builder(RetryPolicy.standard()).channel(pager).capacity(2));
            dispatch("1", "a");
            dispatch("2", "b");
            dispatch("3", "c");
            executor.run();

            assertThat(recorded.words())
                    .containsExactlyInAnyOrder("a failed 0 more than 2 were waiting", "b delivered 1", "c delivered 1");
        }

        @Test
        void leavesNothingInTheExecutorOfWhatWasGivenUp() {
            dispatcher = connected(
                    builder(RetryPolicy.standard()).channel(pager).capacity(5).threadsPerChannel(2));
            for (int i = 0; i < 1_000; i++) {
                dispatch(Integer.toString(i), "k" + i);
            }

            assertThat(executor.waiting())
                    .as("two for the pager, two for the timeline")
                    .isEqualTo(4);
            executor.run();
            assertThat(pager.calls).containsExactly("k995", "k996", "k997", "k998", "k999");
        }
    }

    @Nested
    class Recording {
        @Test
        void isTriedAgainWhenTheStoreIsAway() {
            recorded.failsBefore = 2;
            dispatch("1", "a");
            executor.run();
            assertThat(recorded.outcomes).isEmpty();
            advance(Duration.ofMinutes(1));
            advance(Duration.ofMinutes(1));

            assertThat(recorded.words()).containsExactly("a delivered 1");
            assertThat(pager.calls).as("it is not delivered again").hasSize(1);
        }

        @Test
        void isNotDoubledWhenTheStoresAnswerWasLost() {
            recorded.failsAfter = 1;
            dispatch("1", "a");
            executor.run();
            advance(Duration.ofMinutes(1));

            assertThat(recorded.words()).containsExactly("a delivered 1");
        }

        @Test
        void doesNotHoldUpDeliveries() {
            recorded.failsBefore = 1;
            dispatch("1", "a", "b");
            executor.run();

            assertThat(pager.calls).containsExactly("a", "b");
            advance(Duration.ofMinutes(1));
            assertThat(recorded.words()).containsExactly("a delivered 1", "b delivered 1");
        }
    }

    @Nested
    class Closing {
        @Test
        void failsVisiblyWhatWasNotDelivered() {
            pager.then(() -> Delivery.retryable("HTTP 503"));
            dispatch("1", "a", "b");
            executor.run();
            dispatcher.close();
            advance(Duration.ofHours(2));

            assertThat(recorded.words())
                    .containsExactly(
                            "a failing 1 HTTP 503",
                            "a failed 1 the program ended before it was delivered",
                            "b failed 0 the program ended before it was delivered");
            assertThat(pager.calls).containsExactly("a");
        }

        @Test
        void takesNoMoreAndThrowsNothing() {
            dispatcher.close();

            assertThatCode(() -> dispatch("1", "a")).doesNotThrowAnyException();
            executor.run();
            assertThat(pager.calls).isEmpty();
        }
    }
}
