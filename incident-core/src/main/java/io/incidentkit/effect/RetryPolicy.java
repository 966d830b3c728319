package io.incidentkit.effect;

import io.incidentkit.validation.InputValidator;
import java.time.Duration;

/**
 * How often and how long a delivery is tried: after each failure twice as long is waited, less up to half of it by chance, so
 * that what failed together does not come back together.
 *
 * <p>Immutable and thread-safe.
 */
public final class RetryPolicy {
    private static final RetryPolicy STANDARD = builder().build();
    /** Doubling more often than this passes every longest delay. */
    private static final int MOST_DOUBLINGS = 40;

    private final int attempts;
    private final Duration firstDelay;
    private final Duration longestDelay;
    private final Duration giveUpAfter;
    private final Duration callTimeout;

    private RetryPolicy(Builder builder) {
        this.attempts = builder.attempts;
        this.firstDelay = builder.firstDelay;
        this.longestDelay = builder.longestDelay;
        this.giveUpAfter = builder.giveUpAfter;
        this.callTimeout = builder.callTimeout;
    }

    /** Returns twelve attempts within an hour, after delays of one second up to five minutes; a call ends after ten seconds. */
    public static RetryPolicy standard() {
        return STANDARD;
    }

    /** Starts from the standard. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns how often a delivery is tried at most. */
    public int attempts() {
        return attempts;
    }

    /** Returns after how long a delivery is given up, tried or not: a page of yesterday helps nobody. */
    public Duration giveUpAfter() {
        return giveUpAfter;
    }

    /** Returns how long one call of a channel may take. */
    public Duration callTimeout() {
        return callTimeout;
    }

    /**
     * Returns how long to wait after a failed attempt.
     *
     * @param attempt the attempt that failed, from 1
     * @param chance from 0 to 1
     * @return between half of the full delay and all of it
     */
    public Duration delay(int attempt, double chance) {
        Duration full = firstDelay;
        for (int i = 1; i < Math.min(attempt, MOST_DOUBLINGS) && full.compareTo(longestDelay) < 0; i++) {
            full = full.multipliedBy(2);
        }
        Duration bounded = full.compareTo(longestDelay) < 0 ? full : longestDelay;
        double share = 0.5 + Math.max(0, Math.min(1, chance)) / 2;
        return Duration.ofMillis(Math.round(bounded.toMillis() * share));
    }

    /** Builds a {@link RetryPolicy}. Not thread-safe. */
    public static final class Builder {
        private int attempts = 12;
        private Duration firstDelay = Duration.ofSeconds(1);
        private Duration longestDelay = Duration.ofMinutes(5);
        private Duration giveUpAfter = Duration.ofHours(1);
        private Duration callTimeout = Duration.ofSeconds(10);

        private Builder() {}

        /**
         * Sets how often a delivery is tried at most.
         *
         * @param number from 1
         * @return this builder
         */
        public Builder attempts(int number) {
            this.attempts = number;
            return this;
        }

        /**
         * Sets how long is waited after the first failure.
         *
         * @param delay the time
         * @return this builder
         */
        public Builder firstDelay(Duration delay) {
            this.firstDelay = delay;
            return this;
        }

        /**
         * Sets how long is waited at most.
         *
         * @param delay the time
         * @return this builder
         */
        public Builder longestDelay(Duration delay) {
            this.longestDelay = delay;
            return this;
        }

        /**
         * Sets after how long a delivery is given up.
         *
         * @param age the time since the effect arose
         * @return this builder
         */
        public Builder giveUpAfter(Duration age) {
            this.giveUpAfter = age;
            return this;
        }

        /**
         * Sets how long one call of a channel may take.
         *
         * @param time the time
         * @return this builder
         */
        public Builder callTimeout(Duration time) {
            this.callTimeout = time;
            return this;
        }

        /**
         * Ends the policy.
         *
         * @return the policy
         * @throws io.incidentkit.validation.InvalidInputException with every fault in it
         */
        public RetryPolicy build() {
            InputValidator faults = new InputValidator();
            if (attempts < 1) {
                faults.add("attempts", "is " + attempts + "; at least one is made");
            }
            positive(faults, "firstDelay", firstDelay);
            positive(faults, "longestDelay", longestDelay);
            positive(faults, "giveUpAfter", giveUpAfter);
            positive(faults, "callTimeout", callTimeout);
            faults.throwIfAny();
            return new RetryPolicy(this);
        }

        private static void positive(InputValidator faults, String field, Duration value) {
            if (value.toMillis() < 1) {
                faults.add(field, "is " + value + "; at least a millisecond is waited");
            } else if (value.compareTo(LONGEST) > 0) {
                faults.add(field, "is " + value + "; nobody waits longer than " + LONGEST.toDays() + " days");
            }
        }

        private static final Duration LONGEST = Duration.ofDays(30);
    }
}
