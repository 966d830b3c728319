package io.incidentkit.test;

import static io.incidentkit.test.Forgery.ACTOR;
import static io.incidentkit.test.Forgery.COMMANDER;
import static io.incidentkit.test.Forgery.DECLARED;
import static io.incidentkit.test.Forgery.SEVERITY;
import static io.incidentkit.test.Forgery.START;
import static io.incidentkit.test.Forgery.TRIAGED;
import static io.incidentkit.test.Forgery.assertFound;
import static io.incidentkit.test.Forgery.entries;
import static io.incidentkit.test.Forgery.moved;
import static io.incidentkit.test.Forgery.told;

import io.incidentkit.command.CommandType;
import io.incidentkit.command.IncidentCommand;
import io.incidentkit.command.LoopCommand.Diagnose;
import io.incidentkit.command.LoopCommand.Mitigate;
import io.incidentkit.command.RecordCommand.AddNote;
import io.incidentkit.incident.Incident;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.playbook.Permission;
import io.incidentkit.rule.Rule;
import io.incidentkit.rule.Violation;
import io.incidentkit.severity.Severity;
import io.incidentkit.test.history.PlayedCommand;
import io.incidentkit.test.history.PlayedHistory;
import io.incidentkit.timeline.LoopEvent.Dismissed;
import io.incidentkit.timeline.SeverityEvent.SeveritySet;
import io.incidentkit.timeline.TimelineEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The invariants are worth something only if they can fail: each forged decision here is found. */
class ForgedDecisionsTest {
    private final Incident triaged =
            told(DECLARED, SEVERITY, COMMANDER, TRIAGED).incident();
    private final PlayedCommand refused = take(new Mitigate("rolled back", MitigationKind.ROLLBACK, null));
    private final PlayedCommand accepted = take(new Diagnose("the last deploy", null));

    @Test
    void thatRefusesAndChangesSomethingAllTheSame() {
        assertFound("a refused command changes nothing", played(after(refused, accepted.after())));
    }

    @Test
    void thatRefusesWithoutARule() {
        PlayedCommand silent = new PlayedCommand(
                triaged,
                ACTOR,
                refused.command(),
                refused.references(),
                START,
                refused.permissions(),
                List.of(),
                List.of(),
                List.of(),
                triaged);

        assertFound("leaves a trace", played(silent));
    }

    @Test
    void thatAcceptsAndForgetsToChange() {
        assertFound("entries are what changed", played(after(accepted, triaged)));
    }

    @Test
    void thatAcceptsWhatMayNotBeDone() {
        Violation inTheWay = new Violation(Rule.STEPS_IN_ORDER, "no", "wait");

        assertFound(
                "what may not be done is refused",
                played(permitting(accepted, answer -> new Permission(answer.command(), List.of(inTheWay)))));
    }

    @Test
    void thatRefusesForOtherReasonsThanMayISaid() {
        Violation other = new Violation(Rule.ONE_COMMANDER, "no", "wait");

        assertFound(
                "carries the rules that may-I named",
                played(permitting(refused, answer -> new Permission(answer.command(), List.of(other)))));
    }

    @Test
    void thatMovesAnEndedIncident() {
        Incident ended = told(DECLARED, SEVERITY, new Dismissed("x", null)).incident();
        PlayedCommand note = PlayedCommand.take(
                ended, ACTOR, new AddNote("x", null), IncidentPolicy.standard(), START.plusSeconds(99));
        Incident moved = ended.evolve(
                List.of(new TimelineEntry(ended.version() + 1, START, START, ACTOR, new SeveritySet(Severity.SEV4))));
        PlayedCommand forged = new PlayedCommand(
                ended,
                ACTOR,
                note.command(),
                note.references(),
                note.now(),
                note.permissions(),
                List.of(new TimelineEntry(ended.version() + 1, START, START, ACTOR, new SeveritySet(Severity.SEV4))),
                List.of(),
                List.of(),
                moved);

        assertFound("keeps its severity", played(entries(DECLARED, SEVERITY, new Dismissed("x", null)), forged));
    }

    @Test
    void thatDoesNotFollowTheOneBefore() {
        assertFound("begins where the last ended", played(accepted, accepted));
    }

    private PlayedCommand take(IncidentCommand command) {
        return PlayedCommand.take(triaged, ACTOR, command, IncidentPolicy.standard(), START.plusSeconds(600));
    }

    private PlayedCommand after(PlayedCommand turn, Incident after) {
        return new PlayedCommand(
                turn.before(),
                turn.actor(),
                turn.command(),
                turn.references(),
                turn.now(),
                turn.permissions(),
                turn.entries(),
                turn.violations(),
                turn.faults(),
                after);
    }

    private PlayedCommand permitting(PlayedCommand turn, UnaryOperator<Permission> change) {
        CommandType type = turn.command().type();
        return new PlayedCommand(
                turn.before(),
                turn.actor(),
                turn.command(),
                turn.references(),
                turn.now(),
                turn.permissions().stream()
                        .map(answer -> answer.command() == type ? change.apply(answer) : answer)
                        .toList(),
                turn.entries(),
                turn.violations(),
                turn.faults(),
                turn.after());
    }

    private PlayedHistory played(PlayedCommand... turns) {
        return played(entries(DECLARED, SEVERITY, COMMANDER, TRIAGED), turns);
    }

    private PlayedHistory played(List<TimelineEntry> declared, PlayedCommand... turns) {
        List<TimelineEntry> timeline = new ArrayList<>(declared);
        List.of(turns).forEach(turn -> timeline.addAll(turn.entries()));
        return new PlayedHistory(
                IncidentPolicy.standard(), declared, List.of(turns), timeline, turns[turns.length - 1].after());
    }
}
