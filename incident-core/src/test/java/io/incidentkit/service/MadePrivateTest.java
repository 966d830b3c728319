package io.incidentkit.service;

import static io.incidentkit.playbook.Scenario.ALICE;
import static io.incidentkit.playbook.Scenario.alice;
import static io.incidentkit.playbook.Scenario.bob;
import static io.incidentkit.playbook.Scenario.carol;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentkit.archive.ArchiveQuery;
import io.incidentkit.archive.InMemoryPostmortemArchive;
import io.incidentkit.backfill.PastIncident;
import io.incidentkit.command.Declare;
import io.incidentkit.commander.Actor;
import io.incidentkit.comms.Audience;
import io.incidentkit.comms.MessageMoment;
import io.incidentkit.incident.Incident;
import io.incidentkit.insight.Figures;
import io.incidentkit.insight.Scope;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.severity.Severity;
import io.incidentkit.store.IncidentQuery;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A leak is found halfway: the incident is gone at once for all who are not on it, and comes back when it is made public. */
class MadePrivateTest {
    private static final Instant NOW = Instant.parse("2026-03-01T15:00:00Z");

    private final StepInBetween store = new StepInBetween();
    private final InMemoryPostmortemArchive archive = new InMemoryPostmortemArchive();
    private final Incidents incidents = Incidents.builder(
                    store, IncidentPolicy.standard(), Clock.fixed(NOW, ZoneOffset.UTC))
            .listener(archive.feed())
            .build();
    private final Incident incident = incidents.declare(
            alice,
            Declare.builder("Orders fail")
                    .severity(Severity.SEV1)
                    .commander(ALICE)
                    .build());

    @Test
    void isGoneAtOnceForAllWhoAreNotOnIt() {
        bobHides();

        for (Actor on : List.of(alice, bob)) {
            assertThat(incidents.visibleTo(on).find(incident.id())).as("%s", on).isPresent();
            assertThat(figures(on).incidents()).isEqualTo(1);
        }
        for (Actor other : List.of(carol, Actor.ANYBODY, Actor.system("alertmanager"))) {
            VisibleIncidents seen = incidents.visibleTo(other);
            assertThat(seen.find(incident.id())).isEmpty();
            assertThat(seen.list(IncidentQuery.open()).incidents()).isEmpty();
            assertThat(seen.whereItStands("Orders fail")).isEmpty();
            assertThat(figures(other).incidents()).isZero();
            assertThatExceptionOfType(UnknownIncidentException.class)
                    .isThrownBy(() -> incidents
                            .handle(other, incident.id())
                            .communication()
                            .makePublic("I want to see it"));
            assertThatExceptionOfType(UnknownIncidentException.class).isThrownBy(() -> seen.toldOutside(incident.id()));
        }
    }

    @Test
    void isThereAgainForAllOnceItIsPublic() {
        bobHides();
        incidents.handle(alice, incident.id()).communication().makePublic("the keys are changed");

        assertThat(incidents.visibleTo(carol).get(incident.id()).isPrivate()).isFalse();
        assertThat(figures(carol).incidents()).isEqualTo(1);
        assertThat(incidents.visibleTo(carol).timeline(incident.id()))
                .extracting(entry -> entry.event().describe())
                .contains("Made private: keys are in the log", "Made public: the keys are changed");
    }

    @Test
    void takesNoCommandOfWhoStillSawItPublic() {
        store.beforeTheNextAppend(this::bobHides);

        assertThatExceptionOfType(UnknownIncidentException.class)
                .isThrownBy(
                        () -> incidents.handle(carol, incident.id()).timeline().note("I am still here"));
    }

    @Test
    void showsWhatWasToldOutsideBefore() {
        IncidentOperations hand = incidents.handle(alice, incident.id());
        hand.communication().told(Audience.STATUS_PAGE, "We look into it");
        hand.communication().told(Audience.INTERNAL_CHAT, "We look into it");
        hand.communication().tell(Audience.CUSTOMERS, "Nobody has sent this");
        hand.communication().makePrivate("keys are in the log");
        Incident written = hand.communication().tell(Audience.CUSTOMERS);
        hand.communication().confirmSent(written.version());

        List<ToldOutside> told = hand.communication().toldOutside();

        assertThat(told).extracting(ToldOutside::audience).containsExactly(Audience.STATUS_PAGE, Audience.CUSTOMERS);
        assertThat(told.get(0).text()).contains("We look into it");
        assertThat(told.get(0).moment()).isEqualTo(MessageMoment.FIRST);
        assertThat(told.get(0).at()).isEqualTo(NOW);
        assertThat(told.get(1).text()).as("by then it was private").isEqualTo(incident.reference());
        assertThat(incidents.visibleTo(bob).find(incident.id())).isEmpty();
    }

    @Test
    void isFoundInTheArchiveByThoseOnItAlone() {
        Incident past = incidents
                .importHistory(
                        alice,
                        PastIncident.builder("old tool", "7", "The vault was open")
                                .detectedAt(NOW.minusSeconds(9_000))
                                .build())
                .incident();
        archive.add(past, incidents.postmortem(past.id()));
        assertThat(found(carol)).isEqualTo(1);

        incidents.handle(bob, past.id()).communication().makePrivate("customers are named");
        assertThat(found(carol)).isZero();
        assertThat(found(bob)).isEqualTo(1);

        incidents.handle(bob, past.id()).communication().makePublic("their names are struck out");
        assertThat(found(carol)).isEqualTo(1);
    }

    @Test
    void isHiddenByTheOneWhoMayNotSeeItAfterwards() {
        Incidents strict = Incidents.builder(
                        new InMemoryIncidentStore(), IncidentPolicy.standard(), Clock.fixed(NOW, ZoneOffset.UTC))
                .access((actor, secret) -> actor.equals(alice))
                .build();
        Incident found = strict.declare(bob, Declare.of("A key is in the log"));

        assertThat(strict.handle(bob, found.id())
                        .communication()
                        .makePrivate("a key")
                        .isPrivate())
                .isTrue();
        assertThat(strict.visibleTo(bob).find(found.id())).isEmpty();
        assertThat(strict.visibleTo(alice).find(found.id())).isPresent();
    }

    private Incident bobHides() {
        return incidents.handle(bob, incident.id()).communication().makePrivate("keys are in the log");
    }

    private int found(Actor reader) {
        return archive.search(
                        ArchiveQuery.words("vault"), incidents.visibleTo(reader).filter())
                .matches()
                .size();
    }

    private Figures figures(Actor reader) {
        Scope scope =
                Scope.at(NOW).visible(incidents.visibleTo(reader).filter()).build();
        return Figures.of(incidents.all(), scope);
    }
}
