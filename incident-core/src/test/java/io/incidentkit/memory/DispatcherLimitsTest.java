package io.incidentkit.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.incidentkit.effect.Delivery;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.effect.RetryPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

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
                    .containsExactlyInAnyOrder(
                            "a failed 0 more than 2 were waiting for pager", "b delivered 1", "c delivered 1");
        }

        /** What waits for a channel that is down takes no room from one that works. */
        @Test
        void isEachChannelsOwn() {
            ScriptedChannel down = new ScriptedChannel("down", Set.of(EffectKind.TICKET));
            down.then(1_000, () -> Delivery.retryAfter("HTTP 503", Duration.ofMinutes(10)));
            dispatcher = connected(builder(RetryPolicy.standard())
                    .channel(down)
                    .channel(new ScriptedChannel("works", Set.of(EffectKind.PAGE)))
                    .capacity(2));
            dispatch("1", "page");
            for (int i = 0; i < 5; i++) {
                give("2", new Effect("ticket " + i, EffectKind.TICKET, ""));
            }
            executor.run();

            assertThat(recorded.words())
                    .contains("page delivered 1", "ticket 0 failed 0 more than 2 were waiting for down")
                    .noneMatch(words -> words.startsWith("page failed"));
        }

        @Test
        void keepsPagesLongest() {
            dispatcher =
                    connected(builder(RetryPolicy.standard()).channel(pager).capacity(2));
            dispatch("1", "page 1");
            give("1", new Effect("ticket", EffectKind.TICKET, ""));
            dispatch("2", "page 2");
            executor.run();

            assertThat(recorded.words())
                    .containsExactlyInAnyOrder(
                            "ticket failed 0 more than 2 were waiting for pager",
                            "page 1 delivered 1",
                            "page 2 delivered 1");
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
    class Lanes {
        @Test
        void whatIsForOnePersonDoesNotWaitBehindWhatAnotherOneRefuses() {
            pager.then(() -> Delivery.retryAfter("HTTP 429", Duration.ofMinutes(20)));
            give("1", new Effect("alice", EffectKind.PAGE, "alice"));
            executor.run();
            give("1", new Effect("bob", EffectKind.PAGE, "bob"));
            executor.run();

            assertThat(recorded.words()).contains("bob delivered 1");
            assertThat(dispatcher.pending()).isEqualTo(1);
        }

        @Test
        void whatClosesWaitsForAllThatWasToHappenBefore() {
            pager.then(() -> Delivery.retryAfter("HTTP 429", Duration.ofMinutes(2)));
            give("1", new Effect("alice", EffectKind.PAGE, "alice"));
            give("1", new Effect("close", EffectKind.CLOSE, ""));
            give("2", new Effect("other", EffectKind.CLOSE, ""));
            executor.run();
            assertThat(pager.calls).containsExactly("alice", "other");

            advance(Duration.ofMinutes(20));
            assertThat(pager.calls).containsExactly("alice", "other", "alice", "close");
        }
    }

    @Nested
    class End {
        /** The store does not answer: the program ends all the same. */
        @Test
        @Timeout(30)
        void doesNotWaitForAStoreThatDoesNotAnswer() {
            CountDownLatch never = new CountDownLatch(1);
            dispatcher =
                    connected(builder(RetryPolicy.standard()).channel(pager).closesWithin(Duration.ofMillis(50)));
            for (int i = 0; i < 1_000; i++) {
                dispatcher.dispatch(
                        EffectContext.builder(Integer.toString(i), "INC-" + i).build(),
                        List.of(page("k" + i)),
                        (outcome, again) -> {
                            try {
                                never.await();
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                        });
            }

            dispatcher.close();

            assertThat(dispatcher.pending()).isZero();
            never.countDown();
        }
    }

    private void give(String incident, Effect effect) {
        dispatcher.dispatch(EffectContext.builder(incident, "INC-" + incident).build(), List.of(effect), recorded);
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
