package io.incidentkit.spring.boot.alert;

import io.incidentkit.connector.alert.AlertInbox;
import io.incidentkit.connector.alert.AlertWatch;
import io.incidentkit.connector.call.Caller;
import io.incidentkit.connector.opsgenie.OpsgenieBase;
import io.incidentkit.connector.sns.SnsDoor;
import io.incidentkit.effect.ChannelReferences;
import io.incidentkit.service.Incidents;
import io.incidentkit.spring.boot.autoconfigure.IncidentAutoConfiguration;
import io.incidentkit.spring.boot.channel.ChannelsAutoConfiguration;
import io.incidentkit.spring.boot.channel.Installation;
import io.incidentkit.spring.boot.properties.IncidentProperties;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * The tools whose alerts are taken in, each if its secret is set below {@code incident.alerts}: {@link AlertSources}, with every
 * {@link AlertInbox} that is a bean of the host. Where the HTTP API is on, each has its address there.
 */
@AutoConfiguration(after = {IncidentAutoConfiguration.class, ChannelsAutoConfiguration.class})
@ConditionalOnBooleanProperty(name = "incident.enabled", matchIfMissing = true)
@ConditionalOnClass(AlertInbox.class)
@ConditionalOnSingleCandidate(Incidents.class)
@EnableConfigurationProperties(IncidentProperties.class)
public final class AlertSourcesAutoConfiguration {
    /** Made by Spring. */
    public AlertSourcesAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    AlertSources incidentAlertSources(
            IncidentProperties properties,
            Incidents incidents,
            ChannelReferences references,
            Installation installation,
            ObjectProvider<AlertInbox> own,
            ObjectProvider<AlertWatch> watches,
            ObjectProvider<SnsDoor> door,
            ObjectProvider<Caller> caller) {
        List<AlertWatch> all = watches.orderedStream().toList();
        AlertWatch watch = (tool, kind) -> all.forEach(each -> each.received(tool, kind));
        return new AlertInboxes(incidents, references, watch, properties.getAlerts())
                .of(
                        properties.getAlerts(),
                        installation.name(),
                        OpsgenieBase.valueOf(
                                properties.getChannels().getOpsgenie().getBase().name()),
                        // A client of HTTP is made where a topic is named, and nowhere else.
                        () -> door.getIfAvailable(() -> SnsDoor.by(caller.getObject())),
                        own.orderedStream().toList());
    }
}
