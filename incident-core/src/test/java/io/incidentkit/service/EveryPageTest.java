package io.incidentkit.service;

import static io.incidentkit.playbook.Scenario.alice;
import static io.incidentkit.playbook.Scenario.bob;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.command.Declare;
import io.incidentkit.command.EndCommand.Dismiss;
import io.incidentkit.incident.Incident;
import io.incidentkit.insight.Figures;
import io.incidentkit.insight.Scope;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.store.ForwardingIncidentStore;
import io.incidentkit.store.IncidentPage;
import io.incidentkit.store.IncidentQuery;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every incident there is, over all pages. */
class EveryPageTest {
    private static final int MANY = 2 * IncidentQuery.MAX_LIMIT + 3;

    private final AtomicInteger reads = new AtomicInteger();
    private final Incidents incidents = new Incidents(
            new ForwardingIncidentStore(new InMemoryIncidentStore()) {
                @Override
                public IncidentPage list(IncidentQuery query) {
                    reads.incrementAndGet();
                    return super.list(query);
                }
            },
            IncidentPolicy.standard(),
            Clock.systemUTC());

    @BeforeEach
    void declareMany() {
        IntStream.range(0, MANY)
                .forEach(i -> incidents.declare(
                        alice,
                        i % 4 == 0 ? Declare.builder("a secret").makePrivate().build() : Declare.of("slow")));
        incidents.execute(alice, incidents.get("2").id(), new Dismiss("a load test", null, null));
    }

    @Test
    void isInTheStreamOnceTheNewestFirst() {
        assertThat(incidents.all())
                .extracting(Incident::number)
                .hasSize(MANY)
                .doesNotHaveDuplicates()
                .startsWith((long) MANY);
        assertThat(incidents.open()).hasSize(MANY - 1);
        assertThat(incidents.ended()).extracting(Incident::number).containsExactly(2L);
        assertThat(Figures.of(
                                incidents.all(),
                                Scope.at(incidents.now()).visible(each -> true).build())
                        .incidents())
                .isEqualTo(MANY);
    }

    @Test
    void isThereOnlyForWhoMaySeeIt() {
        assertThat(incidents.visibleTo(bob).all())
                .noneMatch(Incident::isPrivate)
                .hasSize(MANY - (MANY + 3) / 4);
        assertThat(incidents.visibleTo(alice).all()).hasSize(MANY);
    }

    @Test
    void isReadOnlyWhenItIsNeeded() {
        var stream = incidents.all();
        assertThat(reads).hasValue(0);

        assertThat(stream.limit(3)).hasSize(3);
        assertThat(reads).hasValue(1);
        assertThat(incidents.all().limit(IncidentQuery.MAX_LIMIT + 1L)).hasSize(IncidentQuery.MAX_LIMIT + 1);
        assertThat(reads).hasValue(3);
    }
}
