package io.incidentkit.service;

import static io.incidentkit.playbook.Scenario.ALICE;
import static io.incidentkit.playbook.Scenario.BOB;
import static io.incidentkit.playbook.Scenario.alice;
import static io.incidentkit.playbook.Scenario.bob;
import static io.incidentkit.playbook.Scenario.carol;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentkit.alert.Alert;
import io.incidentkit.alert.AlertGroup;
import io.incidentkit.command.CommanderCommand.Escalate;
import io.incidentkit.command.CommanderCommand.OfferHandover;
import io.incidentkit.command.Declare;
import io.incidentkit.command.EndCommand.Merge;
import io.incidentkit.command.PeopleCommand.Observe;
import io.incidentkit.command.RecordCommand.AddNote;
import io.incidentkit.commander.Actor;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentFilter;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.severity.Severity;
import io.incidentkit.store.ForwardingIncidentStore;
import io.incidentkit.store.IncidentPage;
import io.incidentkit.store.IncidentQuery;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
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

    /** Whoever is called at night would find nothing behind the link. */
    @Test
    void existForWhoeverIsCalledByNameAndForNoGroup() {
        incidents.execute(alice, hidden.id(), new Escalate("Bob", "He knows the mail server.", null));
        incidents.execute(alice, hidden.id(), new Escalate("On call", "Somebody has to look.", null));

        assertThat(incidents.visibleTo(bob).find(hidden.id())).isPresent();
        assertThat(incidents.visibleTo(carol).find(hidden.id())).isEmpty();
        assertThat(incidents.visibleTo(Actor.person("on-call")).find(hidden.id()))
                .isEmpty();
        assertThat(incidents.get(hidden.id()).people().wasOnIncident(BOB)).isFalse();
    }

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
    void areInNoListThatAsksForThem() {
        for (IncidentFilter filter : List.of(
                IncidentFilter.ALL.title("mail"),
                IncidentFilter.ALL.commander("alice"),
                IncidentFilter.ALL.declared(hidden.declaredAt(), null).title("reads"))) {
            IncidentQuery query = new IncidentQuery(IncidentQuery.State.ALL, 0, 10, filter);
            assertThat(incidents.visibleTo(alice).list(query).incidents()).containsExactly(hidden);
            IncidentPage others = incidents.visibleTo(bob).list(query);
            assertThat(others.incidents()).isEmpty();
            assertThat(others.more()).isFalse();
        }
    }

    @Test
    void takeNoCommandFromWhoMayNotKnowOfThem() {
        assertThatExceptionOfType(UnknownIncidentException.class)
                .isThrownBy(() -> incidents.execute(bob, hidden.id(), new Observe(BOB, null)));
        assertThatExceptionOfType(UnknownIncidentException.class)
                .isThrownBy(() -> incidents.execute(bob, open.id(), new Merge(hidden.id(), "the same", null, null)));
        assertThatExceptionOfType(UnknownIncidentException.class)
                .isThrownBy(() -> incidents.declare(
                        bob, Declare.builder("x").id(hidden.id()).build()));
        assertThat(incidents.get(hidden.id())).isEqualTo(hidden);
    }

    @Test
    void areNotNamedByThePublicOneThatTheyWereMergedInto() {
        incidents.execute(alice, hidden.id(), new Merge(open.id(), "the same", null, null));

        assertThat(incidents.visibleTo(bob).timeline(open.id()))
                .extracting(entry -> entry.event().describe())
                .contains("A private incident was merged into this")
                .noneMatch(text -> text.contains(hidden.reference()));
        assertThat(incidents.get(open.id()).duplicates()).containsExactly(hidden.id());
    }

    @Test
    void areNotReadByTheHandsOfWhoMayNotKnowOfThem() {
        for (Actor other : List.of(bob, carol, Actor.system("alertmanager"), Actor.ANYBODY)) {
            IncidentOperations hands = incidents.handle(other, hidden.id());
            assertThat(Stream.<ThrowingCallable>of(
                            hands::incident,
                            hands::mayI,
                            () -> hands.timeline().entries(),
                            () -> hands.postmortem().document(),
                            () -> hands.communication().obligations()))
                    .allSatisfy(read -> assertThatExceptionOfType(UnknownIncidentException.class)
                            .isThrownBy(read));
        }
        assertThat(incidents.handle(alice, hidden.id()).incident()).isEqualTo(hidden);
        assertThat(incidents.handle(alice, hidden.id()).timeline().entries()).hasSize(hidden.version());
    }

    @Test
    void areNotToldToWhoDeclaresUnderTheSameIdAndLosesTheRace() {
        StepInBetween store = new StepInBetween();
        Incidents raced = new Incidents(store, IncidentPolicy.standard(), Clock.systemUTC());
        IncidentId id = IncidentId.create(Instant.EPOCH.plusSeconds(1_000_000_000));
        store.beforeTheNextAppend(() -> raced.declare(
                alice,
                Declare.builder("Someone reads our mail").id(id).makePrivate().build()));

        assertThatExceptionOfType(UnknownIncidentException.class)
                .isThrownBy(() -> raced.declare(bob, Declare.builder("x").id(id).build()));
    }

    @Test
    void areNotToldToAnAlertSourceThatMayNotKnowOfThem() {
        AlertGroup group = group();
        Incident secret = incidents.declare(
                alice,
                Declare.builder("Someone reads our mail")
                        .alerts(group)
                        .makePrivate()
                        .build());

        assertThat(incidents.receive(Actor.system("alertmanager"), group)).isEmpty();
        assertThat(incidents.get(secret.id()).version()).isEqualTo(secret.version());
        assertThat(incidents.list(IncidentQuery.open()).incidents()).hasSize(3);
        assertThat(incidents.receive(alice, group).map(Incident::id)).contains(secret.id());
    }

    @Test
    void areLookedAtAnewForWhoWasPutOnThemElsewhere() {
        InMemoryIncidentStore database = new InMemoryIncidentStore();
        Incidents elsewhere = new Incidents(database, IncidentPolicy.standard(), Clock.systemUTC());
        Incident secret = elsewhere.declare(
                alice, Declare.builder("Someone reads our mail").makePrivate().build());
        Incidents here = new Incidents(
                new ForwardingIncidentStore(database) {
                    @Override
                    public Optional<Incident> lastSeen(IncidentId id) {
                        return Optional.of(secret);
                    }
                },
                IncidentPolicy.standard(),
                Clock.systemUTC());
        elsewhere.execute(alice, secret.id(), new Observe(BOB, null));

        assertThat(here.execute(bob, secret.id(), new AddNote("seen", null)).version())
                .isEqualTo(secret.version() + 2);
    }

    @Test
    void inGreatNumberTakeFewReadsOfTheStore() {
        AtomicInteger reads = new AtomicInteger();
        InMemoryIncidentStore database = new InMemoryIncidentStore();
        Incidents many = new Incidents(
                new ForwardingIncidentStore(database) {
                    @Override
                    public IncidentPage list(IncidentQuery query) {
                        reads.incrementAndGet();
                        return super.list(query);
                    }
                },
                IncidentPolicy.standard(),
                Clock.systemUTC());
        Incident known = many.declare(bob, Declare.of("known"));
        IntStream.range(0, 5_000)
                .forEach(i -> many.declare(
                        alice, Declare.builder("secret " + i).makePrivate().build()));

        IncidentPage page = many.visibleTo(carol).list(IncidentQuery.open());
        assertThat(page.incidents()).isEmpty();
        assertThat(page.more()).isTrue();
        assertThat(reads).hasValueLessThanOrEqualTo(VisibleIncidents.MAX_READS);

        List<Incident> all = new ArrayList<>();
        while (page.more()) {
            page = many.visibleTo(carol)
                    .list(new IncidentQuery(
                            IncidentQuery.State.OPEN, page.next().orElseThrow(), 50));
            all.addAll(page.incidents());
        }
        assertThat(all).containsExactly(known);
    }

    private static AlertGroup group() {
        return new AlertGroup(
                "alertmanager",
                "mail",
                "mail is read",
                List.of("mail"),
                List.of(new Alert(true, Map.of("alertname", "mail"), Map.of(), null, null)),
                0);
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
