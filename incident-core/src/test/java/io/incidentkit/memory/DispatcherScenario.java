package io.incidentkit.memory;

import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.effect.RetryPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A dispatcher with one scripted channel, whose time and threads the test moves by hand. */
abstract class DispatcherScenario {
    static final Instant NOW = Instant.parse("2026-03-01T14:32:00Z");

    final ManualTimer timer = new ManualTimer(NOW);
    final ByHand executor = new ByHand();
    final Recorded recorded = new Recorded();
    final ScriptedChannel pager = new ScriptedChannel("pager");
    InMemoryDispatcher dispatcher =
            connected(builder(RetryPolicy.builder().attempts(4).build()).channel(pager));

    InMemoryDispatcher.Builder builder(RetryPolicy retries) {
        return InMemoryDispatcher.builder(timer)
                .executor(executor)
                .chance(() -> 1)
                .retries(retries);
    }

    InMemoryDispatcher connected(InMemoryDispatcher.Builder builder) {
        return builder.build();
    }

    static Effect page(String key) {
        return new Effect(key, EffectKind.PAGE, "everyone");
    }

    void dispatch(String incident, String... keys) {
        dispatcher.dispatch(
                EffectContext.builder(incident, "INC-" + incident).build(),
                List.of(keys).stream().map(DispatcherScenario::page).toList(),
                recorded);
    }

    void advance(Duration time) {
        timer.advance(time);
        executor.run();
    }
}
