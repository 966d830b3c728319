package io.incidentkit.playbook;

import static io.incidentkit.playbook.Scenario.BOB;
import static io.incidentkit.playbook.Scenario.alice;
import static io.incidentkit.playbook.Scenario.bob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentkit.actionitem.ActionItem;
import io.incidentkit.actionitem.ActionState;
import io.incidentkit.actionitem.ActionTicket;
import io.incidentkit.actionitem.ActionType;
import io.incidentkit.command.ActionCommand.AddAction;
import io.incidentkit.command.ActionCommand.ChangeAction;
import io.incidentkit.command.ActionCommand.CompleteAction;
import io.incidentkit.command.ActionCommand.DropAction;
import io.incidentkit.command.ActionCommand.ReportTicket;
import io.incidentkit.command.ActionCommand.ReviewAction;
import io.incidentkit.command.ActionCommand.StartAction;
import io.incidentkit.command.EndCommand.Dismiss;
import io.incidentkit.command.IncidentCommand;
import io.incidentkit.commander.Actor;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.timeline.TimelineEntry;
import io.incidentkit.validation.InvalidInputException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Action items and their tickets: ours is the truth, and what is done in a tracker is a proposal. */
class ActionTicketsTest {
    private static final Actor JIRA = Actor.system("jira");
    private static final String TICKET = "https://acme.atlassian.net/browse/OPS-12";
    private static final AddAction ADD =
            new AddAction(ActionType.PREVENT, "bound the pool", BOB, LocalDate.of(2026, 3, 10), null);

    private static ActionItem first(Scenario scenario) {
        return scenario.incident().actionItems().get(0);
    }

    private static List<Effect> effects(Scenario scenario, Actor actor, IncidentCommand command) {
        List<TimelineEntry> entries = scenario.decide(actor, command).entries();
        return IncidentRules.effects(scenario.incident().evolve(entries), entries, IncidentPolicy.standard());
    }

    @Test
    void areShownToATrackerWithEachChange() {
        Scenario scenario = Scenario.triaged();
        assertThat(effects(scenario, alice, ADD)).singleElement().satisfies(effect -> {
            assertThat(effect.kind()).isEqualTo(EffectKind.TRACK_ACTION);
            assertThat(effect.target()).isEqualTo("1");
            assertThat(effect.body()).contains("bound the pool", "bob", "2026-03-10");
        });

        scenario.accept(alice, ADD);
        for (IncidentCommand change : List.of(
                new ChangeAction(1, null, "bound both pools", null, null),
                new StartAction(1, null),
                new CompleteAction(1, null),
                new DropAction(1, "no pool", null))) {
            assertThat(effects(scenario, alice, change))
                    .extracting(Effect::describe)
                    .containsExactly("track action 1");
        }
        assertThat(effects(scenario, alice, new ReviewAction(1, null, null))).isEmpty();
    }

    @Test
    void areNotFinishedByWhatIsDoneThere() {
        Scenario scenario =
                Scenario.triaged().accept(alice, ADD).accept(JIRA, new ReportTicket(1, TICKET, ActionState.DONE, null));

        assertThat(first(scenario).state()).isEqualTo(ActionState.OPEN);
        assertThat(first(scenario).proposal()).contains(new ActionTicket(TICKET, ActionState.DONE));

        scenario.accept(bob, new CompleteAction(1, null));

        assertThat(first(scenario).proposal()).isEmpty();
        assertThat(first(scenario).ticket()).isEqualTo(new ActionTicket(TICKET, ActionState.DONE));
    }

    @Test
    void askTheOwnerWhetherItIsSo() {
        Scenario scenario = Scenario.triaged().accept(alice, ADD);

        assertThat(effects(scenario, JIRA, new ReportTicket(1, TICKET, ActionState.OPEN, null)))
                .isEmpty();
        assertThat(effects(scenario, JIRA, new ReportTicket(1, TICKET, ActionState.DONE, null)))
                .singleElement()
                .satisfies(effect -> {
                    assertThat(effect.describe()).isEqualTo("ask bob");
                    assertThat(effect.body())
                            .isEqualTo("Action item 1 is done in " + TICKET
                                    + ". Complete it here, or drop it with a reason.");
                });
        assertThat(effects(scenario, bob, new ReportTicket(1, TICKET, ActionState.DONE, null)))
                .isEmpty();
    }

    @Test
    void takeBackAProposalWhenTheTicketIsOpenedAgain() {
        Scenario scenario = Scenario.triaged()
                .accept(alice, ADD)
                .accept(JIRA, new ReportTicket(1, TICKET, ActionState.DROPPED, null))
                .accept(JIRA, new ReportTicket(1, TICKET, ActionState.IN_PROGRESS, null));

        assertThat(first(scenario).proposal()).isEmpty();
    }

    @Test
    void hearNothingTwiceAndNothingOnceTheyAreFinished() {
        ReportTicket report = new ReportTicket(1, TICKET, ActionState.DONE, null);
        Scenario scenario = Scenario.triaged().accept(alice, ADD).accept(JIRA, report);

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> scenario.decide(JIRA, report))
                .withMessageContaining("known already");
        scenario.accept(bob, new CompleteAction(1, null));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> scenario.decide(JIRA, new ReportTicket(1, TICKET, ActionState.OPEN, null)))
                .withMessageContaining("unfinished are []");
    }

    @Test
    void keepTheirTicketWhateverChangesAndInOutline() {
        Scenario scenario = Scenario.triaged()
                .accept(alice, ADD)
                .accept(JIRA, new ReportTicket(1, TICKET, ActionState.IN_PROGRESS, null))
                .accept(alice, new ChangeAction(1, null, "bound both pools", null, null))
                .accept(alice, new ReviewAction(1, null, null))
                .accept(alice, new StartAction(1, null));
        scenario.at("16:30").accept(alice, new Dismiss("a load test", null, null));
        assertThat(first(scenario).ticket()).isEqualTo(new ActionTicket(TICKET, ActionState.IN_PROGRESS));
        assertThat(scenario.incident().outline().orElseThrow().actionItems())
                .isEqualTo(scenario.incident().actionItems());
    }
}
