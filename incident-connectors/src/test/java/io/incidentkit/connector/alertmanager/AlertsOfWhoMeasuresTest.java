package io.incidentkit.connector.alertmanager;

import static io.incidentkit.connector.alertmanager.Webhooks.bare;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.commander.Actor;
import io.incidentkit.incident.Incident;
import io.incidentkit.insight.Repeats;
import io.incidentkit.insight.Scope;
import io.incidentkit.service.Incidents;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two incidents that one exporter measures have nothing in common by that (kubernetes-sigs/kubernetes-mixin#37). */
class AlertsOfWhoMeasuresTest {
    private final Incidents incidents = Incidents.inMemory();

    @Test
    void repeatNothing() {
        Incident shop = opened("PodsCrash", "shop");
        Incident billing = opened("JobsFail", "billing");

        assertThat(shop.services()).containsExactly("shop");
        assertThat(billing.services()).containsExactly("billing");
        assertThat(repeats(shop, billing)).isEmpty();
    }

    @Test
    void repeatWhatHitsTheSame() {
        assertThat(repeats(opened("PodsCrash", "shop"), opened("JobsFail", "shop")))
                .extracting(Repeats.Repeat::because)
                .containsExactly("service shop");
    }

    private List<Repeats.Repeat> repeats(Incident... found) {
        return Repeats.of(List.of(found), Scope.at(incidents.now()).build()).all();
    }

    private Incident opened(String name, String namespace) {
        String labels = "\"alertname\":\"" + name + "\",\"job\":\"kube-state-metrics\","
                + "\"service\":\"kube-prometheus-stack-kube-state-metrics\",\"namespace\":\"" + namespace + "\"";
        byte[] body = bare(Webhooks.firing(labels)).getBytes(StandardCharsets.UTF_8);
        return incidents
                .receive(Actor.system("alertmanager"), AlertmanagerWebhook.read(body))
                .orElseThrow();
    }
}
