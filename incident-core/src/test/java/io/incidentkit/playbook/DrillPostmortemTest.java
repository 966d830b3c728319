package io.incidentkit.playbook;

import static io.incidentkit.playbook.Scenario.ALICE;
import static io.incidentkit.playbook.Scenario.alice;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.command.Declare;
import io.incidentkit.command.LoopCommand.Triage;
import io.incidentkit.command.NamingCommand.SetDetectionSource;
import io.incidentkit.loop.DetectionSource;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.postmortem.FactLine;
import io.incidentkit.postmortem.Postmortem;
import io.incidentkit.severity.Severity;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The postmortem of a drill: nobody who reads it takes it for real, as on every other page. */
class DrillPostmortemTest {
    private static Postmortem draft(IncidentKind kind) {
        Scenario scenario = Scenario.of(
                        Declare.builder("Region goes dark").kind(kind).build())
                .at("14:35")
                .accept(alice, new Triage(Severity.SEV1, ALICE, null))
                .accept(alice, new SetDetectionSource(DetectionSource.MONITORING));
        return IncidentRules.postmortem(scenario.incident(), scenario.timeline(), IncidentPolicy.standard());
    }

    @Test
    void saysInItsFirstLinesThatItIsOne() {
        List<String> lines =
                draft(IncidentKind.DRILL).toMarkdown(ZoneOffset.UTC).lines().toList();

        assertThat(lines.get(0)).startsWith("# ").endsWith("Region goes dark");
        assertThat(lines.get(2)).isEqualTo("- **Kind:** drill");
        assertThat(lines.get(3)).startsWith("- **Date:**");
    }

    @ParameterizedTest
    @EnumSource(
            value = IncidentKind.class,
            names = {"REAL", "BACKFILL"})
    void saysNothingOfThatWhereItWasNone(IncidentKind kind) {
        assertThat(draft(kind).facts()).extracting(FactLine::name).containsExactly("Detected by");
    }

    @ParameterizedTest
    @EnumSource(IncidentKind.class)
    void comesBackAsItWas(IncidentKind kind) {
        String markdown = draft(kind).toMarkdown(ZoneOffset.UTC);

        assertThat(Postmortem.read(markdown).orElseThrow()).isEqualTo(draft(kind));
        assertThat(Postmortem.read(markdown).orElseThrow().toMarkdown(ZoneOffset.UTC))
                .isEqualTo(markdown);
    }
}
