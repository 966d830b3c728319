package io.incidentkit.playbook;

import static io.incidentkit.playbook.Scenario.ALERT;
import static io.incidentkit.playbook.Scenario.BOB;
import static io.incidentkit.playbook.Scenario.alice;
import static io.incidentkit.playbook.Scenario.bob;
import static io.incidentkit.playbook.Scenario.carol;
import static io.incidentkit.playbook.Scenario.moment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentkit.actionitem.ActionItem;
import io.incidentkit.actionitem.ActionItems;
import io.incidentkit.actionitem.ActionState;
import io.incidentkit.actionitem.ActionType;
import io.incidentkit.command.ActionCommand.AddAction;
import io.incidentkit.command.ActionCommand.ChangeAction;
import io.incidentkit.command.ActionCommand.CompleteAction;
import io.incidentkit.command.ActionCommand.DropAction;
import io.incidentkit.command.ActionCommand.ReviewAction;
import io.incidentkit.command.ActionCommand.StartAction;
import io.incidentkit.command.IncidentCommand;
import io.incidentkit.rule.Rule;
import io.incidentkit.validation.InvalidInputException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What is to be done after an incident, and what it says if it does not get done. */
class ActionItemsTest {
    private static final LocalDate DUE = LocalDate.of(2026, 3, 10);
    private static final AddAction ADD = new AddAction(ActionType.PREVENT, "bound the pool", BOB, DUE, null);
    private static final ZoneId UTC = ZoneOffset.UTC;

    private static ActionItem first(Scenario scenario) {
        return scenario.incident().actionItems().get(0);
    }

    @Test
    void outliveTheIncident() {
        Scenario scenario = Scenario.resolved().accept(carol, ADD).accept(bob, new StartAction(1, null));
        assertThat(first(scenario).state()).isEqualTo(ActionState.IN_PROGRESS);

        scenario.after(Duration.ofDays(3)).accept(bob, new CompleteAction(1, null));

        assertThat(first(scenario).state()).isEqualTo(ActionState.DONE);
        assertThat(first(scenario).finishedAt()).isEqualTo(Instant.parse("2026-03-04T15:10:00Z"));
    }

    @Test
    void areDroppedWithAReason() {
        Scenario scenario = Scenario.triaged().accept(alice, ADD).accept(alice, new DropAction(1, "no pool", null));

        assertThat(first(scenario).state()).isEqualTo(ActionState.DROPPED);
        assertThat(first(scenario).dropReason()).isEqualTo("no pool");
    }

    @Test
    void changeWhatIsGivenAndKeepTheRest() {
        Scenario scenario = Scenario.triaged()
                .accept(alice, new AddAction(ActionType.DETECT, "alert on the queue", null, null, null))
                .accept(alice, new ChangeAction(1, null, null, BOB, null));

        assertThat(first(scenario).description()).isEqualTo("alert on the queue");
        assertThat(first(scenario).owner()).isEqualTo(BOB);
        assertThat(first(scenario).complete()).isFalse();
        assertThat(first(scenario.accept(alice, new ChangeAction(1, null, null, null, DUE)))
                        .complete())
                .isTrue();
    }

    @Test
    void takeNothingMoreOnceTheyAreFinished() {
        Scenario scenario = Scenario.triaged().accept(alice, ADD).accept(alice, new CompleteAction(1, null));

        for (IncidentCommand command : List.of(
                new StartAction(1, null),
                new CompleteAction(1, null),
                new DropAction(1, "x", null),
                new ReviewAction(1, null, null),
                new ChangeAction(1, null, "x", null, null),
                new StartAction(2, null))) {
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> scenario.decide(alice, command))
                    .withMessageContaining("unfinished are []");
        }
    }

    @Test
    void areStartedOnce() {
        Scenario scenario = Scenario.triaged().accept(alice, ADD).accept(alice, new StartAction(1, null));

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> scenario.decide(alice, new StartAction(1, null)))
                .withMessageContaining("in progress already");
    }

    @Test
    void areNotDoneBeforeTheyWereAdded() {
        Scenario scenario = Scenario.triaged().at("14:50").accept(alice, ADD).at("15:00");

        assertThat(scenario.refusal(alice, new CompleteAction(1, moment("14:49"))))
                .containsExactly(Rule.TIME_MAKES_SENSE);
    }

    @Nested
    class AreStale {
        private final ActionItem item =
                ActionItem.open(1, ActionType.PREVENT, "x", BOB, LocalDate.of(2026, 3, 5), ALERT);

        @Test
        void onceTheirDueDateIsOverInTheTeamsZone() {
            Instant night = Instant.parse("2026-03-05T23:30:00Z");

            assertThat(item.stale(night, UTC)).isFalse();
            assertThat(item.stale(night, ZoneId.of("Europe/Berlin"))).isTrue();
            assertThat(item.done(ALERT).stale(night, ZoneId.of("Europe/Berlin")))
                    .isFalse();
        }

        @Test
        void whenNobodyLookedAtThemForOverAWeek() {
            ActionItem later = item.changed(ActionType.PREVENT, "x", BOB, LocalDate.of(2026, 5, 1));
            Instant week = ALERT.plus(ActionItem.REVIEWED_EVERY);

            assertThat(later.stale(week, UTC)).isFalse();
            assertThat(later.stale(week.plusMillis(1), UTC)).isTrue();
            assertThat(later.reviewed(week).stale(week.plusMillis(1), UTC)).isFalse();
            assertThat(later.started().stale(week.plusMillis(1), UTC)).isTrue();
        }

        @Test
        void butNotForAReviewThatIsRecordedLate() {
            Instant week = ALERT.plus(ActionItem.REVIEWED_EVERY);

            assertThat(item.reviewed(week).reviewed(ALERT).reviewedAt()).isEqualTo(week);
        }
    }

    @Test
    void countAsDoneOfAllThatWereNotDropped() {
        ActionItem item = ActionItem.open(1, ActionType.PREVENT, "x", BOB, DUE, ALERT);

        assertThat(ActionItems.completionRate(List.of(item, item.done(ALERT), item.dropped(ALERT, "x"))))
                .hasValue(0.5);
        assertThat(ActionItems.completionRate(List.of())).isEmpty();
        assertThat(ActionItems.completionRate(List.of(item.dropped(ALERT, "x"))))
                .isEmpty();
    }
}
