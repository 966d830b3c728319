package io.incidentkit.spring.boot.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.command.CommandType;
import io.incidentkit.command.Declare;
import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Person;
import io.incidentkit.incident.Incident;
import io.incidentkit.service.Incidents;
import io.incidentkit.timeline.RecordEvent.AttemptRefused;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.SecurityFilterChain;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An assistant's own client at a running host, in which each agent acts for who is logged in. */
class AssistantsTest {
    private static final Actor AGENT = Actor.agentFor(new Person("ana"));

    private static RunningHost host;
    private static Incidents incidents;

    private McpSyncClient client;

    @BeforeAll
    static void start() {
        host = RunningHost.start(
                AssistantsTest.class.getClassLoader(),
                List.of(Logins.class),
                "incident.mcp.enabled=true",
                "spring.ai.mcp.server.enabled=true",
                "spring.ai.mcp.server.protocol=STREAMABLE",
                "incident.rights.respond=ROLE_SRE",
                "incident.rights.command=ROLE_SRE");
        incidents = host.bean(Incidents.class);
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @AfterEach
    void end() {
        client.close();
    }

    private void logIn(String name) {
        String basic =
                "Basic " + Base64.getEncoder().encodeToString((name + ":secret").getBytes(StandardCharsets.UTF_8));
        client = McpClient.sync(HttpClientStreamableHttpTransport.builder("http://127.0.0.1:" + host.port())
                        .requestBuilder(HttpRequest.newBuilder().header("Authorization", basic))
                        .build())
                .build();
        client.initialize();
    }

    private CallToolResult call(String tool, Map<String, Object> arguments) {
        return client.callTool(
                CallToolRequest.builder(tool).arguments(arguments).build());
    }

    private JsonNode read(CallToolResult result) {
        return JsonMapper.shared().readTree(((TextContent) result.content().get(0)).text());
    }

    private static Incident declared(Declare declare) {
        return incidents.declare(Actor.system("alertmanager"), declare);
    }

    @Test
    void offersEachCommandThatAnAgentMayGiveAndNoOther() {
        logIn("ana");

        List<String> tools = client.listTools().tools().stream().map(Tool::name).toList();

        assertThat(tools)
                .contains("declare-incident", "triage", "add-note", "get-incident", "may-i", "read-postmortem")
                .doesNotContain("take-command", "accept-handover", "publish-postmortem", "strike-out", "make-private")
                .doesNotHaveDuplicates();
    }

    @Test
    void actsForWhoIsLoggedInAndIsNeverInCommand() {
        logIn("ana");

        JsonNode declared = read(call("declare-incident", Map.of("title", "Checkout is down")));
        String reference = declared.path("incident").asString();
        CallToolResult noted = call("add-note", Map.of("incident", reference, "text", "the disk is full"));
        CallToolResult triaged = call("triage", Map.of("incident", reference, "severity", "SEV2", "commander", "ana"));

        assertThat(noted.isError()).isFalse();
        assertThat(read(triaged).path("step").asString()).isEqualTo("triaged");
        Incident incident = incidents.find(reference).orElseThrow();
        assertThat(incident.declaredBy()).isEqualTo(AGENT);
        assertThat(incident.commander()).contains(new Person("ana"));
    }

    @Test
    void learnsFromARefusalWhichIsKept() {
        Incident incident = declared(Declare.of("Checkout is down"));
        logIn("ana");

        Map<String, Object> arguments = Map.of("incident", incident.reference(), "verification", "it is back");
        CallToolResult refused = call(CommandType.RESOLVE.code(), arguments);
        call(CommandType.RESOLVE.code(), arguments);

        assertThat(refused.isError()).isTrue();
        JsonNode violation = read(refused).path("refused").path(0);
        assertThat(violation.path("rule").asString()).isNotBlank();
        assertThat(violation.path("remedy").asString()).isNotBlank();
        assertThat(incidents.timeline(incident.id()))
                .filteredOn(entry -> entry.event() instanceof AttemptRefused)
                .singleElement()
                .satisfies(kept -> {
                    assertThat(kept.actor()).isEqualTo(AGENT);
                    assertThat(kept.event().describe()).contains("resolve");
                });
        assertThat(incidents.postmortem(incident.id()).toMarkdown(ZoneOffset.UTC))
                .doesNotContain("Tried to");
    }

    @Test
    void saysEverythingThatIsWrongWithTheInput() {
        Incident incident = declared(Declare.of("Checkout is down"));
        logIn("ana");

        CallToolResult faulty = call("add-note", Map.of("incident", incident.reference(), "nonsense", 1));

        assertThat(faulty.isError()).isTrue();
        assertThat(((TextContent) faulty.content().get(0)).text())
                .contains("nonsense")
                .contains("text");
    }

    @Test
    void seesWhatThePersonSees() {
        Incident secret = declared(Declare.builder("A key leaked").makePrivate().build());
        Incident open = declared(Declare.of("Checkout is down"));
        logIn("ana");

        String list = ((TextContent) call("list-incidents", Map.of()).content().get(0)).text();

        assertThat(list).contains(open.reference()).doesNotContain("A key leaked");
        assertThat(call("get-incident", Map.of("incident", secret.reference())).isError())
                .isTrue();
        assertThat(call("read-timeline", Map.of("incident", open.reference())).isError())
                .isFalse();
    }

    @Test
    void hasTheRightsOfThePerson() {
        Incident incident = declared(Declare.of("Checkout is down"));
        logIn("eve");

        CallToolResult refused = call("add-note", Map.of("incident", incident.reference(), "text", "let me in"));

        assertThat(refused.isError()).isTrue();
        assertThat(incidents.timeline(incident.id()))
                .filteredOn(entry -> entry.event() instanceof AttemptRefused)
                .singleElement()
                .satisfies(kept -> assertThat(kept.actor()).isEqualTo(Actor.agentFor(new Person("eve"))));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableWebSecurity
    static class Logins {
        @Bean
        SecurityFilterChain everything(HttpSecurity http) {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .httpBasic(Customizer.withDefaults())
                    .csrf(csrf -> csrf.disable())
                    .build();
        }

        @Bean
        UserDetailsService users() {
            return PlainLogins.of(PlainLogins.user("ana", "SRE"), PlainLogins.user("eve", "GUEST"));
        }
    }
}
