package io.incidentkit.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.actionitem.ActionItem;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.RunbookUse;
import io.incidentkit.postmortem.PostmortemStatus;
import io.incidentkit.test.history.PlayedCommand;
import io.incidentkit.test.history.PlayedHistory;
import io.incidentkit.timeline.PostmortemEvent;
import io.incidentkit.timeline.TimelineEntry;
import java.util.Objects;

/** The invariants of the work on an incident and after it: assignments, action items, the postmortem. */
final class AftermathInvariants {
    private PostmortemStatus status = PostmortemStatus.DRAFT;
    private int actions;

    private AftermathInvariants() {}

    static void check(PlayedHistory played) {
        AftermathInvariants walk = new AftermathInvariants();
        played.timeline().forEach(walk::read);
        Incident incident = played.incident();
        assertThat(incident.postmortemWork().status())
                .as("the postmortem is where the timeline leads: %s", played)
                .isEqualTo(walk.status);
        assertThat(incident.actionItems())
                .as("every action item is kept: %s", played)
                .hasSize(walk.actions)
                .extracting(ActionItem::number)
                .isSorted();
        played.turns().forEach(AftermathInvariants::checkWork);
    }

    private void read(TimelineEntry entry) {
        if (entry.event() instanceof PostmortemEvent) {
            assertThat(status).as("what is published stays: %s", entry).isNotEqualTo(PostmortemStatus.PUBLISHED);
        }
        switch (entry.event().type()) {
            case REVIEW_REQUESTED -> {
                assertThat(status).as("a draft is reviewed: %s", entry).isEqualTo(PostmortemStatus.DRAFT);
                status = PostmortemStatus.IN_REVIEW;
            }
            case POSTMORTEM_REVIEWED, POSTMORTEM_PUBLISHED -> {
                assertThat(status).as("a review is requested first: %s", entry).isEqualTo(PostmortemStatus.IN_REVIEW);
                if (!entry.event().type().code().endsWith("reviewed")) {
                    status = PostmortemStatus.PUBLISHED;
                }
            }
            case REOPENED -> status = PostmortemStatus.DRAFT;
            case ACTION_ADDED -> actions++;
            default -> {}
        }
    }

    private static void checkTickets(PlayedCommand turn) {
        for (int i = 0; i < turn.after().actionItems().size(); i++) {
            ActionItem before = turn.before().actionItems().get(i);
            ActionItem after = turn.after().actionItems().get(i);
            if (!Objects.equals(before.ticket(), after.ticket())) {
                assertThat(after.state())
                        .as("what a tracker says finishes no action item: %s", turn)
                        .isEqualTo(before.state());
            }
            assertThat(after.proposal().isPresent())
                    .as("a ticket that is finished is a proposal as long as its item is not: %s", turn)
                    .isEqualTo(after.ticket() != null
                            && !after.ticket().state().unfinished()
                            && after.state().unfinished());
        }
    }

    private static void checkWork(PlayedCommand turn) {
        Incident after = turn.after();
        assertThat(after.people().open())
                .as("the commander works on nothing: %s", turn)
                .noneMatch(
                        work -> after.commander().filter(work.person()::equals).isPresent());
        if (!after.isOpen()) {
            assertThat(after.people().open())
                    .as("work ends with the incident: %s", turn)
                    .isEmpty();
        }
        if (turn.accepted()
                && turn.before().actionItems().size() == after.actionItems().size()) {
            checkTickets(turn);
        }
        if (after.postmortemWork().status() == PostmortemStatus.PUBLISHED
                && turn.accepted()
                && turn.before().postmortemWork().status() != PostmortemStatus.PUBLISHED) {
            assertThat(after.runbooks())
                    .as("runbooks are reviewed before the postmortem is published: %s", turn)
                    .noneMatch(RunbookUse::owesReview);
        }
    }
}
