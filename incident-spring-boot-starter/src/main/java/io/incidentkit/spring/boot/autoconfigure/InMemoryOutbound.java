package io.incidentkit.spring.boot.autoconfigure;

import io.incidentkit.effect.Channel;
import io.incidentkit.effect.DeliveryWatch;
import io.incidentkit.effect.DueTimer;
import io.incidentkit.effect.EffectDispatcher;
import io.incidentkit.effect.RetryPolicy;
import io.incidentkit.memory.InMemoryDispatcher;
import io.incidentkit.memory.InMemoryDueTimer;
import io.incidentkit.memory.ScheduledTimer;
import io.incidentkit.store.IncidentStore;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.thread.Threading;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.task.VirtualThreadTaskExecutor;

/**
 * Delivers and wakes from memory, where the store of the application is no database of ours: with every {@link Channel} bean, unless the
 * application has a dispatcher or a timer of its own.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBean(IncidentStore.class)
@ConditionalOnMissingBean({EffectDispatcher.class, DueTimer.class})
@ConditionalOnBooleanProperty(name = "incident.outbox.enabled", matchIfMissing = true)
class InMemoryOutbound {

    @Bean
    ScheduledTimer incidentTimer(ObjectProvider<Clock> clock) {
        return ScheduledTimer.create(clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    InMemoryDispatcher incidentDispatcher(
            ScheduledTimer incidentTimer,
            ObjectProvider<Channel> channels,
            ObjectProvider<RetryPolicy> retries,
            ObjectProvider<DeliveryWatch> watches,
            Environment environment) {
        InMemoryDispatcher.Builder dispatcher = InMemoryDispatcher.builder(incidentTimer);
        channels.orderedStream().forEach(dispatcher::channel);
        watches.orderedStream().forEach(dispatcher::watch);
        retries.ifAvailable(dispatcher::retries);
        if (Threading.VIRTUAL.isActive(environment)) {
            dispatcher.executor(new VirtualThreadTaskExecutor("incident-channel-"));
        }
        return dispatcher.build();
    }

    /** Its one thread is enough: what is due is little, and is read and written at once. */
    @Bean
    InMemoryDueTimer incidentDueTimer(ScheduledTimer incidentTimer) {
        return new InMemoryDueTimer(incidentTimer, Runnable::run);
    }
}
