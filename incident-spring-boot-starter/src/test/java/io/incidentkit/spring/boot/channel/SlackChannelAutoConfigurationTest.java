package io.incidentkit.spring.boot.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.command.Declare;
import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Person;
import io.incidentkit.connector.slack.SlackChannel;
import io.incidentkit.connector.slack.SlackDesk;
import io.incidentkit.connector.slack.SlackSocket;
import io.incidentkit.connector.slack.SlackSummaries;
import io.incidentkit.service.Incidents;
import io.incidentkit.severity.Severity;
import io.incidentkit.spring.boot.autoconfigure.IncidentAutoConfiguration;
import io.incidentkit.spring.boot.autoconfigure.IncidentJdbcAutoConfiguration;
import io.incidentkit.test.tool.ToolStub;
import io.incidentkit.test.tool.ToolStub.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Slack by its properties alone. */
@Timeout(60)
class SlackChannelAutoConfigurationTest {
    private final ToolStub slack = ToolStub.start();
    private final ApplicationContextRunner host = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    DataSourceAutoConfiguration.class,
                    DataSourceTransactionManagerAutoConfiguration.class,
                    IncidentJdbcAutoConfiguration.class,
                    IncidentAutoConfiguration.class,
                    ChannelsAutoConfiguration.class,
                    SlackChannelAutoConfiguration.class))
            .withPropertyValues(
                    "spring.datasource.url=jdbc:h2:mem:slack", "spring.datasource.generate-unique-name=true");

    @AfterEach
    void close() {
        slack.close();
    }

    @Test
    void opensARoomForASev1() {
        slack.on("POST /api/*", Answer.of(200, "{\"ok\":true,\"ts\":\"1.1\",\"channel\":{\"id\":\"C1\"}}"));

        host.withPropertyValues(
                        "incident.channels.slack.token=xoxb-12345", "incident.channels.slack.api=" + slack.at("/api"))
                .run(context -> {
                    context.getBean(Incidents.class)
                            .declare(
                                    Actor.person("ana"),
                                    Declare.builder("Checkout is down")
                                            .severity(Severity.SEV1)
                                            .commander(new Person("ana"))
                                            .build());
                    while (slack.calls().stream().noneMatch(call -> call.path().equals("/api/pins.add"))) {
                        Thread.onSpinWait();
                    }
                    assertThat(slack.lines()).startsWith("POST /api/conversations.create");
                    assertThat(slack.calls().get(0).body()).isEqualTo("name=inc-1&is_private=false");
                });
    }

    @Test
    void isNotThereWithoutATokenOrTheConnectors() {
        host.run(context -> assertThat(context).doesNotHaveBean(SlackChannel.class));
        host.withPropertyValues("incident.channels.slack.token=xoxb-12345")
                .withClassLoader(new FilteredClassLoader("io.incidentkit.connector"))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean("incidentSlackChannel"));
    }

    @Test
    void isServedThroughASocketWhereTheApplicationHasAToken() {
        slack.on("POST /api/*", Answer.of(200, "{\"ok\":true,\"url\":\"" + slack.at("/none") + "\"}"));
        ApplicationContextRunner served =
                host.withConfiguration(AutoConfigurations.of(SlackInboundAutoConfiguration.class));

        served.withPropertyValues("incident.channels.slack.token=xoxb-12345")
                .run(context -> assertThat(context).doesNotHaveBean(SlackDesk.class));
        served.withPropertyValues(
                        "incident.channels.slack.token=xoxb-12345",
                        "incident.channels.slack.app-token=xapp-12345",
                        "incident.channels.slack.api=" + slack.at("/api"))
                .run(context -> {
                    assertThat(context).hasSingleBean(SlackDesk.class).hasSingleBean(SlackSummaries.class);
                    context.publishEvent(new ApplicationReadyEvent(
                            new SpringApplication(), new String[0], context.getSourceApplicationContext(), null));
                    while (slack.lines().stream().noneMatch("POST /api/apps.connections.open"::equals)) {
                        Thread.onSpinWait();
                    }
                    assertThat(context.getBean(SlackSocket.class).isConnected()).isFalse();
                    // The check of the start calls the tool at the same time, with the other token.
                    assertThat(slack.calls())
                            .filteredOn(call -> call.path().equals("/api/apps.connections.open"))
                            .isNotEmpty()
                            .allSatisfy(call ->
                                    assertThat(call.header("authorization")).contains("Bearer xapp-12345"));
                });
    }
}
