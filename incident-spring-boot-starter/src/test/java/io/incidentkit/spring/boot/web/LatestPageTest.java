package io.incidentkit.spring.boot.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentkit.command.Declare;
import io.incidentkit.commander.Actor;
import io.incidentkit.comms.Audience;
import io.incidentkit.connector.ownpage.OwnPage;
import io.incidentkit.connector.ownpage.PublishedPage;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.service.Incidents;
import io.incidentkit.store.ForwardingIncidentStore;
import io.incidentkit.store.IncidentPage;
import io.incidentkit.store.IncidentQuery;
import io.incidentkit.store.IncidentStoreException;
import io.incidentkit.test.SettableClock;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The page is there when the database is not. */
class LatestPageTest {
    private final SettableClock clock = SettableClock.at("2026-03-01T14:40:00Z");
    private boolean isDown;
    private int reads;
    private final Incidents incidents = Incidents.builder(
                    new ForwardingIncidentStore(new InMemoryIncidentStore()) {
                        @Override
                        public IncidentPage list(IncidentQuery query) {
                            reads++;
                            if (isDown) {
                                throw new IncidentStoreException("The database is down", new IllegalStateException());
                            }
                            return super.list(query);
                        }
                    },
                    IncidentPolicy.standard(),
                    clock)
            .build();
    private final LatestPage latest = new LatestPage(
            OwnPage.builder("Example", URI.create("https://status.example.org")).build(), incidents);

    private void tell() {
        Actor ana = Actor.person("ana");
        incidents
                .handle(
                        ana,
                        incidents.declare(ana, Declare.builder("slow").build()).id())
                .communication()
                .told(Audience.STATUS_PAGE, "Slow.");
    }

    @Test
    void isReadEveryFewSecondsAtTheMost() {
        PublishedPage first = latest.get();
        assertThat(latest.get()).isSameAs(first);
        int before = reads;

        tell();
        clock.advance(Duration.ofSeconds(4));
        assertThat(latest.get()).isSameAs(first);
        assertThat(reads).isEqualTo(before);
        clock.advance(Duration.ofSeconds(2));
        assertThat(latest.get().incidents()).contains("Slow.");
    }

    @Test
    void isTheLastOneWhileTheStoreCannotBeRead() {
        tell();
        PublishedPage first = latest.get();
        isDown = true;
        clock.advance(Duration.ofMinutes(10));

        assertThat(latest.get()).isSameAs(first);
        int before = reads;
        assertThat(latest.get()).as("nor is it asked by everybody").isSameAs(first);
        assertThat(reads).isEqualTo(before);

        isDown = false;
        clock.advance(Duration.ofSeconds(6));
        assertThat(latest.get()).isNotSameAs(first);
    }

    @Test
    void isNoneWhereTheStoreWasNeverRead() {
        isDown = true;

        assertThatExceptionOfType(IncidentStoreException.class).isThrownBy(latest::get);
    }
}
