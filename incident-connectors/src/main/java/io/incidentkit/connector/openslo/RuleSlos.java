package io.incidentkit.connector.openslo;

import io.incidentkit.connector.prometheus.BudgetQuery;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads the objectives out of recording rules of Prometheus: those that Sloth generates, and the generic ones of Pyrra. Other rules are passed
 * over.
 */
final class RuleSlos {
    private static final Pattern NUMBER = Pattern.compile("\\s*(?:vector\\s*\\(\\s*)?([0-9.eE+-]+)\\s*\\)?\\s*");
    /** A generator writes 0.9990000000000001. */
    private static final int DIGITS = 12;

    private final Map<String, Found> found = new LinkedHashMap<>();
    private final SloCollector collected;

    private RuleSlos(SloCollector collected) {
        this.collected = collected;
    }

    /** The two rules of one objective. Confined to one reading. */
    private static final class Found {
        final String service;
        final String title;
        final BudgetQuery query;
        final String place;

        @Nullable
        BigDecimal target;

        @Nullable
        Duration window;

        Found(String service, String title, BudgetQuery query, String place) {
            this.service = service;
            this.title = title;
            this.query = query;
            this.place = place;
        }
    }

    /** Reads an object if it has rules; says whether it is one. */
    static boolean read(YamlObject object, SloCollector collected) {
        YamlObject rules = object;
        if ("PrometheusRule".equals(object.textOrNull("kind"))) {
            rules = object.has("spec") ? object.object("spec") : null;
            if (rules == null || !rules.has("groups")) {
                return true;
            }
        } else if (object.has("apiVersion") || object.has("version") || !object.has("groups")) {
            return false;
        }
        new RuleSlos(collected).groups(rules);
        return true;
    }

    private void groups(YamlObject rules) {
        for (YamlObject group : parts(rules, "groups")) {
            if (group.has("rules")) {
                parts(group, "rules").forEach(this::rule);
            }
        }
        found.forEach((id, slo) -> {
            if (slo.target != null && slo.window != null && isShare(slo.target)) {
                collected.generated(new GeneratedSlo(
                        id, slo.service, slo.title, slo.target.doubleValue(), slo.window, slo.query, true, slo.place));
            }
        });
    }

    private static boolean isShare(BigDecimal target) {
        return target.signum() > 0 && target.compareTo(BigDecimal.ONE) < 0;
    }

    private static List<YamlObject> parts(YamlObject object, String member) {
        List<YamlObject> parts = new ArrayList<>();
        int number = 0;
        for (Node node : object.list(member)) {
            YamlObject part = object.part(member + "[" + number++ + "]", node);
            if (part != null) {
                parts.add(part);
            }
        }
        return parts;
    }

    private void rule(YamlObject rule) {
        String name = rule.textOrNull("record");
        YamlObject labels = name == null || !rule.has("labels") ? null : rule.object("labels");
        BigDecimal value = name == null ? null : value(rule.textOrNull("expr"));
        if (name == null || labels == null || value == null) {
            return;
        }
        switch (name) {
            case "slo:objective:ratio", "slo:time_period:days" -> {
                String service = labels.textOrNull("sloth_service");
                String slo = labels.textOrNull("sloth_slo");
                if (service != null && slo != null) {
                    Found of = found.computeIfAbsent(
                            "sloth/" + service + "/" + slo,
                            id -> new Found(
                                    service, service + "/" + slo, BudgetQuery.bySloth(service, slo), rule.place()));
                    if (name.equals("slo:objective:ratio")) {
                        of.target = value;
                    } else {
                        of.window = time(value.multiply(
                                BigDecimal.valueOf(Duration.ofDays(1).toSeconds())));
                    }
                }
            }
            case "pyrra_objective", "pyrra_window" -> {
                String slo = labels.textOrNull("slo");
                String service = labels.textOrNull("service");
                if (slo != null) {
                    Found of = found.computeIfAbsent(
                            "pyrra/" + slo,
                            id -> new Found(
                                    service == null ? slo : service, slo, BudgetQuery.byPyrra(slo), rule.place()));
                    if (name.equals("pyrra_objective")) {
                        of.target = value;
                    } else {
                        of.window = time(value);
                    }
                }
            }
            default -> {}
        }
    }

    private static @Nullable Duration time(BigDecimal seconds) {
        return seconds.signum() > 0 && seconds.compareTo(BigDecimal.valueOf(1L << 40)) < 0
                ? Duration.ofSeconds(seconds.longValue())
                : null;
    }

    private static @Nullable BigDecimal value(@Nullable String expression) {
        Matcher number = NUMBER.matcher(expression == null ? "" : expression);
        BigDecimal value = number.matches() ? SloDocument.number(number.group(1)) : null;
        return value == null
                ? null
                : value.setScale(DIGITS, RoundingMode.HALF_UP).stripTrailingZeros();
    }
}
