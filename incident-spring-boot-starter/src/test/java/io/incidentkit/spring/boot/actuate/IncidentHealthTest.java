package io.incidentkit.spring.boot.actuate;

import static io.incidentkit.spring.boot.actuate.OperatedHost.severe;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.effect.Channel;
import io.incidentkit.effect.ChannelStanding;
import io.incidentkit.effect.Delivery;
import io.incidentkit.effect.DeliveryRecorder;
import io.incidentkit.effect.DispatcherPulse;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.effect.EffectDispatcher;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.service.IncidentListener;
import io.incidentkit.service.Incidents;
import io.incidentkit.spring.boot.actuate.OperatedHost.Outcomes;
import io.incidentkit.spring.boot.actuate.OperatedHost.Pager;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.core.JdbcTemplate;

/** Healthy is what delivers and wakes, whatever is open and whatever channel fails. */
class IncidentHealthTest {
    private final Pager pager = new Pager();
    private final Outcomes outcomes = new Outcomes();

    @Test
    void isUpWithASevereIncidentAndAChannelThatFailsWhichItNames() {
        pager.answer = effect -> Delivery.retryable("HTTP 503");
        OperatedHost.runner()
                .withBean(Channel.class, () -> pager)
                .withBean(IncidentListener.class, () -> outcomes)
                .run(context -> {
                    IncidentsHealthIndicator indicator = context.getBean(IncidentsHealthIndicator.class);
                    assertThat(indicator.health())
                            .isEqualTo(
                                    Health.up().withDetail("outbox", "running").build());
                    severe(context.getBean(Incidents.class));
                    assertThat(outcomes.next()).startsWith("Not yet delivered by pager");

                    Health health = indicator.health();
                    assertThat(health.getStatus()).isEqualTo(Status.UP);
                    assertThat(health.getDetails())
                            .containsEntry("outbox", "running")
                            .extractingByKey("failingChannels")
                            .asString()
                            .matches("\\{pager=for \\d+ s}");
                });
    }

    @Test
    void isDownWithoutTheTables() {
        OperatedHost.runner()
                .withPropertyValues("incident.outbox.enabled=false")
                .run(context -> {
                    new JdbcTemplate(context.getBean(DataSource.class)).execute("drop all objects");

                    Health health =
                            context.getBean(IncidentsHealthIndicator.class).health();
                    assertThat(health.getStatus()).isEqualTo(Status.DOWN);
                    assertThat(health.getDetails().get("outbox")).asString().startsWith("its tables can't be read: ");
                });
    }

    @Test
    void isUpOnANodeThatLeavesTheOutboxToOthers() {
        OperatedHost.runner()
                .withPropertyValues("incident.outbox.enabled=false")
                .run(context -> assertThat(
                                context.getBean(IncidentsHealthIndicator.class).health())
                        .isEqualTo(Health.up()
                                .withDetail("outbox", "not on this node")
                                .build()));
    }

    @Test
    void isDownWhereNobodyBeginsWhatIsDueOrTakesOverWhatWasLeft() {
        assertThat(of(new DispatcherPulse(true, Duration.ofSeconds(50), Duration.ofSeconds(50)))
                        .getStatus())
                .isEqualTo(Status.UP);
        assertThat(of(new DispatcherPulse(true, Duration.ofSeconds(90), Duration.ZERO)))
                .isEqualTo(Health.down()
                        .withDetail("outbox", "stuck")
                        .withDetail("latestTask", "due for 90 s, and nobody has begun it")
                        .build());
        assertThat(of(new DispatcherPulse(true, Duration.ZERO, Duration.ofSeconds(90))))
                .isEqualTo(Health.down()
                        .withDetail("outbox", "stuck")
                        .withDetail("leftTask", "begun by a node that is silent for 90 s")
                        .build());
        assertThat(of(new DispatcherPulse(false, Duration.ofSeconds(90), Duration.ZERO))
                        .getStatus())
                .as("another node has to do it")
                .isEqualTo(Status.UP);
        assertThat(of(null)).isEqualTo(Health.up().withDetail("outbox", "none").build());
    }

    @Test
    void isLeftOutWhereTheHostSaysSo() {
        OperatedHost.runner()
                .withPropertyValues("management.health.incidents.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(IncidentsHealthIndicator.class));
    }

    private static Health of(DispatcherPulse pulse) {
        Incidents incidents = new Incidents(new InMemoryIncidentStore(), IncidentPolicy.standard(), Clock.systemUTC());
        IncidentFigures figures = new IncidentFigures(incidents, new Pulsing(pulse), Duration.ZERO);
        try {
            return new IncidentsHealthIndicator(figures).health();
        } finally {
            figures.destroy();
        }
    }

    /** A dispatcher of which only its pulse matters. */
    private record Pulsing(DispatcherPulse known) implements EffectDispatcher {
        @Override
        public void dispatch(EffectContext context, List<Effect> effects, DeliveryRecorder recorder) {}

        @Override
        public void strikeOut(String incident, UnaryOperator<String> struck) {}

        @Override
        public void hide(EffectContext context) {}

        @Override
        public Map<String, ChannelStanding> standing() {
            return Map.of();
        }

        @Override
        public Optional<DispatcherPulse> pulse() {
            return Optional.ofNullable(known);
        }
    }
}
