package io.incidentkit.spring.boot.channel;

import io.incidentkit.comms.Audience;
import io.incidentkit.connector.cachet.CachetChannel;
import io.incidentkit.connector.call.Caller;
import io.incidentkit.connector.call.Secret;
import io.incidentkit.connector.kener.KenerChannel;
import io.incidentkit.connector.ownpage.OwnPage;
import io.incidentkit.connector.ownpage.OwnPageChannel;
import io.incidentkit.connector.page.ComponentState;
import io.incidentkit.connector.page.Components;
import io.incidentkit.connector.statuspage.StatuspageChannel;
import io.incidentkit.effect.ChannelReferences;
import io.incidentkit.spring.boot.condition.ConditionalOnAnySetting;
import io.incidentkit.spring.boot.properties.CachetProperties;
import io.incidentkit.spring.boot.properties.IncidentProperties;
import io.incidentkit.spring.boot.properties.KenerProperties;
import io.incidentkit.spring.boot.properties.PageChannelProperties;
import io.incidentkit.spring.boot.properties.StatusPageProperties;
import io.incidentkit.spring.boot.properties.StatuspageProperties;
import io.incidentkit.validation.InputValidator;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
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

/** The channels to status pages, each if it has its key, and our own page, if {@code incident.status-page.enabled} is true. */
@AutoConfiguration
@ConditionalOnClass(StatuspageChannel.class)
@ConditionalOnBooleanProperty(name = "incident.enabled", matchIfMissing = true)
@ConditionalOnAnySetting({
    "incident.channels.statuspage",
    "incident.channels.cachet",
    "incident.channels.kener",
    "incident.status-page"
})
@EnableConfigurationProperties(IncidentProperties.class)
public final class StatusPagesAutoConfiguration {
    /** Made by Spring. */
    public StatusPagesAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnProperty("incident.channels.statuspage.key")
    StatuspageChannel incidentStatuspageChannel(
            IncidentProperties properties, Caller caller, ChannelReferences references, ObjectProvider<Clock> clock) {
        StatuspageProperties own = properties.getChannels().getStatuspage();
        return StatuspageChannel.builder(
                        caller,
                        required("incident.channels.statuspage.page", own.getPage()),
                        Secret.of(required("incident.channels.statuspage.key", own.getKey())),
                        references)
                .audiences(audiences(own.getAudiences()))
                .components(components("incident.channels.statuspage", own))
                .notifySubscribers(own.isNotifySubscribers())
                .clock(clock.getIfAvailable(Clock::systemUTC))
                .build();
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnProperty("incident.channels.cachet.key")
    CachetChannel incidentCachetChannel(
            IncidentProperties properties, Caller caller, ChannelReferences references, ObjectProvider<Clock> clock) {
        CachetProperties own = properties.getChannels().getCachet();
        return CachetChannel.builder(
                        caller,
                        address("incident.channels.cachet.url", own.getUrl()),
                        Secret.of(required("incident.channels.cachet.key", own.getKey())),
                        references)
                .audiences(audiences(own.getAudiences()))
                .components(components("incident.channels.cachet", own))
                .visible(own.isVisible())
                .notifySubscribers(own.isNotifySubscribers())
                .clock(clock.getIfAvailable(Clock::systemUTC))
                .build();
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnProperty("incident.channels.kener.key")
    KenerChannel incidentKenerChannel(
            IncidentProperties properties, Caller caller, ChannelReferences references, ObjectProvider<Clock> clock) {
        KenerProperties own = properties.getChannels().getKener();
        return KenerChannel.builder(
                        caller,
                        address("incident.channels.kener.url", own.getUrl()),
                        Secret.of(required("incident.channels.kener.key", own.getKey())),
                        references)
                .audiences(audiences(own.getAudiences()))
                .components(components("incident.channels.kener", own))
                .clock(clock.getIfAvailable(Clock::systemUTC))
                .build();
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnBooleanProperty("incident.status-page.enabled")
    OwnPage incidentOwnPage(IncidentProperties properties) {
        StatusPageProperties own = properties.getStatusPage();
        OwnPage.Builder page = OwnPage.builder(own.getName(), address("incident.status-page.url", own.getUrl()))
                .audiences(audiences(own.getAudiences()));
        own.getComponents().forEach(page::component);
        states("incident.status-page.states", own.getStates(), page::state);
        return page.build();
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnBooleanProperty("incident.status-page.enabled")
    OwnPageChannel incidentOwnPageChannel(IncidentProperties properties) {
        StatusPageProperties own = properties.getStatusPage();
        return new OwnPageChannel(address("incident.status-page.url", own.getUrl()), audiences(own.getAudiences()));
    }

    private static Components components(String prefix, PageChannelProperties own) {
        Components.Builder components = Components.builder().components(own.getComponents());
        states(prefix + ".states", own.getStates(), components::state);
        return components.build();
    }

    private static void states(String property, Map<String, String> states, BiConsumer<String, ComponentState> setter) {
        InputValidator faults = new InputValidator();
        states.forEach((severity, state) -> ComponentState.find(state)
                .ifPresentOrElse(
                        found -> setter.accept(severity, found),
                        () -> faults.add(property + "." + severity, "'" + state + "' is no state of a component")));
        faults.throwIfAny();
    }

    private static Set<Audience> audiences(Set<String> names) {
        return names.stream().map(Audience::new).collect(Collectors.toUnmodifiableSet());
    }

    private static URI address(String property, @Nullable String given) {
        InputValidator faults = new InputValidator();
        String address = faults.webAddress(property, given);
        faults.throwIfAny();
        return URI.create(address.endsWith("/") ? address.substring(0, address.length() - 1) : address);
    }

    private static String required(String property, @Nullable String given) {
        InputValidator faults = new InputValidator();
        String line = faults.line(property, given);
        faults.throwIfAny();
        return line;
    }
}
