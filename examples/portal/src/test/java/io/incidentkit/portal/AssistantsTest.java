package io.incidentkit.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** An assistant's own client at the running portal, and what people then see on its pages. */
class AssistantsTest {

    @Nested
    class SwitchedOn {
        @AutoClose
        private final RunningPortal portal = RunningPortal.with(
                "--spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID(), "--incident.mcp.enabled=true");

        private McpSyncClient client(String... headers) {
            HttpRequest.Builder request = HttpRequest.newBuilder();
            McpSyncClient client = McpClient.sync(HttpClientStreamableHttpTransport.builder(portal.base())
                            .requestBuilder(headers.length == 0 ? request : request.headers(headers))
                            .build())
                    .build();
            client.initialize();
            return client;
        }

        private static CallToolResult call(McpSyncClient client, String tool, Map<String, Object> arguments) {
            return client.callTool(
                    CallToolRequest.builder(tool).arguments(arguments).build());
        }

        private static String said(CallToolResult result) {
            return ((TextContent) result.content().get(0)).text();
        }

        @Test
        void workForAPersonAndPeopleSeeWhoDidWhatAndWhatWasRefused() {
            try (McpSyncClient client = client("X-Actor", "ada")) {
                assertThat(client.listTools().tools())
                        .extracting(Tool::name)
                        .contains("declare-incident", "add-note", "get-incident", "resolve")
                        .doesNotContain("take-command", "publish-postmortem");

                CallToolResult declared = call(client, "declare-incident", Map.of("title", "Checkout is down"));
                CallToolResult noted =
                        call(client, "add-note", Map.of("incident", "INC-1", "text", "The disk is full."));
                CallToolResult refused =
                        call(client, "resolve", Map.of("incident", "INC-1", "verification", "It is back."));

                assertThat(said(declared)).contains("INC-1");
                assertThat(noted.isError()).isFalse();
                assertThat(refused.isError()).isTrue();
                assertThat(said(refused)).contains("\"rule\"", "\"remedy\"");
            }
            assertThat(portal.as("bob").page("/incidents/INC-1"))
                    .contains("agent for ada", "The disk is full.", "Tried to resolve");
        }

        @Test
        void seeWhatThePersonSees() {
            String secret = portal.as("ada").declare("A key leaked");
            portal.as("ada").command(secret, "make-private", Form.with("reason", "A key"));

            try (McpSyncClient client = client("X-Actor", "bob")) {
                assertThat(said(call(client, "list-incidents", Map.of()))).doesNotContain("A key leaked");
            }
            try (McpSyncClient client = client("X-Actor", "ada")) {
                assertThat(said(call(client, "list-incidents", Map.of()))).contains("A key leaked");
            }
        }

        @Test
        void doNothingForNobody() {
            try (McpSyncClient client = client()) {
                CallToolResult refused = call(client, "declare-incident", Map.of("title", "Checkout is down"));

                assertThat(refused.isError()).isTrue();
                assertThat(said(refused)).contains("Nobody is logged in");
            }
            assertThat(portal.as("ada").page("/incidents")).doesNotContain("Checkout is down");
        }

        @Test
        void areNotCalledByAPageOfAnotherSite() {
            PortalClient ada = portal.as("ada");

            assertThat(ada.send(ada.request("/mcp")
                                    .header("Sec-Fetch-Site", "cross-site")
                                    .header("Content-Type", "application/json")
                                    .POST(BodyPublishers.ofString("{}")))
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void areNotThereUnlessSwitchedOn() {
        try (RunningPortal portal = RunningPortal.inMemory()) {
            PortalClient ada = portal.as("ada");

            assertThat(ada.get("/mcp").statusCode()).isEqualTo(404);
            assertThat(ada.send(ada.request("/mcp")
                                    .header("Content-Type", "application/json")
                                    .POST(BodyPublishers.ofString("{}")))
                            .statusCode())
                    .isEqualTo(404);
        }
    }
}
