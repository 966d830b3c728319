package io.incidentkit.playbook;

import static io.incidentkit.playbook.Scenario.alice;
import static io.incidentkit.playbook.Scenario.bob;
import static io.incidentkit.playbook.Scenario.moment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentkit.command.EndCommand.Resolve;
import io.incidentkit.command.RunbookCommand.ReviewRunbook;
import io.incidentkit.command.RunbookCommand.UseRunbook;
import io.incidentkit.incident.RunbookUse;
import io.incidentkit.rule.Rule;
import io.incidentkit.validation.InvalidInputException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A runbook that was used owes a review. */
class RunbookReviewTest {
    private static final UseRunbook USE = new UseRunbook("disk-full.md", "The disk is full", null);

    @Test
    void isOwedByEachUse() {
        Scenario scenario = Scenario.triaged()
                .accept(alice, USE)
                .accept(alice, new ReviewRunbook("disk-full.md", false, "fits", null));
        assertThat(scenario.incident().runbooks()).noneMatch(RunbookUse::owesReview);

        scenario.at("14:50").accept(alice, USE);

        assertThat(scenario.incident().runbooks())
                .containsExactly(new RunbookUse("disk-full.md", "The disk is full", moment("14:50"), null));
    }

    @Test
    void isAboutARunbookThatWasUsed() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Scenario.triaged()
                        .accept(alice, USE)
                        .decide(alice, new ReviewRunbook("queue.md", true, null, null)))
                .withMessageContaining("used were [disk-full.md]");
    }

    @Test
    void happensAfterTheUse() {
        Scenario scenario = Scenario.triaged().at("14:50").accept(alice, USE).at("15:00");

        assertThat(scenario.refusal(alice, new ReviewRunbook("disk-full.md", true, null, moment("14:49"))))
                .containsExactly(Rule.TIME_MAKES_SENSE);
    }

    @Test
    void mayComeAfterTheEnd() {
        Scenario scenario = Scenario.mitigated()
                .accept(alice, USE)
                .accept(alice, new Resolve("normal", null, null))
                .after(Duration.ofDays(2))
                .accept(bob, new ReviewRunbook("disk-full.md", true, null, null));

        assertThat(scenario.incident().runbooks()).noneMatch(RunbookUse::owesReview);
        assertThat(scenario.refusal(alice, USE)).containsExactly(Rule.ENDED_TAKES_NO_STEPS);
    }
}
