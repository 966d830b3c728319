package io.incidentkit.spring.boot.channel;

import io.incidentkit.commander.Directory;
import io.incidentkit.connector.call.Caller;
import io.incidentkit.connector.call.Secret;
import io.incidentkit.connector.slack.SlackChannel;
import io.incidentkit.connector.slack.SlackSummaries;
import io.incidentkit.effect.ChannelReferences;
import io.incidentkit.service.Incidents;
import io.incidentkit.spring.boot.properties.IncidentProperties;
import io.incidentkit.spring.boot.properties.SlackProperties;
import java.time.Clock;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;

/**
 * A {@link SlackChannel}, if {@code incident.channels.slack.token} is set and the host has none, and {@link SlackSummaries} that keep the
 * summaries of its rooms current.
 */
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
                .buttons(slack.getSigningSecret() != null || slack.getAppToken() != null)
                .appToken(slack.getAppToken() == null ? null : Secret.of(slack.getAppToken()))
                .audiences(slack.getAudiences())
                .updatesTo(slack.getUpdatesTo())
                .leadershipIn(slack.getLeadershipTo())
                .weeklyTo(slack.getWeeklyTo())
                .perMinute(slack.getPerMinute())
                .build();
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnBean(SlackChannel.class)
    SlackSummaries incidentSlackSummaries(SlackChannel channel, ObjectProvider<Clock> clock) {
        return SlackSummaries.create(channel, clock.getIfAvailable(Clock::systemUTC));
    }

    /** The work that a node that is gone has left undone. */
    @Bean
    @ConditionalOnBean(SlackSummaries.class)
    ApplicationListener<ApplicationReadyEvent> incidentSlackSummariesAtStart(
            SlackSummaries summaries, ObjectProvider<Incidents> incidents) {
        return ready -> incidents.ifAvailable(summaries::refreshOpen);
    }
}
