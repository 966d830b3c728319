package io.incidentkit.alert;

import io.incidentkit.severity.Severity;
import io.incidentkit.severity.SeverityPolicy;
import io.incidentkit.validation.InputValidator;
import io.incidentkit.validation.ObjectReader;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The policy of alerts: the level of an incident that an alert opens ({@code level-from-the-start}), and what becomes of
 * an alert that fires anew after its incident was resolved.
 *
 * @param labels the names of the labels that say how severe an alert is; the first one that an alert has counts
 * @param levels the level of each value of these labels, in lower case; null for the playbook's own, by the place of each level.
 *     The name of a level is always its own value
 * @param defaultSeverity the level of an alert whose labels say nothing that is known; null for the second highest one
 * @param reopenOnAlert whether an alert that fires anew within the window reopens its incident; else it opens a linked one
 */
public record AlertPolicy(
        List<String> labels,
        @Nullable Map<String, Severity> levels,
        @Nullable Severity defaultSeverity,
        boolean reopenOnAlert) {
    private static final String SEVERITIES = "alertSeverities";
    private static final String LABELS = "labels";
    private static final String LEVELS = "levels";
    private static final String DEFAULT = "defaultSeverity";
    private static final String REOPEN = "reopenOnAlert";

    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}]");

    private static final AlertPolicy STANDARD = new AlertPolicy(List.of("severity"), null, null, true);

    /** In the playbook's order: what stands at the first place is paged for like an outage. */
    private static final List<List<String>> USUAL = List.of(
            List.of(
                    "blocker",
                    "crit",
                    "critical",
                    "disaster",
                    "emerg",
                    "emergency",
                    "fatal",
                    "highest",
                    "p1",
                    "page",
                    "s1",
                    "urgent"),
            List.of("err", "error", "high", "major", "p2", "s2"),
            List.of("average", "medium", "minor", "moderate", "p3", "s3", "ticket", "warn", "warning"),
            List.of("debug", "info", "informational", "low", "lowest", "none", "notice", "p4", "p5", "s4", "trivial"));

    /** The highest level of whatever levels there are. */
    private static final List<String> HIGHEST = List.of("p0", "s0", "sev0");

    /** Copies the parts; values are compared without case. */
    public AlertPolicy {
        labels = List.copyOf(labels);
        levels = levels == null ? null : Map.copyOf(lowerCase(levels));
    }

    /** Returns the playbook's own: the label {@code severity}, and in doubt the second highest level. */
    public static AlertPolicy standard() {
        return STANDARD;
    }

    /** Returns the same with other labels that say how severe an alert is. */
    public AlertPolicy withLabels(List<String> names) {
        return new AlertPolicy(names, levels, defaultSeverity, reopenOnAlert);
    }

    /** Returns the same with another level for each value of the labels. */
    public AlertPolicy withLevels(Map<String, Severity> byValue) {
        return new AlertPolicy(labels, byValue, defaultSeverity, reopenOnAlert);
    }

    /** Returns the same with another level for alerts whose labels say nothing that is known. */
    public AlertPolicy withDefault(Severity severity) {
        return new AlertPolicy(labels, levels, severity, reopenOnAlert);
    }

    /** Returns the same with another answer to whether an alert that fires anew reopens its incident. */
    public AlertPolicy withReopenOnAlert(boolean reopens) {
        return new AlertPolicy(labels, levels, defaultSeverity, reopens);
    }

    /**
     * Reads it, as {@link #write} writes it, from the fields of a policy's document. What is absent is as in the playbook.
     *
     * @param document the policy's document, which learns of every fault
     */
    public static AlertPolicy read(ObjectReader document) {
        AlertPolicy read = STANDARD;
        ObjectReader severities = document.object(SEVERITIES);
        if (severities != null) {
            List<String> labels = severities.texts(LABELS);
            read = labels == null ? read : read.withLabels(labels);
            ObjectReader levels = severities.object(LEVELS);
            read = levels == null ? read : read.withLevels(levels(levels));
        }
        Severity standard = document.value(DEFAULT, name -> Optional.of(new Severity(name)), "");
        read = standard == null ? read : read.withDefault(standard);
        boolean reopens = document.bool(REOPEN) || !document.names().contains(REOPEN);
        return read.withReopenOnAlert(reopens);
    }

    private static Map<String, Severity> levels(ObjectReader given) {
        Map<String, Severity> levels = new LinkedHashMap<>();
        for (String value : given.names()) {
            Severity level = given.value(value, name -> Optional.of(new Severity(name)), "");
            if (level == null) {
                given.missing(value);
                continue;
            }
            Severity other = levels.put(lowerCase(value), level);
            if (other != null && !other.equals(level)) {
                given.note(given.at(value), "stands for " + other + " already; capitals make no difference");
            }
        }
        return levels;
    }

    /**
     * Adds the fields that {@link #read} reads back; those alone that are not the playbook's.
     *
     * @param document the policy's document
     */
    public void write(Map<String, Object> document) {
        Map<String, Object> bySeverity = new LinkedHashMap<>();
        if (!labels.equals(STANDARD.labels)) {
            bySeverity.put(LABELS, labels);
        }
        if (levels != null) {
            Map<String, Object> names = new LinkedHashMap<>();
            new TreeMap<>(levels).forEach((value, level) -> names.put(value, level.name()));
            bySeverity.put(LEVELS, names);
        }
        if (!bySeverity.isEmpty()) {
            document.put(SEVERITIES, bySeverity);
        }
        if (defaultSeverity != null) {
            document.put(DEFAULT, defaultSeverity.name());
        }
        if (!reopenOnAlert) {
            document.put(REOPEN, false);
        }
    }

    /**
     * Notes everything in it that is no label, or no level of the policy.
     *
     * @param faults learns of every fault
     * @param severities the levels of the policy
     */
    public void check(InputValidator faults, SeverityPolicy severities) {
        for (int i = 0; i < labels.size(); i++) {
            faults.line(SEVERITIES + "." + LABELS + "[" + i + "]", labels.get(i));
        }
        byValue(severities).forEach((value, level) -> {
            String field = SEVERITIES + "." + LEVELS + "." + value;
            faults.line(field, value);
            requireLevel(faults, field, level, severities);
        });
        requireLevel(faults, DEFAULT, inDoubt(severities), severities);
    }

    private static void requireLevel(InputValidator faults, String field, Severity level, SeverityPolicy severities) {
        if (!severities.has(level)) {
            faults.add(field, level + " is not a level of the policy; one of " + severities.severities());
        }
    }

    /** Returns the same without what the playbook would say anyway, so that two policies that say the same are equal. */
    public AlertPolicy normalized(SeverityPolicy severities) {
        return new AlertPolicy(
                labels,
                levels == null || levels.equals(usual(severities)) ? null : levels,
                defaultSeverity == null || defaultSeverity.equals(STANDARD.inDoubt(severities))
                        ? null
                        : defaultSeverity,
                reopenOnAlert);
    }

    /**
     * Returns the level of an incident that these alerts open ({@code level-from-the-start}): the highest of those that fire, or
     * in doubt the default one.
     *
     * @param group the alerts
     * @param severities the levels of the policy
     */
    public Severity level(AlertGroup group, SeverityPolicy severities) {
        Map<String, Severity> byValue = byValue(severities);
        return group.alerts().stream()
                .filter(Alert::firing)
                .map(alert -> level(alert, byValue, severities))
                .min(Comparator.comparingInt(severities::rank))
                .orElseGet(() -> inDoubt(severities));
    }

    private Severity level(Alert alert, Map<String, Severity> byValue, SeverityPolicy severities) {
        return labels.stream()
                .flatMap(name -> label(alert, name).stream())
                .map(value -> known(lowerCase(value.strip()), byValue, severities))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> inDoubt(severities));
    }

    /** A label by its name, or by that in other capitals. */
    private static Optional<String> label(Alert alert, String name) {
        return Optional.ofNullable(alert.labels().get(name))
                .or(() -> alert.labels().entrySet().stream()
                        .filter(label -> label.getKey().equalsIgnoreCase(name))
                        .map(Map.Entry::getValue)
                        .findFirst());
    }

    /** The host's own word on a value goes before the name of a level, and that before the playbook's. */
    private Optional<Severity> known(String value, Map<String, Severity> byValue, SeverityPolicy severities) {
        Optional<Severity> mapped =
                Optional.ofNullable(byValue.get(value)).or(() -> Optional.ofNullable(byValue.get(bare(value))));
        Optional<Severity> named = severities.severities().stream()
                .filter(level -> bare(level.name()).equals(bare(value)))
                .findFirst();
        return levels == null ? named.or(() -> mapped) : mapped.or(() -> named);
    }

    /** As in {@code sev-1} and {@code SEV 1}. */
    private static String bare(String name) {
        String bare = NO_LETTER.matcher(name).replaceAll("");
        return lowerCase(bare.isEmpty() ? name : bare);
    }

    /**
     * Returns the level of an alert whose labels say nothing that is known.
     *
     * @param severities the levels of the policy
     */
    public Severity inDoubt(SeverityPolicy severities) {
        return defaultSeverity == null ? usual(1, severities) : defaultSeverity;
    }

    /**
     * Returns the level of each value of the labels, in the order of the values.
     *
     * @param severities the levels of the policy
     */
    public Map<String, Severity> byValue(SeverityPolicy severities) {
        return new TreeMap<>(levels == null ? usual(severities) : levels);
    }

    private static Map<String, Severity> usual(SeverityPolicy severities) {
        Map<String, Severity> usual = new TreeMap<>();
        for (int place = 0; place < USUAL.size(); place++) {
            for (String value : USUAL.get(place)) {
                usual.put(value, usual(place, severities));
            }
        }
        HIGHEST.forEach(value -> usual.put(value, severities.severities().get(0)));
        return usual;
    }

    /** The playbook's level of that place, or of a team's own levels that which stands there. */
    private static Severity usual(int place, SeverityPolicy severities) {
        Severity named = new Severity("SEV" + (place + 1));
        List<Severity> all = severities.severities();
        return severities.has(named) ? named : all.get(Math.min(place, all.size() - 1));
    }

    /** Returns how a level comes about, in words, for the policy's page. */
    public String summary() {
        return "An incident that an alert opens has a level at once, and is paged for by it (level-from-the-start)."
                + " The label that says it is " + String.join(" or ", labels)
                + "; the highest of the alerts that fire counts. Triage confirms it or changes it.";
    }

    /**
     * Returns the levels in words, one line a level, for the policy's page.
     *
     * @param severities the levels of the policy
     */
    public List<String> lines(SeverityPolicy severities) {
        Map<Severity, String> values = byValue(severities).entrySet().stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue, Collectors.mapping(Map.Entry::getKey, Collectors.joining(", "))));
        return severities.severities().stream()
                .map(level -> level + ": "
                        + values.getOrDefault(level, "")
                        + (level.equals(inDoubt(severities))
                                ? (values.containsKey(level) ? ", and " : "") + "whatever says nothing of these"
                                : ""))
                .filter(line -> !line.endsWith(": "))
                .toList();
    }

    private static Map<String, Severity> lowerCase(Map<String, Severity> levels) {
        Map<String, Severity> lower = new TreeMap<>();
        levels.forEach((value, level) -> lower.put(lowerCase(value), level));
        return lower;
    }

    private static String lowerCase(String value) {
        return value.toLowerCase(Locale.ROOT);
    }
}
