package io.incidentkit.spring.boot.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.connector.call.Caller;
import io.incidentkit.connector.call.Secret;
import io.incidentkit.connector.github.GitHubIssues;
import io.incidentkit.connector.ticket.TicketChannel;
import io.incidentkit.connector.ticket.TicketInbox;
import io.incidentkit.connector.ticket.TicketWatch;
import io.incidentkit.effect.Channel;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.memory.InMemoryReferences;
import io.incidentkit.spring.boot.autoconfigure.IncidentAutoConfiguration;
import io.incidentkit.spring.boot.autoconfigure.IncidentJdbcAutoConfiguration;
import io.incidentkit.spring.boot.channel.ChannelsAutoConfiguration;
import java.net.URI;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Trackers: each is on by its token, and says what is wrong with its setting. */
class TicketsAutoConfigurationTest {
    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    TicketsAutoConfiguration.class,
                    ChannelsAutoConfiguration.class,
                    IncidentAutoConfiguration.class,
                    IncidentJdbcAutoConfiguration.class,
                    DataSourceAutoConfiguration.class,
                    DataSourceTransactionManagerAutoConfiguration.class))
            .withPropertyValues("spring.datasource.generate-unique-name=true", "incident.outbox.enabled=false");

    @Test
    void noneIsThereUnasked() {
        runner.run(context -> assertThat(context)
                .hasNotFailed()
                .doesNotHaveBean(Channel.class)
                .doesNotHaveBean(TicketWatch.class));
    }

    @Test
    void eachIsOnByItsToken() {
        runner.withPropertyValues(
                        "incident.channels.jira.token=t1",
                        "incident.channels.jira.email=bot@acme.example",
                        "incident.channels.jira.site=https://acme.atlassian.net/",
                        "incident.channels.jira.project=OPS",
                        "incident.channels.github.token=t2",
                        "incident.channels.github.repository=acme/shop",
                        "incident.channels.github.webhook-secret=s2",
                        "incident.channels.gitlab.token=t3",
                        "incident.channels.gitlab.project=acme/shop",
                        "incident.channels.gitlab.assignees.bo=4711",
                        "incident.channels.gitlab.poll=0",
                        "incident.channels.linear.token=t4",
                        "incident.channels.linear.team=OPS",
                        "incident.channels.linear.webhook-secret=s4")
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(context.getBeansOfType(TicketChannel.class).values())
                            .extracting(Channel::name)
                            .containsExactlyInAnyOrder("jira", "github", "gitlab", "linear");
                    assertThat(context.getBean("incidentJiraChannel", TicketChannel.class)
                                    .kinds())
                            .contains(EffectKind.TICKET, EffectKind.BACKLOG, EffectKind.TRACK_ACTION, EffectKind.CLOSE);
                    assertThat(context.getBeansOfType(TicketInbox.class).values())
                            .extracting(TicketInbox::tool)
                            .containsExactlyInAnyOrder("github", "linear");
                    assertThat(context.getBeansOfType(TicketWatch.class)).hasSize(4);
                });
    }

    @Test
    void aWatchOfTheHostsOwnTrackerIsStartedToo() {
        runner.withBean(TicketWatch.class, () -> new TicketWatch(tracker(), Duration.ofHours(1)))
                .run(context -> {
                    assertThat(threads()).doesNotContain("incident-tickets-own");

                    context.publishEvent(new ApplicationReadyEvent(
                            new SpringApplication(), new String[0], context.getSourceApplicationContext(), null));

                    assertThat(threads()).contains("incident-tickets-own");
                });
    }

    private static TicketChannel tracker() {
        GitHubIssues account =
                GitHubIssues.of(URI.create("http://127.0.0.1:9/"), "acme/shop", Secret.of("ghp_R028PVWZN5LK6TQ7QC0T"));
        return TicketChannel.builder(Caller.create(Duration.ofSeconds(1)), new InMemoryReferences(), account)
                .name("own")
                .build();
    }

    private static Stream<String> threads() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName);
    }

    @Test
    void whatIsMissingOrWrongIsSaidByItsPropertyAndWithoutItsKey() {
        runner.withPropertyValues("incident.channels.jira.token=s3cr3t-k3y")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("incident.channels.jira.site")
                        .hasMessageNotContaining("s3cr3t"));
        runner.withPropertyValues("incident.channels.linear.token=s3cr3t-k3y", "incident.channels.linear.team=the team")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("'the team' is no key of a team")
                        .hasMessageNotContaining("s3cr3t"));
    }

    @Test
    void aTokenAndASecretThatAreToBeReplacedAreNamed() {
        runner.withPropertyValues(
                        "incident.channels.github.token=<your token>",
                        "incident.channels.github.repository=acme/shop",
                        "incident.channels.github.webhook-secret=changeme")
                .run(context -> assertThat(context.getBean(Channel.class).faults())
                        .containsExactly(
                                "The token of GitHub looks like one that is to be replaced",
                                "The secret of its webhooks looks like one that is to be replaced"));
    }

    @Test
    void withoutTheConnectorsNothingOfItIsThere() {
        runner.withClassLoader(new FilteredClassLoader("io.incidentkit.connector"))
                .withPropertyValues("incident.channels.github.token=t", "incident.channels.github.repository=a/b")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(Channel.class));
    }
}
