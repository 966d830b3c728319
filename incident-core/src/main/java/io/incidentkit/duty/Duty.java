package io.incidentkit.duty;

import io.incidentkit.severity.Severity;
import io.incidentkit.validation.InputValidator;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One duty of the playbook, or of a host: after some event something is to be done within a time. Triage, messages, the fix, the
 * postmortem and action items are duties; a host adds its own, such as <em>tell the regulator within 4 hours of the
 * classification</em>. As long as one is not met, each interval that passes is told to the next rung of its ladder.
 *
 * <p>Immutable and thread-safe.
 */
public final class Duty {
    /** The longest name, in characters: it is a part of the ids of what is owed. */
    public static final int MAX_NAME = 80;

    private final String name;
    private final DutyStart start;
    private final Duration within;
    private final @Nullable Duration ahead;
    private final @Nullable Duration every;
    private final DutyEnd end;
    private final Ladder ladder;
    private final String words;
    private final @Nullable Severity downTo;

    private Duty(Builder builder) {
        this.name = builder.name;
        this.start = builder.start;
        this.within = builder.within;
        this.ahead = builder.ahead;
        this.every = builder.every;
        this.end = builder.end;
        this.ladder = builder.ladder;
        this.words = builder.words.isEmpty() ? builder.name : builder.words;
        this.downTo = builder.downTo;
    }

    /**
     * Starts a duty that is told to the commander, once, when it is due.
     *
     * @param name the duty's name, one line of at most {@value #MAX_NAME} characters without a slash, such as {@code tell the regulator}
     * @param start the event that starts it
     * @param within how long after the start it is due; zero for at once
     * @param end the event that meets it
     * @return a builder
     */
    public static Builder builder(String name, DutyStart start, Duration within, DutyEnd end) {
        return new Builder(name, start, within, end);
    }

    /** Returns the duty's name, by which what is owed is called. */
    public String name() {
        return name;
    }

    /** Returns the event that starts it. */
    public DutyStart start() {
        return start;
    }

    /** Returns how long after the start it is due. */
    public Duration within() {
        return within;
    }

    /** Returns how long before it is due somebody is reminded; empty for not before. */
    public Optional<Duration> ahead() {
        return Optional.ofNullable(ahead);
    }

    /** Returns how long after it was due, and after each telling, somebody is told again; empty for once. */
    public Optional<Duration> every() {
        return Optional.ofNullable(every);
    }

    /** Returns the event that meets it. */
    public DutyEnd end() {
        return end;
    }

    /** Returns the people who are told. */
    public Ladder ladder() {
        return ladder;
    }

    /** Returns what they are told, one line. */
    public String words() {
        return words;
    }

    /** Returns the mildest level at which it is a duty; empty for all. */
    public Optional<Severity> downTo() {
        return Optional.ofNullable(downTo);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Duty that
                && name.equals(that.name)
                && start.equals(that.start)
                && within.equals(that.within)
                && Objects.equals(ahead, that.ahead)
                && Objects.equals(every, that.every)
                && end == that.end
                && ladder.equals(that.ladder)
                && words.equals(that.words)
                && Objects.equals(downTo, that.downTo);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, start, within, ahead, every, end, ladder, words, downTo);
    }

    /** Returns the name. */
    @Override
    public String toString() {
        return name;
    }

    /** Builds a {@link Duty}. Not thread-safe. */
    public static final class Builder {
        private String name;
        private final DutyStart start;
        private final Duration within;
        private final DutyEnd end;
        private @Nullable Duration ahead;
        private @Nullable Duration every;
        private Ladder ladder = Ladder.of(Ladder.COMMANDER);
        private String words = "";
        private @Nullable Severity downTo;

        private Builder(String name, DutyStart start, Duration within, DutyEnd end) {
            this.name = name;
            this.start = Objects.requireNonNull(start, "start");
            this.within = Objects.requireNonNull(within, "within");
            this.end = Objects.requireNonNull(end, "end");
        }

        /**
         * Reminds somebody before it is due.
         *
         * @param before how long before
         * @return this builder
         */
        public Builder ahead(@Nullable Duration before) {
            this.ahead = before;
            return this;
        }

        /**
         * Tells somebody again as long as it is not met.
         *
         * @param interval how long after it was due, and after each telling
         * @return this builder
         */
        public Builder every(@Nullable Duration interval) {
            this.every = interval;
            return this;
        }

        /**
         * Says who is told.
         *
         * @param rungs the people, first to last
         * @return this builder
         */
        public Builder ladder(Ladder rungs) {
            this.ladder = rungs;
            return this;
        }

        /**
         * Says what they are told; the name by default.
         *
         * @param line one line
         * @return this builder
         */
        public Builder words(String line) {
            this.words = line;
            return this;
        }

        /**
         * Makes it a duty of severe incidents alone. So a more severe level is never laxer than a milder one.
         *
         * @param mildest the mildest level at which it is a duty
         * @return this builder
         */
        public Builder downTo(@Nullable Severity mildest) {
            this.downTo = mildest;
            return this;
        }

        /**
         * Ends the duty.
         *
         * @return the duty
         * @throws io.incidentkit.validation.InvalidInputException with every fault: texts that are no line, a name that is too long or
         *     has a slash, durations that are negative or that no moment can be counted with
         */
        public Duty build() {
            InputValidator faults = new InputValidator();
            name = faults.line("name", name);
            if (name.length() > MAX_NAME || name.contains("/")) {
                faults.add("name", "is a line of at most " + MAX_NAME + " characters, without a slash");
            }
            words = Objects.requireNonNullElse(faults.optionalLine("words", words), "");
            faults.window("within", within);
            faults.deadline("ahead", ahead);
            faults.deadline("every", every);
            faults.throwIfAny();
            return new Duty(this);
        }
    }
}
