package io.incidentkit.playbook;

import static io.incidentkit.playbook.Scenario.alice;
import static io.incidentkit.playbook.Scenario.carol;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.command.CommandType;
import io.incidentkit.command.CommanderCommand.Escalate;
import io.incidentkit.command.EndCommand.Reopen;
import io.incidentkit.command.PostmortemCommand.RequestReview;
import io.incidentkit.command.PostmortemCommand.ReviewPostmortem;
import org.junit.jupiter.api.Test;

/** A refusal says what to do instead, and that fits the incident as it is. */
class RemediesTest {
    private static final Escalate ESCALATE = new Escalate("the vendor", "the disk is theirs", null);
    private static final Reopen REOPEN = new Reopen("errors again", null);

    @Test
    void whoEscalatesWithoutBeingCommanderIsToldWhomToAsk() {
        assertThat(Scenario.detected().violation(alice, ESCALATE).message()).contains("no commander yet");
        assertThat(Scenario.detected().violation(alice, ESCALATE).remedy()).contains("name a commander");
        assertThat(Scenario.triaged().violation(carol, ESCALATE).message()).contains("alice is incident commander");
        assertThat(Scenario.triaged().violation(carol, ESCALATE).remedy()).isEqualTo("Ask alice.");
    }

    @Test
    void whatWasNeverResolvedIsNotReopenedButGoneOnWithOrDeclaredAnew() {
        assertThat(Scenario.mitigated().violation(alice, REOPEN).remedy()).contains("Go on");
        assertThat(Scenario.dismissed().violation(alice, REOPEN).remedy()).contains("Declare a new incident");
    }

    @Test
    void aPublishedPostmortemTakesNotesAndADraftItsReview() {
        assertThat(SampleState.PUBLISHED
                        .scenario()
                        .violation(alice, new RequestReview())
                        .remedy())
                .contains("Add a note");
        assertThat(SampleState.RESOLVED
                        .scenario()
                        .violation(carol, new ReviewPostmortem(null))
                        .remedy())
                .contains("Request a review first");
    }

    @Test
    void theEpisodeOfAnUnexplainedPhaseIsNamedOnlyWhereThereAreSeveral() {
        assertThat(missing(SampleState.RESOLVED)).contains("why triage took").doesNotContain("in episode");
        assertThat(missing(SampleState.REOPENED)).contains("in episode 1");
    }

    private static String missing(SampleState state) {
        return state.scenario()
                .mayI(alice)
                .get(CommandType.PUBLISH_POSTMORTEM.ordinal())
                .violations()
                .toString();
    }
}
