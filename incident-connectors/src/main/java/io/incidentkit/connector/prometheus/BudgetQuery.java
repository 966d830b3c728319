package io.incidentkit.connector.prometheus;

import io.incidentkit.insight.BudgetQuestion;
import io.incidentkit.insight.ServiceObjective;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The queries by which the error budget of one objective is measured. Immutable and thread-safe. */
public sealed interface BudgetQuery {

    /**
     * Returns the query for the share of the budget that an impact spent, to be asked for its end.
     *
     * @param question of which objective, and from when to when
     */
    String spent(BudgetQuestion question);

    /**
     * Returns the query for the share of the budget that is left, to be asked for now.
     *
     * @param objective the objective
     */
    String remaining(ServiceObjective objective);

    /**
     * Makes the queries of an objective by its events, as a count of those that failed, or of those that were good, and of all of them.
     *
     * @param bad counts what failed, or null where the good ones are counted
     * @param good counts what was good, or null
     * @param total counts all
     * @return the queries; empty if one of them is neither a series of a counter, nor a sum of such a series, nor written with
     *     {@code {{.window}}} as those of Sloth are
     */
    static Optional<BudgetQuery> byEvents(@Nullable String bad, @Nullable String good, String total) {
        Optional<Counter> all = Counter.of(total);
        Optional<Counter> failed = Optional.ofNullable(bad).flatMap(Counter::of);
        Optional<Counter> worked = Optional.ofNullable(good).flatMap(Counter::of);
        if (all.isEmpty() || (failed.isEmpty() && worked.isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(new ByEvents(failed.orElse(null), worked.orElse(null), all.get()));
    }

    /**
     * Makes the queries by the rules that Sloth generates, which have to be loaded: by time, as each minute counts alike.
     *
     * @param service the label {@code sloth_service}
     * @param slo the label {@code sloth_slo}
     */
    static BudgetQuery bySloth(String service, String slo) {
        return new BySloth("{sloth_service=" + quoted(service) + ",sloth_slo=" + quoted(slo) + "}");
    }

    /**
     * Makes the queries by the generic rules of Pyrra, which have to be switched on and loaded.
     *
     * @param slo the label {@code slo}
     */
    static BudgetQuery byPyrra(String slo) {
        return new ByPyrra("{slo=" + quoted(slo) + "}");
    }

    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    private static String range(Duration time) {
        return time.toMillis() % 1_000 == 0 ? time.toSeconds() + "s" : time.toMillis() + "ms";
    }

    private static String seconds(Duration time) {
        return BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros().toPlainString();
    }

    /** One less the target, without the error of the subtraction. */
    private static String budget(ServiceObjective objective) {
        return BigDecimal.ONE
                .subtract(BigDecimal.valueOf(objective.target()))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** A count of events, which may be asked for any time. */
    record Counter(String query, Form form) {
        private static final Pattern SERIES = Pattern.compile(
                "[a-zA-Z_:][a-zA-Z0-9_:]*\\s*(\\{([^\"'`{}]|\"(\\\\.|[^\"\\\\])*+\"|'(\\\\.|[^'\\\\])*+')*+})?");
        private static final Pattern SUM = Pattern.compile("sum\\s*\\(\\s*(.*?)\\s*\\)", Pattern.DOTALL);
        private static final Pattern WINDOW = Pattern.compile("\\{\\{\\s*\\.window\\s*}}");

        /** The forms in which it is written. */
        enum Form {
            SERIES,
            RATE
        }

        static Optional<Counter> of(String query) {
            String text = query.strip();
            if (WINDOW.matcher(text).find()) {
                return Optional.of(new Counter(text, Form.RATE));
            }
            Matcher sum = SUM.matcher(text);
            String series = sum.matches() ? sum.group(1) : text;
            return SERIES.matcher(series).matches() ? Optional.of(new Counter(series, Form.SERIES)) : Optional.empty();
        }

        /** How many there were in a time up to the moment of the question. */
        String within(Duration time) {
            return form == Form.SERIES
                    ? "sum(increase(" + query + "[" + range(time) + "]))"
                    : "(" + WINDOW.matcher(query).replaceAll(range(time)) + ") * " + seconds(time);
        }
    }

    /**
     * Counted by events.
     *
     * @param bad what failed, or null
     * @param good what was good, or null where what failed is counted
     * @param total all of them
     */
    record ByEvents(@Nullable Counter bad, @Nullable Counter good, Counter total) implements BudgetQuery {

        /** Checks that failures can be counted. */
        public ByEvents {
            Objects.requireNonNull(bad == null ? good : bad);
        }

        @Override
        public String spent(BudgetQuestion question) {
            ServiceObjective objective = question.objective();
            return "(" + failed(question.length()) + ") / ((" + total.within(objective.window()) + ") * "
                    + budget(objective) + ")";
        }

        @Override
        public String remaining(ServiceObjective objective) {
            return "1 - (" + failed(objective.window()) + ") / ((" + total.within(objective.window()) + ") * "
                    + budget(objective) + ")";
        }

        /** Extrapolated, the good ones may be a little more than all. */
        private String failed(Duration time) {
            return bad != null
                    ? bad.within(time)
                    : "clamp_min((" + total.within(time) + ") - ("
                            + Objects.requireNonNull(good).within(time) + "), 0)";
        }
    }

    /**
     * Averaged by time.
     *
     * @param labels which objective
     */
    record BySloth(String labels) implements BudgetQuery {
        @Override
        public String spent(BudgetQuestion question) {
            ServiceObjective objective = question.objective();
            return "avg_over_time(slo:sli_error:ratio_rate5m" + labels + "[" + range(question.length()) + "]) * "
                    + seconds(question.length()) + " / (" + seconds(objective.window()) + " * " + budget(objective)
                    + ")";
        }

        @Override
        public String remaining(ServiceObjective objective) {
            return "slo:period_error_budget_remaining:ratio" + labels;
        }
    }

    /**
     * Counted by the rates of requests and errors.
     *
     * @param labels which objective
     */
    record ByPyrra(String labels) implements BudgetQuery {
        @Override
        public String spent(BudgetQuestion question) {
            ServiceObjective objective = question.objective();
            return "sum(avg_over_time(pyrra_errors:rate5m" + labels + "[" + range(question.length()) + "])) * "
                    + seconds(question.length()) + " / (sum(avg_over_time(pyrra_requests:rate5m" + labels + "["
                    + range(objective.window()) + "])) * " + seconds(objective.window()) + " * " + budget(objective)
                    + ")";
        }

        @Override
        public String remaining(ServiceObjective objective) {
            String target = BigDecimal.valueOf(objective.target()).toPlainString();
            return "(pyrra_availability" + labels + " - " + target + ") / " + budget(objective);
        }
    }
}
