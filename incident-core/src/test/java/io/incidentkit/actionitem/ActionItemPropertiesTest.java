package io.incidentkit.actionitem;

import static io.incidentkit.actionitem.TrackedItems.NOW;
import static io.incidentkit.actionitem.TrackedItems.TODAY;
import static io.incidentkit.actionitem.TrackedItems.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.actionitem.ActionFinding.About;
import io.incidentkit.rule.Rule;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** What holds of the rules of chapter 9, whatever the items. */
class ActionItemPropertiesTest {
    @Provide
    Arbitrary<List<TrackedItem>> items() {
        return TrackedItems.any().list().ofMaxSize(30);
    }

    @Property
    void anItemIsStaleIfAReasonIsGivenAndSinceAMomentThatHasPassed(@ForAll("items") List<TrackedItem> items) {
        for (TrackedItem tracked : items) {
            ActionItem item = tracked.item();
            boolean stale = item.stale(NOW, UTC);

            assertThat(ActionItemRules.reviewedWeekly(item, NOW, UTC))
                    .allMatch(why -> why.rule() == Rule.ACTIONS_ARE_REVIEWED_WEEKLY)
                    .matches(reasons -> reasons.isEmpty() == !stale);
            assertThat(item.staleSince(NOW, UTC).isPresent()).isEqualTo(stale);
            item.staleSince(NOW, UTC).ifPresent(since -> {
                assertThat(since).isBeforeOrEqualTo(NOW);
                assertThat(item.stale(since.minusMillis(1), UTC)).isFalse();
                assertThat(item.stale(since.plusMillis(1), UTC)).isTrue();
            });
        }
    }

    @Property
    void aReviewLooksAtEveryOpenItemOnceAndAtTheStaleOnesFirst(@ForAll("items") List<TrackedItem> items) {
        WeeklyReview review = WeeklyReview.of(items, NOW, UTC);

        assertThat(review.lines())
                .extracting(WeeklyReview.Line::item)
                .containsExactlyInAnyOrderElementsOf(items.stream()
                        .filter(item -> item.item().state().unfinished())
                        .toList());
        assertThat(review.lines().subList(0, review.stale().size())).isEqualTo(review.stale());
    }

    @Property
    void whatIsOnTimeHasAnOwnerAndADayThatIsNotOver(@ForAll("items") List<TrackedItem> items) {
        assertThat(WeeklyReview.of(items, NOW, UTC).standing(ActionStanding.ON_TIME))
                .allSatisfy(line -> assertThat(line.item().item().complete()).isTrue())
                .allSatisfy(line -> assertThat(line.item().item().due()).isAfterOrEqualTo(TODAY))
                .hasSize(ActionTally.of(items.stream().map(TrackedItem::item).toList(), NOW, UTC)
                        .onTime());
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void everyItemIsCountedForExactlyOneTeamInExactlyOnePeriod(
            @ForAll("items") List<TrackedItem> items, @ForAll @IntRange(min = -60, max = 60) int cut) {
        var before = ActionItems.byTeam(items, TODAY.minusDays(100), TODAY.plusDays(cut), NOW, UTC);
        var after = ActionItems.byTeam(items, TODAY.plusDays(cut), TODAY.plusDays(100), NOW, UTC);

        ActionTally all = ActionTally.of(items.stream().map(TrackedItem::item).toList(), NOW, UTC);
        assertThat(sum(before.values()).plus(sum(after.values()))).isEqualTo(all);
        assertThat(sum(ActionItems.byTeam(items, NOW, UTC).values())).isEqualTo(all);
        assertThat(all.counted() + all.dropped()).isEqualTo(items.size());
        assertThat(all.stale()).isLessThanOrEqualTo(all.unfinished());
        assertThat(all.onTime() + all.stale() + all.incomplete()).isGreaterThanOrEqualTo(all.unfinished());
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void aStricterPolicySurfacesNothingLess(
            @ForAll("items") List<TrackedItem> items,
            @ForAll @DoubleRange(max = 1) double share,
            @ForAll @IntRange(max = 40) int days) {
        SurfacingPolicy lax = new SurfacingPolicy(share / 2, Duration.ofDays(30), 2, Duration.ofDays(days + 7L));
        SurfacingPolicy strict = new SurfacingPolicy(share, Duration.ofDays(30), 1, Duration.ofDays(days));

        List<ActionFinding> surfaced = ActionItemRules.undoneSurface(items, strict, NOW, UTC);
        assertThat(surfaced).allMatch(found -> found.violation().rule() == Rule.UNDONE_ACTIONS_SURFACE);
        assertThat(names(surfaced)).containsAll(names(ActionItemRules.undoneSurface(items, lax, NOW, UTC)));
    }

    @Property
    void aTeamIsTheatreIfFourInFiveOfItsItemsAreStale(@ForAll("items") List<TrackedItem> items) {
        Map<String, List<TrackedItem>> teams = items.stream().collect(Collectors.groupingBy(TrackedItem::team));
        List<String> expected = teams.entrySet().stream()
                .filter(team -> isTheatre(team.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();

        List<ActionFinding> reported = ActionItemRules.theatre(items, NOW, UTC);
        assertThat(reported).allMatch(found -> found.violation().rule() == Rule.POSTMORTEM_THEATRE);
        assertThat(reported.stream()
                        .filter(finding -> finding.about() == About.TEAM)
                        .map(ActionFinding::name))
                .containsExactlyElementsOf(expected);
    }

    /** In whole numbers, unlike the rule. */
    private static boolean isTheatre(List<TrackedItem> items) {
        long counted = items.stream()
                .filter(item -> item.item().state() != ActionState.DROPPED)
                .count();
        long stale = items.stream().filter(item -> item.item().stale(NOW, UTC)).count();
        return counted > 0 && 5 * stale >= 4 * counted;
    }

    private static List<String> names(List<ActionFinding> findings) {
        return findings.stream()
                .map(found -> found.about() + " " + found.name())
                .toList();
    }

    private static ActionTally sum(Collection<ActionTally> tallies) {
        return tallies.stream().reduce(ActionTally.NONE, ActionTally::plus);
    }
}
