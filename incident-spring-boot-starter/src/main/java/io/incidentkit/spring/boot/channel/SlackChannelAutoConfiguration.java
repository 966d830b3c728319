package io.incidentkit.spring.boot.channel;

import io.incidentkit.commander.Directory;
import io.incidentkit.connector.call.Caller;
import io.incidentkit.connector.call.Secret;
import io.incidentkit.connector.slack.SlackChannel;
import io.incidentkit.effect.ChannelReferences;
import io.incidentkit.spring.boot.properties.IncidentProperties;
import io.incidentkit.spring.boot.properties.SlackProperties;
import java.time.Clock;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** A {@link SlackChannel}, if {@code incident.channels.slack.token} is set and the host has none. */
@AutoConfiguration
@ConditionalOnBooleanProperty(name = "incident.enabled", matchIfMissing = true)
@ConditionalOnClass(SlackChannel.class)
@ConditionalOnProperty("incident.channels.slack.token")
@EnableConfigurationProperties(IncidentProperties.class)
public final class SlackChannelAutoConfiguration {
    /** Made by Spring. */
    public SlackChannelAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    SlackChannel incidentSlackChannel(
            IncidentProperties properties,
            Caller caller,
            ChannelReferences references,
            ObjectProvider<Directory> directory,
            ObjectProvider<Clock> clock) {
        SlackProperties slack = properties.getChannels().getSlack();
        return SlackChannel.builder(caller, Secret.of(Objects.requireNonNull(slack.getToken())), references)
                .api(slack.getApi())
                .clock(clock.getIfAvailable(Clock::systemUTC))
                .directory(directory.getIfAvailable(() -> Directory.NONE))
                .roomPrefix(slack.getRoomPrefix())
                .closedRooms(slack.isClosedRooms())
                .archiveRooms(slack.isArchiveRooms())
                .buttons(slack.getSigningSecret() != null)
                .audiences(slack.getAudiences())
                .updatesTo(slack.getUpdatesTo())
                .leadershipIn(slack.getLeadershipTo())
                .weeklyTo(slack.getWeeklyTo())
                .perMinute(slack.getPerMinute())
                .build();
    }
}
