package io.incidentkit.spring.boot.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.connector.alert.AlertDescription;
import io.incidentkit.connector.alert.AlertForm;
import io.incidentkit.connector.alert.AlertInbox;
import io.incidentkit.connector.alert.AlertReading;
import io.incidentkit.connector.alert.AlertRequest;
import io.incidentkit.connector.alert.SharedSecret;
import io.incidentkit.connector.call.Secret;
import io.incidentkit.effect.ChannelReferences;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.service.Incidents;
import io.incidentkit.spring.boot.autoconfigure.IncidentAutoConfiguration;
import io.incidentkit.spring.boot.channel.ChannelsAutoConfiguration;
import io.incidentkit.store.IncidentStore;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sources of alerts by their properties alone. */
class AlertSourcesAutoConfigurationTest {
    private final ApplicationContextRunner host = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    IncidentAutoConfiguration.class,
                    ChannelsAutoConfiguration.class,
                    AlertSourcesAutoConfiguration.class))
            .withBean(IncidentStore.class, InMemoryIncidentStore::new);

    @Test
    void withoutASecretThereIsNone() {
        host.run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(context.getBean(AlertSources.class).all()).isEmpty();
        });
    }

    @Test
    void withoutTheConnectorsNothingIsMissed() {
        host.withClassLoader(new FilteredClassLoader("io.incidentkit.connector"))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(AlertSources.class));
    }

    @Test
    void whatIsMissingIsKnown() {
        host.withPropertyValues(
                        "incident.alerts.datadog.token=k3y-of-ours",
                        "incident.alerts.new-relic.token=",
                        "incident.alerts.sentry.signing-secret=your-secret-here",
                        "incident.alerts.cloudwatch.topics=,",
                        "incident.alerts.generic.probe.key=/id")
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    AlertSources sources = context.getBean(AlertSources.class);
                    assertThat(sources.all())
                            .extracting(sender -> sender.tool() + " " + sender.isOpen())
                            .containsExactly(
                                    "cloudwatch false",
                                    "datadog true",
                                    "new-relic false",
                                    "probe false",
                                    "sentry true");
                    assertThat(sources.all().toString())
                            .contains(
                                    "incident.alerts.new-relic.token is missing or blank",
                                    "incident.alerts.cloudwatch.topics is missing or blank",
                                    "incident.alerts.generic.probe.token or signing-secret is missing or blank",
                                    "looks like one that is to be replaced")
                            .doesNotContain("k3y-of-ours");
                });
    }

    @Test
    void whatCanNotBeReadStopsTheStartWithEveryFault() {
        host.withPropertyValues(
                        "incident.alerts.generic.probe.token=k3y-of-ours",
                        "incident.alerts.generic.probe.key=id",
                        "incident.alerts.generic.probe.labels.host=$.host")
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining("incident.alerts.generic.probe.key: is no JSON pointer")
                        .hasMessageContaining("incident.alerts.generic.probe.labels.host: is no JSON pointer"));
        host.withPropertyValues("incident.alerts.generic.probe.token=k3y")
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining("incident.alerts.generic.probe.key: is required"));
        host.withPropertyValues("incident.alerts.generic.datadog.key=/id")
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining("incident.alerts.generic.datadog: has the name of a tool"));
        host.withPropertyValues("incident.alerts.cloudevents.fields.titel=/x")
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining("incident.alerts.cloudevents.fields.titel: is no part of an alert"));
        host.withPropertyValues("incident.alerts.cloudwatch.topics=alarms")
                .run(context ->
                        assertThat(context.getStartupFailure()).rootCause().hasMessageContaining("arn:aws:sns:"));
    }

    @Test
    void anInboxOfTheHostIsOneOfThem() {
        host.withUserConfiguration(OwnInbox.class).run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(context.getBean(AlertSources.class).find("own")).isPresent();
        });
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnInbox {
        @Bean
        AlertInbox own(Incidents incidents, ChannelReferences references) {
            AlertForm form = new AlertForm() {
                @Override
                public String tool() {
                    return "own";
                }

                @Override
                public AlertDescription description() {
                    return new AlertDescription("own", "", "", "");
                }

                @Override
                public AlertReading read(AlertRequest request) {
                    return AlertReading.nothing();
                }
            };
            return AlertInbox.builder(incidents, references, form)
                    .check(SharedSecret.of(List.of(Secret.of("k3y")), null))
                    .build();
        }
    }
}
