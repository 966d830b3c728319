package io.incidentkit.spring.boot.actuate;

import static io.incidentkit.spring.boot.actuate.OperatedHost.ANA;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.actionitem.ActionType;
import io.incidentkit.command.ActionCommand.AddAction;
import io.incidentkit.command.CommunicationCommand.SendUpdate;
import io.incidentkit.command.Declare;
import io.incidentkit.command.EndCommand.Dismiss;
import io.incidentkit.command.EndCommand.Resolve;
import io.incidentkit.command.IncidentCommand;
import io.incidentkit.command.LoopCommand.Diagnose;
import io.incidentkit.command.LoopCommand.Mitigate;
import io.incidentkit.command.LoopCommand.Triage;
import io.incidentkit.commander.Person;
import io.incidentkit.comms.Audience;
import io.incidentkit.effect.Channel;
import io.incidentkit.effect.Delivery;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.rule.RefusedException;
import io.incidentkit.service.IncidentListener;
import io.incidentkit.service.Incidents;
import io.incidentkit.severity.Severity;
import io.incidentkit.spring.boot.actuate.OperatedHost.Outcomes;
import io.incidentkit.test.SettableClock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each query of the dashboard is asked of a real Prometheus that has read what a host did, and says what was done. */
class GrafanaDashboardTest {
    private static final Path DASHBOARD = Path.of("..", "docs", "grafana-dashboard.json");
    private static final Map<String, String> ALL = Map.of();

    private final SettableClock clock = SettableClock.at(Instant.now());
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Outcomes outcomes = new Outcomes();
    private final Map<String, Consumer<Map<Map<String, String>, Double>>> expected = new LinkedHashMap<>();

    @TempDir
    private Path folder;

    @Test
    void asksForTheDataSourceAndTheJobs() throws IOException {
        JsonNode dashboard = JsonMapper.shared().readTree(Files.readString(DASHBOARD));
        List<String> names = new ArrayList<>();
        dashboard
                .at("/templating/list")
                .forEach(each -> names.add(each.path("name").asString()));
        assertThat(names).containsExactly("datasource", "job");
        queries((panel, target) -> {
            assertThat(target.at("/datasource/uid").asString()).isEqualTo("${datasource}");
            assertThat(target.path("expr").asString()).contains("{job=~\"$job\"");
        });
    }

    @Test
    void everyQueryFindsWhatWasDone() {
        OperatedHost.metered()
                .withBean(Clock.class, () -> clock)
                .withBean(MeterRegistry.class, () -> registry)
                .withBean("pager", Channel.class, () -> new Answering("pager", EffectKind.PAGE, Delivery.delivered()))
                .withBean(
                        "chat",
                        Channel.class,
                        () -> new Answering("chat", EffectKind.OPEN_WAR_ROOM, Delivery.rejected("HTTP 400")))
                .withBean(
                        "mail",
                        Channel.class,
                        () -> new Answering("mail", EffectKind.SEND_UPDATE, Delivery.retryable("HTTP 503")))
                .withBean(IncidentListener.class, () -> outcomes)
                .run(context -> {
                    Incidents incidents = context.getBean(Incidents.class);
                    try (Prometheus prometheus = Prometheus.start(folder, registry::scrape)) {
                        falseAlarm(incidents);
                        prometheus.reads(3);
                        work(incidents);
                        prometheus.reads(4);
                        expect();
                        ask(prometheus);
                    }
                });
    }

    /** Of what happens for the first time Prometheus sees no increase: the commands and calls that come are none of them. */
    private void falseAlarm(Incidents incidents) throws InterruptedException {
        IncidentId id = OperatedHost.severe(incidents).id();
        assertThat(List.of(outcomes.next(), outcomes.next()))
                .satisfiesExactlyInAnyOrder(
                        one -> assertThat(one).startsWith("Delivered by pager"),
                        other -> assertThat(other).startsWith("Not delivered by chat"));
        incidents.execute(ANA, id, new Diagnose("the probe", null));
        incidents.execute(ANA, id, new Dismiss("the probe was wrong", null, null));
    }

    /** One is resolved, and one is open for days; the pager answers, the chat refuses, and the mail is down. */
    private void work(Incidents incidents) throws InterruptedException {
        IncidentId first =
                incidents.declare(ANA, Declare.of("Checkout is down")).id();
        after(Duration.ofMinutes(4), incidents, first, new Triage(Severity.SEV1, new Person("ana"), null));
        after(Duration.ofMinutes(1), incidents, first, byHand(Audience.STATUS_PAGE));
        after(Duration.ofMinutes(5), incidents, first, new Diagnose("the last deploy", null));
        after(Duration.ofMinutes(10), incidents, first, new Mitigate("back", MitigationKind.ROLLBACK, null));
        after(Duration.ofMinutes(10), incidents, first, new Resolve("no errors", null, null));
        IncidentId second = incidents
                .declare(
                        ANA,
                        Declare.builder("Search is down")
                                .severity(Severity.SEV1)
                                .commander(new Person("ana"))
                                .build())
                .id();
        incidents.execute(ANA, second, new AddAction(ActionType.DETECT, "Alert on it", null, null, null));
        incidents.execute(ANA, second, SendUpdate.to(Audience.CUSTOMERS));
        try {
            incidents.execute(ANA, second, new Resolve("it is fine", null, null));
            throw new AssertionError("nothing is mitigated");
        } catch (RefusedException e) {
            assertThat(e).isNotNull();
        }
        List<String> told = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            told.add(outcomes.next());
        }
        assertThat(told)
                .satisfiesExactlyInAnyOrder(
                        one -> assertThat(one).startsWith("Delivered by pager"),
                        two -> assertThat(two).startsWith("Delivered by pager"),
                        three -> assertThat(three).startsWith("Not delivered by chat"),
                        four -> assertThat(four).startsWith("Not delivered by chat"),
                        five -> assertThat(five).startsWith("Not yet delivered by mail"));
        after(Duration.ofDays(8), incidents, second, new Diagnose("the index", null));
    }

    private void expect() {
        expect("Open A", values -> {
            assertThat(values).containsEntry(Map.of("severity", "SEV1"), 1.0);
            assertThat(values).containsEntry(Map.of("severity", "SEV2"), 0.0);
        });
        expect("Open over time A", values -> assertThat(values).containsEntry(Map.of("severity", "SEV1"), 1.0));
        expect("Overdue A", values -> {
            assertThat(values.get(Map.of("duty", "message"))).isPositive();
            assertThat(values).containsEntry(Map.of("duty", "action"), 1.0);
            assertThat(values).containsEntry(Map.of("duty", "triage"), 0.0);
        });
        expect("Stale action items A", values -> assertThat(values).isEqualTo(Map.of(ALL, 1.0)));
        expect("Mean time to each step A", values -> {
            // Of four minutes and of none; an increase is stretched to the whole time that is asked for.
            assertThat(values.get(Map.of("step", "triaged"))).isBetween(100.0, 140.0);
            assertThat(values.get(Map.of("step", "mitigated"))).isCloseTo(1200.0, within(1));
            assertThat(values.get(Map.of("step", "resolved"))).isCloseTo(1800.0, within(1));
        });
        expect("Nine of ten incidents within A", values -> {
            assertThat(values.get(Map.of("step", "mitigated"))).isBetween(900.0, 1800.0);
            assertThat(values.get(Map.of("step", "resolved"))).isBetween(900.0, 1800.0);
        });
        expect("Told in time A", values -> assertThat(values.get(ALL)).isBetween(0.001, 0.5));
        expect("Messages that were owed A", values -> {
            assertThat(values.get(Map.of("audience", "status page", "outcome", "met")))
                    .isPositive();
            assertThat(values.get(Map.of("audience", "status page", "outcome", "missed")))
                    .isGreaterThan(values.get(Map.of("audience", "status page", "outcome", "met")));
        });
        expect("Deliveries A", values -> {
            assertThat(values.get(Map.of("channel", "pager", "outcome", "delivered")))
                    .isPositive();
            assertThat(values).containsEntry(Map.of("channel", "pager", "outcome", "failed"), 0.0);
            assertThat(values.get(Map.of("channel", "chat", "outcome", "failed")))
                    .isPositive();
            assertThat(values).containsEntry(Map.of("channel", "mail", "outcome", "delivered"), 0.0);
        });
        expect(
                "Lag A",
                values -> assertThat(values.get(Map.of("channel", "pager"))).isBetween(0.0, 30.0));
        expect(
                "Lag B",
                values -> assertThat(values.get(Map.of("channel", "pager"))).isBetween(0.0, 30.0));
        expect(
                "Waiting A",
                values -> assertThat(values)
                        .isEqualTo(Map.of(
                                channel("pager"),
                                0.0,
                                channel("chat"),
                                0.0,
                                channel("mail"),
                                1.0,
                                channel("not connected"),
                                0.0)));
        expect("Oldest that waits A", values -> {
            assertThat(values.get(channel("mail"))).isBetween(0.001, 120.0);
            assertThat(values).containsEntry(channel("pager"), 0.0);
        });
        expect(
                "Given up A",
                values -> assertThat(values)
                        .isEqualTo(Map.of(
                                channel("pager"),
                                0.0,
                                channel("chat"),
                                3.0,
                                channel("mail"),
                                0.0,
                                channel("not connected"),
                                0.0)));
        expect(
                "Calls of channels A",
                values -> assertThat(values.keySet())
                        .contains(
                                Map.of("channel", "pager", "outcome", "delivered"),
                                Map.of("channel", "chat", "outcome", "rejected"),
                                Map.of("channel", "mail", "outcome", "retryable")));
        expect("Time of a call A", values -> assertThat(values).isNotNull());
        expect(
                "Commands A",
                values ->
                        assertThat(values.keySet()).contains(Map.of("outcome", "done"), Map.of("outcome", "refused")));
        expect("Time of a command A", values -> assertThat(values.get(ALL)).isBetween(0.0, 30.0));
        expect("Time of a command B", values -> assertThat(values.get(ALL)).isBetween(0.0, 30.0));
    }

    private void expect(String query, Consumer<Map<Map<String, String>, Double>> values) {
        expected.put(query, values);
    }

    private void ask(Prometheus prometheus) throws IOException {
        List<String> asked = new ArrayList<>();
        queries((panel, target) -> {
            String name = panel + " " + target.path("refId").asString();
            String query = target.path("expr")
                    .asString()
                    .replace("$__range", "1h")
                    .replace("$__rate_interval", "1m")
                    .replace("$job", "portal");
            Map<Map<String, String>, Double> values = prometheus.query(query);
            assertThat(values).as("%s: %s", name, query).isNotEmpty();
            assertThat(values.values()).as("%s: %s", name, values).anyMatch(value -> !value.isNaN());
            assertThat(expected).containsKey(name);
            assertThat(values).as(name).satisfies(expected.get(name));
            asked.add(name);
        });
        assertThat(asked).containsExactlyInAnyOrderElementsOf(expected.keySet());
    }

    /** One query of a panel. */
    private interface Asked {
        void of(String panel, JsonNode target) throws Exception;
    }

    private static void queries(Asked asked) throws IOException {
        for (JsonNode panel :
                JsonMapper.shared().readTree(Files.readString(DASHBOARD)).path("panels")) {
            for (JsonNode target : panel.path("targets")) {
                try {
                    asked.of(panel.path("title").asString(), target);
                } catch (IOException | RuntimeException e) {
                    throw new AssertionError(panel.path("title").asString(), e);
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            }
        }
    }

    private void after(Duration time, Incidents incidents, IncidentId id, IncidentCommand command) {
        clock.advance(time);
        incidents.execute(ANA, id, command);
    }

    private static SendUpdate byHand(Audience audience) {
        return new SendUpdate(audience, null, false, null, true, null);
    }

    private static Map<String, String> channel(String name) {
        return Map.of("channel", name);
    }

    private static Offset<Double> within(double seconds) {
        return Offset.offset(seconds);
    }

    private record Answering(String name, EffectKind kind, Delivery answer) implements Channel {
        @Override
        public Set<EffectKind> kinds() {
            return Set.of(kind);
        }

        @Override
        public Delivery deliver(Effect effect, EffectContext context) {
            return answer;
        }
    }
}
