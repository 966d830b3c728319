package io.incidentkit.connector.call;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.incidentkit.effect.Delivery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The connection of one channel to its tool: it keeps to the tool's limits, lets a tool that is down alone for a while, and reads its answers
 * by its rules. What does not work ends the delivery, so that a channel's steps read one after another.
 *
 * <p>Thread-safe. One a channel, as the limits are the channel's.
 */
public final class ToolConnection {
    /** Half of the last ten calls failed: it is down, and each call would hold a thread up to its deadline. */
    private static final int WINDOW = 10;

    private static final int FEWEST = 5;
    private static final float HALF = 50;

    private final Caller caller;
    private final ToolRules rules;
    private final Clock clock;
    private final List<Secret> secrets;
    private final CircuitBreaker breaker;
    private final @Nullable RateLimiter limiter;
    private final Duration pause;

    private ToolConnection(Builder builder) {
        this.caller = Objects.requireNonNull(builder.caller, "caller");
        this.rules = builder.rules;
        this.clock = builder.clock;
        this.secrets = List.copyOf(builder.secrets);
        this.pause = builder.pause;
        this.breaker = CircuitBreaker.of(
                "tool",
                CircuitBreakerConfig.custom()
                        .slidingWindow(WINDOW, FEWEST, SlidingWindowType.COUNT_BASED)
                        .failureRateThreshold(HALF)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .waitDurationInOpenState(pause)
                        .clock(clock)
                        .currentTimestampFunction(Clock::millis, TimeUnit.MILLISECONDS)
                        .build());
        this.limiter = builder.limit == null
                ? null
                : RateLimiter.of("tool", builder.limit, () -> TimeUnit.MILLISECONDS.toNanos(clock.millis()));
    }

    /**
     * Starts a connection.
     *
     * @param caller makes the calls
     */
    public static Builder builder(Caller caller) {
        return new Builder(caller);
    }

    /** The steps of a delivery. */
    @FunctionalInterface
    public interface Steps {
        /**
         * Takes the steps.
         *
         * @return what came of it, if each worked
         * @throws NotDeliveredException if one ended it
         */
        Delivery take() throws NotDeliveredException, InterruptedException;
    }

    /**
     * Takes the steps of a delivery.
     *
     * @param steps the steps
     * @return what came of them
     */
    public Delivery deliver(Steps steps) throws InterruptedException {
        try {
            return steps.take();
        } catch (NotDeliveredException e) {
            return e.delivery();
        }
    }

    /**
     * Makes a call that has to work.
     *
     * @param request the request
     * @return an answer that says that it worked
     * @throws NotDeliveredException if it did not
     */
    public ToolAnswer send(ToolRequest request) throws NotDeliveredException, InterruptedException {
        ToolAnswer answer = ask(request);
        if (!rules.isSuccess(answer)) {
            throw new NotDeliveredException(failure(answer));
        }
        return answer;
    }

    /**
     * Makes a call whose failure has a meaning, such as that something is not there.
     *
     * @param request the request
     * @return the answer, which may be a refusal; never that the tool is down or asked too often
     * @throws NotDeliveredException if there is none for now
     */
    public ToolAnswer ask(ToolRequest request) throws NotDeliveredException, InterruptedException {
        if (limiter != null && !limiter.acquirePermission()) {
            throw new NotDeliveredException(Delivery.retryAfter(
                    "more would be sent than it takes",
                    limiter.getRateLimiterConfig().getLimitRefreshPeriod()));
        }
        if (!breaker.tryAcquirePermission()) {
            throw new NotDeliveredException(
                    Delivery.retryAfter("it failed again and again, and is left alone for a while", pause));
        }
        return answered(request);
    }

    private ToolAnswer answered(ToolRequest request) throws NotDeliveredException, InterruptedException {
        boolean isCounted = false;
        try {
            ToolAnswer answer = caller.call(request);
            boolean isDown = !rules.isSuccess(answer) && answer.status() >= 500;
            count(isDown);
            isCounted = true;
            if (!rules.isSuccess(answer) && rules.isForNow(answer)) {
                throw new NotDeliveredException(failure(answer));
            }
            return answer;
        } catch (CallFailedException e) {
            count(true);
            isCounted = true;
            throw new NotDeliveredException(Delivery.retryable(String.valueOf(e.getMessage())));
        } finally {
            if (!isCounted) {
                breaker.releasePermission();
            }
        }
    }

    private void count(boolean isDown) {
        if (isDown) {
            breaker.onError(0, TimeUnit.NANOSECONDS, new IllegalStateException("down"));
        } else {
            breaker.onSuccess(0, TimeUnit.NANOSECONDS);
        }
    }

    /**
     * Says what came of a call that did not work.
     *
     * @param answer its answer
     */
    public Delivery failure(ToolAnswer answer) {
        return rules.failure(answer, now(), this::hidden);
    }

    /** Returns the moment. */
    public Instant now() {
        return clock.instant();
    }

    /**
     * Takes this channel's secrets out of a text.
     *
     * @param text a text that came from the tool
     */
    public String hidden(String text) {
        String shown = text;
        for (Secret secret : secrets) {
            shown = secret.hiddenIn(shown);
        }
        return shown;
    }

    /** Builds a {@link ToolConnection}. Not thread-safe. */
    public static final class Builder {
        private final Caller caller;
        private final List<Secret> secrets = new ArrayList<>();
        private ToolRules rules = ToolRules.builder().build();
        private Clock clock = Clock.systemUTC();
        private Duration pause = Duration.ofSeconds(30);
        private @Nullable RateLimiterConfig limit;

        private Builder(Caller caller) {
            this.caller = caller;
        }

        /**
         * Sets the rules by which answers are read; those of {@link ToolRules} by default.
         *
         * @param given the rules
         * @return this builder
         */
        public Builder rules(ToolRules given) {
            this.rules = given;
            return this;
        }

        /**
         * Sets the clock; the system's by default.
         *
         * @param given the clock
         * @return this builder
         */
        public Builder clock(Clock given) {
            this.clock = given;
            return this;
        }

        /**
         * Adds a secret that is taken out of what the tool says.
         *
         * @param secret the secret
         * @return this builder
         */
        public Builder secret(Secret secret) {
            secrets.add(secret);
            return this;
        }

        /**
         * Sets how many calls the tool takes; without bound by default.
         *
         * @param calls so many
         * @param time in such a time
         * @return this builder
         */
        public Builder limit(int calls, Duration time) {
            this.limit = RateLimiterConfig.custom()
                    .limitForPeriod(calls)
                    .limitRefreshPeriod(time)
                    .timeoutDuration(Duration.ZERO)
                    .build();
            return this;
        }

        /**
         * Sets how long a tool that is down is left alone; 30 s by default.
         *
         * @param time the time
         * @return this builder
         */
        public Builder pause(Duration time) {
            this.pause = time;
            return this;
        }

        /** Ends the connection. */
        public ToolConnection build() {
            return new ToolConnection(this);
        }
    }
}
