package io.incidentkit.spring.boot.web;

import static io.incidentkit.spring.boot.web.RunningHost.API;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.commander.Actor;
import io.incidentkit.spring.boot.security.ActorResolver;
import io.incidentkit.spring.boot.web.http.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What a host's own settings change about the API, and what they don't. */
class HostSettingsTest {
    private static final ClassLoader NO_SECURITY = new FilteredClassLoader("org.springframework.security");

    @Test
    void jsonSettingsOfTheHostDoNotChangeTheApi() {
        try (RunningHost plain = RunningHost.start();
                RunningHost odd = RunningHost.start(
                        "spring.jackson.property-naming-strategy=SNAKE_CASE",
                        "spring.jackson.default-property-inclusion=non-null",
                        "spring.jackson.datatype.datetime.write-dates-as-timestamps=true",
                        "spring.jackson.serialization.indent-output=true")) {
            String declaration = "{\"title\":\"Checkout fails\",\"severity\":\"SEV1\",\"commander\":\"ana\","
                    + "\"id\":\"01960000-0000-7000-8000-000000000001\",\"detectedAt\":\"2026-03-01T14:32:00Z\"}";
            assertThat(odd.post(API, declaration).is(201).body())
                    .isEqualTo(plain.post(API, declaration).body());
            for (String path : List.of("?state=all", "/1/timeline", "/1/postmortem", "/99")) {
                assertThat(odd.get(API + path).body())
                        .isEqualTo(plain.get(API + path).body());
            }
        }
    }

    @Test
    void exceptionHandlersOfTheHostDoNotAnswerForTheApi() {
        try (RunningHost host = RunningHost.start(NO_SECURITY, List.of(OwnErrors.class))) {
            host.get(API + "/99").isProblem(404, "unknown-incident");
        }
    }

    @Test
    void pathsAreThoseOfTheHost() {
        try (RunningHost host =
                RunningHost.start("incident.web.base-path=/ops/inc", "server.servlet.context-path=/portal")) {
            Answer declared = host.post("/portal/ops/inc", "{\"title\":\"x\"}").is(201);
            String location = declared.header("Location").orElseThrow();
            assertThat(location).isEqualTo("/portal/ops/inc/" + declared.at("/id"));
            host.get(location).is(200);
            host.post("/portal/ops/inc", "{\"title\":\"y\"}").is(201);
            host.get(host.get("/portal/ops/inc?limit=1").at("/next")).is(200);
            host.get("/portal" + API).is(404);
        }
    }

    @Test
    void dispatcherPathIsPartOfTheAddress() {
        try (RunningHost host = RunningHost.start("spring.mvc.servlet.path=/app")) {
            String location = host.post("/app" + API, "{\"title\":\"x\"}")
                    .is(201)
                    .header("Location")
                    .orElseThrow();
            host.get(location).is(200);
        }
    }

    /** grafana/grafana#26863, kubernetes-sigs/kubernetes-mixin#37. */
    @Test
    void alertsAreReadAsTheHostNamesItsSourceAndLabels() {
        try (RunningHost host = RunningHost.start(
                "incident.alerts.source=eu",
                "incident.alerts.service-labels=team_service,service",
                "incident.alerts.measurers=prober")) {
            String alert =
                    "{\"groupKey\":\"{}:{}\",\"alerts\":[{\"status\":\"firing\",\"labels\":{\"alertname\":\"Down\","
                            + "\"team_service\":\"eu-prober\",\"service\":\"pay\",\"namespace\":\"shop\"}}]}";
            host.post(API + "/alerts/alertmanager", alert).is(200);
            host.post(API + "/alerts/alertmanager/eu", alert).is(200);
            host.post(API + "/alerts/alertmanager/us", alert).is(200);

            host.get(API + "/1").assertThatAt("/declaredBy").isEqualTo("system:alertmanager/eu");
            host.get(API + "/1").assertThatAt("/services").isEqualTo("[\"pay\"]");
            host.get(API + "/2").assertThatAt("/declaredBy").isEqualTo("system:alertmanager/us");
            host.get(API + "/3").is(404);
        }
    }

    @Test
    void documentsAreInTheTeamsZone() {
        try (RunningHost host = RunningHost.start("incident.time-zone=Europe/Berlin")) {
            host.post(API, "{\"title\":\"x\",\"detectedAt\":\"2026-03-01T14:32:00Z\"}")
                    .is(201);
            assertThat(host.get(API + "/1/postmortem", "Accept", "text/markdown")
                            .body())
                    .contains("Europe/Berlin")
                    .contains("15:32");
        }
    }

    @Test
    void nothingIsServedUnlessAskedFor() {
        try (RunningHost host = RunningHost.start("incident.web.enabled=false")) {
            host.get(API).is(404);
            host.post(API, "{\"title\":\"x\"}").is(404);
            host.post(API + "/alerts/alertmanager", "{}").is(404);
        }
    }

    @Test
    void aDatabaseThatIsGoneIsA503WithoutInnards() throws Exception {
        try (RunningHost host = RunningHost.start("logging.level." + Problems.class.getName() + "=OFF")) {
            host.post(API, "{\"title\":\"x\"}").is(201);
            host.bean(DataSource.class).unwrap(AutoCloseable.class).close();
            for (Answer answer : List.of(
                    host.get(API),
                    host.get(API + "/1"),
                    host.post(API, "{\"title\":\"y\"}"),
                    host.post(API + "/1/add-note", "{\"text\":\"y\"}"))) {
                answer.isProblem(503, "unavailable");
                assertThat(answer.header("Retry-After")).contains("5");
                assertThat(answer.body()).doesNotContain("Exception", "Hikari", "io.incidentkit", "select");
            }
        }
    }

    /** A page of somebody else's, whose name is made to lead here, is the same site for a browser. */
    @Test
    void anApplicationThatHasNamesIsServedUnderThoseAlone() {
        try (RunningHost host =
                RunningHost.start("incident.web.hosts=portal.example.com,*.internal,localhost,127.0.0.1")) {
            host.get(API).is(200);
            assertThat(statusOfHost(host, "portal.example.com:8443")).isEqualTo(200);
            assertThat(statusOfHost(host, "incidents.INTERNAL")).isEqualTo(200);
            assertThat(statusOfHost(host, "rebound.example.net")).isEqualTo(421);
            assertThat(statusOfHost(host, "portal.example.com.example.net")).isEqualTo(421);
            assertThat(statusOfHost(host, "notinternal")).isEqualTo(421);
        }
    }

    private static int statusOfHost(RunningHost host, String name) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), host.port())) {
            socket.getOutputStream()
                    .write(("GET " + API + " HTTP/1.1\r\nHost: " + name + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(answer.split(" ", 3)[1]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aSystemCanNameItself() {
        try (RunningHost host = RunningHost.start()) {
            host.post(API, "{\"title\":\"x\"}", "Content-Type", "application/json", "X-Actor", "system:deploy-bot")
                    .is(201)
                    .assertThatAt("/declaredBy")
                    .isEqualTo("system:deploy-bot");
        }
    }

    @Nested
    class WithSpringSecurity {

        @Test
        void theLoginActsAndTheHeaderIsNotBelieved() {
            try (RunningHost host = RunningHost.start(getClass().getClassLoader(), List.of(Login.class))) {
                String json = "{\"title\":\"x\"}";
                host.post(API, json, "Content-Type", "application/json", "X-Actor", "mallory")
                        .isProblem(401, "actor-required");
                host.post(
                                API,
                                json,
                                "Content-Type",
                                "application/json",
                                "X-Actor",
                                "mallory",
                                "Authorization",
                                basic("ana:secret"))
                        .is(201)
                        .assertThatAt("/declaredBy")
                        .isEqualTo("ana");
                host.get(API + "/1/actions", "Authorization", basic("ana:secret"))
                        .is(200);
                host.get(API + "/1").is(200);
            }
        }

        private static String basic(String login) {
            return "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void theHostMaySayWhoActs() {
        try (RunningHost host = RunningHost.start(NO_SECURITY, List.of(Badge.class))) {
            host.post(API, "{\"title\":\"x\"}")
                    .is(201)
                    .assertThatAt("/declaredBy")
                    .isEqualTo("badge");
        }
    }

    @Test
    void worksWithoutTheConnectors() {
        ClassLoader without = new FilteredClassLoader("org.springframework.security", "io.incidentkit.connector");
        try (RunningHost host = RunningHost.start(without, List.of())) {
            host.post(API, "{\"title\":\"x\"}").is(201);
            host.post(API + "/alerts/alertmanager", "{}").isProblem(404, "unknown-command");
        }
    }

    @RestControllerAdvice
    static class OwnErrors {
        @ExceptionHandler(Exception.class)
        ResponseEntity<String> all() {
            return ResponseEntity.status(HttpStatus.ACCEPTED).body("handled by the host");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Badge {
        @Bean
        ActorResolver badge() {
            return request -> Optional.of(Actor.person("badge"));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableWebSecurity
    static class Login {
        @Bean
        SecurityFilterChain chain(HttpSecurity http) {
            return http.csrf(csrf -> csrf.disable())
                    .httpBasic(Customizer.withDefaults())
                    .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                    .build();
        }

        @Bean
        UserDetailsService users() {
            return new InMemoryUserDetailsManager(User.withUsername("ana")
                    .password("{noop}secret")
                    .roles("USER")
                    .build());
        }
    }
}
