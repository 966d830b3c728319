package io.incidentkit.playbook;

import static io.incidentkit.playbook.Scenario.alice;
import static io.incidentkit.playbook.Scenario.carol;
import static io.incidentkit.playbook.Scenario.moment;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.command.LoopCommand.RecordFix;
import io.incidentkit.command.LoopCommand.ReportMitigationFailed;
import io.incidentkit.incident.Incident;
import io.incidentkit.rule.Rule;
import io.incidentkit.rule.Violation;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MitigateBeforeFixTest {
    private static final RecordFix FIX = new RecordFix("the pool is bounded", null);

    static Stream<Scenario> notMitigated() {
        return Stream.of(
                Scenario.detected(),
                Scenario.triaged(),
                Scenario.diagnosed(),
                Scenario.mitigated().accept(alice, new ReportMitigationFailed("errors again", null)),
                Scenario.reopened());
    }

    @ParameterizedTest
    @MethodSource("notMitigated")
    void refusesAFixBeforeServiceIsRestoredAndSaysWhatToDo(Scenario scenario) {
        Violation violation = scenario.violation(alice, FIX);

        assertThat(violation.rule()).isEqualTo(Rule.MITIGATE_BEFORE_FIX);
        assertThat(violation.remedy())
                .contains("roll back", "fail over", "flag off", "scale out", "block")
                .contains("action item");
    }

    @Test
    void takesAFixAfterTheMitigation() {
        assertThat(Scenario.mitigated().accept(alice, FIX).incident().fix()).contains("the pool is bounded");
    }

    @Test
    void takesAFixAfterTheEndFromAnybody() {
        Incident incident = Scenario.resolved().at("18:00").accept(carol, FIX).incident();

        assertThat(incident.fix()).contains("the pool is bounded");
        assertThat(incident.isOpen()).isFalse();
    }

    @Test
    void refusesAFixThatHappenedBeforeTheMitigation() {
        Scenario scenario = Scenario.mitigated().at("15:00");

        assertThat(scenario.refusal(alice, new RecordFix("x", moment("14:50")))).containsExactly(Rule.TIME_MAKES_SENSE);
    }
}
