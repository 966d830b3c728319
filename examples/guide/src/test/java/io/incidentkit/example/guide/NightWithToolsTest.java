package io.incidentkit.example.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.test.tool.SlackRoom;
import io.incidentkit.test.tool.SlackStub;
import io.incidentkit.test.tool.SlackStub.Loss;
import io.incidentkit.test.tool.ToolCall;
import io.incidentkit.test.tool.ToolStub;
import io.incidentkit.test.tool.ToolStub.Answer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A SEV1 with the tools that a team has, all of them stubs on loopback: the pager, the room, the status page, messages, a reminder, a handover
 * and the end, and the process killed by -9 in the middle. Nothing is lost, and nothing is doubled.
 */
@Timeout(300)
class NightWithToolsTest {
    private static final String ADA = "ada@example.com";
    private static final String BEN = "ben@example.com";
    private static final long MOMENT = 20_000_000;

    /** A chat that is due after seconds, so that the reminder comes within the test. */
    private static final String POLICY = """
            {"levels": [
              {"severity": "SEV1", "meaning": "Nobody can pay", "notification": "page-everyone", "triagedWithin": "5 min",
               "fixed": "now", "fixedWithin": "2 h", "warRoom": true, "communication": [
                 {"audience": "status page", "firstWithin": "5 min", "every": "1 h", "atEachStep": true, "closing": true},
                 {"audience": "internal chat", "firstWithin": "3 s", "every": "1 h", "closing": true}]},
              {"severity": "SEV2", "meaning": "Everything else", "notification": "ticket", "fixed": "this sprint",
               "fixedWithin": "2 weeks", "warRoom": false}],
             "alertSeverities": {"labels": ["severity"], "levels": {"critical": "SEV1"}},
             "incidentLink": "https://portal.example/incidents/{reference}"}
            """;

    private static final String APPLICATION = """
            package com.example;

            import org.springframework.boot.SpringApplication;
            import org.springframework.boot.autoconfigure.SpringBootApplication;

            @SpringBootApplication
            public class Portal {
                public static void main(String[] args) {
                    SpringApplication.run(Portal.class, args);
                }
            }
            """;

    private static final String ALERT = """
            [{"labels": {"alertname": "CheckoutDown", "severity": "critical", "service": "checkout", "instance": "web-1"},
              "annotations": {"summary": "Checkout answers 5xx"}%s}]
            """;

    @TempDir
    private Path folder;

    @AutoClose
    private final ToolStub pager = ToolStub.start().on("POST /v2/enqueue", NightWithToolsTest::accepted);

    @AutoClose
    private final SlackStub slack = SlackStub.start();

    private final HttpClient client = HttpClient.newHttpClient();
    private NewApplication application;
    private int port;

    private static Answer accepted(ToolCall call) {
        String key = json(call.body()).at("/dedup_key").asString("");
        return Answer.of(202, "{\"status\":\"success\",\"message\":\"Event processed\",\"dedup_key\":\"" + key + "\"}");
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private void start(EmbeddedPostgres postgres) throws Exception {
        application.start(
                "com.example.Portal",
                "--server.port=" + port,
                "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                "--spring.datasource.username=postgres",
                "--spring.datasource.password=postgres",
                "--incident.jdbc.initialize-schema=always",
                "--incident.policy.location=file:" + folder.resolve("policy.json"),
                "--incident.installation=night",
                "--incident.web.enabled=true",
                "--incident.web.trust-actor-header=true",
                "--incident.alerts.open=true",
                "--incident.channels.pagerduty.routing-key=R028PVWZN5LK6TQ7QC0T3H8F1FV2M9A4",
                "--incident.channels.pagerduty.address=" + pager.address(),
                "--incident.channels.slack.token=" + SlackStub.TOKEN,
                "--incident.channels.slack.api=" + slack.api(),
                "--incident.status-page.enabled=true",
                "--incident.status-page.url=https://status.example",
                "--incident.status-page.components.checkout=checkout");
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private HttpResponse<String> send(String method, String path, String body, String actor) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .header("X-Actor", actor);
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private void give(String command, String body, String actor) throws Exception {
        HttpResponse<String> answer = send("POST", "/api/incidents/INC-1/" + command, body, actor);
        assertThat(answer.statusCode()).as(command + ": " + answer.body()).isEqualTo(200);
    }

    private static void until(String what, BooleanSupplier isSo) {
        long end = System.nanoTime() + 90_000_000_000L;
        while (!isSo.getAsBoolean()) {
            assertThat(System.nanoTime()).as("Waited for: " + what).isLessThan(end);
            LockSupport.parkNanos(MOMENT);
        }
    }

    private List<String> events(String action) {
        return pager.calls().stream()
                .map(call -> json(call.body()))
                .filter(event -> event.at("/event_action").asString("").equals(action))
                // The check at the start acknowledges a page that never was.
                .filter(event -> event.at("/dedup_key").asString("").matches(".*/(everyone|on-call).*"))
                .map(event -> event.at("/dedup_key").asString())
                .distinct()
                .toList();
    }

    private String page() {
        try {
            return send("GET", "/status/api/v2/summary.json", "", ADA).body();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private List<String> texts(String room) {
        return slack.find(room).map(SlackRoom::texts).orElse(List.of());
    }

    private List<String> rooms() {
        return slack.rooms().stream()
                .map(SlackRoom::name)
                .filter(name -> !name.startsWith("D"))
                .toList();
    }

    @Test
    void isToldAsAPageThatAPersonReads() throws Exception {
        String program = Alertmanager.program();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                NewApplication running = new NewApplication(folder, "spring-security", "spring-boot-security")) {
            application = running;
            port = freePort();
            write();
            start(postgres);
            try (Alertmanager alertmanager = Alertmanager.start(
                    program, folder, "http://127.0.0.1:" + port + "/api/incidents/alerts/alertmanager")) {
                slack.losing(method -> method.equals("conversations.create") ? Loss.HANGING : Loss.NONE);
                alertmanager.send(ALERT.formatted(""));
                anAlertPagesAndTheProcessDiesWhileTheRoomIsMade();
                slack.losing(method -> Loss.NONE);
                start(postgres);
                theRoomIsThereOnce();
                nobodyTakesItAndTheOnCallArePagedAgain();
                commandIsTakenAndThePagesAcknowledged();
                messagesGoOut();
                whatWasPromisedIsForgottenAndTheCommanderReminded();
                commandIsHandedOver();
                repeatsOfTheAlertChangeNothing(alertmanager);
                theAlertEnds(alertmanager);
                theEnd();
                nothingIsDoubled();
                itIsReadInAMinute();
            }
        }
    }

    private void write() throws IOException {
        application.write("src/main/java/com/example/Portal.java", APPLICATION);
        application.write("src/main/resources/application.properties", "");
        application.write("policy.json", POLICY);
        application.compile();
    }

    private void anAlertPagesAndTheProcessDiesWhileTheRoomIsMade() {
        until("the page", () -> !events("trigger").isEmpty());
        until("the call for the room", () -> rooms().contains("inc-1"));
        application.kill();
    }

    private void theRoomIsThereOnce() {
        until("the room", () -> slack.room("inc-1").pins().size() == 1);
        assertThat(rooms())
                .as("one room, as its answer was lost with the process")
                .containsExactly("inc-1");
    }

    private void nobodyTakesItAndTheOnCallArePagedAgain() {
        until("a further page", () -> events("trigger").stream().anyMatch(key -> key.contains("/on-call")));
    }

    private void commandIsTakenAndThePagesAcknowledged() throws Exception {
        give("triage", "{\"commander\":\"" + ADA + "\"}", ADA);
        until("the acknowledgement", () -> events("acknowledge").containsAll(events("trigger")));
    }

    private void messagesGoOut() throws Exception {
        String soon = Instant.now().plusSeconds(2).toString();
        give(
                "send-update",
                "{\"audience\":\"internal chat\",\"line\":\"The last deploy is suspected.\",\"nextDue\":\"" + soon
                        + "\"}",
                ADA);
        give("send-update", "{\"audience\":\"status page\",\"line\":\"We are on it.\"}", ADA);
        until(
                "the message in the room",
                () -> texts("inc-1").stream().anyMatch(text -> text.contains("The last deploy is suspected.")));
        until("the status page", () -> page().contains("We are on it."));
        assertThat(page()).contains("\"investigating\"").doesNotContain("CheckoutDown");
    }

    private void whatWasPromisedIsForgottenAndTheCommanderReminded() throws Exception {
        until("the reminder", () -> slack.direct("ada").stream().anyMatch(text -> text.contains("internal chat")));
        give("send-update", "{\"audience\":\"internal chat\",\"line\":\"We roll back.\"}", ADA);
    }

    private void commandIsHandedOver() throws Exception {
        give("offer-handover", "{\"to\":\"" + BEN + "\",\"brief\":\"rolling back\"}", ADA);
        until("the question", () -> slack.direct("ben").stream().anyMatch(text -> text.contains("take over command")));
        give("accept-handover", "{}", BEN);
    }

    private void repeatsOfTheAlertChangeNothing(Alertmanager alertmanager) throws Exception {
        int before = alertmanager.sent();
        until("a repeat", () -> alertmanager.sent() > before + 1);
        assertThat(entries("alerts-received")).hasSize(1);
        JsonNode all = json(send("GET", "/api/incidents?state=all", "", ADA).body());
        assertThat(all.at("/incidents")).hasSize(1);
    }

    private void theAlertEnds(Alertmanager alertmanager) throws Exception {
        give("diagnose", "{\"hypothesis\":\"the last deploy\"}", BEN);
        give("mitigate", "{\"action\":\"rolled back\",\"kind\":\"rollback\"}", BEN);
        alertmanager.send(ALERT.formatted(",\"endsAt\":\"" + Instant.now().minusSeconds(1) + "\""));
        until("the end of the alert", () -> entries("alerts-received").size() == 2);
    }

    private void theEnd() throws Exception {
        give("resolve", "{\"verification\":\"errors are normal\"}", BEN);
        give("send-update", "{\"audience\":\"status page\",\"line\":\"All is well.\"}", BEN);
        until("the resolve", () -> events("resolve").containsAll(events("trigger")));
        until("the last words in the room", () -> texts("inc-1").contains("The incident is over: it was resolved."));
        until("the page", () -> page().contains("\"incidents\":[]"));
    }

    private List<JsonNode> entries(String type) {
        try {
            return json(send("GET", "/api/incidents/INC-1/timeline?limit=500", "", ADA)
                            .body())
                    .at("/entries")
                    .valueStream()
                    .filter(entry -> entry.at("/type").asString().equals(type))
                    .toList();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void nothingIsDoubled() {
        assertThat(events("trigger")).hasSize(2);
        assertThat(slack.rooms().stream()
                        .flatMap(room -> room.messages().stream().map(message -> room.name() + " " + message.key())))
                .doesNotHaveDuplicates();
        assertThat(entries("delivered").stream()
                        .map(entry -> entry.at("/details").toString()))
                .hasSizeGreaterThan(5)
                .doesNotHaveDuplicates();
    }

    /** Two dozen rows at the most, in the order in which it happened, without the words of machines. */
    private void itIsReadInAMinute() throws Exception {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/incidents/INC-1/timeline"))
                        .header("X-Actor", ADA)
                        .header("Accept", "text/markdown")
                        .build(),
                BodyHandlers.ofString());
        String page = answer.body();

        assertThat(page)
                .startsWith("# INC-1: Checkout answers 5xx\n")
                .containsSubsequence(
                        "Detected: Checkout answers 5xx",
                        "page everyone (pagerduty",
                        "open war room (slack",
                        "internal chat was to be told by",
                        "page on-call (pagerduty",
                        ADA + " is incident commander; Triaged|acknowledge (pagerduty",
                        "The last deploy is suspected.",
                        "remind " + ADA + " (slack",
                        "Command offered to " + BEN,
                        "took over command from " + ADA,
                        "Mitigated (rollback): rolled back",
                        "1 resolved",
                        "Resolved: errors are normal|closed (",
                        "All is well.")
                .doesNotContainPattern("[0-9a-f]{8}-[0-9a-f]{4}-")
                .doesNotContainPattern("\\d{2}:\\d{2}:\\d{2}[.]")
                .doesNotContain("NOT DONE", "not yet", "dispatcher");
        assertThat(page.lines()).hasSizeLessThan(25);
        assertThat(page.split("\\s+")).as("what is read in a minute").hasSizeLessThan(260);
    }
}
