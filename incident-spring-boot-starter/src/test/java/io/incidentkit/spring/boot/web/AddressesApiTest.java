package io.incidentkit.spring.boot.web;

import static io.incidentkit.spring.boot.web.RunningHost.API;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Methods, addresses and parameters that the API has, and its own answer to all others. */
class AddressesApiTest {
    @AutoClose
    private static final RunningHost host = RunningHost.start();

    @BeforeEach
    void declare() {
        host.reset();
        host.post(API, "{\"title\":\"Checkout is down\",\"severity\":\"SEV2\"}").is(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/1", "/1/timeline", "/1/communication", "/1/runbooks", "/1/postmortem", "/figures"})
    void headIsAsGetWithoutTheBody(String path) {
        Answer got = host.get(API + path).is(200);
        Answer head = host.send("HEAD", API + path).is(200);

        assertThat(head.body()).isEmpty();
        assertThat(head.type()).isEqualTo(got.type());
        assertThat(head.header("Content-Length")).isEqualTo(got.header("Content-Length"));
        host.send("HEAD", API + "/99").is(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PUT    |                                     | GET,HEAD,POST",
                "DELETE |                                     | GET,HEAD,POST",
                "POST   | /1                                  | GET,HEAD",
                "PATCH  | /INC-1                              | GET,HEAD",
                "POST   | /1/timeline                         | GET,HEAD",
                "PUT    | /1/communication                    | GET,HEAD",
                "POST   | /1/postmortem                       | GET,HEAD,PUT",
                "GET    | /1/triage                           | POST",
                "HEAD   | /1/triage                           | POST",
                "DELETE | /1/add-note                         | POST",
                "GET    | /alerts/alertmanager                | POST",
                "PUT    | /alerts/alertmanager/eu             | POST",
                "POST   | /figures                            | GET,HEAD",
            })
    void anotherMethodIsA405WithThoseThatAreThere(String method, String path, String allowed) {
        Answer answer = host.send(method, API + (path == null ? "" : path), "X-Actor", "ana");

        assertThat(methods(answer.is(405))).containsExactlyInAnyOrder(allowed.split(","));
        if (!method.equals("HEAD")) {
            answer.isProblem(405, "method-not-allowed").assertThatAt("/detail").startsWith(method + " is none of");
        }
    }

    @Test
    void optionsAreTheMethods() {
        assertThat(methods(host.send("OPTIONS", API + "/1").is(204))).containsExactlyInAnyOrder("GET", "HEAD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/1/", "/1/timeline/", "/1/nonsense", "/1/timeline/1", "/1/timeline/1/2/3", "//"})
    void anUnknownAddressIsAProblemOfOurs(String path) {
        for (String method : List.of("GET", "PUT", "DELETE")) {
            host.send(method, API + path, "Accept", "text/html").isProblem(404, "unknown-address");
        }
    }

    @Test
    void aSlashAtTheEndIsNamed() {
        host.get(API + "/1/")
                .isProblem(404, "unknown-address")
                .assertThatAt("/detail")
                .contains("no slash at its end");
    }

    @ParameterizedTest
    @CsvSource({
        "'', severty, state",
        "'', State, severity",
        "/1, severity, there are asKnownAt",
        "/1/timeline, before, after",
        "/1/communication, x, there are none",
        "/1/postmortem, format, there are none",
        "/figures, until, from",
    })
    void aParameterThatIsNotKnownIsRefusedAndThoseThatAreAreNamed(String path, String name, String known) {
        Answer answer = host.get(API + path + "?" + name + "=SEV1").isProblem(422, "invalid-input");

        assertThat(answer.each("/faults", "field")).containsExactly(name);
        answer.assertThatAt("/faults/0/message").contains(known);
    }

    @Test
    void aDocumentHasItsVersionForAParameterAlone() {
        Answer answer = host.put(
                        API + "/1/postmortem?versoin=2",
                        "# Errors".getBytes(StandardCharsets.UTF_8),
                        "Content-Type",
                        "text/markdown",
                        "X-Actor",
                        "ana")
                .isProblem(422, "invalid-input");

        assertThat(answer.each("/faults", "field")).containsExactly("versoin");
    }

    @Test
    void theFilterBySeverityAnswersThoseOfTheLevelAlone() {
        assertThat(host.get(API + "?severity=SEV1").is(200).each("/incidents", "title"))
                .isEmpty();
        assertThat(host.get(API + "?severity=SEV2").is(200).each("/incidents", "title"))
                .hasSize(1);
        assertThat(host.get(API + "?severity=sev2").is(200).each("/incidents", "title"))
                .hasSize(1);
    }

    @Test
    void aPageOfAnotherSiteCanPostNothingWithoutAType() {
        for (String[] from : List.of(
                new String[] {"Origin", "https://evil.example", "X-Actor", "ana"},
                new String[] {"Origin", "null", "X-Actor", "ana"},
                new String[] {"Sec-Fetch-Site", "cross-site", "X-Actor", "ana"})) {
            host.post(API + "/1/accept-handover", "", from).isProblem(415, "unsupported-media-type");
            host.post(API + "/1/add-note", "{\"text\":\"x\"}", from).isProblem(415, "unsupported-media-type");
        }
        assertThat(host.get(API + "/1").at("/version")).isEqualTo("2");
    }

    private static List<String> methods(Answer answer) {
        return Arrays.stream(answer.header("Allow").orElse("").split(",\\s*")).toList();
    }
}
