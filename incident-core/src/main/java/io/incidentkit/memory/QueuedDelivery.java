package io.incidentkit.memory;

import io.incidentkit.memory.Timer.Alarm;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One work in its lane. Guarded by the lock of its {@link DeliveryQueues}. */
final class QueuedDelivery {
    final DeliveryTask work;
    /** Counts up, so that the lowest is the oldest. */
    final long number;

    final Instant deadline;
    int attempts;
    /** Attempts that failed, and those for which there was no thread. */
    int failures;

    boolean ended;
    /** The first of its lane, which waits for others of its group. */
    boolean isHeld;
    /** The attempt that is asked for or running. */
    @Nullable
    Call call;

    @Nullable
    String lastReason;

    private Alarm expiry = () -> {};
    private Alarm retry = () -> {};

    QueuedDelivery(DeliveryTask work, long number, Instant deadline) {
        this.work = work;
        this.number = number;
        this.deadline = deadline;
    }

    void expires(Alarm alarm) {
        expiry = alarm;
    }

    void retries(Alarm alarm) {
        retry = alarm;
    }

    boolean isRunning() {
        return call != null && call.thread != null;
    }

    void end() {
        ended = true;
        expiry.cancel();
        retry.cancel();
        if (call != null) {
            work.crew().forget(call);
            call.settle();
            call = null;
        }
    }

    /** One attempt, which ends once: by itself, by its time-out, or because the job is over. */
    static final class Call {
        final QueuedDelivery job;
        boolean settled;
        boolean interrupted;
        /** The thread that runs it; null before and after. */
        @Nullable
        Thread thread;

        private Alarm timeout = () -> {};

        Call(QueuedDelivery job) {
            this.job = job;
        }

        void timesOut(Alarm alarm) {
            if (settled) {
                alarm.cancel();
            }
            timeout = alarm;
        }

        /** Store writes have no time-out and are left alone: a store may take harm from an interrupt. */
        void interrupt() {
            if (thread != null && job.work.timeout() != null) {
                interrupted = true;
                thread.interrupt();
            }
        }

        void settle() {
            settled = true;
            thread = null;
            timeout.cancel();
        }
    }
}
