package io.incidentkit.spring.boot.channel;

import io.incidentkit.commander.Directory;
import io.incidentkit.comms.Audience;
import io.incidentkit.connector.call.Caller;
import io.incidentkit.connector.call.Secret;
import io.incidentkit.connector.discord.Discord;
import io.incidentkit.connector.mail.MailChannel;
import io.incidentkit.connector.mail.MailRecipients;
import io.incidentkit.connector.mail.MailServer;
import io.incidentkit.connector.mail.MailServer.Encryption;
import io.incidentkit.connector.mattermost.Mattermost;
import io.incidentkit.connector.message.HookChannel;
import io.incidentkit.connector.message.MessageRoute;
import io.incidentkit.connector.teams.Teams;
import io.incidentkit.connector.webhook.WebhookChannel;
import io.incidentkit.spring.boot.condition.ConditionalOnAnySetting;
import io.incidentkit.spring.boot.properties.ChatProperties;
import io.incidentkit.spring.boot.properties.IncidentProperties;
import io.incidentkit.spring.boot.properties.MailProperties;
import io.incidentkit.spring.boot.properties.WebhookProperties;
import io.incidentkit.validation.InputValidator;
import java.time.Clock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The channels that show texts: webhooks of chats and of the host's own programs, each if it has its address, and mail, if it has its server. */
@AutoConfiguration
@ConditionalOnClass(HookChannel.class)
@ConditionalOnBooleanProperty(name = "incident.enabled", matchIfMissing = true)
@ConditionalOnAnySetting({
    "incident.channels.webhook",
    "incident.channels.mattermost",
    "incident.channels.discord",
    "incident.channels.teams",
    "incident.channels.mail"
})
@EnableConfigurationProperties(IncidentProperties.class)
public final class MessageChannelsAutoConfiguration {
    /** Made by Spring. */
    public MessageChannelsAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnProperty("incident.channels.webhook.url")
    WebhookChannel incidentWebhookChannel(IncidentProperties properties, Caller caller, ObjectProvider<Clock> clock) {
        WebhookProperties own = properties.getChannels().getWebhook();
        WebhookChannel.Builder channel = WebhookChannel.builder(
                        caller,
                        Secret.of(required("incident.channels.webhook.url", own.getUrl())),
                        Secret.of(required("incident.channels.webhook.secret", own.getSecret())))
                .kinds(own.getKinds())
                .clock(clock.getIfAvailable(Clock::systemUTC));
        String other = own.getOtherSecret();
        return (other == null ? channel : channel.alsoSignedWith(Secret.of(other))).build();
    }

    @Bean
    @ConditionalOnMissingBean(name = "incidentMattermostChannel")
    @ConditionalOnProperty("incident.channels.mattermost.url")
    HookChannel incidentMattermostChannel(IncidentProperties properties, Caller caller, ObjectProvider<Clock> clock) {
        ChatProperties own = properties.getChannels().getMattermost();
        return chat(Mattermost.channel(caller, secret("mattermost", own)), own, clock);
    }

    @Bean
    @ConditionalOnMissingBean(name = "incidentDiscordChannel")
    @ConditionalOnProperty("incident.channels.discord.url")
    HookChannel incidentDiscordChannel(IncidentProperties properties, Caller caller, ObjectProvider<Clock> clock) {
        ChatProperties own = properties.getChannels().getDiscord();
        return chat(Discord.channel(caller, secret("discord", own)), own, clock);
    }

    @Bean
    @ConditionalOnMissingBean(name = "incidentTeamsChannel")
    @ConditionalOnProperty("incident.channels.teams.url")
    HookChannel incidentTeamsChannel(IncidentProperties properties, Caller caller, ObjectProvider<Clock> clock) {
        ChatProperties own = properties.getChannels().getTeams();
        return chat(Teams.channel(caller, secret("teams", own)), own, clock);
    }

    private static Secret secret(String tool, ChatProperties own) {
        return Secret.of(required("incident.channels." + tool + ".url", own.getUrl()));
    }

    private static HookChannel chat(HookChannel.Builder channel, ChatProperties own, ObjectProvider<Clock> clock) {
        return channel.route(MessageRoute.of(
                        own.getKinds(),
                        own.getAudiences().stream().map(Audience::new).collect(Collectors.toUnmodifiableSet()),
                        own.getTargets()))
                .clock(clock.getIfAvailable(Clock::systemUTC))
                .build();
    }

    /** Its own messages have no value in them, which is a secret. */
    private static String required(String property, @Nullable String given) {
        InputValidator faults = new InputValidator();
        if (given == null || given.isBlank()) {
            faults.add(property, "is required");
        }
        faults.throwIfAny();
        return String.valueOf(given);
    }

    /** Mail, where its classes are. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = {"jakarta.mail.Session", "org.eclipse.angus.mail.smtp.SMTPTransport"})
    static class Mail {

        @Bean
        @ConditionalOnMissingBean
        @ConditionalOnProperty("incident.channels.mail.host")
        MailChannel incidentMailChannel(
                IncidentProperties properties,
                Installation installation,
                ObjectProvider<Directory> directory,
                ObjectProvider<Clock> clock) {
            MailProperties own = properties.getChannels().getMail();
            MailServer.Builder server = MailServer.builder(
                            required("incident.channels.mail.host", own.getHost()),
                            own.getPort(),
                            required("incident.channels.mail.from", own.getFrom()))
                    .encryption(Encryption.valueOf(own.getEncryption().name()))
                    .deadline(properties.getChannels().getCallDeadline())
                    .clock(clock.getIfAvailable(Clock::systemUTC));
            String user = own.getUser();
            if (user != null) {
                server.login(user, Secret.of(required("incident.channels.mail.password", own.getPassword())));
            }
            return new MailChannel(
                    "mail",
                    installation.name(),
                    server.build(),
                    MailRecipients.of(
                            own.getAudiences(), own.getTargets(), directory.getIfUnique(() -> Directory.NONE)),
                    own.getKinds());
        }
    }
}
