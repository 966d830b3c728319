package io.incidentkit.connector.openslo;

import io.incidentkit.connector.prometheus.BudgetQuery;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * Reads what a team writes for Pyrra. An objective of Pyrra names no service: its label {@code pyrra.dev/service} does, or it is its own.
 */
final class PyrraSpec {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private PyrraSpec() {}

    /** Reads an object if it is one of Pyrra's; says whether it is. */
    static boolean read(YamlObject object, SloCollector collected) {
        if (!"pyrra.dev/v1alpha1".equals(object.textOrNull("apiVersion"))
                || !"ServiceLevelObjective".equals(object.textOrNull("kind"))) {
            return false;
        }
        YamlObject metadata = object.object("metadata");
        YamlObject spec = object.object("spec");
        String name = metadata == null ? null : metadata.required("name");
        BigDecimal percent = spec == null ? null : spec.share("target", HUNDRED);
        String written = spec == null ? null : spec.required("window");
        Duration window = written == null ? null : DurationShorthand.ofPrometheus(written);
        if (written != null && window == null && spec != null) {
            spec.fault("window", "is " + written + "; it is a time such as 4w");
        }
        if (metadata == null || name == null || percent == null || window == null) {
            return true;
        }
        YamlObject labels = metadata.has("labels") ? metadata.object("labels") : null;
        String service = labels == null ? null : labels.text("pyrra.dev/service");
        collected.generated(new GeneratedSlo(
                "pyrra/" + name,
                service == null ? name : service,
                name,
                percent.divide(HUNDRED).doubleValue(),
                window,
                BudgetQuery.byPyrra(name),
                false,
                object.place()));
        return true;
    }
}
