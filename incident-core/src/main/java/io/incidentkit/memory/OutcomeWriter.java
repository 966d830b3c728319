package io.incidentkit.memory;

import io.incidentkit.effect.Delivery;
import io.incidentkit.effect.DeliveryOutcome;
import io.incidentkit.effect.DeliveryRecorder;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.effect.RetryPolicy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes outcomes on the timelines, those of one incident in the order in which they came. Thread-safe. */
final class OutcomeWriter {
    private static final Logger LOG = LoggerFactory.getLogger(OutcomeWriter.class);

    /** A store that is away comes back; until then its news are kept. */
    static final RetryPolicy RETRIES = RetryPolicy.builder()
            .attempts(Integer.MAX_VALUE)
            .giveUpAfter(Duration.ofDays(1))
            .build();

    private final DeliveryQueues lanes;
    private final WorkerPool crew;

    OutcomeWriter(DeliveryQueues lanes, WorkerPool crew) {
        this.lanes = lanes;
        this.crew = crew;
    }

    /** Each delivery has two outcomes at most, and those that are given up for lack of room have one as well. */
    static int capacity(int deliveries, int channels) {
        return (int) Math.min(Integer.MAX_VALUE, 2L * deliveries * Math.max(1, channels) + 1_000);
    }

    void add(DeliveryOutcome outcome, DeliveryRecorder recorder) {
        lanes.add(new Recording(outcome, recorder));
    }

    void strikeOut(String incident, UnaryOperator<String> struck) {
        lanes.strikeOut(incident, struck);
    }

    /**
     * Writes what is not written yet, as far as that can be done within a time and without trying again. A write that is under way then is
     * left alone: a store may take harm from an interrupt.
     */
    void close(Duration longest) {
        List<QueuedDelivery> rest = lanes.shut();
        if (rest.isEmpty()) {
            return;
        }
        AtomicInteger left = new AtomicInteger(rest.size());
        AtomicBoolean isTime = new AtomicBoolean(true);
        CountDownLatch end = new CountDownLatch(1);
        Thread writing = new Thread(
                () -> {
                    for (QueuedDelivery job : rest) {
                        if (isTime.get() && write(job)) {
                            left.decrementAndGet();
                        }
                    }
                    end.countDown();
                },
                "incident-timeline-end");
        writing.setDaemon(true);
        writing.start();
        boolean isWritten = false;
        try {
            isWritten = end.await(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        isTime.set(false);
        if (!isWritten || left.get() > 0) {
            LOG.error("The program ended before {} outcomes of deliveries were written on their timelines", left);
        }
    }

    private static boolean write(QueuedDelivery job) {
        try {
            job.work.attempt(job.attempts > 0);
            return true;
        } catch (Exception e) {
            LOG.warn("An outcome could not be written at the end", e);
            job.work.ended(Delivery.rejected("the program ended"), job.attempts + 1);
            return false;
        }
    }

    private final class Recording implements DeliveryTask {
        private volatile DeliveryOutcome outcome;
        private final DeliveryRecorder recorder;

        private Recording(DeliveryOutcome outcome, DeliveryRecorder recorder) {
            this.outcome = outcome;
            this.recorder = recorder;
        }

        @Override
        public String lane() {
            return outcome.incident();
        }

        @Override
        public String group() {
            return lane();
        }

        @Override
        public boolean comesAfterOthers() {
            return false;
        }

        @Override
        public String channel() {
            return "the timelines";
        }

        @Override
        public boolean isKeptLongest() {
            return outcome.effect().kind() == EffectKind.PAGE;
        }

        @Override
        public WorkerPool crew() {
            return crew;
        }

        @Override
        public @Nullable Duration timeout() {
            return null;
        }

        /** The timeline is its incident's own. */
        @Override
        public void hide(EffectContext hidden) {}

        @Override
        public void strikeOut(String incident, UnaryOperator<String> struck) {
            if (outcome.incident().equals(incident)) {
                outcome = outcome.changed(struck);
            }
        }

        @Override
        public Delivery attempt(boolean again) {
            recorder.record(outcome, again);
            return Delivery.delivered();
        }

        @Override
        public void failing(String reason, int attempts) {
            LOG.warn(
                    "The timeline can't be told for now that {} is {}",
                    outcome.effect().key(),
                    outcome.status());
        }

        @Override
        public void ended(Delivery result, int attempts) {
            if (result.kind() != Delivery.Kind.DELIVERED) {
                LOG.error(
                        "The timeline is not told that {} by {} is {}: {}",
                        outcome.effect().key(),
                        outcome.channel(),
                        outcome.status(),
                        result);
            }
        }
    }
}
