package io.incidentkit.spring.boot.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.command.Declare;
import io.incidentkit.commander.Actor;
import io.incidentkit.comms.Audience;
import io.incidentkit.connector.ownpage.OwnPageChannel;
import io.incidentkit.incident.Incident;
import io.incidentkit.service.Incidents;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Our own status page, as somebody reads it who has no login. */
class StatusPageWebTest {
    private static final Actor ANA = Actor.person("ana");

    @AutoClose
    private static final RunningHost host = RunningHost.start(
            "incident.web.enabled=false",
            "incident.status-page.enabled=true",
            "incident.status-page.name=Example",
            "incident.status-page.url=https://status.example.org/",
            "incident.status-page.states.SEV1=partial_outage",
            "incident.status-page.components.checkout=Checkout");

    private static int day;

    @BeforeEach
    void reset() {
        host.reset();
        // Each test on a day of its own: the page of another is not fresh there.
        host.clock().advance(Duration.ofDays(++day));
    }

    private static Incident told(String line) {
        Incidents incidents = host.bean(Incidents.class);
        Incident incident = incidents.declare(
                ANA,
                Declare.builder("db-7 is down").services(List.of("checkout")).build());
        host.clock().advance(Duration.ofMinutes(1));
        Incident told = incidents.handle(ANA, incident.id()).communication().told(Audience.STATUS_PAGE, line);
        host.clock().advance(Duration.ofMinutes(1));
        return told;
    }

    @Test
    void everyAddressOfStatuspageAnswersWithoutALogin() {
        told("Some payments fail.");

        for (String document : List.of(
                "summary",
                "status",
                "components",
                "incidents",
                "incidents/unresolved",
                "scheduled-maintenances",
                "scheduled-maintenances/upcoming",
                "scheduled-maintenances/active")) {
            Answer answer = host.get("/status/api/v2/" + document + ".json").is(200);
            answer.assertThatAt("/page/name").isEqualTo("Example");
            assertThat(answer.header("Access-Control-Allow-Origin").orElseThrow())
                    .as(document)
                    .isEqualTo("*");
            assertThat(answer.header("Cache-Control").orElseThrow())
                    .as(document)
                    .contains("max-age=30");
            assertThat(answer.body()).doesNotContain("db-7");
        }
        Answer summary = host.get("/status/api/v2/summary.json");
        summary.assertThatAt("/components/0/status").isEqualTo("degraded_performance");
        assertThat(summary.body()).contains("Some payments fail.");
    }

    @Test
    void feedsAreServedAsWhatTheyAre() {
        told("Some payments fail.");

        assertThat(host.get("/status/history.rss")
                        .is(200)
                        .header("Content-Type")
                        .orElseThrow())
                .startsWith("application/rss+xml");
        Answer atom = host.get("/status/history.atom").is(200);
        assertThat(atom.header("Content-Type").orElseThrow()).startsWith("application/atom+xml");
        assertThat(atom.body()).contains("Some payments fail.");
    }

    @Test
    void whatDidNotChangeIsNotSentAgain() {
        told("Some payments fail.");
        String tag = host.get("/status/api/v2/summary.json").header("ETag").orElseThrow();

        Answer same =
                host.get("/status/api/v2/summary.json", "If-None-Match", tag).is(304);
        assertThat(same.header("Access-Control-Allow-Origin").orElseThrow()).isEqualTo("*");

        told("Others too.");
        host.get("/status/api/v2/summary.json", "If-None-Match", tag).is(200);
    }

    @Test
    void howeverManyAskItIsPutTogetherEveryFewSeconds() {
        told("Some payments fail.");
        String before = host.get("/status/api/v2/summary.json").body();
        Incidents incidents = host.bean(Incidents.class);
        Incident only = incidents.all().findFirst().orElseThrow();
        incidents.handle(ANA, only.id()).communication().told(Audience.STATUS_PAGE, "Others too.");

        assertThat(host.get("/status/api/v2/summary.json").body()).isEqualTo(before);
        host.clock().advance(Duration.ofSeconds(6));
        assertThat(host.get("/status/api/v2/summary.json").body()).contains("Others too.");
    }

    @Test
    void itsChannelIsConnected() {
        assertThat(host.bean(OwnPageChannel.class).name()).isEqualTo("own-page");
        assertThat(host.bean(Incidents.class).sendsMessages()).isTrue();
    }
}
