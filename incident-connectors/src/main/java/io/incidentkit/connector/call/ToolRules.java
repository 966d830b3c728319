package io.incidentkit.connector.call;

import io.incidentkit.effect.Delivery;
import io.incidentkit.text.OneLine;
import io.incidentkit.validation.InputValidator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The rules by which the answers of a tool are read, as data: which say that it worked, which are limits, how long to wait then, and where
 * the reason stands.
 *
 * <p>Immutable and thread-safe. By default an answer of 2xx worked; 429 is a limit; 408, 425 and 5xx are tried again; all else is refused for
 * good; {@code Retry-After} says how long to wait, as {@link WaitForm#SECONDS_OR_DATE} has it, at most five minutes.
 */
public final class ToolRules {
    private static final Set<Integer> TRY_AGAIN = Set.of(408, 425);
    private static final int LONGEST_REASON = 300;

    private final Predicate<ToolAnswer> worked;
    private final Predicate<ToolAnswer> limited;
    private final Predicate<ToolAnswer> again;
    private final List<WaitRule> waits;
    private final @Nullable Duration ifSilent;
    private final Duration longest;
    private final List<String> reasons;

    private ToolRules(Builder builder) {
        this.worked = builder.worked;
        this.limited = builder.limited;
        this.again = builder.again;
        this.waits = List.copyOf(builder.waits);
        this.ifSilent = builder.ifSilent;
        this.longest = builder.longest;
        this.reasons = List.copyOf(builder.reasons);
    }

    private record WaitRule(BiFunction<ToolAnswer, Instant, Optional<Duration>> read) {}

    /** Starts with what is so by default. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns whether an answer says that it worked.
     *
     * @param answer the answer
     */
    public boolean isSuccess(ToolAnswer answer) {
        return worked.test(answer);
    }

    /**
     * Returns whether the tool is in trouble or says that it is asked too often, so that the same request may work later.
     *
     * @param answer an answer that says that it did not work
     */
    public boolean isForNow(ToolAnswer answer) {
        int status = answer.status();
        return limited.test(answer) || TRY_AGAIN.contains(status) || status >= 500 || again.test(answer);
    }

    /**
     * Says what came of a request that did not work.
     *
     * @param answer the answer
     * @param now the moment
     * @param hidden takes secrets out of what the tool says
     * @return that it is refused for good, or tried again later, with the reason that the tool gave
     */
    public Delivery failure(ToolAnswer answer, Instant now, UnaryOperator<String> hidden) {
        String said = reason(answer).map(hidden).map(words -> ": " + words).orElse("");
        String reason = "it answered " + answer.status() + said;
        if (!isForNow(answer)) {
            return Delivery.rejected(reason);
        }
        return wait(answer, now)
                .map(time -> Delivery.retryAfter(reason, time))
                .orElseGet(() -> Delivery.retryable(reason));
    }

    /**
     * Returns how long to wait before the next request.
     *
     * @param answer an answer that did not work for now
     * @param now the moment
     * @return the time, never negative and never longer than the bound; empty if neither the tool nor a rule says
     */
    public Optional<Duration> wait(ToolAnswer answer, Instant now) {
        Optional<Duration> said = waits.stream()
                .flatMap(rule -> rule.read().apply(answer, now).stream())
                .findFirst();
        boolean isSilentLimit = said.isEmpty() && limited.test(answer);
        return said.or(() -> Optional.ofNullable(isSilentLimit ? ifSilent : null))
                .map(time -> time.isNegative() ? Duration.ZERO : time)
                .map(time -> time.compareTo(longest) > 0 ? longest : time);
    }

    private Optional<String> reason(ToolAnswer answer) {
        JsonNode body = answer.json();
        List<String> found = new ArrayList<>();
        for (String pointer : reasons) {
            JsonNode node = body.at(pointer);
            String words =
                    node.isString() ? node.stringValue() : node.isMissingNode() || node.isNull() ? "" : node.toString();
            if (!words.isBlank() && !words.equals("[]") && !words.equals("{}")) {
                found.add(words);
            }
        }
        return Optional.ofNullable(OneLine.of(String.join("; ", found), LONGEST_REASON));
    }

    /** Builds {@link ToolRules}. Not thread-safe. */
    public static final class Builder {
        private Predicate<ToolAnswer> worked = ToolAnswer::isSuccess;
        private Predicate<ToolAnswer> limited = answer -> answer.status() == 429;
        private Predicate<ToolAnswer> again = answer -> false;
        private final List<WaitRule> waits = new ArrayList<>();
        private @Nullable Duration ifSilent;
        private Duration longest = Duration.ofMinutes(5);
        private final List<String> reasons = new ArrayList<>();

        private Builder() {}

        /**
         * Sets which answers say that it worked.
         *
         * @param which whether one does
         * @return this builder
         */
        public Builder worked(Predicate<ToolAnswer> which) {
            this.worked = which;
            return this;
        }

        /**
         * Sets which answers say that the tool is asked too often.
         *
         * @param which whether one does
         * @return this builder
         */
        public Builder limited(Predicate<ToolAnswer> which) {
            this.limited = which;
            return this;
        }

        /**
         * Sets which other answers may work later, as where a tool says so with a status that is no failure.
         *
         * @param which whether one does
         * @return this builder
         */
        public Builder again(Predicate<ToolAnswer> which) {
            this.again = which;
            return this;
        }

        /**
         * Adds a header that says how long to wait, asked after those that were added before.
         *
         * @param header its name
         * @param form its form
         * @return this builder
         */
        public Builder wait(String header, WaitForm form) {
            waits.add(new WaitRule(
                    (answer, now) -> answer.header(header).map(String::strip).flatMap(text -> form.read(text, now))));
            return this;
        }

        /**
         * Adds a value of the body that says how long to wait, asked after what was added before.
         *
         * @param pointer where it stands, as a JSON pointer such as {@code /retry_after}
         * @param form its form
         * @return this builder
         */
        public Builder waitInBody(String pointer, WaitForm form) {
            waits.add(new WaitRule((answer, now) -> {
                JsonNode node = answer.json().at(pointer);
                return node.isValueNode() && !node.isNull() ? form.read(node.asString(), now) : Optional.empty();
            }));
            return this;
        }

        /**
         * Sets how long to wait at a limit where the tool does not say; without it the dispatcher's own times count.
         *
         * @param time the time
         * @return this builder
         */
        public Builder ifSilent(Duration time) {
            this.ifSilent = time;
            return this;
        }

        /**
         * Sets the longest wait that is believed; five minutes by default.
         *
         * @param time the time
         * @return this builder
         */
        public Builder longest(Duration time) {
            this.longest = time;
            return this;
        }

        /**
         * Adds where the reason of a failure stands in the body.
         *
         * @param pointer a JSON pointer such as {@code /message}
         * @return this builder
         */
        public Builder reason(String pointer) {
            reasons.add(pointer);
            return this;
        }

        /**
         * Ends the rules.
         *
         * @throws io.incidentkit.validation.InvalidInputException if a time is negative
         */
        public ToolRules build() {
            InputValidator faults = new InputValidator();
            if (longest.isNegative()) {
                faults.add("longest", "is negative");
            }
            if (ifSilent != null && ifSilent.isNegative()) {
                faults.add("ifSilent", "is negative");
            }
            faults.throwIfAny();
            if (waits.isEmpty()) {
                wait("Retry-After", WaitForm.SECONDS_OR_DATE);
            }
            return new ToolRules(this);
        }
    }
}
