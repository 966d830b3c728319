package io.incidentkit.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.command.CommandType;
import io.incidentkit.command.EndCommand.Dismiss;
import io.incidentkit.command.EndCommand.Merge;
import io.incidentkit.command.EndCommand.Resolve;
import io.incidentkit.command.IncidentCommand;
import io.incidentkit.incident.Incident;
import io.incidentkit.rule.Rule;
import io.incidentkit.rule.Violation;
import io.incidentkit.test.history.PlayedCommand;
import io.incidentkit.test.history.PlayedHistory;

/** The invariants of every decision: a refusal changes nothing and says why, an end is final, <em>may I?</em> is kept. */
final class DecisionInvariants {
    private DecisionInvariants() {}

    static void check(PlayedHistory played) {
        Incident expected =
                Incident.replay(played.incident().id(), played.incident().number(), played.declared());
        for (PlayedCommand turn : played.turns()) {
            assertThat(turn.before())
                    .as("each turn begins where the last ended: %s", turn)
                    .isEqualTo(expected);
            if (turn.accepted()) {
                checkAccepted(turn);
            } else {
                checkRefused(turn);
            }
            checkEnded(turn);
            checkPermission(turn);
            expected = turn.after();
        }
        assertThat(played.incident()).as("the incident is the last turn's").isEqualTo(expected);
    }

    private static void checkAccepted(PlayedCommand turn) {
        assertThat(turn.entries())
                .as("an accepted command leaves a trace: %s", turn)
                .isNotEmpty();
        assertThat(turn.after())
                .as("an accepted command's entries are what changed: %s", turn)
                .isEqualTo(turn.before().evolve(turn.entries()));
    }

    private static void checkRefused(PlayedCommand turn) {
        assertThat(turn.after())
                .as("a refused command changes nothing: %s", turn)
                .isEqualTo(turn.before());
        assertThat(turn.entries())
                .as("a refused command leaves no trace: %s", turn)
                .isEmpty();
        assertThat(turn.violations().size() + turn.faults().size())
                .as("a refusal names a rule or a fault: %s", turn)
                .isPositive();
        for (Violation violation : turn.violations()) {
            assertThat(violation.message())
                    .as("a violation says what is wrong: %s", turn)
                    .isNotBlank();
            assertThat(violation.remedy())
                    .as("a violation says what to do: %s", turn)
                    .isNotBlank();
        }
    }

    /** An ended incident is reopened, or takes records and no steps. */
    private static void checkEnded(PlayedCommand turn) {
        Incident before = turn.before();
        Incident after = turn.after();
        if (before.isOpen() || (turn.accepted() && turn.command().type() == CommandType.REOPEN)) {
            return;
        }
        assertThat(after.outcome()).as("ended stays ended: %s", turn).isEqualTo(before.outcome());
        // The final level is told after the end, of the time before it.
        if (!turn.accepted() || turn.command().type() != CommandType.SET_SEVERITY) {
            assertThat(after.severity())
                    .as("an ended incident keeps its severity: %s", turn)
                    .isEqualTo(before.severity());
        }
        assertThat(after.step())
                .as("an ended incident takes no steps: %s", turn)
                .isEqualTo(before.step());
        if (turn.command().type() == CommandType.CORRECT_TIME) {
            return;
        }
        assertThat(after.endedAt()).as("the end does not move: %s", turn).isEqualTo(before.endedAt());
        assertThat(after.episode())
                .as("an ended incident takes no steps: %s", turn)
                .isEqualTo(before.episode());
        assertThat(after.commandership())
                .as("nobody takes command of an ended incident: %s", turn)
                .isEqualTo(before.commandership());
    }

    private static void checkPermission(PlayedCommand turn) {
        IncidentCommand command = turn.command();
        if (turn.permission(command.type()).allowed()) {
            return;
        }
        boolean onlyCommanderMissing = turn.permission(command.type()).violations().stream()
                .allMatch(violation -> violation.rule() == Rule.COMMANDER_CALLS_DONE);
        if (onlyCommanderMissing && hasOverride(command)) {
            return;
        }
        assertThat(turn.accepted())
                .as("what may not be done is refused: %s", turn)
                .isFalse();
        if (turn.faults().isEmpty()) {
            assertThat(turn.violations().stream().map(Violation::rule))
                    .as("a refusal carries the rules that may-I named: %s", turn)
                    .containsAll(turn.permission(command.type()).violations().stream()
                            .map(Violation::rule)
                            .filter(rule -> rule != Rule.COMMANDER_CALLS_DONE || !hasOverride(command))
                            .toList());
        }
    }

    private static boolean hasOverride(IncidentCommand command) {
        return (command instanceof Resolve resolve && resolve.overrideReason() != null)
                || (command instanceof Dismiss dismiss && dismiss.overrideReason() != null)
                || (command instanceof Merge merge && merge.overrideReason() != null);
    }
}
