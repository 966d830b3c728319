package io.incidentkit.memory;

import io.incidentkit.effect.Channel;
import io.incidentkit.effect.Delivery;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.effect.EffectKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A channel that answers as it was told, and delivers once it was told nothing more. */
final class ScriptedChannel implements Channel {
    final List<String> calls = new ArrayList<>();
    final List<EffectContext> contexts = new ArrayList<>();
    private final String name;
    private final Set<EffectKind> kinds;
    private final Deque<Answer> answers = new ArrayDeque<>();

    /** One answer, in whatever way. */
    @FunctionalInterface
    interface Answer {
        Delivery give() throws Exception;
    }

    ScriptedChannel(String name) {
        this(name, EnumSet.allOf(EffectKind.class));
    }

    ScriptedChannel(String name, Set<EffectKind> kinds) {
        this.name = name;
        this.kinds = kinds;
    }

    ScriptedChannel then(Answer answer) {
        answers.add(answer);
        return this;
    }

    ScriptedChannel then(int times, Answer answer) {
        for (int i = 0; i < times; i++) {
            answers.add(answer);
        }
        return this;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<EffectKind> kinds() {
        return kinds;
    }

    @Override
    public Delivery deliver(Effect effect, EffectContext context) throws Exception {
        calls.add(effect.key());
        contexts.add(context);
        Answer answer = answers.poll();
        return answer == null ? Delivery.delivered() : answer.give();
    }
}
