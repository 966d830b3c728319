package io.incidentkit.insight;

import static io.incidentkit.playbook.Histories.declare;
import static io.incidentkit.playbook.Histories.diagnosed;
import static io.incidentkit.playbook.Histories.resolved;
import static io.incidentkit.playbook.Histories.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.incidentkit.command.Declare;
import io.incidentkit.command.EndCommand.Dismiss;
import io.incidentkit.playbook.Scenario;
import io.incidentkit.severity.Severity;
import io.incidentkit.validation.InvalidInputException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What incidents spend of an error budget. */
class ErrorBudgetTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final Scope SCOPE = Scope.at(NOW).build();

    private static Figures figures(Scope scope, Scenario... scenarios) {
        return Figures.of(Stream.of(scenarios).map(Scenario::incident).toList(), scope);
    }

    private static Scenario sev1(String detected) {
        return resolved(declare(detected, "slow", "checkout"), Severity.SEV1, 20);
    }

    private static final ServiceObjective CHECKOUT = new ServiceObjective("checkout", 0.99, Duration.ofHours(1_000));
    private static final Scope LINKED =
            Scope.at(NOW).objectives(incident -> List.of(CHECKOUT)).build();

    private static Declare.Builder began(String began, String detected) {
        return declare(detected, "slow", "checkout").began(time(began));
    }

    private static BudgetSpent spent(Scenario... scenarios) {
        return figures(LINKED, scenarios).errorBudgets().get(0);
    }

    @Test
    void isSpentFromTheBeginningToTheMitigation() {
        BudgetSpent spent = spent(resolved(began("2026-02-20T09:30", "2026-02-20T10:00"), Severity.SEV1, 30));

        assertThat(spent).isEqualTo(new BudgetSpent(CHECKOUT, Duration.ofHours(1), 1, 0));
        assertThat(spent.share()).isEqualTo(0.1, within(1e-12));
        assertThat(spent.exact()).isTrue();
        assertThat(spent.usedUp()).isFalse();
    }

    @Test
    void isSpentOnceWhereIncidentsOverlap() {
        BudgetSpent spent = spent(
                resolved(began("2026-02-20T09:30", "2026-02-20T10:00"), Severity.SEV1, 30),
                resolved(began("2026-02-20T10:00", "2026-02-20T10:10"), Severity.SEV1, 50),
                resolved(began("2026-02-20T10:05", "2026-02-20T10:05"), Severity.SEV1, 15));

        assertThat(spent.down()).isEqualTo(Duration.ofMinutes(90));
        assertThat(spent.incidents()).isEqualTo(3);
    }

    @Test
    void isAtLeastSoMuchIfTheBeginningOrTheEndIsUnknown() {
        BudgetSpent unknownBegin = spent(resolved(declare("2026-02-20T10:00", "slow", "checkout"), Severity.SEV1, 30));
        assertThat(unknownBegin).isEqualTo(new BudgetSpent(CHECKOUT, Duration.ofMinutes(30), 1, 1));
        assertThat(unknownBegin.exact()).isFalse();

        BudgetSpent goingOn = spent(diagnosed(began("2026-03-01T08:00", "2026-03-01T10:00"), Severity.SEV1));
        assertThat(goingOn).isEqualTo(new BudgetSpent(CHECKOUT, Duration.ofHours(25), 1, 1));
        assertThat(goingOn.usedUp()).isTrue();
        assertThat(goingOn.share()).isEqualTo(2.5, within(1e-12));
    }

    @Test
    void isThatOfTheServicesThatWereHitWhateverTheirCase() {
        ServiceObjective search = new ServiceObjective("search", 0.9, Duration.ofHours(1_000));
        Scope scope = Scope.at(NOW)
                .objectives(Objectives.byService(Map.of("Checkout", List.of(CHECKOUT), "search", List.of(search))))
                .build();
        Scenario outage = resolved(began("2026-02-20T09:30", "2026-02-20T10:00"), Severity.SEV1, 30);

        assertThat(figures(scope, outage).errorBudgets())
                .containsExactlyInAnyOrder(
                        new BudgetSpent(CHECKOUT, Duration.ofHours(1), 1, 0),
                        new BudgetSpent(search, Duration.ZERO, 0, 0));
    }

    @Test
    void isTheSameWithoutTheOtherFigures() {
        Scenario outage = resolved(began("2026-02-20T09:30", "2026-02-20T10:00"), Severity.SEV1, 30);
        Scenario falseAlarm = Scenario.of(
                        declare("2026-02-21T09:00", "slow", "checkout").build())
                .at("14:40")
                .accept(Scenario.bob, new Dismiss("a load test", null, null));

        assertThat(BudgetSpent.of(Stream.of(outage.incident(), falseAlarm.incident()), LINKED))
                .isEqualTo(figures(LINKED, outage, falseAlarm).errorBudgets())
                .containsExactly(new BudgetSpent(CHECKOUT, Duration.ofHours(1), 1, 0));
    }

    @Test
    void isSpentInItsWindowAlone() {
        Instant windowBegins = NOW.minus(Duration.ofHours(1_000));
        Scenario across = resolved(
                Declare.builder("slow").detectedAt(windowBegins.minus(Duration.ofMinutes(10))), Severity.SEV1, 30);
        Scenario before = resolved(
                Declare.builder("slow").detectedAt(windowBegins.minus(Duration.ofHours(10))), Severity.SEV1, 30);

        assertThat(spent(across, before)).isEqualTo(new BudgetSpent(CHECKOUT, Duration.ofMinutes(20), 1, 0));
    }

    @Test
    void isUnknownWhereTheHostLinksNoObjective() {
        assertThat(figures(SCOPE, sev1("2026-02-20T10:00")).errorBudgets()).isEmpty();
    }

    @Test
    void isThatOfAnObjectiveThatMakesSense() {
        assertThat(CHECKOUT.budget()).isEqualTo(Duration.ofHours(10));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new ServiceObjective(" ", 1, Duration.ZERO))
                .satisfies(refused -> assertThat(refused.faults())
                        .extracting(fault -> fault.field())
                        .containsExactly("name", "target", "window"));
    }
}
