package io.incidentkit.spring.boot.web;

import static io.incidentkit.spring.boot.web.RunningHost.API;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.commander.Actor;
import io.incidentkit.service.AccessPolicy;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Deliveries that were given up: seen and tried again by those who may administer. */
class DeliveriesApiTest {
    private static final Actor ANA = Actor.person("ana");

    @AutoClose
    private static final RunningHost host = RunningHost.start(
            new FilteredClassLoader("org.springframework.security"),
            List.of(OpenApiTest.WholeHost.class, Rights.class));

    @BeforeEach
    void giveUpThePagesOfTwoIncidents() {
        host.reset();
        host.post(API, "{\"title\":\"Checkout is down\",\"severity\":\"SEV1\"}").is(201);
        host.post(
                        API,
                        "{\"title\":\"Keys are out\",\"severity\":\"SEV1\",\"private\":true}",
                        "Content-Type",
                        "application/json",
                        "X-Actor",
                        "eve")
                .is(201);
        OpenApiTest.giveUp(host);
    }

    @Test
    void areListedWithoutWhatTheySayAndWithoutThoseOfHiddenIncidents() {
        Answer answer = host.get(API + "/deliveries", "X-Actor", "ana").is(200);

        assertThat(answer.each("/deliveries", "incident")).isNotEmpty().containsOnly("INC-1");
        answer.assertThatAt("/deliveries/0/kind").isEqualTo("page");
        answer.assertThatAt("/deliveries/0/channel").isEqualTo("pager");
        answer.assertThatAt("/deliveries/0/detail").isEqualTo("no answer");
        assertThat(answer.body()).doesNotContain("Checkout is down", "Keys");
    }

    @Test
    void isTriedAgainOnce() {
        Answer before = host.get(API + "/deliveries", "X-Actor", "ana");
        String delivery = before.at("/deliveries/0/delivery");
        String retry = API + "/deliveries/" + delivery + "/retry";

        host.post(retry, "{}").is(200).assertThatAt("/delivery").isEqualTo(delivery);

        assertThat(host.get(API + "/deliveries", "X-Actor", "ana").each("/deliveries", "delivery"))
                .doesNotContain(delivery);
        host.post(retry, "{}").isProblem(404, "unknown-delivery");
        host.post(API + "/deliveries/x/retry", "{}").isProblem(404, "unknown-delivery");
    }

    @Test
    void isForThoseWhoMayAdminister() {
        host.get(API + "/deliveries", "X-Actor", "ben").isProblem(403, "not-permitted");
        host.get(API + "/deliveries").isProblem(401, "actor-required");
        host.post(API + "/deliveries/1/retry", "{}", "Content-Type", "application/json", "X-Actor", "ben")
                .isProblem(403, "not-permitted");
    }

    @Test
    void ofAHiddenIncidentNoneIsThere() {
        List<String> seen = host.get(API + "/deliveries", "X-Actor", "ana").each("/deliveries", "delivery");
        for (int id = 1; id < 20; id++) {
            if (!seen.contains(Integer.toString(id))) {
                host.post(API + "/deliveries/" + id + "/retry", "{}").isProblem(404, "unknown-delivery");
            }
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Rights {
        @Bean
        AccessPolicy rights() {
            return AccessPolicy.thoseOnIt()
                    .withRights(
                            (actor, right, incident) -> right != AccessPolicy.Right.ADMINISTER || actor.equals(ANA));
        }
    }
}
