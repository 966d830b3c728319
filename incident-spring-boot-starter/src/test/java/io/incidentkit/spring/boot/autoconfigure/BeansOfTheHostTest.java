package io.incidentkit.spring.boot.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.blameless.BlamelessCheck;
import io.incidentkit.command.Declare;
import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Directory;
import io.incidentkit.effect.DueTimer;
import io.incidentkit.effect.EffectDispatcher;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.service.AccessPolicy;
import io.incidentkit.service.IncidentListener;
import io.incidentkit.service.Incidents;
import io.incidentkit.store.IncidentStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** A bean that the host has is taken, or the start says why not: none is ignored in silence. */
class BeansOfTheHostTest {
    private static final Actor ANA = Actor.person("ana");
    private static final Clock CLOCK = Clock.systemUTC();
    private static final AccessPolicy ACCESS = AccessPolicy.thoseOnIt();
    private static final BlamelessCheck CHECK = (text, people) -> List.of();

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(IncidentAutoConfiguration.class))
            .withBean(IncidentStore.class, InMemoryIncidentStore::new);

    @Test
    void eachListenerIsTold() {
        List<String> told = new ArrayList<>();
        runner.withBean("one", IncidentListener.class, () -> (incidents, incident, entries) -> told.add("one"))
                .withBean("other", IncidentListener.class, () -> (incidents, incident, entries) -> told.add("other"))
                .run(context -> {
                    context.getBean(Incidents.class).declare(ANA, Declare.of("Checkout fails"));

                    assertThat(told).containsExactlyInAnyOrder("one", "other");
                });
    }

    static Stream<Arguments> ofWhichThereIsOne() {
        return Stream.of(
                one(Clock.class, () -> CLOCK),
                one(AccessPolicy.class, () -> ACCESS),
                one(Directory.class, () -> Directory.NONE),
                one(EffectDispatcher.class, () -> EffectDispatcher.NONE),
                one(DueTimer.class, () -> DueTimer.NONE),
                one(BlamelessCheck.class, () -> CHECK));
    }

    private static <T> Arguments one(Class<T> type, Supplier<T> bean) {
        return Arguments.of(type, bean);
    }

    /** Boot's own analysis of that failure names both beans, and says to mark one as primary. */
    @ParameterizedTest
    @MethodSource("ofWhichThereIsOne")
    <T> void twoOfWhatThereIsOneOfStopTheStart(Class<T> type, Supplier<T> bean) {
        runner.withBean("one", type, bean)
                .withBean("other", type, bean)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(NoUniqueBeanDefinitionException.class)
                        .hasMessageContaining("one,other"));
    }

    @ParameterizedTest
    @MethodSource("ofWhichThereIsOne")
    <T> void ofTwoThePrimaryOneIsTaken(Class<T> type, Supplier<T> bean) {
        runner.withBean("one", type, bean, definition -> definition.setPrimary(true))
                .withBean("other", type, bean)
                .run(context -> assertThat(context).hasNotFailed());
    }
}
