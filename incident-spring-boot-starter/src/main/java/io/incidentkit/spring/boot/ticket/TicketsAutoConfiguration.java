package io.incidentkit.spring.boot.ticket;

import io.incidentkit.connector.call.Caller;
import io.incidentkit.connector.github.GitHubIssues;
import io.incidentkit.connector.gitlab.GitLabIssues;
import io.incidentkit.connector.jira.Jira;
import io.incidentkit.connector.linear.Linear;
import io.incidentkit.connector.ticket.TicketChannel;
import io.incidentkit.connector.ticket.TicketInbox;
import io.incidentkit.connector.ticket.TicketWatch;
import io.incidentkit.effect.ChannelReferences;
import io.incidentkit.service.Incidents;
import io.incidentkit.spring.boot.autoconfigure.IncidentJdbcAutoConfiguration;
import io.incidentkit.spring.boot.channel.Installation;
import io.incidentkit.spring.boot.condition.ConditionalOnAnySetting;
import io.incidentkit.spring.boot.properties.IncidentProperties;
import io.incidentkit.spring.boot.properties.TicketProperties;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Tickets in Jira, GitHub, GitLab and Linear, each if its token is set and the host has no bean of that name: a {@link TicketChannel}, a
 * {@link TicketWatch} that asks how tickets stand, and where the secret of webhooks is set, a {@link TicketInbox}.
 */
@AutoConfiguration(before = IncidentJdbcAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "incident.enabled", matchIfMissing = true)
@ConditionalOnClass(TicketChannel.class)
@ConditionalOnAnySetting({
    "incident.channels.jira",
    "incident.channels.github",
    "incident.channels.gitlab",
    "incident.channels.linear"
})
@EnableConfigurationProperties(IncidentProperties.class)
public final class TicketsAutoConfiguration {
    /** Made by Spring. */
    public TicketsAutoConfiguration() {}

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty("incident.channels.jira.token")
    static class OnJira {

        @Bean
        @ConditionalOnMissingBean(name = "incidentJiraChannel")
        TicketChannel incidentJiraChannel(
                IncidentProperties properties,
                Caller caller,
                ChannelReferences references,
                Installation installation,
                ObjectProvider<Clock> clock) {
            TicketProperties.Jira own = properties.getChannels().getJira();
            return Trackers.channel(caller, references, account(own), own, installation, clock);
        }

        @Bean
        TicketWatch incidentJiraTicketWatch(
                @Qualifier("incidentJiraChannel") TicketChannel channel, IncidentProperties properties) {
            return new TicketWatch(channel, properties.getChannels().getJira().getPoll());
        }

        @Bean
        @ConditionalOnProperty("incident.channels.jira.webhook-secret")
        TicketInbox incidentJiraTicketInbox(
                @Qualifier("incidentJiraChannel") TicketChannel channel,
                IncidentProperties properties,
                Incidents incidents) {
            TicketProperties.Jira own = properties.getChannels().getJira();
            return new TicketInbox(
                    channel.sync(incidents),
                    Jira.senders(Trackers.secrets(own)),
                    account(own).form());
        }

        private static Jira account(TicketProperties.Jira own) {
            Jira jira = Jira.of(
                            Trackers.address("incident.channels.jira.site", own.getSite()),
                            Trackers.required("incident.channels.jira.email", own.getEmail()),
                            Trackers.token(own.getToken()),
                            Trackers.required("incident.channels.jira.project", own.getProject()))
                    .issueType(own.getIssueType());
            return own.getApiAddress() == null
                    ? jira
                    : jira.api(Trackers.address("incident.channels.jira.api-address", own.getApiAddress()));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty("incident.channels.github.token")
    static class OnGitHub {

        @Bean
        @ConditionalOnMissingBean(name = "incidentGitHubChannel")
        TicketChannel incidentGitHubChannel(
                IncidentProperties properties,
                Caller caller,
                ChannelReferences references,
                Installation installation,
                ObjectProvider<Clock> clock) {
            TicketProperties.GitHub own = properties.getChannels().getGithub();
            return Trackers.channel(caller, references, account(own), own, installation, clock);
        }

        @Bean
        TicketWatch incidentGitHubTicketWatch(
                @Qualifier("incidentGitHubChannel") TicketChannel channel, IncidentProperties properties) {
            return new TicketWatch(channel, properties.getChannels().getGithub().getPoll());
        }

        @Bean
        @ConditionalOnProperty("incident.channels.github.webhook-secret")
        TicketInbox incidentGitHubTicketInbox(
                @Qualifier("incidentGitHubChannel") TicketChannel channel,
                IncidentProperties properties,
                Incidents incidents) {
            TicketProperties.GitHub own = properties.getChannels().getGithub();
            return new TicketInbox(
                    channel.sync(incidents), GitHubIssues.senders(Trackers.secrets(own)), GitHubIssues.form());
        }

        private static GitHubIssues account(TicketProperties.GitHub own) {
            return GitHubIssues.of(
                    own.getApi(),
                    Trackers.required("incident.channels.github.repository", own.getRepository()),
                    Trackers.token(own.getToken()));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty("incident.channels.gitlab.token")
    static class OnGitLab {

        @Bean
        @ConditionalOnMissingBean(name = "incidentGitLabChannel")
        TicketChannel incidentGitLabChannel(
                IncidentProperties properties,
                Caller caller,
                ChannelReferences references,
                Installation installation,
                ObjectProvider<Clock> clock) {
            TicketProperties.GitLab own = properties.getChannels().getGitlab();
            return Trackers.channel(caller, references, account(own), own, installation, clock);
        }

        @Bean
        TicketWatch incidentGitLabTicketWatch(
                @Qualifier("incidentGitLabChannel") TicketChannel channel, IncidentProperties properties) {
            return new TicketWatch(channel, properties.getChannels().getGitlab().getPoll());
        }

        @Bean
        @ConditionalOnProperty("incident.channels.gitlab.webhook-secret")
        TicketInbox incidentGitLabTicketInbox(
                @Qualifier("incidentGitLabChannel") TicketChannel channel,
                IncidentProperties properties,
                Incidents incidents,
                ObjectProvider<Clock> clock) {
            TicketProperties.GitLab own = properties.getChannels().getGitlab();
            return new TicketInbox(
                    channel.sync(incidents),
                    GitLabIssues.senders(Trackers.secrets(own), clock.getIfAvailable(Clock::systemUTC)),
                    account(own).form());
        }

        private static GitLabIssues account(TicketProperties.GitLab own) {
            return GitLabIssues.of(
                    own.getUrl(),
                    Trackers.required("incident.channels.gitlab.project", own.getProject()),
                    Trackers.token(own.getToken()));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty("incident.channels.linear.token")
    static class OnLinear {

        @Bean
        @ConditionalOnMissingBean(name = "incidentLinearChannel")
        TicketChannel incidentLinearChannel(
                IncidentProperties properties,
                Caller caller,
                ChannelReferences references,
                Installation installation,
                ObjectProvider<Clock> clock) {
            TicketProperties.Linear own = properties.getChannels().getLinear();
            return Trackers.channel(caller, references, account(own), own, installation, clock);
        }

        @Bean
        TicketWatch incidentLinearTicketWatch(
                @Qualifier("incidentLinearChannel") TicketChannel channel, IncidentProperties properties) {
            return new TicketWatch(channel, properties.getChannels().getLinear().getPoll());
        }

        @Bean
        @ConditionalOnProperty("incident.channels.linear.webhook-secret")
        TicketInbox incidentLinearTicketInbox(
                @Qualifier("incidentLinearChannel") TicketChannel channel,
                IncidentProperties properties,
                Incidents incidents,
                ObjectProvider<Clock> clock) {
            TicketProperties.Linear own = properties.getChannels().getLinear();
            return new TicketInbox(
                    channel.sync(incidents),
                    Linear.senders(Trackers.secrets(own), clock.getIfAvailable(Clock::systemUTC)),
                    Linear.form());
        }

        private static Linear account(TicketProperties.Linear own) {
            return Linear.of(
                    own.getApi(),
                    Trackers.required("incident.channels.linear.team", own.getTeam()),
                    Trackers.token(own.getToken()));
        }
    }
}
