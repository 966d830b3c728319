package io.incidentkit.service;

import static io.incidentkit.playbook.Scenario.ALICE;
import static io.incidentkit.playbook.Scenario.BOB;
import static io.incidentkit.playbook.Scenario.alice;
import static io.incidentkit.playbook.Scenario.bob;
import static io.incidentkit.playbook.Scenario.carol;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentkit.command.CommanderCommand.OfferHandover;
import io.incidentkit.command.Declare;
import io.incidentkit.command.LoopCommand.Merge;
import io.incidentkit.command.PeopleCommand.Observe;
import io.incidentkit.command.RecordCommand.AddNote;
import io.incidentkit.commander.Actor;
import io.incidentkit.incident.Incident;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.severity.Severity;
import io.incidentkit.store.IncidentPage;
import io.incidentkit.store.IncidentQuery;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PrivateIncidentsTest {
    private final Incidents incidents = Incidents.inMemory();
    private final Incident hidden = incidents.declare(
            alice,
            Declare.builder("Someone reads our mail")
                    .severity(Severity.SEV1)
                    .commander(ALICE)
                    .makePrivate()
                    .build());
    private final Incident open = incidents.declare(bob, Declare.of("Checkout is down"));

    @Test
    void existForThoseOnThemAlone() {
        assertThat(incidents.visibleTo(alice).find(hidden.id())).contains(hidden);
        for (Actor other : List.of(bob, carol, Actor.system("alertmanager"), Actor.ANYBODY)) {
            VisibleIncidents seen = incidents.visibleTo(other);
            assertThat(seen.find(hidden.id())).isEmpty();
            assertThat(seen.find(hidden.reference())).isEmpty();
            assertThat(seen.list(IncidentQuery.open()).incidents()).containsExactly(open);
            assertThatExceptionOfType(UnknownIncidentException.class).isThrownBy(() -> seen.get(hidden.reference()));
            assertThatExceptionOfType(UnknownIncidentException.class).isThrownBy(() -> seen.timeline(hidden.id()));
            assertThatExceptionOfType(UnknownIncidentException.class)
                    .isThrownBy(() -> seen.timeline(hidden.id(), 0, 1));
            assertThatExceptionOfType(UnknownIncidentException.class).isThrownBy(() -> seen.postmortem(hidden.id()));
            assertThatExceptionOfType(UnknownIncidentException.class).isThrownBy(() -> seen.obligations(hidden.id()));
        }
    }

    @Test
    void takeNoCommandFromWhoMayNotKnowOfThem() {
        assertThatExceptionOfType(UnknownIncidentException.class)
                .isThrownBy(() -> incidents.execute(bob, hidden.id(), new Observe(BOB, null)));
        assertThatExceptionOfType(UnknownIncidentException.class)
                .isThrownBy(() -> incidents.execute(bob, open.id(), new Merge(hidden, "the same", null, null)));
        assertThatExceptionOfType(UnknownIncidentException.class)
                .isThrownBy(() -> incidents.declare(
                        bob, Declare.builder("x").id(hidden.id()).build()));
        assertThat(incidents.get(hidden.id())).isEqualTo(hidden);
    }

    @Test
    void areOpenedToOthersByThoseOnThem() {
        incidents.execute(alice, hidden.id(), new Observe(BOB, null));
        incidents.execute(alice, hidden.id(), new OfferHandover(carol.person().orElseThrow(), null, null));

        assertThat(incidents.visibleTo(bob).find(hidden.id())).isPresent();
        assertThat(incidents.visibleTo(carol).find(hidden.id())).isPresent();
        assertThat(incidents
                        .execute(bob, hidden.id(), new AddNote("seen", null))
                        .version())
                .isEqualTo(hidden.version() + 3);
    }

    @Test
    void canBeOpenedToATeamByTheHost() {
        Incidents withSecurity = Incidents.builder(
                        new InMemoryIncidentStore(), IncidentPolicy.standard(), Clock.systemUTC())
                .access(AccessPolicy.thoseOnIt().or((actor, incident) -> actor.equals(carol)))
                .build();
        Incident secret = withSecurity.declare(
                alice, Declare.builder("Someone reads our mail").makePrivate().build());

        assertThat(withSecurity.visibleTo(carol).find(secret.id())).isPresent();
        assertThat(withSecurity.visibleTo(alice).find(secret.id())).isPresent();
        assertThat(withSecurity.visibleTo(bob).find(secret.id())).isEmpty();
    }

    @Test
    void takeNoPlaceOnAPage() {
        IntStream.range(0, 25)
                .forEach(i -> incidents.declare(
                        alice, Declare.builder("secret " + i).makePrivate().build()));
        IntStream.range(0, 3).forEach(i -> incidents.declare(bob, Declare.of("known " + i)));

        IncidentPage first = incidents.visibleTo(carol).list(new IncidentQuery(IncidentQuery.State.ALL, 0, 3));
        assertThat(first.incidents()).extracting(Incident::title).containsExactly("known 2", "known 1", "known 0");
        assertThat(first.more()).isTrue();
        IncidentPage second = incidents
                .visibleTo(carol)
                .list(new IncidentQuery(IncidentQuery.State.ALL, first.next().orElseThrow(), 3));
        assertThat(second.incidents()).containsExactly(open);
        assertThat(second.more()).isFalse();
    }

    @Test
    void tellALogNoTitle() {
        assertThat(hidden.toString()).contains(hidden.reference()).doesNotContain("mail");
        assertThat(open.toString()).contains("Checkout is down");
    }
}
