package io.incidentkit.spring.boot.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.comms.Audience;
import io.incidentkit.effect.Channel;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.spring.boot.autoconfigure.IncidentAutoConfiguration;
import io.incidentkit.spring.boot.autoconfigure.IncidentJdbcAutoConfiguration;
import io.incidentkit.test.tool.ToolStub;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Status pages, chats, webhooks and mail: each is on by its key or its address, and says what is wrong with its setting. */
class ToolChannelsTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    StatusPagesAutoConfiguration.class,
                    MessageChannelsAutoConfiguration.class,
                    ChannelsAutoConfiguration.class,
                    IncidentAutoConfiguration.class,
                    IncidentJdbcAutoConfiguration.class,
                    DataSourceAutoConfiguration.class,
                    DataSourceTransactionManagerAutoConfiguration.class))
            .withPropertyValues("spring.datasource.generate-unique-name=true", "incident.outbox.enabled=false");

    private static List<String> names(Iterable<Channel> channels) {
        return StreamSupport.stream(channels.spliterator(), false)
                .map(Channel::name)
                .sorted()
                .toList();
    }

    @Test
    void noneIsThereUnasked() {
        runner.run(context -> assertThat(context).doesNotHaveBean(Channel.class));
    }

    @Test
    void eachIsOnByItsKeyOrItsAddress() {
        runner.withPropertyValues(
                        "incident.channels.statuspage.key=k1",
                        "incident.channels.statuspage.page=kctbh9vrtdwd",
                        "incident.channels.cachet.key=k2",
                        "incident.channels.cachet.url=https://cachet.example.org/",
                        "incident.channels.kener.key=k3",
                        "incident.channels.kener.url=https://kener.example.org",
                        "incident.channels.webhook.url=https://hooks.example.org/in",
                        "incident.channels.webhook.secret=" + SECRET,
                        "incident.channels.webhook.kinds=page,send-update",
                        "incident.channels.mattermost.url=https://mattermost.example.org/hooks/x",
                        "incident.channels.discord.url=https://discord.com/api/webhooks/1/x",
                        "incident.channels.teams.url=https://a.logic.azure.com/x?sig=y",
                        "incident.channels.mail.host=mail.example.org",
                        "incident.channels.mail.from=incidents@example.org",
                        "incident.status-page.enabled=true",
                        "incident.status-page.url=https://status.example.org")
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(names(context.getBeansOfType(Channel.class).values()))
                            .containsExactly(
                                    "cachet",
                                    "discord",
                                    "kener",
                                    "mail",
                                    "mattermost",
                                    "own-page",
                                    "statuspage",
                                    "teams",
                                    "webhook");
                });
    }

    @Test
    void whatGoesToAChatIsData() {
        try (ToolStub chat = ToolStub.start()) {
            runner.withPropertyValues(
                            "incident.channels.teams.url=" + chat.address() + "/flow?sig=x",
                            "incident.channels.teams.kinds=send-update,page",
                            "incident.channels.teams.audiences=executives",
                            "incident.channels.teams.targets=on-call")
                    .run(context -> {
                        Channel teams = context.getBean(Channel.class);
                        EffectContext told = EffectContext.builder("i", "INC-1")
                                .title("slow")
                                .build();
                        assertThat(teams.kinds()).containsExactlyInAnyOrder(EffectKind.SEND_UPDATE, EffectKind.PAGE);
                        teams.deliver(new Effect("i/1/page", EffectKind.PAGE, "everyone"), told);
                        teams.deliver(
                                new Effect("i/2/u", EffectKind.SEND_UPDATE, Audience.INTERNAL_CHAT.name(), "x"), told);
                        assertThat(chat.calls()).isEmpty();

                        teams.deliver(new Effect("i/3/page", EffectKind.PAGE, "on-call"), told);
                        teams.deliver(new Effect("i/4/u", EffectKind.SEND_UPDATE, "executives", "x"), told);
                        assertThat(chat.calls()).hasSize(2);
                    });
        }
    }

    @Test
    void whatIsMissingOrWrongIsSaidByItsProperty() {
        runner.withPropertyValues("incident.channels.statuspage.key=s3cr3t-k3y")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("incident.channels.statuspage.page")
                        .hasMessageNotContaining("s3cr3t"));
        runner.withPropertyValues(
                        "incident.channels.kener.key=k3",
                        "incident.channels.kener.url=https://kener.example.org",
                        "incident.channels.kener.states.SEV1=down")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("incident.channels.kener.states.SEV1")
                        .hasMessageContaining("'down' is no state of a component"));
        runner.withPropertyValues(
                        "incident.channels.webhook.url=https://hooks.example.org/in",
                        "incident.channels.webhook.secret=hunter2")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("secret")
                        .hasMessageNotContaining("hunter2"));
    }

    @Test
    void withoutTheClassesOfMailTheOthersWork() {
        runner.withClassLoader(new FilteredClassLoader("jakarta.mail", "org.eclipse.angus"))
                .withPropertyValues(
                        "incident.channels.mail.host=mail.example.org",
                        "incident.channels.mail.from=incidents@example.org",
                        "incident.channels.mattermost.url=https://mattermost.example.org/hooks/x")
                .run(context -> assertThat(
                                names(context.getBeansOfType(Channel.class).values()))
                        .containsExactly("mattermost"));
    }

    @Test
    void withoutConnectorsNothingIsThere() {
        runner.withClassLoader(new FilteredClassLoader("io.incidentkit.connector"))
                .withPropertyValues(
                        "incident.channels.statuspage.key=k1",
                        "incident.channels.mattermost.url=https://x.example.org/y")
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(context).doesNotHaveBean(Channel.class);
                });
    }
}
