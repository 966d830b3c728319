package io.incidentkit.spring.boot.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.command.Declare;
import io.incidentkit.commander.Actor;
import io.incidentkit.effect.Channel;
import io.incidentkit.effect.Delivery;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.effect.EffectDispatcher;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.jdbc.JdbcOutbox;
import io.incidentkit.service.Incidents;
import io.incidentkit.severity.Severity;
import io.incidentkit.validation.InvalidInputException;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;

/** Channels are connected by being there, and a restart loses nothing. */
class OutboxAutoConfigurationTest {
    private static final Actor ANA = Actor.person("ana");
    private static final Declare SEVERE =
            Declare.builder("Checkout fails").severity(Severity.SEV1).build();

    private final Pager pager = new Pager("pager");
    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    IncidentAutoConfiguration.class,
                    IncidentJdbcAutoConfiguration.class,
                    TransactionAutoConfiguration.class,
                    DataSourceAutoConfiguration.class,
                    DataSourceTransactionManagerAutoConfiguration.class))
            .withPropertyValues(
                    "spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1",
                    "incident.jdbc.initialize-schema=always");

    @Test
    void pagesByEachChannelThatIsABean() {
        runner.withBean(Channel.class, () -> pager).run(context -> {
            context.getBean(Incidents.class).declare(ANA, SEVERE);

            assertThat(pager.next()).isEqualTo("page everyone");
        });
    }

    @Test
    void deliversAfterARestartWhatWasWrittenBeforeIt() {
        runner.withBean(Channel.class, () -> pager)
                .withPropertyValues("incident.outbox.enabled=false")
                .run(context -> context.getBean(Incidents.class).declare(ANA, SEVERE));
        assertThat(pager.calls).isEmpty();

        runner.withBean(Channel.class, () -> pager)
                .run(context -> assertThat(pager.next()).isEqualTo("page everyone"));
    }

    @Test
    void leavesItToADispatcherOfTheHost() {
        runner.withBean(EffectDispatcher.class, () -> EffectDispatcher.NONE)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(JdbcOutbox.class));
    }

    @Test
    void doesNotStartWithTwoChannelsOfOneName() {
        runner.withBean("one", Channel.class, () -> pager)
                .withBean("other", Channel.class, () -> new Pager("pager"))
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(InvalidInputException.class)
                        .hasMessageContaining("'pager' is connected twice"));
    }

    @Test
    void beginsAgainAfterAPause() {
        runner.withBean(Channel.class, () -> pager).run(context -> {
            context.getSourceApplicationContext().stop();
            context.getBean(Incidents.class).declare(ANA, SEVERE);
            assertThat(pager.calls).isEmpty();

            context.getSourceApplicationContext().start();

            assertThat(pager.next()).isEqualTo("page everyone");
        });
    }

    private static final class Pager implements Channel {
        private final String name;
        private final BlockingQueue<String> calls = new LinkedBlockingQueue<>();

        private Pager(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Set<EffectKind> kinds() {
            return Set.of(EffectKind.PAGE);
        }

        @Override
        public Delivery deliver(Effect effect, EffectContext context) {
            calls.add(effect.describe());
            return Delivery.delivered();
        }

        private String next() throws InterruptedException {
            return calls.poll(30, TimeUnit.SECONDS);
        }
    }
}
