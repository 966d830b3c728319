package io.incidentkit.playbook;

import static io.incidentkit.playbook.Scenario.ALICE;
import static io.incidentkit.playbook.Scenario.BOB;
import static io.incidentkit.playbook.Scenario.alice;
import static io.incidentkit.playbook.Scenario.carol;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.alert.AlertGroup;
import io.incidentkit.command.CommanderCommand.OfferHandover;
import io.incidentkit.command.EndCommand.Dismiss;
import io.incidentkit.command.EndCommand.Resolve;
import io.incidentkit.command.IncidentCommand;
import io.incidentkit.command.LoopCommand.Diagnose;
import io.incidentkit.command.LoopCommand.Mitigate;
import io.incidentkit.command.LoopCommand.ReportMitigationFailed;
import io.incidentkit.command.LoopCommand.ReviseHypothesis;
import io.incidentkit.command.LoopCommand.Triage;
import io.incidentkit.command.RecordCommand.AddNote;
import io.incidentkit.command.RecordCommand.DescribeImpact;
import io.incidentkit.command.RecordCommand.ReceiveAlerts;
import io.incidentkit.command.SeverityCommand.SetSeverity;
import io.incidentkit.incident.Incident;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.rule.Rule;
import io.incidentkit.severity.Severity;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EndedTakesNoStepsTest {

    static Stream<Arguments> steps() {
        List<IncidentCommand> steps = List.of(
                new Triage(Severity.SEV1, ALICE, null),
                new Diagnose("x", null),
                new ReviseHypothesis("x", null),
                new Mitigate("x", MitigationKind.OTHER, null),
                new ReportMitigationFailed("x", null),
                new Resolve("x", "x", null),
                new Dismiss("x", "x", null),
                new SetSeverity(Severity.SEV4, "x", null),
                new OfferHandover(BOB, null, null));
        return Stream.<Supplier<Scenario>>of(Scenario::resolved, Scenario::dismissed)
                .flatMap(ended -> steps.stream().map(step -> Arguments.of(ended.get(), step)));
    }

    static Stream<Arguments> records() {
        List<IncidentCommand> records = List.of(
                new AddNote("customers were told", null),
                new DescribeImpact("312 orders failed", null),
                new ReceiveAlerts(new AlertGroup("alertmanager", "k", "t", List.of(), List.of(), 0), null));
        return Stream.<Supplier<Scenario>>of(Scenario::resolved, Scenario::dismissed)
                .flatMap(ended -> records.stream().map(record -> Arguments.of(ended.get(), record)));
    }

    @ParameterizedTest
    @MethodSource("steps")
    void refusesEveryStep(Scenario ended, IncidentCommand step) {
        assertThat(ended.refusal(alice, step)).contains(Rule.ENDED_TAKES_NO_STEPS);
    }

    @ParameterizedTest
    @MethodSource("records")
    void takesRecordsFromAnybody(Scenario ended, IncidentCommand record) {
        Incident before = ended.incident();

        Incident after = ended.accept(carol, record).incident();

        assertThat(after.version()).isEqualTo(before.version() + 1);
        assertThat(after.outcome()).isEqualTo(before.outcome());
        assertThat(after.openKeys()).isEmpty();
    }

    @Test
    void saysHowToGoOn() {
        Diagnose step = new Diagnose("x", null);

        assertThat(Scenario.resolved().violation(alice, step).remedy()).contains("Reopen");
        assertThat(Scenario.dismissed().violation(alice, step).remedy())
                .contains("new incident")
                .doesNotContain("Reopen");
    }
}
