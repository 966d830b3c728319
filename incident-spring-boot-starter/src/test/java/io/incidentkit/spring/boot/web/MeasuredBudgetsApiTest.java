package io.incidentkit.spring.boot.web;

import static io.incidentkit.spring.boot.web.RunningHost.API;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.recurring.BudgetMeasuring;
import io.incidentkit.test.tool.ToolStub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An error budget over HTTP, of a host that asks Prometheus what an incident spent. */
class MeasuredBudgetsApiTest {
    private static final String SLOTH = """
            version: prometheus/v1
            service: checkout
            slos:
              - {name: orders, objective: 99.9}
            """;

    private static String vector(String value) {
        return "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[" + value + "]}}";
    }

    @Test
    void isToldAsItWasMeasuredAndUntilThenByTime(@TempDir Path folder) throws IOException, InterruptedException {
        Path slos = Files.writeString(folder.resolve("slos.yml"), SLOTH);
        try (ToolStub prometheus = ToolStub.start();
                RunningHost host = RunningHost.start(
                        "incident.slos.location=" + slos.toUri(),
                        "incident.slos.prometheus.url=" + prometheus.address())) {
            prometheus.on("GET /api/v1/query", ToolStub.Answer.of(200, vector("")));
            host.post(
                            API,
                            "{\"title\":\"Down\",\"services\":[\"Checkout\"],\"severity\":\"SEV2\",\"commander\":\"ana\"}")
                    .is(201);
            host.post(API + "/1/diagnose", "{\"hypothesis\":\"a deploy\"}").is(200);
            host.clock().advance(Duration.ofMinutes(30));
            host.post(API + "/1/mitigate", "{\"action\":\"rolled back\",\"kind\":\"rollback\"}")
                    .is(200);
            host.clock().advance(Duration.ofMinutes(10));
            host.post(API + "/1/resolve", "{\"verification\":\"normal\"}").is(200);
            assertThat(told(host, "basis")).isEqualTo("reckoned");

            host.bean(BudgetMeasuring.class).ask();
            assertThat(told(host, "basis")).isEqualTo("unknown");
            assertThat(told(host, "unknownIncidents")).isEqualTo("1");
            assertThat(told(host, "reckoned")).isEqualTo("PT30M");

            prometheus.on(
                    "GET /api/v1/query",
                    ToolStub.Answer.of(200, vector("{\"metric\":{},\"value\":[1772391600,\"0.0625\"]}")));
            host.bean(BudgetMeasuring.class).ask();
            assertThat(told(host, "basis")).isEqualTo("measured");
            assertThat(told(host, "share")).isEqualTo("0.0625");
            assertThat(told(host, "measured")).isEqualTo("0.0625");
            assertThat(told(host, "reckoned")).isEqualTo("PT0S");
            assertThat(told(host, "down")).isEqualTo("PT30M");
        }
    }

    private static String told(RunningHost host, String member) {
        return host.get(API + "/error-budgets").is(200).at("/errorBudgets/0/" + member);
    }
}
