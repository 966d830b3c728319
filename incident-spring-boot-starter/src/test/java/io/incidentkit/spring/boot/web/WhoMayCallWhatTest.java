package io.incidentkit.spring.boot.web;

import static io.incidentkit.spring.boot.web.RunningHost.API;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.spring.boot.web.OpenApiDocument.Operation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.SecurityFilterChain;
import tools.jackson.databind.JsonNode;

/**
 * Every operation as somebody who has all rights, as a reader, as an outsider of a private incident, and as nobody. Of the incidents the
 * first is private and ana's, the second is not.
 */
class WhoMayCallWhatTest {
    private static final String SECRET = "A key of the vault leaked";

    private static RunningHost host;
    private static OpenApiDocument document;

    @BeforeAll
    static void start() {
        host = RunningHost.start(
                WhoMayCallWhatTest.class.getClassLoader(),
                List.of(OpenApiTest.WholeHost.class, Logins.class),
                "incident.web.retention=true",
                "incident.alerts.open=false",
                "incident.search.enabled=true",
                "incident.channels.log.enabled=true",
                "incident.rights.read=ROLE_STAFF",
                "incident.rights.respond=ROLE_SRE",
                "incident.rights.administer=ROLE_ADMIN");
        document = new OpenApiDocument(
                send("GET", API + "/openapi.json", "", "ana").body());
        send("POST", API, "{\"title\":\"" + SECRET + "\"}", "ana").is(201);
        send("POST", API + "/1/make-private", "{\"reason\":\"a key\"}", "ana").is(200);
        send("POST", API, "{\"title\":\"Checkout fails\"}", "ana").is(201);
        send("POST", API, "{\"title\":\"Payments fail\"}", "ana").is(201);
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    static List<Operation> operations() {
        return document.operations().values().stream()
                .filter(each -> !each.said().toString().contains("text/event-stream"))
                .toList();
    }

    static List<Operation> ofOneIncident() {
        return operations().stream()
                .filter(each -> each.path().contains("{id}") && !each.path().contains("/deliveries/"))
                .toList();
    }

    /** Who may only read is refused these. */
    static List<Operation> thatChange() {
        return operations().stream()
                .filter(each -> !each.method().equals("get")
                        && !each.id().equals("findText")
                        && !each.path().contains("/alerts/"))
                .toList();
    }

    private static Answer send(String method, String path, String body, String login, String... type) {
        List<String> headers = new ArrayList<>();
        if (!body.isEmpty()) {
            headers.addAll(List.of("Content-Type", type.length > 0 ? type[0] : "application/json"));
        }
        if (!login.isEmpty()) {
            headers.addAll(List.of("Authorization", basic(login)));
        }
        return host.send(method, path, body.getBytes(StandardCharsets.UTF_8), headers.toArray(String[]::new));
    }

    private static String basic(String login) {
        return "Basic " + Base64.getEncoder().encodeToString((login + ":secret").getBytes(StandardCharsets.UTF_8));
    }

    /** Some commands ask for more than their schema says. */
    private static String body(Operation operation, JsonNode schema) {
        return switch (operation.id()) {
            case "merge" -> "{\"into\":\"INC-3\",\"reason\":\"the same\"}";
            case "strike-out" -> "{\"text\":\"marlin-77\",\"reason\":\"a key\"}";
            case "change-action" -> "{\"item\":1,\"description\":\"a bound for the pool\"}";
            default -> SampleBody.of(schema);
        };
    }

    private static Answer call(Operation operation, String incident, String login) {
        String path = operation.path().replace("{id}", incident).replaceAll("\\{[a-zA-Z]+}", "9");
        boolean sends = operation.said().has("requestBody");
        String type = sends
                ? operation
                        .said()
                        .at("/requestBody/content")
                        .propertyNames()
                        .iterator()
                        .next()
                : "";
        String body = operation
                .jsonBody()
                .map(schema -> body(operation, schema))
                .orElse(sends ? "# Text\n\n2026-03-01 10:00 UTC\n" : "");
        Answer answer = send(operation.method().toUpperCase(Locale.ROOT), path, body, login, type);
        document.judge(operation, answer);
        return answer;
    }

    @ParameterizedTest
    @MethodSource("operations")
    void nothingGoesWrongInsideForWhoHasAllRights(Operation operation) {
        Answer answer = call(operation, "3", "ana");

        assertThat(answer.status()).as(answer.body()).isNotIn(401, 403).isLessThan(500);
    }

    @ParameterizedTest
    @MethodSource("ofOneIncident")
    void aPrivateIncidentDoesNotExistForAnOutsider(Operation operation) {
        Answer hidden = call(operation, "1", "olga");

        assertThat(hidden.status()).as(hidden.body()).isIn(403, 404);
        assertThat(hidden.body())
                .isEqualTo(call(operation, "999", "olga").body().replace("999", "1"));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void noAnswerNamesAPrivateIncidentToAnOutsider(Operation operation) {
        if (!operation.path().contains("{id}")) {
            assertThat(call(operation, "2", "olga").body())
                    .doesNotContain(SECRET)
                    .doesNotContain("\"INC-1\"");
        }
    }

    @ParameterizedTest
    @MethodSource("thatChange")
    void whoMayOnlyReadChangesNothing(Operation operation) {
        String before = send("GET", API + "/2", "", "rita").at("/version");

        Answer answer = call(operation, "2", "rita");

        assertThat(answer.status()).as(answer.body()).isEqualTo(403);
        send("GET", API + "/2", "", "rita").assertThatAt("/version").isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void nobodyReadsOrChangesAnything(Operation operation) {
        Answer answer = call(operation, "2", "");

        assertThat(answer.body()).doesNotContain("Checkout fails").doesNotContain(SECRET);
        if (!operation.method().equals("get") || operation.path().contains("{id}")) {
            assertThat(answer.status()).as(answer.body()).isIn(401, 404);
        }
    }

    @Test
    void whatIsForGoodTakesWhoMayAdminister() {
        for (String id : List.of(
                "publish-postmortem",
                "make-private",
                "strike-out",
                "erasePerson",
                "importDocument",
                "importHistory",
                "importFile",
                "importFromTool",
                "stopImport",
                "listImports",
                "showImport")) {
            assertThat(call(document.operation(id), "2", "olga").status())
                    .as(id)
                    .isEqualTo(403);
        }
    }

    /** It is told on a thread of its own, on which nobody is logged in. */
    @Test
    @Timeout(60)
    void whatChangesIsToldToWhoMayReadIt() {
        try (Listening rita = host.listen(API + "/changes", "Authorization", basic("rita"))) {
            assertThat(rita.status()).isEqualTo(200);
            rita.next();
            send("POST", API, "{\"title\":\"" + SECRET + "\",\"private\":true}", "ana")
                    .is(201);
            send("POST", API + "/3/add-note", "{\"text\":\"it is slow\"}", "ana")
                    .is(200);

            assertThat(rita.next("change").get("data")).contains("\"incident\":\"INC-3\"");
        }
    }

    @Test
    void aPublishedPostmortemIsFoundByWhoMayReadAlone() {
        String title = "Mail was late";
        send(
                        "PUT",
                        API + "/archive/acme/7",
                        "# " + title + "\n\n2026-02-01 10:00 UTC\n\n## Summary\n\nA queue was full.\n",
                        "ana",
                        "text/markdown")
                .is(200);

        assertThat(send("GET", API + "/archive?q=queue", "", "rita").is(200).body())
                .contains(title);
        for (String login : List.of("", "nora")) {
            assertThat(send("GET", API + "/archive?q=queue", "", login).is(200).body())
                    .doesNotContain(title);
        }
    }

    /** All paths are open, so that what refuses is the API itself. */
    @Configuration(proxyBeanMethods = false)
    @EnableWebSecurity
    static class Logins {
        @Bean
        SecurityFilterChain open(HttpSecurity http) {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                    .httpBasic(Customizer.withDefaults())
                    .csrf(csrf -> csrf.disable())
                    .build();
        }

        @Bean
        UserDetailsService users() {
            return PlainLogins.of(
                    PlainLogins.user("ana", "STAFF", "SRE", "ADMIN"),
                    PlainLogins.user("olga", "STAFF", "SRE"),
                    PlainLogins.user("rita", "STAFF"),
                    PlainLogins.user("nora", "GUEST"));
        }
    }
}
