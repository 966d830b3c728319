package io.incidentkit.connector.openslo;

import io.incidentkit.insight.ServiceObjective;
import io.incidentkit.validation.InvalidInputException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads the SLOs of one document. Confined to one reading. */
final class SloDocument {
    private static final String VERSION = "openslo/v1";
    private static final Set<String> KINDS =
            Set.of("DataSource", "SLO", "SLI", "AlertPolicy", "AlertCondition", "AlertNotificationTarget", "Service");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int LONGEST_NUMBER = 40;
    private static final int DEEPEST = 50;

    private final String name;
    private final SloCollector collected;

    SloDocument(String name, SloCollector collected) {
        this.name = name;
        this.collected = collected;
    }

    /** Reads the objects: each in a document of the stream, or several in a list. */
    void read(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(OpenSlo.MAX_CHARACTERS);
        options.setNestingDepthLimit(DEEPEST);
        options.setMergeOnCompose(true);
        try {
            for (Node node : new Yaml(options).composeAll(new StringReader(text))) {
                if (node instanceof SequenceNode list) {
                    list.getValue().forEach(this::object);
                } else if (!Tag.NULL.equals(node.getTag())) {
                    object(node);
                }
            }
        } catch (MarkedYAMLException e) {
            String line =
                    e.getProblemMark() == null ? "" : ":" + (e.getProblemMark().getLine() + 1);
            collected.fault(name + line, "is not YAML: " + e.getProblem());
        } catch (YAMLException e) {
            collected.fault(name, "is not YAML that is read here: " + e.getMessage());
        }
    }

    private void object(Node node) {
        YamlObject object = YamlObject.of(name, "", node, collected);
        if (object == null) {
            return;
        }
        if (RuleSlos.read(object, collected)
                || SlothSpec.read(object, collected)
                || PyrraSpec.read(object, collected)) {
            return;
        }
        String version = object.required("apiVersion");
        String kind = object.required("kind");
        if (version == null || kind == null) {
            return;
        }
        if (version.equals(VERSION)) {
            if (kind.equals("SLO")) {
                slo(object);
            } else if (kind.equals("SLI")) {
                sli(object);
            } else if (!KINDS.contains(kind)) {
                object.fault("kind", "is " + kind + ", which " + VERSION + " does not have");
            }
        } else if (kind.equalsIgnoreCase("SLO")) {
            object.fault("apiVersion", "is " + version + ", of which nothing is read; write the SLO as " + VERSION);
        }
    }

    private void sli(YamlObject sli) {
        YamlObject metadata = sli.object("metadata");
        YamlObject spec = sli.object("spec");
        String id = metadata == null ? null : metadata.required("name");
        if (spec != null && id != null) {
            collected.indicator(id, SloIndicator.of(spec));
        }
    }

    private void slo(YamlObject slo) {
        YamlObject metadata = slo.object("metadata");
        YamlObject spec = slo.object("spec");
        String id = metadata == null ? null : metadata.required("name");
        if (spec == null) {
            return;
        }
        String service = spec.required("service");
        Duration window = window(spec);
        List<Target> targets = targets(spec);
        if (metadata == null || id == null || service == null || window == null) {
            return;
        }
        String before = collected.placeBefore(service, id, slo.place()).orElse(null);
        if (before != null) {
            metadata.fault("name", "is " + id + ", as at " + before + " for the same service");
            return;
        }
        SloIndicator indicator = indicator(spec);
        String reference = spec.has("indicator") || !isCounted(spec) ? null : spec.text("indicatorRef");
        for (Target target : targets) {
            String title = service + "/" + id + (targets.size() > 1 ? " (" + target.title() + ")" : "");
            try {
                collected.add(service, new ServiceObjective(title, target.share(), window), indicator, reference);
            } catch (InvalidInputException e) {
                // The same of each: a name that is too long, or a window.
                e.faults()
                        .forEach(fault ->
                                slo.fault(fault.field().equals("window") ? "spec" : "metadata", fault.toString()));
                return;
            }
        }
    }

    /** By which its budget is measured; another method than counting events is not asked for. */
    private static SloIndicator indicator(YamlObject spec) {
        if (!isCounted(spec)) {
            return SloIndicator.none("its budget is counted by " + spec.textOrNull("budgetingMethod"));
        }
        if (!spec.has("indicator")) {
            return SloIndicator.none("it has no indicator");
        }
        YamlObject indicator = spec.object("indicator");
        YamlObject inner = indicator == null || !indicator.has("spec") ? null : indicator.object("spec");
        return inner == null ? SloIndicator.none("its indicator has no spec") : SloIndicator.of(inner);
    }

    private static boolean isCounted(YamlObject spec) {
        String method = spec.textOrNull("budgetingMethod");
        return method == null || method.equals("Occurrences");
    }

    private record Target(String title, double share) {}

    private List<Target> targets(YamlObject spec) {
        List<Node> nodes = spec.list("objectives");
        List<Target> targets = new ArrayList<>();
        List<String> titles = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            YamlObject each = YamlObject.of(name, "spec.objectives[" + i + "]", nodes.get(i), collected);
            Target target = each == null ? null : target(each, i + 1);
            if (target != null) {
                targets.add(target);
                titles.add(target.title());
            }
        }
        // Titles tell objectives apart, so that two of the same title are told apart by their places.
        return targets.stream()
                .map(target -> Collections.frequency(titles, target.title()) == 1
                        ? target
                        : new Target(target.title() + " " + (targets.indexOf(target) + 1), target.share()))
                .toList();
    }

    private static @Nullable Target target(YamlObject objective, int number) {
        boolean percent = objective.has("targetPercent");
        String member = percent ? "targetPercent" : "target";
        if (percent && objective.has("target")) {
            objective.fault("target", "is there beside targetPercent; one of them is");
            return null;
        }
        String text = objective.required(member);
        if (text == null) {
            return null;
        }
        String title = objective.text("displayName");
        BigDecimal share = number(text);
        if (share == null) {
            objective.fault(member, "is " + text + "; it is a number such as " + (percent ? "99.9" : "0.999"));
            return null;
        }
        if (percent) {
            share = share.divide(HUNDRED);
        }
        if (share.signum() <= 0 || share.compareTo(BigDecimal.ONE) >= 0) {
            objective.fault(member, "is " + text + "; it is above 0 and below " + (percent ? "100" : "1"));
            return null;
        }
        return new Target(title == null ? Integer.toString(number) : title, share.doubleValue());
    }

    static @Nullable BigDecimal number(String text) {
        try {
            return text.length() > LONGEST_NUMBER ? null : new BigDecimal(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private @Nullable Duration window(YamlObject spec) {
        List<Node> windows = spec.list("timeWindow");
        if (windows.size() > 1) {
            spec.fault("timeWindow", "has " + windows.size() + " windows; it has one");
        }
        if (windows.size() != 1) {
            return null;
        }
        YamlObject window = YamlObject.of(name, "spec.timeWindow[0]", windows.get(0), collected);
        String text = window == null ? null : window.required("duration");
        if (window == null || text == null) {
            return null;
        }
        Duration duration = DurationShorthand.read(text);
        if (duration == null) {
            window.fault("duration", "is " + text + "; it is a number with one of m, h, d, w, M, Q, Y, such as 28d");
            return null;
        }
        if (window.has("calendar") && duration.compareTo(Duration.ofDays(1)) < 0) {
            window.fault(
                    "duration", "is " + text + ", less than a day by the calendar; a month is 1M, as 1m is a minute");
            return null;
        }
        return duration;
    }
}
