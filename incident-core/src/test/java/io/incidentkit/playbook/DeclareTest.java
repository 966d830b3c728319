package io.incidentkit.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentkit.command.Declare;
import io.incidentkit.commander.Actor;
import io.incidentkit.incident.Incident;
import io.incidentkit.loop.DetectionSource;
import io.incidentkit.severity.Severity;
import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InvalidInputException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeclareTest {
    private static final Instant NOW = Scenario.ALERT;

    @Test
    void needsATitleAlone() {
        Incident incident = Scenario.of(Declare.of(" Checkout answers 5xx ")).incident();

        assertThat(incident.title()).isEqualTo("Checkout answers 5xx");
        assertThat(incident.services()).isEmpty();
        assertThat(incident.impact()).isEmpty();
        assertThat(incident.severity()).isEmpty();
        assertThat(incident.commander()).isEmpty();
        assertThat(incident.declaredBy()).isEqualTo(Scenario.alice);
        assertThat(incident.declaredAt()).isEqualTo(NOW);
        assertThat(incident.detectedAt()).isEqualTo(NOW);
        assertThat(incident.version()).isEqualTo(1);
        assertThat(incident.isOpen()).isTrue();
    }

    @Test
    void isTheSameUnderAnotherNameOfItsCommander() {
        Declare declare = Declare.builder("Checkout answers 5xx")
                .commander(Scenario.ALICE)
                .detectionSource(DetectionSource.CUSTOMER)
                .follows(Scenario.resolved().incident())
                .build();

        Declare renamed = declare.withPeople(person -> Scenario.BOB);

        assertThat(renamed.commander()).isEqualTo(Scenario.BOB);
        assertThat(renamed.follows()).isEqualTo(declare.follows());
        assertThat(renamed.detectionSource()).isEqualTo(DetectionSource.CUSTOMER);
    }

    @Test
    void saysEveryFaultAtOnce() {
        Instant absurd = Instant.parse("0001-01-01T00:00:00Z");

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Declare.builder("two\nlines")
                        .services(Arrays.asList("checkout", " ", null, "a\tb"))
                        .impact("\u0000")
                        .began(absurd)
                        .detectedAt(absurd)
                        .triagedAt(absurd)
                        .build())
                .satisfies(e -> assertThat(e.faults())
                        .extracting(FieldError::field)
                        .containsExactly(
                                "title",
                                "services[1]",
                                "services[2]",
                                "services[3]",
                                "impact",
                                "began",
                                "detectedAt",
                                "occurredAt"));
    }

    @Test
    void namesEachServiceOnceInTheGivenOrder() {
        assertThat(Declare.builder("x")
                        .services(List.of("search", " checkout "))
                        .services(List.of("checkout", "search", "api"))
                        .build()
                        .services())
                .containsExactly("search", "checkout", "api");
    }

    @Test
    void namesNotTooManyServices() {
        List<String> many = Collections.nCopies(Declare.MAX_SERVICES + 1, "x");

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Declare.builder("x").services(many).build())
                .withMessageContaining("at most 50");
    }

    @Test
    void refusesASeverityThatThePolicyDoesNotHave() {
        Declare declare = Declare.builder("x").severity(new Severity("P1")).build();

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> IncidentRules.declare(declare, Scenario.alice, IncidentPolicy.standard(), NOW))
                .withMessageContaining("P1 is not a level of the policy");
    }

    @Test
    void isForSystemsToo() {
        Actor alertmanager = Actor.system("alertmanager");
        Decision decision = IncidentRules.declare(Declare.of("x"), alertmanager, IncidentPolicy.standard(), NOW);

        assertThat(decision.entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.actor()).isEqualTo(alertmanager));
    }
}
