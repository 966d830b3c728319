package io.incidentkit.playbook;

import static io.incidentkit.playbook.Scenario.alice;
import static io.incidentkit.playbook.Scenario.bob;
import static io.incidentkit.playbook.Scenario.moment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentkit.command.Declare;
import io.incidentkit.command.LoopCommand.Triage;
import io.incidentkit.command.SeverityCommand.SetSeverity;
import io.incidentkit.comms.CommunicationDuty;
import io.incidentkit.comms.Obligation;
import io.incidentkit.rule.Rule;
import io.incidentkit.severity.LevelTimes;
import io.incidentkit.severity.Severity;
import io.incidentkit.timeline.SeverityEvent.SeverityChanged;
import io.incidentkit.timeline.SeverityEvent.SeveritySet;
import io.incidentkit.validation.InvalidInputException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SeverityChangeSaysWhyTest {

    @Test
    void setsTheFirstSeverityWithoutAReason() {
        Scenario scenario = Scenario.detected().accept(bob, new SetSeverity(Severity.SEV2, null, null));

        assertThat(scenario.last().event())
                .isEqualTo(new SeveritySet(Severity.SEV2, told(Severity.SEV2), times(Severity.SEV2)));
        assertThat(scenario.incident().severitySince()).contains(moment("14:32"));
    }

    @Test
    void refusesAChangeWithoutAReason() {
        assertThat(Scenario.triaged().refusal(bob, new SetSeverity(Severity.SEV2, null, null)))
                .containsExactly(Rule.SEVERITY_CHANGE_SAYS_WHY);
        assertThat(Scenario.triaged().refusal(bob, new SetSeverity(Severity.SEV2, "  ", null)))
                .containsExactly(Rule.SEVERITY_CHANGE_SAYS_WHY);
    }

    @Test
    void keepsWhoAndWhyAndSinceWhen() {
        Scenario scenario = Scenario.triaged().at("14:50").accept(bob, new SetSeverity(Severity.SEV2, "EU only", null));

        assertThat(scenario.last().actor()).isEqualTo(bob);
        assertThat(scenario.last().event())
                .isEqualTo(new SeverityChanged(
                        Severity.SEV1, Severity.SEV2, "EU only", told(Severity.SEV2), times(Severity.SEV2)));
        assertThat(scenario.incident().severity()).contains(Severity.SEV2);
        assertThat(scenario.incident().severitySince()).contains(moment("14:50"));
    }

    @Test
    void keepsWhoHadToBeToldUnderTheLevel() {
        Scenario scenario = Scenario.triaged().accept(bob, new SetSeverity(Severity.SEV3, "bounded", null));

        assertThat(scenario.last().event())
                .isEqualTo(
                        new SeverityChanged(Severity.SEV1, Severity.SEV3, "bounded", List.of(), times(Severity.SEV3)));
    }

    @Test
    void takesALevelHigherAndLower() {
        Scenario scenario = Scenario.triaged()
                .accept(bob, new SetSeverity(Severity.SEV4, "cosmetic", null))
                .accept(bob, new SetSeverity(Severity.SEV1, "it is not", null));

        assertThat(scenario.incident().severity()).contains(Severity.SEV1);
    }

    @Test
    void aBrokenRuleGoesBeforeTheLevelThatIsSetAlready() {
        assertThat(Scenario.resolved().refusal(alice, new SetSeverity(Severity.SEV1, null, null)))
                .containsExactly(Rule.ENDED_TAKES_NO_STEPS, Rule.SEVERITY_CHANGE_SAYS_WHY);
    }

    @Test
    void refusesTheLevelThatIsSetAlready() {
        Scenario scenario = Scenario.triaged();

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> scenario.decide(alice, new SetSeverity(Severity.SEV1, "x", null)))
                .withMessageContaining("SEV1 already");
    }

    @Test
    void refusesALevelThatThePolicyDoesNotHave() {
        Scenario scenario = Scenario.triaged();

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> scenario.decide(alice, new SetSeverity(new Severity("SEV0"), "x", null)))
                .withMessageContaining("SEV0")
                .withMessageContaining("[SEV1, SEV2, SEV3, SEV4]");
    }

    private static @Nullable LevelTimes times(Severity severity) {
        return IncidentPolicy.standard().severities().times(severity);
    }

    private static List<CommunicationDuty> told(Severity severity) {
        return IncidentPolicy.standard()
                .severities()
                .level(severity)
                .orElseThrow()
                .communication();
    }

    /** Else the milder level, being the later one, would be in force for whoever has to be told. */
    @Test
    void aTriageRaisesNoLevelBeforeItWasSet() {
        Scenario scenario = Scenario.of(Declare.builder("Checkout is slow")
                        .severity(Severity.SEV3)
                        .detectedAt(moment("14:20"))
                        .build())
                .at("14:40");

        assertThat(scenario.refusal(alice, new Triage(Severity.SEV1, Scenario.ALICE, moment("14:25"))))
                .containsExactly(Rule.TIME_MAKES_SENSE);
        scenario.accept(alice, new Triage(Severity.SEV1, Scenario.ALICE, moment("14:32")));
        assertThat(scenario.incident()
                        .communication()
                        .obligations(moment("14:40"))
                        .pending())
                .filteredOn(owed -> owed.reason() == Obligation.Reason.FIRST)
                .hasSize(3);
    }

    @Test
    void aTriageThatCameFirstMovesNoLevelBehindAnOlderOne() {
        Scenario scenario = Scenario.of(Declare.builder("Checkout is slow")
                        .severity(Severity.SEV3)
                        .detectedAt(moment("14:20"))
                        .build())
                .at("14:40")
                .accept(alice, new Triage(null, Scenario.ALICE, moment("14:25")));

        assertThat(scenario.incident().severitySince()).contains(moment("14:25"));
        assertThat(scenario.refusal(alice, new SetSeverity(Severity.SEV1, "all are hit", moment("14:30"))))
                .containsExactly(Rule.TIME_MAKES_SENSE);
    }
}
