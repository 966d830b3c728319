package io.incidentkit.connector.judge;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SpecificationVersion;
import io.incidentkit.test.tool.ToolCall;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A judge that lets everything pass judges nothing. */
class JudgeTest {
    private static ToolCall enqueue(String body) {
        return new ToolCall("POST", "/v2/enqueue", "", Map.of("Content-Type", "application/json"), body);
    }

    @Test
    void refusesWhatTheVendorRefuses() {
        OpenApiJudge judge = OpenApiJudge.of("specs/pagerduty/events-v2__openapiv3.json", "/v2");

        assertThat(judge.faults(enqueue("""
                        {"routing_key":"R0","event_action":"trigger",
                         "payload":{"summary":"down","source":"portal","severity":"critical"}}"""))).isEmpty();
        assertThat(judge.faults(enqueue("""
                        {"routing_key":"R0","event_action":"trigger",
                         "payload":{"summary":"down","source":"portal","severity":"SEV1"}}"""))).isNotEmpty();
        assertThat(judge.faults(enqueue("{\"event_action\":\"trigger\"}"))).isNotEmpty();
    }

    @Test
    void refusesWhatOpsgenieRefuses() {
        OpenApiJudge judge = OpenApiJudge.of("specs/opsgenie-alerts/opsgenie-alerts-subset.swagger2.json", "/");

        assertThat(judge.faults(create("{\"message\":\"down\",\"priority\":\"P1\"}")))
                .isEmpty();
        assertThat(judge.faults(create("{\"message\":\"down\",\"priority\":\"SEV1\"}")))
                .isNotEmpty();
        assertThat(judge.faults(create("{\"alias\":\"a\"}"))).isNotEmpty();
        assertThat(judge.faults(new ToolCall("POST", "/v2/alert", "", Map.of(), "{}")))
                .isNotEmpty();
    }

    private static ToolCall create(String body) {
        return new ToolCall(
                "POST",
                "/v2/alerts",
                "",
                Map.of("Content-Type", "application/json", "Authorization", "GenieKey k"),
                body);
    }

    @Test
    void refusesWhatASchemaRefuses() {
        SchemaJudge judge =
                SchemaJudge.of("specs/statuspage-own/summary-v2.schema.json", SpecificationVersion.DRAFT_2020_12);

        assertThat(judge.faults("{\"page\":{}}")).isNotEmpty();
    }
}
