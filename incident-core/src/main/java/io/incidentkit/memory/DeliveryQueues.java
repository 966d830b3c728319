package io.incidentkit.memory;

import io.incidentkit.effect.Delivery;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.effect.RetryPolicy;
import io.incidentkit.memory.QueuedDelivery.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;
import java.util.function.ObjIntConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works in lanes: those of one lane one after another, lanes side by side. Each is tried until it is done, refused or given
 * up; when too many wait for one channel, the oldest of it is given up, pages last. Adding never blocks, and each work ends exactly once.
 *
 * <p>Thread-safe.
 */
final class DeliveryQueues {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryQueues.class);
    private static final String TIMER_FAILS = "the timer does not work";

    private final Timer timer;
    private final RetryPolicy policy;
    private final DoubleSupplier chance;
    private final int capacity;

    private final Object lock = new Object();
    private final Map<String, Deque<QueuedDelivery>> lanes = new HashMap<>();
    /** Those of one incident and channel that have not ended, the oldest first. */
    private final Map<String, TreeMap<Long, QueuedDelivery>> groups = new HashMap<>();
    /** Those of which no attempt is running. */
    private final WaitingDeliveries waiting = new WaitingDeliveries();

    private long number;
    private boolean closed;

    DeliveryQueues(Timer timer, RetryPolicy policy, DoubleSupplier chance, int capacity) {
        this.timer = timer;
        this.policy = policy;
        this.chance = chance;
        this.capacity = capacity;
    }

    void add(DeliveryTask work) {
        List<WorkerPool> needed = new ArrayList<>(1);
        synchronized (lock) {
            if (closed) {
                work.ended(Delivery.rejected("the program was ending"), 0);
                return;
            }
            QueuedDelivery job =
                    new QueuedDelivery(work, number++, timer.instant().plus(policy.giveUpAfter()));
            Deque<QueuedDelivery> lane = lanes.computeIfAbsent(work.lane(), key -> new ArrayDeque<>());
            lane.add(job);
            groups.computeIfAbsent(work.group(), key -> new TreeMap<>()).put(job.number, job);
            waiting.add(job);
            try {
                job.expires(timer.at(job.deadline, () -> expire(job)));
                if (lane.size() == 1) {
                    start(job, needed);
                }
            } catch (RuntimeException e) {
                LOG.warn(TIMER_FAILS, e);
                giveUp(job, TIMER_FAILS, needed);
            }
            QueuedDelivery oneTooMany = waiting.tooMany(work.channel(), capacity);
            if (oneTooMany != null) {
                giveUp(oneTooMany, "more than " + capacity + " were waiting for " + work.channel(), needed);
            }
        }
        needed.forEach(this::call);
    }

    void strikeOut(String incident, UnaryOperator<String> struck) {
        synchronized (lock) {
            lanes.values().forEach(lane -> lane.forEach(job -> job.work.strikeOut(incident, struck)));
        }
    }

    void hide(EffectContext context) {
        synchronized (lock) {
            lanes.values().forEach(lane -> lane.forEach(job -> job.work.hide(context)));
        }
    }

    /** Tells of each that has not ended, and how many of its attempts have failed. */
    void each(ObjIntConsumer<DeliveryTask> told) {
        synchronized (lock) {
            lanes.values().forEach(lane -> lane.forEach(job -> told.accept(job.work, job.failures)));
        }
    }

    /** Returns how many have not ended. */
    int size() {
        synchronized (lock) {
            return lanes.values().stream().mapToInt(Deque::size).sum();
        }
    }

    /**
     * Takes no more, and returns what has not ended, the oldest first; the caller ends it. Attempts that run are interrupted,
     * except those without a time-out, which end by themselves and are not among the rest.
     */
    List<QueuedDelivery> shut() {
        synchronized (lock) {
            closed = true;
            List<QueuedDelivery> rest = lanes.values().stream()
                    .flatMap(Deque::stream)
                    .filter(job -> !job.isRunning() || job.work.timeout() != null)
                    .sorted(Comparator.comparingLong(job -> job.number))
                    .toList();
            for (QueuedDelivery job : rest) {
                if (job.call != null) {
                    job.call.interrupt();
                }
                job.end();
            }
            lanes.clear();
            groups.clear();
            waiting.clear();
            return rest;
        }
    }

    /** Starts it, unless it closes something: that waits for all that was to happen before, whichever lane it is in. */
    private void start(QueuedDelivery job, List<WorkerPool> needed) {
        TreeMap<Long, QueuedDelivery> group = groups.getOrDefault(job.work.group(), new TreeMap<>());
        job.isHeld = job.work.comesAfterOthers() && !group.headMap(job.number).isEmpty();
        if (job.isHeld) {
            return;
        }
        job.call = new Call(job);
        WorkerPool crew = job.work.crew();
        if (crew.wants(job.call)) {
            needed.add(crew);
        }
    }

    /** Asks the executor for one thread; without one, what waits for it has failed for now. */
    private void call(WorkerPool crew) {
        try {
            crew.executor.execute(() -> runNext(crew));
        } catch (Throwable e) {
            LOG.warn("No thread for an attempt", e);
            for (Call call = next(crew); call != null; call = next(crew)) {
                settle(call, Delivery.retryable("no thread was free"));
            }
        }
    }

    private @Nullable Call next(WorkerPool crew) {
        synchronized (lock) {
            return crew.next();
        }
    }

    private void runNext(WorkerPool crew) {
        Call call;
        synchronized (lock) {
            call = crew.next();
            if (call == null) {
                return;
            }
            waiting.remove(call.job);
            call.job.attempts++;
            call.thread = Thread.currentThread();
        }
        settle(call, attempt(call));
        boolean goesOn;
        synchronized (lock) {
            if (call.interrupted) {
                // It was meant for the attempt alone.
                Thread.interrupted();
            }
            goesOn = crew.goesOn();
        }
        if (goesOn) {
            call(crew);
        }
    }

    private Delivery attempt(Call call) {
        DeliveryTask work = call.job.work;
        Duration time = work.timeout();
        try {
            if (time != null) {
                Timer.Alarm alarm = timer.at(timer.instant().plus(time), () -> timedOut(call, time));
                synchronized (lock) {
                    call.timesOut(alarm);
                }
            }
            Delivery result = work.attempt(call.job.attempts > 1);
            return result == null ? Delivery.retryable("gave no answer") : result;
        } catch (Throwable e) {
            if (time != null && isInterrupted(call)) {
                // The attempt's own end and that of its time-out race; both say the same.
                return noAnswer(time);
            }
            LOG.warn("An attempt for {} failed", work.lane(), e);
            String name = e.getClass().getName();
            return Delivery.retryable(name.substring(name.lastIndexOf('.') + 1));
        }
    }

    private void timedOut(Call call, Duration time) {
        synchronized (lock) {
            if (call.settled) {
                return;
            }
            call.interrupt();
        }
        settle(call, noAnswer(time));
    }

    private boolean isInterrupted(Call call) {
        synchronized (lock) {
            return call.interrupted;
        }
    }

    private static Delivery noAnswer(Duration time) {
        return Delivery.retryable("no answer within " + time.toMillis() + " ms");
    }

    private void settle(Call call, Delivery result) {
        List<WorkerPool> needed = new ArrayList<>(1);
        synchronized (lock) {
            if (call.settled) {
                return;
            }
            call.settle();
            call.job.call = null;
            if (result.kind() == Delivery.Kind.RETRYABLE) {
                failed(call.job, result, needed);
            } else {
                end(call.job, result, needed);
            }
        }
        needed.forEach(this::call);
    }

    private void failed(QueuedDelivery job, Delivery result, List<WorkerPool> needed) {
        String reason = result.text().orElse("no reason was given");
        job.lastReason = reason;
        job.failures++;
        Duration delay = policy.delay(job.failures, chance.getAsDouble());
        Duration asked = result.after().orElse(Duration.ZERO);
        Duration wait = asked.compareTo(delay) > 0 ? asked : delay;
        Instant now = timer.instant();
        boolean tooLate = wait.compareTo(Duration.between(now, job.deadline)) > 0;
        if (closed || tooLate || job.attempts >= policy.attempts()) {
            end(job, Delivery.rejected(reason), needed);
            return;
        }
        waiting.add(job);
        boolean set = setRetry(job, now.plus(wait));
        // Told once the next attempt is set: whoever hears of the failure may let the time pass at once.
        if (job.failures == 1) {
            job.work.failing(reason, job.attempts);
        }
        if (!set) {
            end(job, Delivery.rejected(reason), needed);
        }
    }

    private boolean setRetry(QueuedDelivery job, Instant moment) {
        try {
            job.retries(timer.at(moment, () -> retry(job)));
            return true;
        } catch (RuntimeException e) {
            LOG.warn(TIMER_FAILS, e);
            return false;
        }
    }

    private void retry(QueuedDelivery job) {
        List<WorkerPool> needed = new ArrayList<>(1);
        synchronized (lock) {
            if (job.ended || job.call != null) {
                return;
            }
            start(job, needed);
        }
        needed.forEach(this::call);
    }

    /** One that is running ends with its attempt, which is then the last. */
    private void expire(QueuedDelivery job) {
        List<WorkerPool> needed = new ArrayList<>(1);
        synchronized (lock) {
            if (job.ended || job.isRunning()) {
                return;
            }
            giveUp(job, "not delivered within " + policy.giveUpAfter().toMinutes() + " min", needed);
        }
        needed.forEach(this::call);
    }

    private void giveUp(QueuedDelivery job, String why, List<WorkerPool> needed) {
        String reason = job.lastReason == null ? why : why + ": " + job.lastReason;
        end(job, Delivery.rejected(reason), needed);
    }

    /** The next one of the lane begins after the end of this one was told. */
    private void end(QueuedDelivery job, Delivery result, List<WorkerPool> needed) {
        job.end();
        waiting.remove(job);
        Deque<QueuedDelivery> lane = lanes.getOrDefault(job.work.lane(), new ArrayDeque<>());
        boolean first = lane.peekFirst() == job;
        lane.remove(job);
        job.work.ended(result, job.attempts);
        if (lane.isEmpty()) {
            lanes.remove(job.work.lane());
        } else if (first) {
            start(lane.getFirst(), needed);
        }
        leave(job, needed);
    }

    private void leave(QueuedDelivery job, List<WorkerPool> needed) {
        TreeMap<Long, QueuedDelivery> group = groups.getOrDefault(job.work.group(), new TreeMap<>());
        group.remove(job.number);
        if (group.isEmpty()) {
            groups.remove(job.work.group());
        } else if (group.firstEntry().getValue().isHeld) {
            start(group.firstEntry().getValue(), needed);
        }
    }
}
