package io.incidentkit.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentkit.command.Declare;
import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Directory;
import io.incidentkit.commander.KnownPerson;
import io.incidentkit.commander.Person;
import io.incidentkit.incident.Incident;
import io.incidentkit.insight.Figures;
import io.incidentkit.insight.Scope;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.playbook.IncidentRules;
import io.incidentkit.rule.RefusedException;
import io.incidentkit.severity.Severity;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A person is one person: however spelled, and under each name that the host's directory knows. */
class OnePersonTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final Directory DIRECTORY = Directory.of(List.of(
            new KnownPerson(new Person("ada"), "Ada Lovelace", "payments", "ada@example.com", List.of("U0ADA"))));

    private final Incidents spelled = incidents(Directory.NONE);
    private final Incidents known = incidents(DIRECTORY);

    /** The case of grafana-cold-storage/oncall#681: the commander reviews under her address in other letters. */
    @Test
    void reviewsNothingFromOutsideInOtherLetters() {
        Incident reviewed = reviewedBy(spelled, "ada@example.com", "Ada@Example.com");

        assertThat(IncidentRules.isReviewedFromOutside(reviewed)).isFalse();
        assertThat(reviewed.people().responders())
                .containsExactlyInAnyOrder(new Person("ADA@example.com"), new Person("ben"));
    }

    @Test
    void reviewsNothingFromOutsideUnderAnotherName() {
        Incident reviewed = reviewedBy(known, "U0ADA", "Ada@Example.com");

        assertThat(IncidentRules.isReviewedFromOutside(reviewed)).isFalse();
        assertThat(reviewed.commandership().tenures().get(0).commander().name()).isEqualTo("ada");
        assertThat(reviewed.postmortemWork().reviewers())
                .extracting(Person::name)
                .containsExactly("ada");
    }

    @Test
    void isAssignedNoWorkInOtherLettersWhileCommanding() {
        IncidentOperations hand = commandedBy(spelled, "ada@example.com");

        assertThatThrownBy(() -> hand.people().assign(new Person("ADA@EXAMPLE.COM"), "the rollback"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("commander-coordinates");
        assertThatThrownBy(() -> hand.offerHandover(new Person("Ada@example.com"), "all yours"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("one-commander");
    }

    @Test
    void isAssignedNoWorkUnderAnotherNameWhileCommanding() {
        IncidentOperations hand = commandedBy(known, "ada");

        assertThatThrownBy(() -> hand.people().assign(new Person("u0ada"), "the rollback"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("commander-coordinates");
    }

    @Test
    void commandsUnderEachName() {
        Incident incident = known.declare(Actor.person("Ada Lovelace"), declaration("U0ADA"));
        IncidentOperations hand = known.handle(Actor.person("ada@example.com"), incident.id());

        Incident escalated = hand.escalate("the vendor", "their network");

        assertThat(escalated.declaredBy().name()).isEqualTo("ada");
        assertThat(known.mayI(Actor.person("U0ADA"), escalated)).isEqualTo(known.mayI(Actor.person("ada"), escalated));
    }

    @Test
    void takesOneOfTheResponders() {
        IncidentOperations hand = commandedBy(spelled, "Zoe\u0308");
        hand.people().assign(new Person("ben"), "the rollback");
        hand.people().observe(new Person("BEN"));

        Incident incident = hand.people().assign(new Person("Ben"), "the logs");

        assertThat(incident.people().responders()).containsExactly(new Person("ZO\u00CB"), new Person("ben"));
        assertThat(incident.people().observers()).isEmpty();
    }

    @Test
    void countsOnceInTheRotation() {
        Incident first = spelled.declare(Actor.person("ben"), declaration("ada@example.com"));
        Incident second = spelled.declare(Actor.person("ben"), declaration("Ada@Example.com"));

        Figures figures = Figures.of(List.of(first, second), Scope.at(NOW).build());

        assertThat(figures.rotation().incidents()).containsOnly(Map.entry(new Person("ADA@example.com"), 2));
        assertThat(figures.rotation().commanders()).isEqualTo(1);
    }

    @Test
    void seesAPrivateIncidentUnderEachName() {
        Incident incident = known.declare(
                Actor.person("ben"),
                Declare.builder("Keys leaked")
                        .severity(Severity.SEV1)
                        .commander(new Person("ada@example.com"))
                        .makePrivate()
                        .build());

        assertThat(known.visibleTo(Actor.person("U0ADA")).find(incident.id())).isPresent();
        assertThat(known.visibleTo(Actor.person("cleo")).find(incident.id())).isEmpty();
    }

    /** A directory that is down stops no command at 3 a.m. */
    @Test
    void isWhoTheyAreCalledWhileTheDirectoryIsDown() {
        Incidents down = incidents(name -> {
            throw new IllegalStateException("no route to host");
        });

        Incident incident = down.declare(Actor.person("U0ADA"), declaration("Ada@Example.com"));

        assertThat(incident.commander()).map(Person::name).contains("Ada@Example.com");
        assertThat(incident.declaredBy().name()).isEqualTo("U0ADA");
    }

    private static Incidents incidents(Directory directory) {
        return Incidents.builder(
                        new InMemoryIncidentStore(), IncidentPolicy.standard(), Clock.fixed(NOW, ZoneOffset.UTC))
                .directory(directory)
                .build();
    }

    private static Declare declaration(String commander) {
        return Declare.builder("Checkout is down")
                .severity(Severity.SEV1)
                .commander(new Person(commander))
                .build();
    }

    private static IncidentOperations commandedBy(Incidents incidents, String commander) {
        Incident incident = incidents.declare(Actor.person("ben"), declaration(commander));
        return incidents.handle(Actor.person(commander), incident.id());
    }

    private static Incident reviewedBy(Incidents incidents, String commander, String reviewer) {
        IncidentOperations hand = commandedBy(incidents, commander);
        hand.diagnose("the last deploy");
        hand.mitigate("rolled back", MitigationKind.ROLLBACK);
        Incident resolved = hand.resolve("orders are normal");
        hand.postmortem().requestReview();
        return incidents
                .handle(Actor.person(reviewer), resolved.id())
                .postmortem()
                .review("reads well");
    }
}
