package io.incidentkit.playbook;

import static io.incidentkit.playbook.Scenario.alice;
import static io.incidentkit.playbook.Scenario.bob;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.command.EndCommand.Resolve;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.Outcome;
import io.incidentkit.loop.Step;
import io.incidentkit.rule.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResolveNeedsVerificationTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "\n\t"})
    void refusesToResolveWithoutSayingWhatWasLookedAt(String verification) {
        Scenario scenario = Scenario.mitigated();

        assertThat(scenario.refusal(alice, new Resolve(verification, null, null)))
                .containsExactly(Rule.RESOLVE_NEEDS_VERIFICATION);
    }

    @Test
    void keepsWhatWasLookedAt() {
        Incident incident = Scenario.resolved().incident();

        assertThat(incident.step()).isEqualTo(Step.RESOLVED);
        assertThat(incident.outcome()).contains(Outcome.RESOLVED);
        assertThat(incident.verification()).contains("error rate is normal");
    }

    @Test
    void namesEveryRuleInTheWayAtOnce() {
        assertThat(Scenario.triaged().refusal(bob, new Resolve(null, null, null)))
                .containsExactly(Rule.STEPS_IN_ORDER, Rule.COMMANDER_CALLS_DONE, Rule.RESOLVE_NEEDS_VERIFICATION);
    }
}
