package io.incidentkit.memory;

import io.incidentkit.effect.Channel;
import io.incidentkit.effect.ChannelStanding;
import io.incidentkit.effect.Channels;
import io.incidentkit.effect.Delivery;
import io.incidentkit.effect.DeliveryAttempt;
import io.incidentkit.effect.DeliveryOutcome;
import io.incidentkit.effect.DeliveryRecorder;
import io.incidentkit.effect.DeliveryWatch;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.effect.EffectDispatcher;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.effect.RecurringDuties;
import io.incidentkit.effect.RetryPolicy;
import io.incidentkit.validation.InputValidator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Delivers effects from memory, for programs without a database and for tests. One queue a channel, incident and target, in order;
 * queues side by side, on threads of the channel. What closes something waits for all that was to happen to it before. What fails is
 * tried again with growing delays and given up after a time; its first failure and its end are written on the incident's timeline. When
 * too many wait for a channel, the oldest of it is given up, pages last.
 *
 * <p>Each effect that a channel takes ends on the timeline as delivered or as failed, once, as long as the program runs and the
 * store can be written. A program that is killed between the store's write and the delivery loses what was in memory: that
 * takes an outbox in the database. A store that joins a transaction of the caller commits after the effects are handed over;
 * then hand them over after the commit.
 *
 * <p>Thread-safe.
 */
public final class InMemoryDispatcher implements EffectDispatcher, AutoCloseable {
    private static final String ENDING = "the program ended before it was delivered";

    private final Channels channels;
    private final Map<String, Connected> connected = new HashMap<>();
    private final Duration callTimeout;
    private final DeliveryWatch watch;
    private final Timer timer;
    private final DeliveryQueues deliveries;
    private final OutcomeWriter outcomes;
    private final Duration closesWithin;
    private final List<ChannelThreads> threads;

    /** A channel, with what runs its calls. */
    private record Connected(Channel channel, String name, WorkerPool crew) {}

    private InMemoryDispatcher(Builder builder) {
        this.channels = builder.channels.build();
        this.threads = new ArrayList<>();
        this.callTimeout = builder.retries.callTimeout();
        this.watch = DeliveryWatch.all(builder.watches);
        this.timer = builder.timer;
        channels.byName()
                .forEach((name, channel) ->
                        connected.put(name, new Connected(channel, name, builder.crew(name, threads))));
        this.deliveries = new DeliveryQueues(builder.timer, builder.retries, builder.chance, builder.capacity);
        DeliveryQueues records = new DeliveryQueues(
                builder.timer,
                OutcomeWriter.RETRIES,
                builder.chance,
                OutcomeWriter.capacity(builder.capacity, connected.size()));
        this.closesWithin = builder.closesWithin;
        this.outcomes = new OutcomeWriter(records, builder.crew("timeline", threads));
    }

    /**
     * Starts without channels.
     *
     * @param timer tells when to try again
     * @return a builder
     */
    public static Builder builder(Timer timer) {
        return new Builder(timer);
    }

    @Override
    public void dispatch(EffectContext context, List<Effect> effects, DeliveryRecorder recorder) {
        String trace = effects.isEmpty() ? null : watch.trace().orElse(null);
        for (Effect effect : effects) {
            for (String name : channels.taking(effect, context)) {
                Connected to = Objects.requireNonNull(connected.get(name));
                deliveries.add(new Delivering(to, effect, context, recorder, Optional::of, trace));
            }
        }
    }

    @Override
    public void dispatch(List<Effect> effects, RecurringDuties duties) {
        for (Effect effect : effects) {
            EffectContext context = EffectContext.ofNoIncident(effect);
            for (String name : channels.taking(effect, context)) {
                Connected to = Objects.requireNonNull(connected.get(name));
                deliveries.add(new Delivering(to, effect, context, DeliveryRecorder.LOG, duties::asOfNow, null));
            }
        }
    }

    @Override
    public boolean takes(EffectKind kind) {
        return channels.takes(kind);
    }

    @Override
    public void strikeOut(String incident, UnaryOperator<String> struck) {
        deliveries.strikeOut(incident, struck);
        outcomes.strikeOut(incident, struck);
    }

    @Override
    public void hide(EffectContext context) {
        deliveries.hide(context);
    }

    /** Of what was given up nothing is kept, so that none has failed. */
    @Override
    public Map<String, ChannelStanding> standing() {
        Map<String, ChannelStanding> standing = new LinkedHashMap<>();
        channels.byName().keySet().forEach(name -> standing.put(name, ChannelStanding.NOTHING));
        Instant now = timer.instant();
        deliveries.each((work, attempts) -> {
            if (work instanceof Delivering one) {
                standing.compute(one.to.name(), (name, before) -> one.countedWith(before, now, attempts));
            }
        });
        return standing;
    }

    /** Returns how many deliveries have not ended. */
    public int pending() {
        return deliveries.size();
    }

    /**
     * Ends the threads. What was not delivered until then is written on the timelines as failed, as far as the store takes it within five
     * seconds ({@link Builder#closesWithin}); what it did not is said in the log.
     */
    @Override
    public void close() {
        for (QueuedDelivery job : deliveries.shut()) {
            job.work.ended(Delivery.rejected(ENDING), job.attempts);
        }
        threads.forEach(ChannelThreads::close);
        outcomes.close(closesWithin);
    }

    /** One effect for one channel. */
    private final class Delivering implements DeliveryTask {
        private final Connected to;
        private final DeliveryRecorder recorder;
        /** Gives the effect as it is to be told now; empty if nothing is to be told any more. */
        private final Function<Effect, Optional<Effect>> asOfNow;

        private final @Nullable String trace;
        private final Instant since;
        private final String group;
        private final String lane;
        /** One attempt is made after another. */
        private volatile int number;

        private volatile Effect effect;
        private volatile EffectContext context;
        /** For the outcome of an attempt that runs now, which can say it, too. */
        private volatile UnaryOperator<String> struckOut = UnaryOperator.identity();

        private Delivering(
                Connected to,
                Effect effect,
                EffectContext context,
                DeliveryRecorder recorder,
                Function<Effect, Optional<Effect>> asOfNow,
                @Nullable String trace) {
            this.to = to;
            this.trace = trace;
            this.since = timer.instant();
            this.group = to.name() + "/" + context.incident();
            this.lane = group + "/" + effect.target();
            this.asOfNow = asOfNow;
            this.effect = effect;
            this.context = context;
            this.recorder = recorder;
        }

        @Override
        public String lane() {
            return lane;
        }

        @Override
        public String group() {
            return group;
        }

        @Override
        public boolean comesAfterOthers() {
            return effect.kind().isOfWhatCameBefore();
        }

        @Override
        public String channel() {
            return to.name();
        }

        @Override
        public boolean isKeptLongest() {
            return effect.kind() == EffectKind.PAGE;
        }

        @Override
        public WorkerPool crew() {
            return to.crew();
        }

        @Override
        public Duration timeout() {
            return callTimeout;
        }

        @Override
        public void strikeOut(String incident, UnaryOperator<String> struck) {
            if (context.incident().equals(incident)) {
                UnaryOperator<String> before = struckOut;
                struckOut = text -> struck.apply(before.apply(text));
                effect = effect.changed(struck);
                context = context.changed(struck);
            }
        }

        @Override
        public void hide(EffectContext hidden) {
            if (context.incident().equals(hidden.incident())) {
                effect = effect.hidden(hidden.link().orElse(hidden.reference()));
                context = hidden.at(context);
            }
        }

        @Override
        public @Nullable Delivery attempt(boolean again) throws Exception {
            Optional<Effect> told = asOfNow.apply(effect);
            if (told.isEmpty()) {
                return Delivery.ignored();
            }
            int which = number + 1;
            number = which;
            Effect now = told.get();
            EffectContext known = context;
            DeliveryAttempt attempt =
                    new DeliveryAttempt(to.name(), now, known, which, Duration.between(since, timer.instant()), trace);
            return watch.around(attempt, () -> to.channel().deliver(now, known));
        }

        private ChannelStanding countedWith(@Nullable ChannelStanding before, Instant now, int attempts) {
            ChannelStanding others = before == null ? ChannelStanding.NOTHING : before;
            Duration age = Duration.between(since, now);
            boolean isFailing = attempts > 0;
            return new ChannelStanding(
                    others.waiting() + 1,
                    others.failing() + (isFailing ? 1 : 0),
                    0,
                    longer(others.longestWait(), age),
                    isFailing ? longer(others.failingFor(), age) : others.failingFor());
        }

        private static Duration longer(@Nullable Duration known, Duration other) {
            return known == null || other.compareTo(known) > 0 ? other : known;
        }

        @Override
        public void failing(String reason, int attempts) {
            write(DeliveryOutcome.Status.FAILING, reason, attempts);
        }

        @Override
        public void ended(Delivery result, int attempts) {
            if (result.kind() == Delivery.Kind.DELIVERED) {
                write(DeliveryOutcome.Status.DELIVERED, result.text().orElse(null), attempts);
            } else if (result.kind() != Delivery.Kind.IGNORED) {
                write(DeliveryOutcome.Status.FAILED, result.text().orElse(null), attempts);
            }
        }

        private void write(DeliveryOutcome.Status status, @Nullable String detail, int attempts) {
            DeliveryOutcome outcome =
                    new DeliveryOutcome(context.incident(), effect, to.name(), status, detail, attempts);
            outcomes.add(outcome.changed(struckOut), recorder);
        }
    }

    /** Builds an {@link InMemoryDispatcher}. Not thread-safe. */
    public static final class Builder {
        private final Timer timer;
        private final Channels.Builder channels = Channels.builder();
        private final InputValidator faults = new InputValidator();
        private RetryPolicy retries = RetryPolicy.standard();
        private int capacity = 10_000;
        private int threadsPerChannel = 4;
        private Duration closesWithin = Duration.ofSeconds(5);
        private @Nullable Executor executor;
        private DoubleSupplier chance = () -> ThreadLocalRandom.current().nextDouble();
        private final List<DeliveryWatch> watches = new ArrayList<>();

        private Builder(Timer timer) {
            this.timer = timer;
        }

        /**
         * Connects a channel.
         *
         * @param channel the channel; its name is its own
         * @return this builder
         */
        public Builder channel(Channel channel) {
            channels.connect(channel, faults);
            return this;
        }

        /**
         * Sets how often and how long a delivery is tried.
         *
         * @param policy the policy
         * @return this builder
         */
        public Builder retries(RetryPolicy policy) {
            this.retries = policy;
            return this;
        }

        /**
         * Sets how many deliveries may wait for each channel, over all incidents; 10,000 by default.
         *
         * @param most the number, from 1
         * @return this builder
         */
        public Builder capacity(int most) {
            this.capacity = most;
            return this;
        }

        /**
         * Sets how long {@link InMemoryDispatcher#close()} waits at most for the store; five seconds by default.
         *
         * @param longest the time, positive
         * @return this builder
         */
        public Builder closesWithin(Duration longest) {
            if (longest.isNegative() || longest.isZero()) {
                faults.add("closesWithin", "is " + longest + "; it takes some time");
            }
            this.closesWithin = longest;
            return this;
        }

        /**
         * Sets how many calls of one channel may run at the same time; four by default. One that does not end, also when it is
         * interrupted, keeps its place; other channels have places of their own.
         *
         * @param most the number, from 1
         * @return this builder
         */
        public Builder threadsPerChannel(int most) {
            this.threadsPerChannel = most;
            return this;
        }

        /**
         * Sets what runs the calls of all channels, instead of threads of the dispatcher. It must not run them in the thread
         * that hands them over, nor make that wait.
         *
         * @param host the host's executor, which the host ends
         * @return this builder
         */
        public Builder executor(Executor host) {
            this.executor = host;
            return this;
        }

        /**
         * Sets what spreads the delays; a random number from 0 to 1 by default.
         *
         * @param source gives such numbers
         * @return this builder
         */
        public Builder chance(DoubleSupplier source) {
            this.chance = source;
            return this;
        }

        /**
         * Adds somebody who watches over deliveries; the first is the outermost.
         *
         * @param who who watches
         * @return this builder
         */
        public Builder watch(DeliveryWatch who) {
            this.watches.add(who);
            return this;
        }

        /**
         * Ends the dispatcher.
         *
         * @return the dispatcher
         * @throws io.incidentkit.validation.InvalidInputException with every fault
         */
        public InMemoryDispatcher build() {
            if (capacity < 1) {
                faults.add("capacity", "is " + capacity + "; at least one may wait");
            }
            if (threadsPerChannel < 1) {
                faults.add("threadsPerChannel", "is " + threadsPerChannel + "; at least one call runs");
            }
            faults.throwIfAny();
            return new InMemoryDispatcher(this);
        }

        private WorkerPool crew(String name, List<ChannelThreads> own) {
            if (executor != null) {
                return new WorkerPool(executor, threadsPerChannel);
            }
            ChannelThreads threads = new ChannelThreads(name, threadsPerChannel);
            own.add(threads);
            return new WorkerPool(threads, threadsPerChannel);
        }
    }
}
