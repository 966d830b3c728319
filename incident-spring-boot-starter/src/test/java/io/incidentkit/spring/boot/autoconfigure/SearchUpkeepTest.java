package io.incidentkit.spring.boot.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.archive.ArchivePage;
import io.incidentkit.archive.ArchiveQuery;
import io.incidentkit.archive.InMemoryIncidentSearch;
import io.incidentkit.archive.IncidentSearch;
import io.incidentkit.command.Declare;
import io.incidentkit.commander.Actor;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.postmortem.Postmortem;
import io.incidentkit.service.Incidents;
import io.incidentkit.store.IncidentStore;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** The search of a host is told of what is written as long as the application runs. */
class SearchUpkeepTest {
    private static final Actor ANA = Actor.person("ana");

    @Test
    void tellsTheSearchAndLooksForWhatWasLeftBehind() {
        Watched search = new Watched();
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(IncidentAutoConfiguration.class))
                .withBean(IncidentStore.class, InMemoryIncidentStore::new)
                .withBean(IncidentSearch.class, () -> search)
                .run(context -> {
                    assertThat(search.looked.await(30, TimeUnit.SECONDS)).isTrue();
                    Incidents incidents = context.getBean(Incidents.class);
                    incidents.declare(ANA, Declare.of("Checkout is down"));

                    assertThat(search.kept.await(30, TimeUnit.SECONDS)).isTrue();
                    assertThat(search.search(ArchiveQuery.words("checkout"), incident -> true)
                                    .matches())
                            .hasSize(1);
                });
    }

    @Test
    void makesUpAfterAPauseForWhatCameMeanwhile() {
        Watched search = new Watched();
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(IncidentAutoConfiguration.class))
                .withBean(IncidentStore.class, InMemoryIncidentStore::new)
                .withBean(IncidentSearch.class, () -> search)
                .run(context -> {
                    assertThat(search.looked.await(30, TimeUnit.SECONDS)).isTrue();
                    context.stop();
                    Incidents incidents = context.getBean(Incidents.class);
                    incidents.declare(ANA, Declare.of("Checkout is down"));
                    assertThat(search.kept.getCount()).isOne();

                    context.start();

                    incidents.declare(ANA, Declare.of("Search is down"));
                    assertThat(search.kept.await(30, TimeUnit.SECONDS)).isTrue();
                });
    }

    /** Says when it was told. */
    private static final class Watched implements IncidentSearch {
        private final IncidentSearch memory = new InMemoryIncidentSearch();
        private final CountDownLatch looked = new CountDownLatch(1);
        private final CountDownLatch kept = new CountDownLatch(1);

        @Override
        public boolean keep(Incident incident, Postmortem page) {
            boolean done = memory.keep(incident, page);
            kept.countDown();
            return done;
        }

        @Override
        public void forget(IncidentId id) {
            memory.forget(id);
        }

        @Override
        public ArchivePage search(ArchiveQuery query, Predicate<Incident> visible) {
            return memory.search(query, visible);
        }

        @Override
        public Behind behind(long before) {
            looked.countDown();
            return memory.behind(before);
        }
    }
}
