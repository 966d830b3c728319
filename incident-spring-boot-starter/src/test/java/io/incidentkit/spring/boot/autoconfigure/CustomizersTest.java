package io.incidentkit.spring.boot.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.command.Declare;
import io.incidentkit.commander.Actor;
import io.incidentkit.effect.Channel;
import io.incidentkit.effect.Delivery;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.service.Incidents;
import io.incidentkit.severity.Severity;
import io.incidentkit.store.IncidentStore;
import io.incidentkit.validation.InvalidInputException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What the starter builds can be changed before it is built, by several, in their order. */
class CustomizersTest {
    private final ApplicationContextRunner inMemory = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(IncidentAutoConfiguration.class))
            .withBean(IncidentStore.class, InMemoryIncidentStore::new);
    private final ApplicationContextRunner onH2 = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    IncidentAutoConfiguration.class,
                    IncidentJdbcAutoConfiguration.class,
                    DataSourceAutoConfiguration.class,
                    DataSourceTransactionManagerAutoConfiguration.class))
            .withPropertyValues("spring.datasource.generate-unique-name=true");

    @Configuration(proxyBeanMethods = false)
    static class InOrder {
        private final List<String> order = new ArrayList<>();

        @Bean
        @Order(2)
        IncidentPolicyBuilderCustomizer second() {
            return policy -> {
                order.add("second");
                policy.reopenWindow(Duration.ofDays(2));
            };
        }

        @Bean
        @Order(1)
        IncidentPolicyBuilderCustomizer first() {
            return policy -> {
                order.add("first");
                policy.reopenWindow(Duration.ofDays(1));
            };
        }

        @Bean
        IncidentsBuilderCustomizer listens() {
            return builder -> builder.listener((where, incident, entries) -> order.add(incident.reference()));
        }
    }

    @Test
    void comeInTheirOrderAndHaveTheLastWord() {
        inMemory.withUserConfiguration(InOrder.class)
                .withPropertyValues("incident.reopen-window=9d")
                .run(context -> {
                    Incidents incidents = context.getBean(Incidents.class);
                    assertThat(incidents.policy().reopenWindow()).isEqualTo(Duration.ofDays(2));

                    incidents.declare(Actor.person("ana"), Declare.of("Checkout is down"));

                    assertThat(context.getBean(InOrder.class).order).containsExactly("first", "second", "INC-1");
                });
    }

    @Test
    void aPolicyOfTheHostIsNotChanged() {
        IncidentPolicy own = IncidentPolicy.standard();
        inMemory.withUserConfiguration(InOrder.class)
                .withBean("own", IncidentPolicy.class, () -> own)
                .run(context ->
                        assertThat(context.getBean(Incidents.class).policy()).isSameAs(own));
    }

    @Test
    void aPolicyThatIsBrokenByOneStopsTheStart() {
        inMemory.withBean(
                        IncidentPolicyBuilderCustomizer.class, () -> policy -> policy.reopenWindow(Duration.ofDays(-1)))
                .run(context -> assertThat(context).getFailure().rootCause().isInstanceOf(InvalidInputException.class));
    }

    @Test
    void theOutboxIsChangedToo() {
        onH2.withBean(JdbcOutboxBuilderCustomizer.class, () -> outbox -> outbox.callsPerChannel(0))
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(InvalidInputException.class)
                        .hasMessageContaining("callsPerChannel"));
    }

    @Test
    void callsOfChannelsAreOnThreadsOfThePlatformWhereNothingIsSaid() {
        Named named = new Named();
        onH2.withBean(Channel.class, () -> named).run(context -> {
            page(context.getBean(Incidents.class));
            assertThat(named.threads.poll(30, TimeUnit.SECONDS)).startsWith("incident-channel-named-");
        });
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void callsOfChannelsAreOnVirtualThreadsWhereTheHostHasThem() {
        for (ApplicationContextRunner host : List.of(onH2, inMemory)) {
            Named named = new Named();
            host.withPropertyValues("spring.threads.virtual.enabled=true")
                    .withBean(Channel.class, () -> named)
                    .run(context -> {
                        page(context.getBean(Incidents.class));
                        assertThat(named.threads.poll(30, TimeUnit.SECONDS)).startsWith("incident-channel-virtual");
                    });
        }
    }

    private static void page(Incidents incidents) {
        incidents.declare(
                Actor.person("ana"),
                Declare.builder("Checkout is down").severity(Severity.SEV1).build());
    }

    /** Writes down on which threads it is called, and whether they are virtual, which JDK 17 can't be asked. */
    private static final class Named implements Channel {
        private final BlockingQueue<String> threads = new LinkedBlockingQueue<>();

        @Override
        public String name() {
            return "named";
        }

        @Override
        public Set<EffectKind> kinds() {
            return Set.of(EffectKind.PAGE);
        }

        @Override
        public Delivery deliver(Effect effect, EffectContext context) {
            Thread thread = Thread.currentThread();
            boolean virtual = thread.toString().startsWith("VirtualThread");
            threads.add(
                    virtual
                            ? thread.getName().replace("incident-channel-", "incident-channel-virtual-")
                            : thread.getName());
            return Delivery.delivered();
        }
    }
}
