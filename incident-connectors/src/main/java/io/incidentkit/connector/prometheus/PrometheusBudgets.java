package io.incidentkit.connector.prometheus;

import io.incidentkit.connector.call.NotDeliveredException;
import io.incidentkit.insight.BudgetMeter;
import io.incidentkit.insight.BudgetQuestion;
import io.incidentkit.insight.ServiceObjective;
import io.incidentkit.severity.BudgetMeasure;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures error budgets by asking Prometheus. What an impact spent is asked for the moment of its end. No series, more than one, and what is no
 * number are not known, and never nothing.
 *
 * <p>Thread-safe.
 */
public final class PrometheusBudgets implements BudgetMeter {
    private static final Logger LOG = LoggerFactory.getLogger(PrometheusBudgets.class);

    private final Prometheus prometheus;
    private final Map<ServiceObjective, BudgetQuery> queries;
    private final AtomicBoolean isDown = new AtomicBoolean();

    private PrometheusBudgets(Prometheus prometheus, Map<ServiceObjective, BudgetQuery> queries) {
        this.prometheus = prometheus;
        this.queries = Map.copyOf(queries);
    }

    /**
     * Creates it.
     *
     * @param prometheus where it is asked
     * @param queries how each objective is asked for; one that is not there is not measured
     */
    public static PrometheusBudgets of(Prometheus prometheus, Map<ServiceObjective, BudgetQuery> queries) {
        return new PrometheusBudgets(prometheus, queries);
    }

    /** Returns how many objectives it measures, for people. */
    @Override
    public String toString() {
        return "Prometheus, which is asked for " + queries.size() + " of them";
    }

    @Override
    public Optional<BudgetMeasure> measure(BudgetQuestion question) throws InterruptedException {
        BudgetQuery query = queries.get(question.objective());
        if (query == null) {
            return Optional.empty();
        }
        if (question.length().compareTo(Duration.ofSeconds(1)) < 0) {
            return Optional.of(question.answer(null, null, "the impact is shorter than a second"));
        }
        String asked = query.spent(question);
        return asked(asked, question.until()).map(value -> answer(question, asked, value));
    }

    private static BudgetMeasure answer(BudgetQuestion question, String asked, PrometheusValue value) {
        Double number = value.number();
        return number != null && number < 0
                ? question.answer(null, asked, "it comes to " + number)
                : question.answer(number, asked, value.note());
    }

    /**
     * Asks what is left of a budget.
     *
     * @param objective the objective
     * @param now the moment
     * @return the share that is left, below 0 where more was spent than there is, or that it is not known; empty if nobody answers, or nothing
     *     measures this objective
     */
    public Optional<PrometheusValue> remaining(ServiceObjective objective, Instant now) throws InterruptedException {
        BudgetQuery query = queries.get(objective);
        return query == null ? Optional.empty() : asked(query.remaining(objective), now);
    }

    private Optional<PrometheusValue> asked(String query, Instant at) throws InterruptedException {
        try {
            PrometheusValue value = prometheus.value(query, at);
            isDown.set(false);
            return Optional.of(value);
        } catch (NotDeliveredException e) {
            if (!isDown.getAndSet(true)) {
                LOG.warn(
                        "Prometheus can't be asked for error budgets ({}); it is asked again",
                        e.delivery().text().orElse("no reason was given"));
            }
            return Optional.empty();
        }
    }
}
