package io.incidentkit.memory;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Those who make the attempts of one channel, a few at the same time; one that hangs keeps its place. An executor is never
 * asked for more threads than that, so that nothing piles up in it. Guarded by the lock of its {@link DeliveryQueues}.
 */
final class WorkerPool {
    final Executor executor;
    private final int most;
    private final Set<QueuedDelivery.Call> ready = new LinkedHashSet<>();
    private int busy;

    WorkerPool(Executor executor, int most) {
        this.executor = executor;
        this.most = most;
    }

    /** Asks for an attempt, and returns whether one more of the crew is needed for it. */
    boolean wants(QueuedDelivery.Call call) {
        ready.add(call);
        if (busy == most) {
            return false;
        }
        busy++;
        return true;
    }

    void forget(QueuedDelivery.Call call) {
        ready.remove(call);
    }

    /** Returns the attempt that one of the crew makes next; null sets that one free. */
    QueuedDelivery.@Nullable Call next() {
        Iterator<QueuedDelivery.Call> calls = ready.iterator();
        if (!calls.hasNext()) {
            busy--;
            return null;
        }
        QueuedDelivery.Call call = calls.next();
        calls.remove();
        return call;
    }

    /** Returns whether one who is done with an attempt goes on; otherwise that one is free. */
    boolean goesOn() {
        if (ready.isEmpty()) {
            busy--;
            return false;
        }
        return true;
    }
}
