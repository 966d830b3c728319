package io.incidentkit.console.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.command.CommunicationCommand.MakePrivate;
import io.incidentkit.command.Declare;
import io.incidentkit.command.NamingCommand.Rename;
import io.incidentkit.commander.Actor;
import io.incidentkit.incident.Incident;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.service.Incidents;
import io.incidentkit.store.ForwardingIncidentStore;
import io.incidentkit.store.IncidentPage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OutlinesTest {
    private static final Actor ADA = Actor.person("ada");
    private static final Actor BEN = Actor.person("ben");

    private Instant now = Instant.parse("2026-03-02T10:00:00Z");
    private int read;

    private final InMemoryIncidentStore memory = new InMemoryIncidentStore();

    /** A node of its own over the same store. */
    private final class Counted extends ForwardingIncidentStore {
        Counted() {
            super(memory);
        }

        @Override
        public IncidentPage outlines(long before) {
            read += before == 0 ? 1 : 0;
            return super.outlines(before);
        }
    }

    private final Incidents incidents = Incidents.builder(new Counted(), IncidentPolicy.standard(), ticking())
            .build();
    private final Incidents otherNode =
            Incidents.builder(memory, IncidentPolicy.standard(), ticking()).build();
    private final Outlines outlines = new Outlines(incidents);

    private Clock ticking() {
        InstantSource source = () -> now;
        return new Clock() {
            @Override
            public java.time.ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return source.instant();
            }
        };
    }

    @Test
    void readsAllOnceForAllWhoAsk() {
        declare(incidents, "One");
        declare(incidents, "Two");

        assertThat(titles(ADA)).containsExactly("Two", "One");
        assertThat(titles(BEN)).containsExactly("Two", "One");

        assertThat(read).isEqualTo(1);
    }

    @Test
    void showsWhatThisAndAnotherNodeWroteAtOnce() {
        declare(incidents, "One");
        titles(ADA);

        declare(incidents, "Two");
        Incident three = declare(otherNode, "Three");
        now = now.plus(Duration.ofSeconds(20));
        assertThat(titles(ADA)).containsExactly("Three", "Two", "One");
        otherNode.execute(ADA, three.id(), new Rename("Three and more"));

        assertThat(titles(ADA)).containsExactly("Three and more", "Two", "One");
        assertThat(read).isEqualTo(1);
    }

    @Test
    void oneThatBecamePrivateIsShownToNobodyElseFromThenOn() {
        Incident secret = declare(incidents, "Keys were published");
        assertThat(titles(BEN)).containsExactly("Keys were published");

        otherNode.execute(ADA, secret.id(), new MakePrivate("it is one of security"));

        assertThat(titles(BEN)).isEmpty();
        assertThat(titles(ADA)).containsExactly("Keys were published");
        assertThat(read).isEqualTo(1);
    }

    @Test
    void ofTooManyNoneAreKept() {
        Outlines few = new Outlines(incidents, 1);
        declare(incidents, "One");
        declare(incidents, "Two");

        assertThat(titles(few, ADA)).containsExactly("Two", "One");
        declare(incidents, "Three");

        assertThat(titles(few, ADA)).containsExactly("Three", "Two", "One");
        assertThat(read).isEqualTo(3);
    }

    @Test
    void twoAtATimeGoOverAllThatAreNotKept() throws InterruptedException {
        Outlines few = new Outlines(incidents, 0);
        declare(incidents, "One");
        List<String> seen = new CopyOnWriteArrayList<>();
        Thread third = new Thread(() -> seen.addAll(titles(few, ADA)), "third");

        try (Stream<Incident> one = few.seenBy(ADA);
                Stream<Incident> two = few.seenBy(BEN)) {
            third.start();
            while (third.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            assertThat(seen).isEmpty();
            assertThat(one).hasSize(1);
            assertThat(two).hasSize(1);
        }

        third.join();
        assertThat(seen).containsExactly("One");
    }

    @Test
    void growsOverWhatIsKept() {
        Outlines few = new Outlines(incidents, 1);
        declare(incidents, "One");
        assertThat(titles(few, ADA)).containsExactly("One");

        declare(incidents, "Two");

        assertThat(titles(few, ADA)).containsExactly("Two", "One");
    }

    private Incident declare(Incidents at, String title) {
        return at.declare(ADA, Declare.builder(title).build());
    }

    private List<String> titles(Actor reader) {
        return titles(outlines, reader);
    }

    private static List<String> titles(Outlines of, Actor reader) {
        try (Stream<Incident> all = of.seenBy(reader)) {
            return all.map(Incident::title).toList();
        }
    }
}
