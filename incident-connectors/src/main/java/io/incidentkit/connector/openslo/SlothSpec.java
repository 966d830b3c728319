package io.incidentkit.connector.openslo;

import io.incidentkit.connector.prometheus.BudgetQuery;
import java.math.BigDecimal;
import org.yaml.snakeyaml.nodes.Node;

/** Reads what a team writes for Sloth: {@code prometheus/v1}, and its object of Kubernetes. */
final class SlothSpec {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private SlothSpec() {}

    /** Reads an object if it is one of Sloth's; says whether it is. */
    static boolean read(YamlObject object, SloCollector collected) {
        if (!object.has("apiVersion") && "prometheus/v1".equals(object.textOrNull("version"))) {
            slos(object, "", collected);
            return true;
        }
        if ("sloth.slok.dev/v1".equals(object.textOrNull("apiVersion"))
                && "PrometheusServiceLevel".equals(object.textOrNull("kind"))) {
            YamlObject spec = object.object("spec");
            if (spec != null) {
                slos(spec, "spec.", collected);
            }
            return true;
        }
        return false;
    }

    private static void slos(YamlObject spec, String path, SloCollector collected) {
        String service = spec.required("service");
        int number = 0;
        for (Node node : spec.list("slos")) {
            YamlObject slo = spec.part(path + "slos[" + number++ + "]", node);
            String name = slo == null ? null : slo.required("name");
            BigDecimal percent = slo == null ? null : slo.share("objective", HUNDRED);
            if (slo != null && service != null && name != null && percent != null) {
                collected.generated(new GeneratedSlo(
                        "sloth/" + service + "/" + name,
                        service,
                        service + "/" + name,
                        percent.divide(HUNDRED).doubleValue(),
                        null,
                        BudgetQuery.bySloth(service, name),
                        false,
                        slo.place()));
            }
        }
    }
}
