package io.incidentkit.benchmark.store;

import io.incidentkit.effect.Channel;
import io.incidentkit.effect.Delivery;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.effect.EffectKind;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes everything at once, and keeps when. Thread-safe. */
final class RecordingChannel implements Channel {
    private final Map<String, Long> committed = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Call> calls = new ConcurrentLinkedQueue<>();
    private final Map<String, Instant> reminded = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private volatile boolean isAwake;

    /** One call; the entry is that which the effect follows from. */
    private record Call(EffectKind kind, String entry, long nanos) {}

    @Override
    public String name() {
        return "recording";
    }

    @Override
    public Set<EffectKind> kinds() {
        return EnumSet.allOf(EffectKind.class);
    }

    @Override
    public Delivery deliver(Effect effect, EffectContext context) {
        calls.add(new Call(
                effect.kind(), context.incident() + "/" + effect.entry().orElse(0), System.nanoTime()));
        count.incrementAndGet();
        if (effect.kind() == EffectKind.REMIND) {
            reminded.putIfAbsent(context.incident(), Instant.now());
        }
        return Delivery.delivered();
    }

    /** Notes that an entry is committed. */
    void committed(String incident, int entry) {
        committed.put(incident + "/" + entry, System.nanoTime());
    }

    /** Returns how often it was called since it was cleared. */
    int calls() {
        return count.get();
    }

    boolean isAwake() {
        return isAwake;
    }

    void isAwake(boolean awake) {
        isAwake = awake;
    }

    void clear() {
        calls.clear();
        count.set(0);
        committed.clear();
        reminded.clear();
    }

    /** Waits until no more calls come, at most so long. */
    void await(Duration most) {
        long end = System.nanoTime() + most.toNanos();
        int before;
        do {
            before = count.get();
            LateBenchmark.pause(Duration.ofSeconds(2));
        } while (count.get() > before && System.nanoTime() < end);
    }

    Optional<Instant> reminded(String incident) {
        return Optional.ofNullable(reminded.get(incident));
    }

    /** Returns how long after the commit it was called; one that was seen before the committing thread was told counts as at once. */
    Map<EffectKind, Samples> lateness() {
        Map<EffectKind, Samples> byKind = new EnumMap<>(EffectKind.class);
        for (Call call : calls) {
            Long since = committed.get(call.entry());
            if (since != null) {
                byKind.computeIfAbsent(call.kind(), kind -> new Samples()).addNanos(Math.max(0, call.nanos() - since));
            }
        }
        return byKind;
    }
}
