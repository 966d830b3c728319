package io.incidentkit.playbook;

import static io.incidentkit.playbook.Scenario.alice;
import static io.incidentkit.playbook.Scenario.bob;
import static io.incidentkit.playbook.Scenario.carol;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentkit.command.PostmortemCommand.ChooseRow;
import io.incidentkit.command.PostmortemCommand.CommentPostmortem;
import io.incidentkit.command.PostmortemCommand.RequestReview;
import io.incidentkit.command.RecordCommand.AddNote;
import io.incidentkit.command.RecordCommand.CorrectText;
import io.incidentkit.postmortem.Postmortem;
import io.incidentkit.postmortem.Section;
import io.incidentkit.rule.Violation;
import io.incidentkit.timeline.PostmortemRows;
import io.incidentkit.validation.InvalidInputException;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Several people at one postmortem: what they say about the draft, and which rows of the timeline it shows. */
class PostmortemTogetherTest {
    @Test
    void aCommentStandsOnTheTimelineAndNotInTheDocument() {
        Scenario scenario = Scenario.resolved()
                .accept(carol, new CommentPostmortem(Section.ROOT_CAUSE, "Which pool was it?"))
                .accept(carol, new CommentPostmortem(null, "Short and clear."));

        assertThat(scenario.timeline())
                .extracting(entry -> entry.event().describe())
                .contains(
                        "Postmortem: comment on Root cause: Which pool was it?",
                        "Postmortem: comment: Short and clear.");
        assertThat(markdown(scenario)).doesNotContain("Which pool", "Short and clear");
    }

    @Test
    void aDraftIsCommentedOnAlsoWhileItIsInReview() {
        Scenario scenario = Scenario.resolved().accept(alice, new RequestReview());

        assertThat(scenario.decide(carol, new CommentPostmortem(null, "Clear.")).accepted())
                .isTrue();
    }

    @Test
    void aRowThatIsLeftOutStandsInTheIncidentAndNotInTheDocument() {
        Scenario scenario = Scenario.resolved().accept(bob, new AddNote("The coffee machine is broken.", null));
        int note = scenario.timeline().size();

        scenario.accept(alice, new ChooseRow(note, false));

        assertThat(markdown(scenario)).doesNotContain("coffee");
        assertThat(scenario.timeline())
                .extracting(entry -> entry.event().describe())
                .anyMatch(text -> text.contains("coffee"))
                .contains("Postmortem: entry " + note + " left out of its timeline");
        assertThat(PostmortemRows.choices(scenario.timeline()))
                .filteredOn(choice -> !choice.shown())
                .extracting(choice -> choice.entry().entry().sequence())
                .containsExactly(note);
    }

    @Test
    void theLastWordOnARowCounts() {
        Scenario scenario = Scenario.resolved().accept(bob, new AddNote("The coffee machine is broken.", null));
        int note = scenario.timeline().size();

        scenario.accept(alice, new ChooseRow(note, false)).accept(bob, new ChooseRow(note, true));

        assertThat(markdown(scenario)).contains("coffee");
    }

    @Test
    void aRowThatIsLeftOutDoesNotStandInTheWayOfPublishing() {
        Scenario scenario = Scenario.resolved().accept(bob, new AddNote("Carol forgot to renew it.", null));
        int note = scenario.timeline().size();
        assertThat(blame(scenario)).isNotEmpty();

        scenario.accept(alice, new ChooseRow(note, false));

        assertThat(blame(scenario)).isEmpty();
    }

    @Test
    void howTheRecordWasKeptIsNoRowToChoose() {
        Scenario scenario = Scenario.resolved().accept(bob, new CorrectText(1, "Checkout answers 503"));
        int correction = scenario.timeline().size();

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> scenario.decide(alice, new ChooseRow(correction, false)))
                .withMessageContaining("how the record was kept");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> scenario.decide(alice, new ChooseRow(correction + 1, true)))
                .withMessageContaining("they are 1 to " + correction);
    }

    private static Iterable<Violation> blame(Scenario scenario) {
        return PostmortemRules.blamelessDocument(
                scenario.incident(),
                scenario.timeline(),
                IncidentPolicy.standard().blamelessCheck());
    }

    private static String markdown(Scenario scenario) {
        Postmortem document =
                IncidentRules.postmortem(scenario.incident(), scenario.timeline(), IncidentPolicy.standard());
        return document.toMarkdown(ZoneOffset.UTC);
    }
}
