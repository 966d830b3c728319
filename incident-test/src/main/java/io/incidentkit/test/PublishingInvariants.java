package io.incidentkit.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.actionitem.ActionState;
import io.incidentkit.command.CommandType;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.RunbookUse;
import io.incidentkit.playbook.IncidentRules;
import io.incidentkit.postmortem.OtherSection;
import io.incidentkit.postmortem.Postmortem;
import io.incidentkit.postmortem.PostmortemStatus;
import io.incidentkit.postmortem.PostmortemWork;
import io.incidentkit.rule.Rule;
import io.incidentkit.rule.Violation;
import io.incidentkit.test.history.PlayedCommand;
import io.incidentkit.test.history.PlayedHistory;
import io.incidentkit.timeline.PostmortemEvent.PostmortemPublished;
import io.incidentkit.timeline.PostmortemEvent.RowChosen;
import io.incidentkit.timeline.PostmortemRows;
import io.incidentkit.timeline.TimelineEntry;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The rules of a postmortem and of its publishing (chapters 6, 7 and 9), read plainly beside the ones that are under test. */
final class PublishingInvariants {
    /** The faults of a postmortem that stand in the way of publishing it. */
    private static final Map<Rule, Predicate<Incident>> LACKING = new EnumMap<>(Map.of(
            Rule.REVIEWED_FROM_OUTSIDE,
            incident -> incident.people()
                    .responders()
                    .containsAll(incident.postmortemWork().reviewers()),
            Rule.EVERY_ACTION_HAS_OWNER_AND_DUE_DATE,
            incident -> incident.actionItems().stream()
                    .anyMatch(item ->
                            item.state() != ActionState.DROPPED && (item.owner() == null || item.due() == null)),
            Rule.RUNBOOK_REVIEWED_AFTER_USE,
            incident -> incident.runbooks().stream().anyMatch(RunbookUse::owesReview)));

    private PublishingInvariants() {}

    static void check(PlayedHistory played) {
        checkThatItStays(played);
        checkChoices(played);
        for (PlayedCommand turn : played.turns()) {
            if (!turn.faults().isEmpty()) {
                continue;
            }
            Set<Rule> named = turn.violations().stream().map(Violation::rule).collect(Collectors.toSet());
            assertThat(named.contains(Rule.POSTMORTEM_IN_ORDER))
                    .as("a postmortem is a draft, in review, published: %s", turn)
                    .isEqualTo(isOutOfOrder(turn));
            if (turn.command().type() == CommandType.PUBLISH_POSTMORTEM) {
                checkPublishing(turn, named);
            }
        }
    }

    private static void checkThatItStays(PlayedHistory played) {
        if (played.incident().postmortemWork().status() != PostmortemStatus.PUBLISHED) {
            return;
        }
        List<TimelineEntry> timeline = played.timeline();
        int published = IntStream.range(0, timeline.size())
                .filter(i -> timeline.get(i).event() instanceof PostmortemPublished)
                .max()
                .orElseThrow();
        List<TimelineEntry> then = timeline.subList(0, published + 1);
        Postmortem before = IncidentRules.postmortem(
                Incident.replay(played.incident().id(), played.incident().number(), then), then, played.policy());
        Optional<OtherSection> addenda =
                PostmortemRows.addenda(timeline, published + 1, played.policy().zone());
        assertThat(IncidentRules.postmortem(played.incident(), timeline, played.policy()))
                .as("a published document stays, and says below it what came later")
                .isEqualTo(addenda.map(before::with).orElse(before));
    }

    /** A row that was left out, and not shown again, is told by no document; the incident's own timeline has it. */
    private static void checkChoices(PlayedHistory played) {
        Set<Integer> leftOut = new HashSet<>();
        for (TimelineEntry entry : played.timeline()) {
            if (entry.event() instanceof RowChosen chosen) {
                leftOut.removeIf(each -> each == chosen.entry());
                if (!chosen.shown()) {
                    leftOut.add(chosen.entry());
                }
            }
        }
        assertThat(PostmortemRows.written(played.timeline()))
                .as("a document shows what was not left out: %s", played)
                .hasSameSizeAs(PostmortemRows.choices(played.timeline()).stream()
                        .filter(choice ->
                                !leftOut.contains(choice.entry().entry().sequence()))
                        .toList())
                .noneMatch(row -> leftOut.contains(row.entry().sequence()));
    }

    private static void checkPublishing(PlayedCommand turn, Set<Rule> named) {
        LACKING.forEach((rule, lacking) -> assertThat(named.contains(rule))
                .as("what a postmortem lacks is named: %s by %s", rule, turn)
                .isEqualTo(lacking.test(turn.before())));
        if (turn.before().postmortemWork().owner() == null) {
            assertThat(named)
                    .as("a postmortem without an owner is not complete: %s", turn)
                    .contains(Rule.POSTMORTEM_IS_COMPLETE);
        }
    }

    private static boolean isOutOfOrder(PlayedCommand turn) {
        PostmortemWork work = turn.before().postmortemWork();
        // What was resolved owes its postmortem, also if its coming back turned out to be nothing.
        boolean resolved = !turn.before().isOpen()
                && turn.before().episodes().stream().anyMatch(episode -> episode.resolved() != null);
        return switch (turn.command().type()) {
            case ASSIGN_POSTMORTEM, WRITE_SECTION, EXPLAIN_PHASE, COMMENT_POSTMORTEM, CHOOSE_ROW ->
                work.status() == PostmortemStatus.PUBLISHED;
            case REQUEST_REVIEW -> !resolved || work.status() != PostmortemStatus.DRAFT;
            case REVIEW_POSTMORTEM -> work.status() != PostmortemStatus.IN_REVIEW;
            case PUBLISH_POSTMORTEM -> !resolved || work.status() != PostmortemStatus.IN_REVIEW;
            default -> false;
        };
    }
}
