package io.incidentkit.actionitem;

import static io.incidentkit.actionitem.TrackedItems.NOW;
import static io.incidentkit.actionitem.TrackedItems.TODAY;
import static io.incidentkit.actionitem.TrackedItems.UTC;
import static io.incidentkit.actionitem.TrackedItems.done;
import static io.incidentkit.actionitem.TrackedItems.due;
import static io.incidentkit.actionitem.TrackedItems.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.incidentkit.actionitem.ActionFinding.About;
import io.incidentkit.rule.Rule;
import io.incidentkit.rule.Violation;
import io.incidentkit.validation.InvalidInputException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the rules report of items that do not get done. */
class ActionItemRulesTest {

    @Nested
    class ReviewedWeekly {
        @Test
        void saysSinceWhenAnItemIsOverdue() {
            assertThat(ActionItemRules.reviewedWeekly(due(TODAY.minusDays(1)).reviewed(NOW), NOW, UTC))
                    .containsExactly(new Violation(
                            Rule.ACTIONS_ARE_REVIEWED_WEEKLY,
                            "It was due on 2026-03-30, 1 day ago.",
                            "Finish it, say a new due date, or drop it with a reason."));
        }

        @Test
        void saysWhenSomebodyLastLookedAtAnItem() {
            ActionItem item = due(TODAY.plusDays(30)).reviewed(NOW.minus(Duration.ofDays(9)));

            assertThat(ActionItemRules.reviewedWeekly(item, NOW, UTC))
                    .extracting(Violation::message)
                    .containsExactly("It was last looked at 9 days ago.");
        }

        @Test
        void saysBoth() {
            assertThat(ActionItemRules.reviewedWeekly(due(TODAY.minusDays(1)), NOW, UTC))
                    .hasSize(2);
        }

        @Test
        void saysNothingOfWhatIsFreshOrFinished() {
            assertThat(ActionItemRules.reviewedWeekly(due(TODAY).reviewed(NOW), NOW, UTC))
                    .isEmpty();
            assertThat(ActionItemRules.reviewedWeekly(done(TODAY.minusDays(9)), NOW, UTC))
                    .isEmpty();
        }
    }

    @Nested
    class StaleSince {
        private final ZoneId berlin = ZoneId.of("Europe/Berlin");

        @Test
        void theEndOfTheDueDateInTheTeamsZone() {
            assertThat(due(LocalDate.of(2026, 3, 30)).reviewed(NOW).staleSince(NOW, berlin))
                    .contains(Instant.parse("2026-03-30T22:00:00Z"));
        }

        @Test
        void aWeekAfterSomebodyLookedAtIt() {
            Instant seen = NOW.minus(Duration.ofDays(8));

            assertThat(due(TODAY).reviewed(seen).staleSince(NOW, UTC)).contains(seen.plus(Duration.ofDays(7)));
        }

        @Test
        void whateverCameFirst() {
            Instant seen = NOW.minus(Duration.ofDays(20));

            assertThat(due(TODAY.minusDays(20)).reviewed(seen).staleSince(NOW, UTC))
                    .contains(TODAY.minusDays(19).atStartOfDay(UTC).toInstant());
            assertThat(due(TODAY.minusDays(2)).reviewed(seen).staleSince(NOW, UTC))
                    .contains(seen.plus(Duration.ofDays(7)));
            assertThat(due(TODAY).reviewed(NOW).staleSince(NOW, UTC)).isEmpty();
        }
    }

    @Nested
    class UndoneSurface {
        private static List<ActionFinding> surfaced(List<TrackedItem> items) {
            return ActionItemRules.undoneSurface(items, SurfacingPolicy.STANDARD, NOW, UTC);
        }

        private static List<TrackedItem> payments(int done, int undone, LocalDate due) {
            List<TrackedItem> items = new ArrayList<>();
            for (int i = 0; i < done; i++) {
                items.add(of("INC-1", "payments", done(due)));
            }
            for (int i = 0; i < undone; i++) {
                items.add(of("INC-1", "payments", due(due).reviewed(NOW)));
            }
            return items;
        }

        @Test
        void aTeamThatFinishesLessThanIsAskedFor() {
            assertThat(surfaced(payments(1, 2, TODAY.minusDays(3))))
                    .containsExactly(new ActionFinding(
                            About.TEAM,
                            "payments",
                            new Violation(
                                    Rule.UNDONE_ACTIONS_SURFACE,
                                    "Team payments finished 1 of the 3 action items that fell due in the last 30"
                                            + " days; at least 60% are asked for.",
                                    "Give the team time for them, or decide which are dropped.")));
        }

        @Test
        void whatHasNoTeamAsWell() {
            List<TrackedItem> items = payments(0, 3, TODAY.minusDays(3)).stream()
                    .map(item -> of("INC-1", "", item.item()))
                    .toList();

            assertThat(surfaced(items))
                    .extracting(found -> found.violation().message())
                    .containsExactly("Nobody's team finished 0 of the 3 action items that fell due in the last 30 days;"
                            + " at least 60% are asked for.");
            assertThat(ActionItemRules.theatre(items, NOW, UTC))
                    .extracting(found -> found.violation().message())
                    .containsExactly(
                            "3 of the 3 action items of INC-1 are stale.",
                            "3 of the 3 action items without a team are stale.");
        }

        @Test
        void noTeamThatFinishesAsManyAsAreAskedFor() {
            assertThat(surfaced(payments(3, 2, TODAY.minusDays(3)))).isEmpty();
        }

        @Test
        void noTeamForOneOrTwoItems() {
            assertThat(surfaced(payments(0, 2, TODAY.minusDays(3)))).isEmpty();
        }

        @Test
        void onlyWhatFellDueInThePeriod() {
            assertThat(surfaced(payments(0, 3, TODAY))).isEmpty();
            assertThat(surfaced(payments(0, 3, TODAY.minusDays(1)))).hasSize(1);
            assertThat(surfaced(payments(3, 2, TODAY.minusDays(1)))).isEmpty();
            assertThat(ActionItems.byTeam(payments(0, 3, TODAY.minusDays(31)), TODAY.minusDays(30), TODAY, NOW, UTC))
                    .isEmpty();
            assertThat(ActionItems.byTeam(payments(0, 3, TODAY.minusDays(30)), TODAY.minusDays(30), TODAY, NOW, UTC))
                    .containsOnlyKeys("payments");
        }

        @Test
        void whatHasNoDueDateOnceSomebodyWasAskedForIt() {
            assertThat(surfaced(undated(1))).isEmpty();
            assertThat(surfaced(undated(7))).isEmpty();
            assertThat(surfaced(undated(8))).hasSize(1);
        }

        private static List<TrackedItem> undated(int daysAgo) {
            Instant added = NOW.minus(Duration.ofDays(daysAgo));
            return IntStream.rangeClosed(1, 3)
                    .mapToObj(number -> of(
                            "INC-1",
                            "payments",
                            ActionItem.open(number, ActionType.PREVENT, "bound the pool", null, null, added)))
                    .toList();
        }

        @Test
        void anItemThatIsStaleForLong() {
            TrackedItem old = of("INC-1", "payments", due(TODAY.minusDays(22)).reviewed(NOW));
            TrackedItem older = of("INC-2", "search", due(TODAY.minusDays(40)).reviewed(NOW));
            TrackedItem younger = of("INC-3", "search", due(TODAY.minusDays(21)).reviewed(NOW));

            assertThat(surfaced(List.of(old, younger, older)))
                    .extracting(
                            ActionFinding::about,
                            ActionFinding::name,
                            found -> found.violation().message())
                    .containsExactly(
                            tuple(About.ITEM, "INC-2 #1", "INC-2 #1 is stale for 39 days."),
                            tuple(About.ITEM, "INC-1 #1", "INC-1 #1 is stale for 21 days."));
        }

        @Test
        void nothingByAPolicyThatAsksForNothing() {
            SurfacingPolicy never = new SurfacingPolicy(0, Duration.ofDays(30), 1, Duration.ofDays(3_660));

            assertThat(ActionItemRules.undoneSurface(payments(0, 9, TODAY.minusDays(25)), never, NOW, UTC))
                    .isEmpty();
        }

        @Test
        void byAPolicyThatMakesSense() {
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> new SurfacingPolicy(Double.NaN, Duration.ofHours(23), 0, Duration.ofDays(-1)))
                    .satisfies(refused -> assertThat(refused.faults())
                            .extracting(fault -> fault.field())
                            .containsExactly("completionBelow", "over", "leastItems", "staleFor"));
        }
    }

    @Nested
    class Theatre {
        private static List<TrackedItem> items(String incident, String team, int stale, int fresh) {
            List<TrackedItem> items = new ArrayList<>();
            for (int i = 0; i < stale; i++) {
                items.add(of(incident, team, due(TODAY.minusDays(1))));
            }
            for (int i = 0; i < fresh; i++) {
                items.add(of(incident, team, done(TODAY.minusDays(1))));
            }
            return items;
        }

        @Test
        void isReportedFromFourInFiveOnForPostmortemAndTeam() {
            List<TrackedItem> items = new ArrayList<>(items("INC-7", "payments", 4, 1));
            items.addAll(items("INC-8", "search", 79, 21));

            assertThat(ActionItemRules.theatre(items, NOW, UTC))
                    .extracting(ActionFinding::toString)
                    .containsExactly(
                            "postmortem-theatre: 4 of the 5 action items of INC-7 are stale. Do the few that matter, and"
                                    + " drop the others with a reason.",
                            "postmortem-theatre: 4 of the 5 action items of team payments are stale. Do the few that"
                                    + " matter, and drop the others with a reason.");
        }

        @Test
        void countsNoItemThatWasDropped() {
            List<TrackedItem> items = new ArrayList<>(items("INC-7", "payments", 4, 2));
            assertThat(ActionItemRules.theatre(items, NOW, UTC)).isEmpty();

            items.set(5, of("INC-7", "payments", due(TODAY).dropped(NOW, "no use")));

            assertThat(ActionItemRules.theatre(items, NOW, UTC)).hasSize(2);
        }

        @Test
        void isNotReportedOfNothing() {
            assertThat(ActionItemRules.theatre(List.of(), NOW, UTC)).isEmpty();
            assertThat(ActionItemRules.theatre(
                            List.of(of("INC-7", "payments", due(TODAY).dropped(NOW, "no use"))), NOW, UTC))
                    .isEmpty();
        }
    }
}
