package io.incidentkit.jdbc;

import io.incidentkit.effect.Channel;
import io.incidentkit.effect.Delivery;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.effect.EffectKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes everything down, and answers as it is told to. */
final class RecordingChannel implements Channel {
    /** The way in which it answers. */
    interface Answer {
        Delivery to(Effect effect) throws Exception;
    }

    private final String name;
    private final Set<EffectKind> kinds;
    private final List<Effect> calls = new CopyOnWriteArrayList<>();
    volatile Answer answer = effect -> Delivery.delivered();

    RecordingChannel(String name, EffectKind... kinds) {
        this.name = name;
        this.kinds = kinds.length == 0 ? EnumSet.allOf(EffectKind.class) : Set.of(kinds);
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
        calls.add(effect);
        return answer.to(effect);
    }

    /** What it was called with, in order, in words. */
    List<String> calls() {
        return calls.stream().map(Effect::describe).toList();
    }

    List<String> keys() {
        return calls.stream().map(Effect::key).toList();
    }

    void forget() {
        calls.clear();
    }
}
