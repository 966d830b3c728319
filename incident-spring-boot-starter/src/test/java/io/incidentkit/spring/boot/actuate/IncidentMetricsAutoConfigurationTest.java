package io.incidentkit.spring.boot.actuate;

import static io.incidentkit.spring.boot.actuate.OperatedHost.ANA;
import static io.incidentkit.spring.boot.actuate.OperatedHost.severe;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.actionitem.ActionType;
import io.incidentkit.command.ActionCommand.AddAction;
import io.incidentkit.command.CommunicationCommand.MakePrivate;
import io.incidentkit.command.LoopCommand.Diagnose;
import io.incidentkit.effect.Channel;
import io.incidentkit.effect.Delivery;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.service.IncidentListener;
import io.incidentkit.service.Incidents;
import io.incidentkit.spring.boot.actuate.OperatedHost.Outcomes;
import io.incidentkit.spring.boot.actuate.OperatedHost.Pager;
import io.incidentkit.spring.boot.channel.LogChannelAutoConfiguration;
import io.incidentkit.spring.boot.security.ReceivedWebhooks;
import io.incidentkit.spring.boot.security.ReceivedWebhooks.Outcome;
import io.incidentkit.store.IncidentStore;
import io.incidentkit.test.SettableClock;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;

/** A metric moves after a command, where there is a registry, and nothing is missed where there is none. */
class IncidentMetricsAutoConfigurationTest {
    private final Pager pager = new Pager();
    private final Outcomes outcomes = new Outcomes();
    private final SettableClock clock = SettableClock.at(Instant.now());

    @Test
    void gaugesWhatIsOpenBySeverityAndNothingPrivate() {
        OperatedHost.metered().run(context -> {
            Incidents incidents = context.getBean(Incidents.class);
            MeterRegistry registry = context.getBean(MeterRegistry.class);
            assertThat(open(registry, "SEV1")).isZero();

            IncidentId id = severe(incidents).id();
            severe(incidents);
            assertThat(open(registry, "SEV1")).isEqualTo(2);
            assertThat(open(registry, "SEV2")).isZero();

            incidents.execute(ANA, id, new MakePrivate("a leak"));
            assertThat(open(registry, "SEV1")).isOne();
        });
    }

    @Test
    void metersDeliveriesTheirLagAndWhatWaits() {
        OperatedHost.metered()
                .withBean(Channel.class, () -> pager)
                .withBean(IncidentListener.class, () -> outcomes)
                .run(context -> {
                    MeterRegistry registry = context.getBean(MeterRegistry.class);
                    assertThat(registry.get("incident.deliveries")
                                    .tags("channel", "pager", "outcome", "delivered")
                                    .counter()
                                    .count())
                            .isZero();
                    severe(context.getBean(Incidents.class));
                    assertThat(outcomes.next()).startsWith("Delivered by pager");

                    assertThat(registry.get("incident.deliveries")
                                    .tags("channel", "pager", "outcome", "delivered")
                                    .counter()
                                    .count())
                            .isOne();
                    assertThat(registry.get("incident.delivery.lag").timer().count())
                            .isOne();
                    assertThat(registry.get("incident.delivery.lag").timer().max(TimeUnit.SECONDS))
                            .isBetween(0.0, 30.0);
                    assertThat(registry.get("incident.delivery")
                                    .tags("channel", "pager", "kind", "page", "outcome", "delivered")
                                    .timer()
                                    .count())
                            .isOne();
                    assertThat(registry.get("incident.delivery.waiting")
                                    .tag("channel", "pager")
                                    .gauge()
                                    .value())
                            .isZero();
                });
    }

    @Test
    void metersWhatCameOfWebhooks() {
        OperatedHost.metered()
                .withBean(ReceivedWebhooks.class, ReceivedWebhooks::new)
                .run(context -> {
                    ReceivedWebhooks webhooks = context.getBean(ReceivedWebhooks.class);
                    webhooks.received("pagerduty", Outcome.REFUSED);
                    webhooks.received("pagerduty", Outcome.REFUSED);
                    webhooks.received("slack", Outcome.IGNORED);

                    MeterRegistry registry = context.getBean(MeterRegistry.class);
                    assertThat(registry.get("incident.webhooks")
                                    .tags("sender", "pagerduty", "outcome", "refused")
                                    .counter()
                                    .count())
                            .isEqualTo(2);
                    assertThat(registry.get("incident.webhooks")
                                    .tags("sender", "slack", "outcome", "ignored")
                                    .counter()
                                    .count())
                            .isOne();
                });
    }

    @Test
    void metersDeliveriesFromMemoryAsWell() {
        OperatedHost.metered()
                .withBean(IncidentStore.class, InMemoryIncidentStore::new)
                .withBean(Channel.class, () -> pager)
                .withBean(IncidentListener.class, () -> outcomes)
                .run(context -> {
                    MeterRegistry registry = context.getBean(MeterRegistry.class);
                    severe(context.getBean(Incidents.class));
                    assertThat(outcomes.next()).startsWith("Delivered by pager");

                    assertThat(registry.get("incident.delivery.lag").timer().count())
                            .isOne();
                    assertThat(ofPager(registry, "waiting")).isZero();
                    assertThat(open(registry, "SEV1")).isOne();
                });
    }

    @Test
    void saysOfAChannelThatTellsNobodyThatItWasCalledAndNotThatAnythingArrived() {
        OperatedHost.metered()
                .withConfiguration(AutoConfigurations.of(LogChannelAutoConfiguration.class))
                .withPropertyValues("incident.channels.log.enabled=true")
                .withBean(Channel.class, () -> pager)
                .withBean(IncidentListener.class, () -> outcomes)
                .run(context -> {
                    MeterRegistry registry = context.getBean(MeterRegistry.class);
                    severe(context.getBean(Incidents.class));
                    assertThat(outcomes.next()).startsWith("Delivered by pager");

                    assertThat(registry.get("incident.delivery.lag").timers())
                            .singleElement()
                            .satisfies(timer ->
                                    assertThat(timer.getId().getTag("channel")).isEqualTo("pager"));
                    assertThat(registry.get("incident.deliveries").counters())
                            .allSatisfy(counter -> assertThat(counter.getId().getTag("channel"))
                                    .isEqualTo("pager"));
                });
    }

    @Test
    void gaugesWhatFailsAndWhatWasGivenUp() {
        pager.answer = effect -> Delivery.retryable("HTTP 503");
        OperatedHost.metered()
                .withBean(Channel.class, () -> pager)
                .withBean(IncidentListener.class, () -> outcomes)
                .run(context -> {
                    MeterRegistry registry = context.getBean(MeterRegistry.class);
                    severe(context.getBean(Incidents.class));
                    assertThat(outcomes.next()).startsWith("Not yet delivered by pager");
                    assertThat(ofPager(registry, "waiting")).isOne();
                    assertThat(ofPager(registry, "failed")).isZero();
                    assertThat(registry.get("incident.delivery.oldest")
                                    .tag("channel", "pager")
                                    .timeGauge()
                                    .value(TimeUnit.SECONDS))
                            .isBetween(0.0, 60.0);

                    pager.answer = effect -> Delivery.rejected("HTTP 400");
                    severe(context.getBean(Incidents.class));
                    assertThat(outcomes.next()).startsWith("Not delivered by pager");
                    assertThat(ofPager(registry, "failed")).isOne();
                });
    }

    @Test
    void gaugesWhatIsOverdueAndStale() {
        OperatedHost.metered()
                .withBean(Clock.class, () -> clock)
                .withPropertyValues("incident.outbox.enabled=false")
                .run(context -> {
                    Incidents incidents = context.getBean(Incidents.class);
                    MeterRegistry registry = context.getBean(MeterRegistry.class);
                    IncidentId id = severe(incidents).id();
                    incidents.execute(ANA, id, new AddAction(ActionType.DETECT, "Alert on it", null, null, null));
                    assertThat(registry.get("incident.actions.stale").gauge().value())
                            .isZero();
                    clock.advance(Duration.ofDays(8));

                    assertThat(registry.get("incident.actions.stale").gauge().value())
                            .isOne();
                    assertThat(registry.get("incident.overdue")
                                    .tag("duty", "message")
                                    .gauge()
                                    .value())
                            .isPositive();
                    assertThat(registry.get("incident.overdue")
                                    .tag("duty", "action")
                                    .gauge()
                                    .value())
                            .isOne();
                });
    }

    @Test
    void metersCommandsByTheirEnd() {
        OperatedHost.metered().run(context -> {
            Incidents incidents = context.getBean(Incidents.class);
            MeterRegistry registry = context.getBean(MeterRegistry.class);
            IncidentId id = severe(incidents).id();
            incidents.execute(ANA, id, new Diagnose("the last deploy", null));

            assertThat(registry.get("incident.command")
                            .tags("command", "diagnose", "outcome", "done", "error", "none")
                            .timer()
                            .count())
                    .isOne();
            assertThat(registry.find("incident.command").timers())
                    .allSatisfy(timer ->
                            assertThat(timer.getId().getTag("incident")).isNull());
        });
    }

    @Test
    void canBeSwitchedOff() {
        OperatedHost.metered()
                .withPropertyValues("incident.metrics.enabled=false")
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(IncidentGauges.class)
                        .doesNotHaveBean(MeteredTimelines.class)
                        .hasSingleBean(Incidents.class));
    }

    @Test
    void isLeftOutWithoutARegistry() {
        OperatedHost.runner()
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(IncidentGauges.class)
                        .hasSingleBean(Incidents.class));
    }

    @Test
    void isLeftOutWithoutMicrometer() {
        OperatedHost.runner()
                .withClassLoader(new FilteredClassLoader("io.micrometer"))
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(MeteredTimelines.class)
                        .hasSingleBean(IncidentInLogs.class)
                        .hasSingleBean(Incidents.class));
    }

    @Test
    void leavesOutObservationsWithoutTheirLibrary() {
        OperatedHost.runner()
                .withClassLoader(new FilteredClassLoader("io.micrometer.observation"))
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(ObservedCommands.class)
                        .hasSingleBean(Incidents.class));
    }

    private static double open(MeterRegistry registry, String severity) {
        return registry.get("incident.open").tag("severity", severity).gauge().value();
    }

    private static double ofPager(MeterRegistry registry, String what) {
        return registry.get("incident.delivery." + what)
                .tag("channel", "pager")
                .gauge()
                .value();
    }
}
