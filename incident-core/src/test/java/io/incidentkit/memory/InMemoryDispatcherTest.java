package io.incidentkit.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentkit.effect.Channel;
import io.incidentkit.effect.ChannelStanding;
import io.incidentkit.effect.Delivery;
import io.incidentkit.effect.DeliveryAttempt;
import io.incidentkit.effect.DeliveryWatch;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.effect.RetryPolicy;
import io.incidentkit.validation.InvalidInputException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class InMemoryDispatcherTest extends DispatcherScenario {
    @Test
    void deliversAndSaysWhere() {
        pager.then(() -> Delivery.delivered("https://pager.example.org/7"));
        dispatch("1", "a");

        assertThat(pager.calls).as("nothing runs in the caller's thread").isEmpty();
        executor.run();

        assertThat(pager.calls).containsExactly("a");
        assertThat(recorded.words()).containsExactly("a delivered 1 https://pager.example.org/7");
        assertThat(dispatcher.pending()).isZero();
        assertThat(timer.waiting()).as("no alarm is left").isZero();
    }

    @Test
    void isWatchedAroundEachCallWithHowLongItWaitedAndWhatWasKept() {
        List<String> watched = new ArrayList<>();
        dispatcher = builder(RetryPolicy.standard())
                .channel(pager)
                .watch(new Keeping("trace of the command", watched))
                .watch(new Keeping("never asked", watched))
                .build();
        pager.then(() -> Delivery.retryable("HTTP 503"));
        dispatch("1", "a");
        timer.advance(Duration.ofSeconds(3));
        executor.run();
        advance(Duration.ofMinutes(1));

        assertThat(watched)
                .containsExactly(
                        "pager 1 PT3S trace of the command",
                        "pager 1 PT3S trace of the command",
                        "RETRYABLE: HTTP 503",
                        "RETRYABLE: HTTP 503",
                        "pager 2 PT1M3S trace of the command",
                        "pager 2 PT1M3S trace of the command",
                        "DELIVERED",
                        "DELIVERED");
    }

    @Test
    void saysHowItsChannelsStand() {
        assertThat(dispatcher.standing()).isEqualTo(Map.of("pager", ChannelStanding.NOTHING));
        pager.then(2, () -> Delivery.retryable("HTTP 503"));
        dispatch("1", "a");
        timer.advance(Duration.ofSeconds(3));
        dispatch("2", "b");

        assertThat(dispatcher.standing())
                .isEqualTo(Map.of("pager", new ChannelStanding(2, 0, 0, Duration.ofSeconds(3), null)));
        executor.run();

        assertThat(dispatcher.standing())
                .isEqualTo(Map.of("pager", new ChannelStanding(2, 2, 0, Duration.ofSeconds(3), Duration.ofSeconds(3))));
        assertThat(dispatcher.pulse()).as("it has no machinery that could stop").isEmpty();
    }

    private record Keeping(String kept, List<String> watched) implements DeliveryWatch {
        @Override
        public Delivery around(DeliveryAttempt attempt, Callable<Delivery> call) throws Exception {
            watched.add(attempt.channel() + " " + attempt.number() + " " + attempt.waited() + " " + attempt.trace());
            Delivery answer = call.call();
            watched.add(answer.toString());
            return answer;
        }

        @Override
        public Optional<String> trace() {
            return Optional.of(kept);
        }
    }

    @Test
    void recordsTheFirstFailureAndTheEnd() {
        pager.then(3, () -> Delivery.retryable("HTTP 503"));
        dispatch("1", "a");
        executor.run();
        advance(Duration.ofMinutes(1));
        advance(Duration.ofMinutes(1));
        advance(Duration.ofMinutes(1));

        assertThat(recorded.words()).containsExactly("a failing 1 HTTP 503", "a delivered 4");
    }

    @Test
    void waitsTwiceAsLongAfterEachFailure() {
        pager.then(3, () -> Delivery.retryable("HTTP 503"));
        dispatch("1", "a");
        executor.run();

        for (int seconds : new int[] {1, 2, 4}) {
            int before = pager.calls.size();
            advance(Duration.ofSeconds(seconds).minusMillis(1));
            assertThat(pager.calls).hasSize(before);
            advance(Duration.ofMillis(1));
            assertThat(pager.calls).hasSize(before + 1);
        }
    }

    @Test
    void waitsAsLongAsTheFarSideAsks() {
        pager.then(() -> Delivery.retryAfter("HTTP 429", Duration.ofMinutes(7)));
        dispatch("1", "a");
        executor.run();

        advance(Duration.ofMinutes(7).minusMillis(1));
        assertThat(pager.calls).hasSize(1);
        advance(Duration.ofMillis(1));
        assertThat(pager.calls).hasSize(2);
    }

    @Test
    void givesUpAtOnceIfItIsAskedToWaitTooLong() {
        pager.then(() -> Delivery.retryAfter("HTTP 429", Duration.ofSeconds(Long.MAX_VALUE)));
        dispatch("1", "a");
        executor.run();

        assertThat(recorded.words()).containsExactly("a failed 1 HTTP 429");
    }

    @Test
    void givesUpAfterTheLastAttempt() {
        pager.then(4, () -> Delivery.retryable("HTTP 503"));
        dispatch("1", "a");
        executor.run();
        for (int i = 0; i < 5; i++) {
            advance(Duration.ofMinutes(5));
        }

        assertThat(pager.calls).hasSize(4);
        assertThat(recorded.words()).containsExactly("a failing 1 HTTP 503", "a failed 4 HTTP 503");
    }

    @Test
    void doesNotTryAgainWhatIsRejected() {
        pager.then(() -> Delivery.rejected("HTTP 400"));
        dispatch("1", "a", "b");
        executor.run();
        advance(Duration.ofHours(2));

        assertThat(pager.calls).containsExactly("a", "b");
        assertThat(recorded.words()).containsExactly("a failed 1 HTTP 400", "b delivered 1");
    }

    @Test
    void saysNothingOfWhatIsNotTheChannelsOwn() {
        pager.then(Delivery::ignored);
        dispatch("1", "a");
        executor.run();

        assertThat(recorded.outcomes).isEmpty();
        assertThat(dispatcher.pending()).isZero();
    }

    @Test
    void survivesWhateverAChannelThrows() {
        pager.then(() -> {
                    throw new IOException("https://hooks.example.org/secret-token");
                })
                .then(() -> {
                    throw new StackOverflowError();
                })
                .then(() -> null);
        dispatch("1", "a");
        executor.run();
        advance(Duration.ofMinutes(1));
        advance(Duration.ofMinutes(1));
        advance(Duration.ofMinutes(1));

        assertThat(pager.calls).hasSize(4);
        assertThat(recorded.words())
                .as("the class, never the message")
                .containsExactly("a failing 1 IOException", "a delivered 4");
    }

    @Test
    void cleansWhatAChannelSays() {
        pager.then(() -> Delivery.retryable("line\r\nbreak\u0000\u2028 \ud83d" + "x".repeat(5_000)))
                .then(() -> Delivery.delivered(" "));
        dispatch("1", "a");
        executor.run();
        advance(Duration.ofMinutes(1));

        assertThat(recorded.outcomes).hasSize(2);
        assertThat(recorded.outcomes.get(0).detail())
                .startsWith("line  break")
                .hasSize(2_000)
                .doesNotContainPattern("[\\p{Cntrl}\u2028\ud83d]");
        assertThat(recorded.outcomes.get(1).detail()).isNull();
    }

    @Nested
    class Order {
        @Test
        void isKeptForOneChannelAndIncident() {
            pager.then(2, () -> Delivery.retryable("HTTP 503"));
            dispatch("1", "a", "b");
            dispatch("1", "c");
            executor.run();
            advance(Duration.ofMinutes(1));
            advance(Duration.ofMinutes(1));

            assertThat(pager.calls).containsExactly("a", "a", "a", "b", "c");
        }

        @Test
        void letsOtherIncidentsPass() {
            pager.then(() -> Delivery.retryable("HTTP 503"));
            dispatch("1", "a");
            dispatch("2", "b");
            executor.run();

            assertThat(recorded.words()).containsExactlyInAnyOrder("a failing 1 HTTP 503", "b delivered 1");
        }

        @Test
        void letsOtherChannelsPass() {
            ScriptedChannel chat = new ScriptedChannel("chat");
            dispatcher =
                    connected(builder(RetryPolicy.standard()).channel(pager).channel(chat));
            pager.then(() -> Delivery.retryable("HTTP 503"));
            dispatch("1", "a", "b");
            executor.run();

            assertThat(pager.calls).containsExactly("a");
            assertThat(chat.calls).containsExactly("a", "b");
        }
    }

    @Test
    void handsOnlyTheKindsOfAChannelToIt() {
        ScriptedChannel all = new ScriptedChannel("all");
        Channel tickets = new Channel() {
            @Override
            public String name() {
                return "tracker";
            }

            @Override
            public Set<EffectKind> kinds() {
                return Set.of(EffectKind.TICKET);
            }

            @Override
            public Delivery deliver(Effect effect, EffectContext context) {
                return Delivery.delivered(effect.key());
            }
        };
        dispatcher = connected(builder(RetryPolicy.standard()).channel(tickets).channel(all));
        dispatcher.dispatch(
                EffectContext.builder("1", "INC-1").build(),
                List.of(page("a"), new Effect("b", EffectKind.TICKET, "")),
                recorded);
        executor.run();

        assertThat(recorded.outcomes)
                .extracting(
                        outcome -> outcome.channel() + " " + outcome.effect().key())
                .containsExactlyInAnyOrder("all a", "all b", "tracker b");
    }

    @Test
    void refusesAWrongSetUpAtOnce() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> builder(RetryPolicy.standard())
                        .channel(pager)
                        .channel(new ScriptedChannel("pager"))
                        .channel(new ScriptedChannel("two\nlines"))
                        .capacity(0)
                        .threadsPerChannel(0)
                        .build())
                .satisfies(e -> assertThat(e.faults()).hasSize(4));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> RetryPolicy.builder()
                        .attempts(0)
                        .firstDelay(Duration.ZERO)
                        .longestDelay(Duration.ofSeconds(-1))
                        .giveUpAfter(Duration.ofDays(1_000))
                        .callTimeout(Duration.ofNanos(1))
                        .build())
                .satisfies(e -> assertThat(e.faults()).hasSize(5));
    }
}
