package io.incidentkit.spring.boot.actuate;

import io.incidentkit.command.Declare;
import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Person;
import io.incidentkit.effect.Channel;
import io.incidentkit.effect.Delivery;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.incident.Incident;
import io.incidentkit.service.IncidentListener;
import io.incidentkit.service.Incidents;
import io.incidentkit.severity.Severity;
import io.incidentkit.spring.boot.autoconfigure.IncidentAutoConfiguration;
import io.incidentkit.spring.boot.autoconfigure.IncidentJdbcAutoConfiguration;
import io.incidentkit.timeline.DeliveryEvent;
import io.incidentkit.timeline.TimelineEntry;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;

/** A host with a database, a pager, and whatever those who operate it have connected. */
final class OperatedHost {
    static final Actor ANA = Actor.person("ana");

    private OperatedHost() {}

    static ApplicationContextRunner runner() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        IncidentAutoConfiguration.class,
                        IncidentJdbcAutoConfiguration.class,
                        IncidentEndpointAutoConfiguration.class,
                        IncidentHealthAutoConfiguration.class,
                        IncidentLoggingAutoConfiguration.class,
                        IncidentMetricsAutoConfiguration.class,
                        IncidentObservationAutoConfiguration.class,
                        TransactionAutoConfiguration.class,
                        DataSourceAutoConfiguration.class,
                        DataSourceTransactionManagerAutoConfiguration.class))
                .withPropertyValues(
                        "spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1",
                        "incident.jdbc.initialize-schema=always",
                        "incident.search.enabled=false",
                        "incident.metrics.refresh=0s");
    }

    /** With meters and observations, as an application with the Actuator has them. */
    static ApplicationContextRunner metered() {
        return runner().withConfiguration(AutoConfigurations.of(
                MetricsAutoConfiguration.class,
                CompositeMeterRegistryAutoConfiguration.class,
                SimpleMetricsExportAutoConfiguration.class,
                ObservationAutoConfiguration.class));
    }

    static Incident severe(Incidents incidents) {
        return incidents.declare(
                ANA,
                Declare.builder("Checkout is down")
                        .severity(Severity.SEV1)
                        .commander(new Person("ana"))
                        .build());
    }

    /** Answers as it is told to, and takes down what it is called with. */
    static final class Pager implements Channel {
        final BlockingQueue<String> calls = new LinkedBlockingQueue<>();
        volatile Function<Effect, Delivery> answer = effect -> Delivery.delivered();

        @Override
        public String name() {
            return "pager";
        }

        @Override
        public Set<EffectKind> kinds() {
            return EnumSet.of(EffectKind.PAGE);
        }

        @Override
        public Delivery deliver(Effect effect, EffectContext context) {
            calls.add(effect.describe());
            return answer.apply(effect);
        }
    }

    /** The outcomes of deliveries, each once everybody ahead of it was told. */
    static final class Outcomes implements IncidentListener {
        private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

        @Override
        public void stored(Incidents incidents, Incident incident, List<TimelineEntry> entries) {
            entries.stream()
                    .map(TimelineEntry::event)
                    .filter(DeliveryEvent.class::isInstance)
                    .forEach(event -> told.add(event.describe()));
        }

        String next() throws InterruptedException {
            return told.poll(30, TimeUnit.SECONDS);
        }
    }
}
