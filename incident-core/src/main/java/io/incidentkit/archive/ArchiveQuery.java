package io.incidentkit.archive;

import io.incidentkit.severity.Severity;
import io.incidentkit.validation.InputValidator;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A search of the archive. A postmortem is found if everything that is given here fits it; nothing given finds
 * all, the latest first.
 *
 * <p>Immutable and thread-safe.
 */
public final class ArchiveQuery {
    /** The longest page. */
    public static final int MAX_LIMIT = 100;

    /** The usual page. */
    public static final int DEFAULT_LIMIT = 20;

    /** The most services and severities that are asked for at once. */
    public static final int MAX_NAMES = 50;

    private final String words;
    private final String cause;
    private final List<String> services;
    private final List<Severity> severities;
    private final @Nullable Instant from;
    private final @Nullable Instant until;
    private final Order order;
    private final int limit;

    private ArchiveQuery(Builder checked) {
        this.words = checked.words;
        this.cause = checked.cause;
        this.services = checked.services;
        this.severities = checked.severities;
        this.from = checked.from;
        this.until = checked.until;
        this.order = checked.order;
        this.limit = checked.limit;
    }

    /** Which of those that fit come first. */
    public enum Order {
        /** Those that fit best, of equal ones the one that was detected last. */
        BEST_FIRST("best"),
        /** Those that were detected last, however well they fit. */
        NEWEST_FIRST("newest");

        private final String code;

        Order(String code) {
            this.code = code;
        }

        /** Returns the stable code, as in the HTTP API. */
        public String code() {
            return code;
        }
    }

    /** Starts a query that finds all. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Looks for words.
     *
     * @param words the words
     * @return the query
     * @throws io.incidentkit.validation.InvalidInputException if it is too long or not one line
     */
    public static ArchiveQuery words(String words) {
        return builder().words(words).build();
    }

    /** Returns the words, each of which stands somewhere in the postmortem; empty for any. */
    public String words() {
        return words;
    }

    /** Returns the words, each of which stands in the root cause; empty for any. */
    public String cause() {
        return cause;
    }

    /** Returns the services, at least one of which was hit; empty for any. */
    public List<String> services() {
        return services;
    }

    /** Returns the severities, one of which the incident has; empty for any. */
    public List<Severity> severities() {
        return severities;
    }

    /** Returns the moment since when the incident was detected. */
    public Optional<Instant> from() {
        return Optional.ofNullable(from);
    }

    /** Returns the moment before which the incident was detected. */
    public Optional<Instant> until() {
        return Optional.ofNullable(until);
    }

    /** Returns which come first. */
    public Order order() {
        return order;
    }

    /** Returns how many are found at most. */
    public int limit() {
        return limit;
    }

    /** Builds an {@link ArchiveQuery}. Not thread-safe. */
    public static final class Builder {
        private String words = "";
        private String cause = "";
        private List<String> services = List.of();
        private List<Severity> severities = List.of();
        private @Nullable Instant from;
        private @Nullable Instant until;
        private Order order = Order.BEST_FIRST;
        private int limit = DEFAULT_LIMIT;

        private Builder() {}

        /**
         * Looks for words anywhere; case, accents and endings are ignored. Every word has to be there; one with marks, such
         * as {@code c++} or {@code pg-7}, with its marks. Marks alone are no word: a query of nothing else finds nothing.
         *
         * @param anywhere the words
         * @return this builder
         */
        public Builder words(@Nullable String anywhere) {
            this.words = anywhere == null ? "" : anywhere;
            return this;
        }

        /**
         * Looks for words in the root cause, as {@link #words} does anywhere.
         *
         * @param inRootCause the words
         * @return this builder
         */
        public Builder cause(@Nullable String inRootCause) {
            this.cause = inRootCause == null ? "" : inRootCause;
            return this;
        }

        /**
         * Looks for services; case and accents are ignored.
         *
         * @param anyOf the services
         * @return this builder
         */
        public Builder services(List<String> anyOf) {
            this.services = List.copyOf(anyOf);
            return this;
        }

        /**
         * Looks for severities.
         *
         * @param anyOf the severities
         * @return this builder
         */
        public Builder severities(List<Severity> anyOf) {
            this.severities = List.copyOf(anyOf);
            return this;
        }

        /**
         * Looks for incidents that were detected in a time.
         *
         * @param since the first moment, or null for any
         * @param before the moment after the last, or null for any
         * @return this builder
         */
        public Builder detected(@Nullable Instant since, @Nullable Instant before) {
            this.from = since;
            this.until = before;
            return this;
        }

        /**
         * Says which come first, those that fit best by default.
         *
         * @param first the order
         * @return this builder
         */
        public Builder order(Order first) {
            this.order = Objects.requireNonNull(first, "first");
            return this;
        }

        /**
         * Says how many are found at most, {@value ArchiveQuery#DEFAULT_LIMIT} by default.
         *
         * @param most 1 to {@value ArchiveQuery#MAX_LIMIT}
         * @return this builder
         */
        public Builder limit(int most) {
            this.limit = most;
            return this;
        }

        /**
         * Ends the query.
         *
         * @return the query
         * @throws io.incidentkit.validation.InvalidInputException with every fault
         */
        public ArchiveQuery build() {
            InputValidator faults = new InputValidator();
            words = line(faults, "words", words);
            cause = line(faults, "cause", cause);
            names(faults);
            from = faults.instant("from", from);
            until = faults.instant("until", until);
            if (from != null && until != null && !from.isBefore(until)) {
                faults.add("until", "is not after from");
            }
            if (limit < 1 || limit > MAX_LIMIT) {
                faults.add("limit", "is " + limit + "; from 1 to " + MAX_LIMIT);
            }
            faults.throwIfAny();
            return new ArchiveQuery(this);
        }

        private void names(InputValidator faults) {
            if (services.size() > MAX_NAMES) {
                faults.add("services", "has " + services.size() + " names; at most " + MAX_NAMES);
            } else {
                services = services.stream()
                        .map(service -> faults.line("services", service))
                        .toList();
            }
            if (severities.size() > MAX_NAMES) {
                faults.add("severities", "has " + severities.size() + " names; at most " + MAX_NAMES);
            }
        }

        private static String line(InputValidator faults, String field, String value) {
            String line = faults.optionalLine(field, value);
            // What is not seen was typed all the same: it is a query without a word, and not one for everything.
            return line != null ? line : value.isBlank() ? "" : value;
        }
    }
}
