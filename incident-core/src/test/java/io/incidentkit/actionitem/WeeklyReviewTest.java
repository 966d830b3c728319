package io.incidentkit.actionitem;

import static io.incidentkit.actionitem.TrackedItems.ADDED;
import static io.incidentkit.actionitem.TrackedItems.NOW;
import static io.incidentkit.actionitem.TrackedItems.TODAY;
import static io.incidentkit.actionitem.TrackedItems.UTC;
import static io.incidentkit.actionitem.TrackedItems.done;
import static io.incidentkit.actionitem.TrackedItems.due;
import static io.incidentkit.actionitem.TrackedItems.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentkit.validation.InvalidInputException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The agenda of the weekly review. */
class WeeklyReviewTest {
    private final TrackedItem stale =
            of("INC-9", "payments", due(TODAY.minusDays(2)).reviewed(NOW));
    private final TrackedItem staler =
            of("INC-8", "payments", due(TODAY.minusDays(9)).reviewed(NOW));
    private final TrackedItem soon =
            of("INC-7", "search", due(TODAY.plusDays(1)).reviewed(NOW));
    private final TrackedItem noDay = of(
            "INC-6",
            " ",
            ActionItem.open(2, ActionType.DETECT, "alert on | the queue", null, null, ADDED)
                    .reviewed(NOW));

    @Test
    void looksAtTheLongestStaleFirstAndThenAtWhatIsDueSoon() {
        WeeklyReview review =
                WeeklyReview.of(List.of(noDay, soon, stale, of("INC-1", "x", done(TODAY)), staler), NOW, UTC);

        assertThat(review.lines()).extracting(WeeklyReview.Line::item).containsExactly(staler, stale, soon, noDay);
        assertThat(review.stale()).hasSize(2);
        assertThat(review.day()).isEqualTo(TODAY);
    }

    @Test
    void isOnePage() {
        assertThat(WeeklyReview.of(List.of(noDay, stale, soon), NOW, UTC).toMarkdown())
                .isEqualTo("""
                        # Action items to review on 2026-03-31

                        Open: 3. Stale: 1. Without an owner or a due date: 1.

                        ## Stale

                        |Item|What|Team|Owner|Due|Why|
                        |---|---|---|---|---|---|
                        |INC-9 #1|bound the pool|payments|bob|2026-03-29|It was due on 2026-03-29, 2 days ago.|

                        ## Without an owner or a due date

                        |Item|What|Team|Owner|Due|Why|
                        |---|---|---|---|---|---|
                        |INC-6 #2|alert on \\| the queue|no team|nobody|not set|It has neither owner nor due date, so nobody can say whether it is on time.|

                        ## On time

                        |Item|What|Team|Owner|Due|
                        |---|---|---|---|---|
                        |INC-7 #1|bound the pool|search|bob|2026-04-01|
                        """);
    }

    @Test
    void callsNothingOnTimeThatLacksAnOwnerOrADueDate() {
        ActionItem complete = due(TODAY.plusDays(9)).reviewed(NOW);
        ActionItem unowned = complete.changed(ActionType.PREVENT, "bound the pool", null, complete.due());
        ActionItem undated = complete.changed(ActionType.PREVENT, "bound the pool", complete.owner(), null);
        List<ActionItem> all = List.of(complete, unowned, undated);

        assertThat(all)
                .extracting(item -> item.standing(NOW, UTC))
                .containsExactly(ActionStanding.ON_TIME, ActionStanding.INCOMPLETE, ActionStanding.INCOMPLETE);
        assertThat(all)
                .extracting(ActionItem::missing)
                .containsExactly(Optional.empty(), Optional.of("no owner"), Optional.of("no due date"));
        assertThat(ActionTally.of(all, NOW, UTC)).isEqualTo(new ActionTally(0, 0, 3, 0, 2, 1));
        assertThat(WeeklyReview.of(List.of(of("INC-1", "x", unowned), of("INC-2", "x", undated)), NOW, UTC)
                        .toMarkdown())
                .contains("It has no owner,", "It has no due date,")
                .doesNotContain("On time");
    }

    @Test
    void saysThatNothingIsOpen() {
        assertThat(WeeklyReview.of(List.of(), NOW, UTC).toMarkdown()).contains("Nothing is open.");
    }

    @Test
    void refusesWhatIsNoReference() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new TrackedItem(" ", "x\ny", due(TODAY)))
                .satisfies(refused -> assertThat(refused.faults()).hasSize(2));
    }
}
