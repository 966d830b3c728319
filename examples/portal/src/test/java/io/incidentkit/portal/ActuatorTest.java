package io.incidentkit.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What those who operate the portal see of it, and whoever reaches it: no more than numbers. */
class ActuatorTest {
    @AutoClose
    private static final RunningPortal portal = RunningPortal.inMemory();

    private static final PortalClient ada = portal.as("ada");

    @Test
    void saysWhetherThePortalIsUpAndNothingElse() {
        HttpResponse<String> health = ada.get("/actuator/health");

        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).contains("\"status\":\"UP\"").doesNotContain("database", "details", "H2");
    }

    @Test
    void countsWhatIsOpenAndNamesNothing() {
        ada.api("/api/incidents", "{\"title\":\"Checkout is down\",\"severity\":\"SEV1\",\"commander\":\"ada\"}");

        HttpResponse<String> incidents = ada.get("/actuator/incidents");

        assertThat(incidents.statusCode()).isEqualTo(200);
        assertThat(incidents.body())
                .contains("\"SEV1\"", "\"log\"", "\"undelivered\":[")
                .doesNotContain("Checkout", "INC-", "ada");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"env", "beans", "configprops", "metrics", "loggers", "heapdump", "threaddump", "mappings", "info"
            })
    void exposesNoOtherEndpoint(String endpoint) {
        assertThat(ada.get("/actuator/" + endpoint).statusCode()).isEqualTo(404);
    }
}
