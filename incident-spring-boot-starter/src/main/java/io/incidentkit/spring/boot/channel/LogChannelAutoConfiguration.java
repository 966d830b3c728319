package io.incidentkit.spring.boot.channel;

import io.incidentkit.effect.EffectKind;
import io.incidentkit.service.Incidents;
import io.incidentkit.spring.boot.autoconfigure.IncidentJdbcAutoConfiguration;
import io.incidentkit.spring.boot.properties.IncidentProperties;
import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** A {@link LogChannel}, if {@code incident.channels.log.enabled} is true and the host has none. */
@AutoConfiguration(before = IncidentJdbcAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "incident.enabled", matchIfMissing = true)
@ConditionalOnBooleanProperty("incident.channels.log.enabled")
@EnableConfigurationProperties(IncidentProperties.class)
public final class LogChannelAutoConfiguration {
    /** Made by Spring. */
    public LogChannelAutoConfiguration() {}

    /** Asks the incidents for what nobody takes only when something is shown: they need the channel first. */
    @Bean
    @ConditionalOnMissingBean
    LogChannel incidentLogChannel(
            IncidentProperties properties, ObjectProvider<Incidents> incidents, ObjectProvider<Clock> clock) {
        return new LogChannel(
                properties.getChannels().getLog().getKept(),
                () -> untaken(incidents.getIfUnique()),
                clock.getIfAvailable(Clock::systemUTC));
    }

    private static Set<EffectKind> untaken(@Nullable Incidents incidents) {
        return incidents == null ? Set.of() : incidents.untaken();
    }
}
