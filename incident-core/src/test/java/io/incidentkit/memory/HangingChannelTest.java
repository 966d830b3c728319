package io.incidentkit.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.effect.Channel;
import io.incidentkit.effect.Delivery;
import io.incidentkit.effect.DeliveryOutcome;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.effect.EffectKind;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A channel that does not come back, on real threads; time passes by hand. */
@Timeout(60)
class HangingChannelTest {
    private final ManualTimer timer = new ManualTimer(Instant.parse("2026-03-01T14:32:00Z"));
    private final BlockingQueue<String> outcomes = new LinkedBlockingQueue<>();
    private final CountDownLatch release = new CountDownLatch(1);
    private final BlockingQueue<String> calls = new LinkedBlockingQueue<>();

    private final InMemoryDispatcher dispatcher = InMemoryDispatcher.builder(timer)
            .channel(new Hanging())
            .channel(new ScriptedChannel("chat", EnumSet.of(EffectKind.OPEN_WAR_ROOM)))
            .threadsPerChannel(2)
            .chance(() -> 1)
            .build();

    /** Hangs for keys that begin with "deaf" also when interrupted, and once for those that begin with "slow". */
    private final class Hanging implements Channel {
        private final AtomicInteger slow = new AtomicInteger();

        @Override
        public String name() {
            return "pager";
        }

        @Override
        public Set<EffectKind> kinds() {
            return EnumSet.of(EffectKind.PAGE);
        }

        @Override
        public Delivery deliver(Effect effect, EffectContext context) throws InterruptedException {
            // Counted before the test hears of the call: the next attempt may come at once.
            boolean slowOnce = effect.key().startsWith("slow") && slow.getAndIncrement() == 0;
            // By now the alarm of the time-out is set.
            calls.add(effect.key());
            if (effect.key().startsWith("deaf")) {
                boolean released = false;
                while (!released) {
                    try {
                        released = release.await(1, TimeUnit.HOURS);
                    } catch (InterruptedException e) {
                        // goes on waiting, as bad code does
                    }
                }
            } else if (slowOnce) {
                release.await();
            }
            return Delivery.delivered();
        }
    }

    @AfterEach
    void end() {
        release.countDown();
        dispatcher.close();
    }

    private void dispatch(String incident, String key, EffectKind kind) {
        dispatcher.dispatch(
                EffectContext.builder(incident, "INC-" + incident).build(),
                List.of(new Effect(key, kind, "")),
                this::record);
    }

    private void record(DeliveryOutcome outcome, boolean again) {
        outcomes.add(outcome.effect().key() + " " + outcome.status().code() + " " + outcome.detail());
    }

    private String next() throws InterruptedException {
        return outcomes.take();
    }

    @Test
    void isInterruptedAndTriedAgain() throws InterruptedException {
        dispatch("1", "slow", EffectKind.PAGE);
        calls.take();
        timer.advance(Duration.ofSeconds(10));

        assertThat(next()).isEqualTo("slow failing no answer within 10000 ms");
        timer.advance(Duration.ofSeconds(10));
        assertThat(next()).isEqualTo("slow delivered null");
    }

    @Test
    void doesNotStopOtherChannelsWhenItIsDeafToInterrupts() throws InterruptedException {
        dispatch("1", "deaf-1", EffectKind.PAGE);
        dispatch("2", "deaf-2", EffectKind.PAGE);
        calls.take();
        calls.take();
        dispatch("3", "third", EffectKind.PAGE);
        dispatch("3", "room", EffectKind.OPEN_WAR_ROOM);

        assertThat(next()).isEqualTo("room delivered null");
        timer.advance(Duration.ofHours(1));
        assertThat(List.of(next(), next(), next(), next(), next()))
                .as("what hangs and what waits behind it is given up all the same")
                .containsExactlyInAnyOrder(
                        "deaf-1 failing no answer within 10000 ms",
                        "deaf-2 failing no answer within 10000 ms",
                        "deaf-1 failed not delivered within 60 min: no answer within 10000 ms",
                        "deaf-2 failed not delivered within 60 min: no answer within 10000 ms",
                        "third failed not delivered within 60 min");
    }
}
