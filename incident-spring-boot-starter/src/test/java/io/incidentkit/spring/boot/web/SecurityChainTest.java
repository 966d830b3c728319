package io.incidentkit.spring.boot.web;

import static io.incidentkit.spring.boot.web.RunningHost.API;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/** The chains that the documentation offers to copy: people log in, and the webhook has a login of its own. */
class SecurityChainTest {
    private static final String TITLE = "{\"title\":\"Checkout fails\"}";
    private static final String WEBHOOK = API + "/alerts/alertmanager";
    private static final String ALERT = """
            {"version": "4", "groupKey": "{}:{}", "status": "firing", "receiver": "incidents", "externalURL": "http://am",
             "alerts": [{"status": "firing", "labels": {"alertname": "HighErrorRate"}, "startsAt": "2026-03-01T14:30:00Z"}]}""";

    private static RunningHost host;

    @BeforeAll
    static void start() {
        host = RunningHost.start(
                SecurityChainTest.class.getClassLoader(), List.of(Chains.class), "incident.alerts.open=false");
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    private static Answer post(String path, String json, String login) {
        String basic =
                "Basic " + Base64.getEncoder().encodeToString((login + ":secret").getBytes(StandardCharsets.UTF_8));
        return host.post(path, json, "Content-Type", "application/json", "Authorization", basic);
    }

    @Test
    void whoIsLoggedInDeclaresWithoutAToken() {
        post(API, TITLE, "ana").is(201).assertThatAt("/declaredBy").isEqualTo("ana");
    }

    @Test
    void nobodyElseReadsOrWrites() {
        assertThat(host.post(API, TITLE).status()).isEqualTo(401);
        assertThat(host.get(API).status()).isEqualTo(401);
    }

    @Test
    void theWebhookHasItsOwnLogin() {
        post(WEBHOOK, ALERT, "alertmanager").is(200);

        assertThat(host.post(WEBHOOK, ALERT).status()).isEqualTo(401);
        assertThat(post(WEBHOOK, ALERT, "ana").status()).isEqualTo(403);
        assertThat(post(API, TITLE, "alertmanager").status()).isEqualTo(403);
    }

    /** A page of another site can send that in the name of who is logged in. */
    @Test
    void theWebhookTakesNothingOfALoginThatIsNoJson() {
        String basic =
                "Basic " + Base64.getEncoder().encodeToString("alertmanager:secret".getBytes(StandardCharsets.UTF_8));

        for (String type : List.of("text/plain", "application/x-www-form-urlencoded")) {
            assertThat(host.post(WEBHOOK, ALERT, "Content-Type", type, "Authorization", basic)
                            .status())
                    .isEqualTo(401);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableWebSecurity
    static class Chains {
        @Bean
        @Order(1)
        SecurityFilterChain alertsSecurity(HttpSecurity http) {
            return http.securityMatcher("/api/incidents/alerts/**")
                    .authorizeHttpRequests(requests -> requests.anyRequest().hasRole("ALERTS"))
                    .httpBasic(Customizer.withDefaults())
                    .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                    .csrf(csrf -> csrf.disable())
                    .build();
        }

        @Bean
        @Order(2)
        SecurityFilterChain incidentsSecurity(HttpSecurity http) {
            return http.securityMatcher("/api/incidents/**")
                    .authorizeHttpRequests(requests -> requests.anyRequest().hasRole("USER"))
                    .httpBasic(Customizer.withDefaults())
                    .csrf(csrf -> csrf.disable())
                    .build();
        }

        @Bean
        UserDetailsService users() {
            return new InMemoryUserDetailsManager(
                    User.withUsername("ana")
                            .password("{noop}secret")
                            .roles("USER")
                            .build(),
                    User.withUsername("alertmanager")
                            .password("{noop}secret")
                            .roles("ALERTS")
                            .build());
        }
    }
}
