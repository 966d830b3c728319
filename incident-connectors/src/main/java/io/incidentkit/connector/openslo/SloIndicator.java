package io.incidentkit.connector.openslo;

import io.incidentkit.connector.prometheus.BudgetQuery;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The part of an indicator that is asked of Prometheus: a ratio of counters.
 *
 * @param query the queries, or null
 * @param reason why nothing measures it, or null if something does
 */
record SloIndicator(@Nullable BudgetQuery query, @Nullable String reason) {

    static SloIndicator none(String reason) {
        return new SloIndicator(null, reason);
    }

    /** Reads an indicator; one that is not asked for is no fault. */
    static SloIndicator of(YamlObject spec) {
        if (!spec.has("ratioMetric")) {
            return none("its indicator is no ratio");
        }
        YamlObject ratio = spec.object("ratioMetric");
        if (ratio == null) {
            return none("its indicator is no ratio");
        }
        if (!"true".equals(ratio.text("counter"))) {
            return none("its ratio is none of counters (counter: true)");
        }
        String total = query(ratio, "total");
        String bad = query(ratio, "bad");
        String good = query(ratio, "good");
        if (total == null || (bad == null && good == null)) {
            return none("its ratio has no query of Prometheus for all events, and for the good or the bad ones");
        }
        Optional<BudgetQuery> query = BudgetQuery.byEvents(bad, good, total);
        return query.map(known -> new SloIndicator(known, null))
                .orElseGet(() ->
                        none("its queries are neither series of counters nor sums of them, and have no {{.window}}"));
    }

    private static @Nullable String query(YamlObject ratio, String member) {
        YamlObject metric = ratio.has(member) ? ratio.object(member) : null;
        YamlObject source = metric == null || !metric.has("metricSource") ? null : metric.object("metricSource");
        if (source == null || !source.has("spec")) {
            return null;
        }
        String type = source.text("type");
        if (type != null && !type.toLowerCase(Locale.ROOT).equals("prometheus")) {
            return null;
        }
        YamlObject spec = source.object("spec");
        return spec == null || !spec.has("query") ? null : spec.text("query");
    }
}
