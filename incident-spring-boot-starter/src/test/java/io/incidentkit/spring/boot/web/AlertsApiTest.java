package io.incidentkit.spring.boot.web;

import static io.incidentkit.spring.boot.web.RunningHost.API;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AlertsApiTest {
    private static final String ALERTS = API + "/alerts/alertmanager";

    @AutoClose
    private static final RunningHost host = RunningHost.start();

    @BeforeEach
    void reset() {
        host.reset();
    }

    private Answer send(String body) {
        return host.post(ALERTS, body, "Content-Type", "application/json");
    }

    private static String group(String name, String status) {
        return """
                {"version": "4", "groupKey": "{}:{alertname=\\"%1$s\\"}", "status": "%2$s", "receiver": "incidents",
                 "groupLabels": {"alertname": "%1$s"}, "commonLabels": {"alertname": "%1$s", "service": "checkout"},
                 "commonAnnotations": {"summary": "%1$s at checkout"}, "truncatedAlerts": 0,
                 "alerts": [{"status": "%2$s", "labels": {"alertname": "%1$s", "service": "checkout"},
                   "annotations": {"summary": "%1$s at checkout"}, "startsAt": "2026-03-01T14:32:00Z",
                   "endsAt": "0001-01-01T00:00:00Z", "fingerprint": "0011223344556677"}]}
                """.formatted(name, status);
    }

    @Test
    void openExactlyOneIncidentAGroup() {
        Answer first = send(group("HighErrorRate", "firing")).is(200);
        first.assertThatAt("/incident").isEqualTo("INC-1");
        Answer repeat = send(group("HighErrorRate", "firing")).is(200);
        assertThat(repeat.body()).isEqualTo(first.body());
        send(group("DiskFull", "firing")).is(200).assertThatAt("/incident").isEqualTo("INC-2");

        Answer incident = host.get(API + "/" + first.at("/id")).is(200);
        incident.assertThatAt("/title").isEqualTo("HighErrorRate at checkout");
        incident.assertThatAt("/declaredBy").isEqualTo("system:alertmanager");
        incident.assertThatAt("/began").isEqualTo("2026-03-01T14:32:00Z");
        incident.assertThatAt("/severity").isEqualTo("SEV2");
        incident.assertThatAt("/services").isEqualTo("[\"checkout\"]");
    }

    @Test
    void thatAreResolvedAreNotedAndOpenNothing() {
        send(group("HighErrorRate", "firing")).is(200);
        send(group("HighErrorRate", "resolved"))
                .is(200)
                .assertThatAt("/incident")
                .isEqualTo("INC-1");
        send(group("Unheard", "resolved")).is(200).assertThatAt("/incident").isEqualTo("null");
        assertThat(host.get(API + "?state=all").each("/incidents", "reference")).containsExactly("INC-1");
        assertThat(host.get(API + "/1/timeline").each("/entries", "type"))
                .containsExactly("declared", "alerts-received", "severity-set", "alerts-received");
        host.get(API + "/1").assertThatAt("/state").isEqualTo("open");
    }

    @Test
    void ofManySendersAtOnceOpenOneIncident() throws InterruptedException, ExecutionException {
        ExecutorService senders = Executors.newFixedThreadPool(8);
        try {
            List<Future<Answer>> answers = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                answers.add(senders.submit(() -> send(group("HighErrorRate", "firing"))));
            }
            for (Future<Answer> answer : answers) {
                Answer got = answer.get();
                // A sender that lost every race is asked to try again, as Alertmanager does.
                assertThat(got.status()).isIn(200, 503);
            }
        } finally {
            senders.shutdown();
        }
        // Not always INC-1: a sender that lost the race may have used up a number.
        assertThat(host.get(API).each("/incidents", "reference")).hasSize(1);
    }

    @Test
    void areReadWhateverTheContentTypeSays() {
        host.post(ALERTS, group("HighErrorRate", "firing"), "Content-Type", "application/x-www-form-urlencoded")
                .is(200)
                .assertThatAt("/incident")
                .isEqualTo("INC-1");
    }

    @Test
    void thatAreNoneAreRefusedWithEveryFault() {
        Answer answer =
                send("{\"alerts\":[{\"status\":\"on\"},{\"labels\":{}}]}").isProblem(422, "invalid-input");
        assertThat(answer.each("/faults", "field"))
                .containsExactly("alerts[0].status", "alerts[0].labels", "alerts[1].status");
        send("not json").isProblem(422, "invalid-input");
        assertThat(host.get(API).each("/incidents", "reference")).isEmpty();
    }

    /** grafana/grafana#26863. */
    @Test
    void ofTwoNamedSourcesAreTwoGroups() {
        host.post(ALERTS + "/eu", group("HighErrorRate", "firing"), "Content-Type", "application/json")
                .is(200)
                .assertThatAt("/incident")
                .isEqualTo("INC-1");
        host.post(ALERTS + "/us", group("HighErrorRate", "firing"), "Content-Type", "application/json")
                .is(200)
                .assertThatAt("/incident")
                .isEqualTo("INC-2");
        host.post(ALERTS + "/us", group("HighErrorRate", "resolved"), "Content-Type", "application/json")
                .is(200)
                .assertThatAt("/incident")
                .isEqualTo("INC-2");
        host.get(API + "/1").assertThatAt("/declaredBy").isEqualTo("system:alertmanager/eu");
        host.get(API + "/1").assertThatAt("/version").isEqualTo("3");
    }

    /** jordigilh/kubernaut#1032. */
    @Test
    void thatCanBeReadOpenAnIncidentBesideOneThatCanNot() {
        String body =
                group("HighErrorRate", "firing").replace("\"alerts\": [", "\"alerts\": [{\"status\": \"firing\"}, ");

        send(body).is(200).assertThatAt("/incident").isEqualTo("INC-1");

        assertThat(host.get(API + "/1/timeline").each("/entries", "text"))
                .anySatisfy(text -> assertThat(text).contains("1 not listed", "alerts[0].labels is required"));
    }

    @Test
    void areBounded() {
        host.post(ALERTS, new byte[8 * 1024 * 1024 + 1], "Content-Type", "application/json")
                .isProblem(413, "too-large");
    }
}
