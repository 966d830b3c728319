package io.incidentkit.test.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.command.CommandType;
import io.incidentkit.command.Declare;
import io.incidentkit.command.LoopCommand.Mitigate;
import io.incidentkit.command.LoopCommand.Triage;
import io.incidentkit.command.SeverityCommand.SetSeverity;
import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Person;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.severity.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Shrinkable;
import org.junit.jupiter.api.Test;

/** What somebody gets to see whose policy breaks a property. */
class FalsifiedHistoryTest {
    private static final Actor ANA = Actor.person("ana");
    private static final Instant START = Instant.parse("2026-03-01T14:32:00Z");

    @Test
    void saysWhoDidWhatWhenAndWhatCameOfIt() {
        History history = new History(
                IncidentPolicy.standard(),
                START,
                Actor.system("alertmanager"),
                Declare.builder("Checkout is down").detectedAt(START).build(),
                List.of(
                        HistoryStep.of(ANA, new Triage(Severity.SEV1, new Person("ana"), null), Duration.ofMinutes(2)),
                        new HistoryStep(
                                Actor.person("bob"),
                                new Mitigate("rolled back", MitigationKind.ROLLBACK, null),
                                Duration.ofMinutes(10),
                                Duration.ofMinutes(1)),
                        HistoryStep.of(
                                ANA,
                                new SetSeverity(new Severity("SEV9"), "it is worse", null),
                                Duration.ofMinutes(1))));

        assertThat(history.toString().lines())
                .containsExactly(
                        "History of an incident under a policy of SEV1, SEV2, SEV3, SEV4",
                        "  2026-03-01T14:32:00Z alertmanager declares 'Checkout is down', detected at 2026-03-01T14:32:00Z",
                        "  2026-03-01T14:34:00Z ana: Triage: severity SEV1, commander ana -> Severity set to SEV1;"
                                + " ana is incident commander; Triaged",
                        "  2026-03-01T14:44:00Z bob: Mitigate: action 'rolled back', kind rollback,"
                                + " occurred at 2026-03-01T14:43:00Z -> refused: steps-in-order: INC-1 is only triaged;"
                                + " it is too early to mitigate it. First diagnose it.",
                        "  2026-03-01T14:45:00Z ana: Set the severity: severity SEV9, reason 'it is worse'"
                                + " -> refused: severity: SEV9 is not a level of the policy;"
                                + " one of [SEV1, SEV2, SEV3, SEV4]");
    }

    /** From any history that gets to the end; what is left gets there by the steps that the declaration left. */
    @Property(tries = 20)
    void shrinksToTheStepsThatMatter(@ForAll Random random) {
        Predicate<History> resolves =
                history -> history.play().incident().episode().resolved() != null;
        Shrinkable<History> found = Histories.sensible(IncidentPolicy.standard()).generator(1000).stream(random)
                .filter(history -> resolves.test(history.value()))
                .findFirst()
                .orElseThrow();

        History shrunk = shrunk(found, resolves);

        assertThat(shrunk.play().turns())
                .allMatch(PlayedCommand::accepted)
                .extracting(turn -> turn.command().type())
                .containsSubsequence(CommandType.DIAGNOSE, CommandType.MITIGATE, CommandType.RESOLVE)
                // A triage, and a handover if the one who took over resolves it.
                .hasSizeLessThanOrEqualTo(6);
        assertThat(shrunk.steps()).allMatch(step -> step.passed().isZero() && step.ago() == null);
    }

    /** As jqwik does it: the first smaller one that is falsified as well, until there is none. */
    private static History shrunk(Shrinkable<History> falsified, Predicate<History> property) {
        Shrinkable<History> smallest = falsified;
        Optional<Shrinkable<History>> smaller = Optional.of(falsified);
        while (smaller.isPresent()) {
            smallest = smaller.get();
            Shrinkable<History> last = smallest;
            smaller = last.shrink()
                    .peek(next -> assertThat(next.distance()).isLessThan(last.distance()))
                    .filter(next -> property.test(next.value()))
                    .findFirst();
        }
        return smallest.value();
    }
}
