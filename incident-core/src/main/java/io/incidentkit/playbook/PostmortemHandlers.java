package io.incidentkit.playbook;

import io.incidentkit.command.CommandType;
import io.incidentkit.command.PostmortemCommand.AssignPostmortem;
import io.incidentkit.command.PostmortemCommand.ChooseRow;
import io.incidentkit.command.PostmortemCommand.CommentPostmortem;
import io.incidentkit.command.PostmortemCommand.ExplainPhase;
import io.incidentkit.command.PostmortemCommand.PublishPostmortem;
import io.incidentkit.command.PostmortemCommand.RequestReview;
import io.incidentkit.command.PostmortemCommand.ReviewPostmortem;
import io.incidentkit.command.PostmortemCommand.WaiveBlame;
import io.incidentkit.command.PostmortemCommand.WriteSection;
import io.incidentkit.commander.Person;
import io.incidentkit.playbook.CommandHandler.Permit;
import io.incidentkit.postmortem.PostmortemStatus;
import io.incidentkit.timeline.PostmortemEvent.BlameWaived;
import io.incidentkit.timeline.PostmortemEvent.PhaseExplained;
import io.incidentkit.timeline.PostmortemEvent.PostmortemAssigned;
import io.incidentkit.timeline.PostmortemEvent.PostmortemCommented;
import io.incidentkit.timeline.PostmortemEvent.PostmortemPublished;
import io.incidentkit.timeline.PostmortemEvent.PostmortemReviewed;
import io.incidentkit.timeline.PostmortemEvent.ReviewRequested;
import io.incidentkit.timeline.PostmortemEvent.RowChosen;
import io.incidentkit.timeline.PostmortemEvent.SectionWritten;
import io.incidentkit.timeline.PostmortemRows;
import io.incidentkit.timeline.TimelineEntry;
import java.util.List;

/** The commands of the postmortem (chapter 7). */
final class PostmortemHandlers {
    /** A published postmortem stays as it is. */
    private static final Permit NOT_PUBLISHED =
            (asked, broken) -> broken.add(PostmortemRules.notPublished(asked.incident));

    /** The rows of the table. */
    static final List<CommandHandler<?>> ALL = List.of(
            CommandHandler.always(
                    CommandType.ASSIGN_POSTMORTEM,
                    AssignPostmortem.class,
                    NOT_PUBLISHED,
                    (assign, deciding) -> deciding.append(new PostmortemAssigned(assign.owner()))),
            CommandHandler.always(
                    CommandType.WRITE_SECTION,
                    WriteSection.class,
                    NOT_PUBLISHED,
                    (write, deciding) -> deciding.append(new SectionWritten(write.section(), write.markdown()))),
            CommandHandler.always(
                    CommandType.EXPLAIN_PHASE, ExplainPhase.class, NOT_PUBLISHED, PostmortemHandlers::explain),
            CommandHandler.always(
                    CommandType.REQUEST_REVIEW,
                    RequestReview.class,
                    (asked, broken) -> broken.add(PostmortemRules.resolved(asked.incident))
                            .add(PostmortemRules.at(asked.incident, PostmortemStatus.DRAFT, "Review it.")),
                    (request, deciding) -> deciding.append(new ReviewRequested())),
            CommandHandler.always(
                    CommandType.REVIEW_POSTMORTEM,
                    ReviewPostmortem.class,
                    (asked, broken) -> broken.add(
                            PostmortemRules.at(asked.incident, PostmortemStatus.IN_REVIEW, "Request a review first.")),
                    PostmortemHandlers::review),
            CommandHandler.always(
                    CommandType.COMMENT_POSTMORTEM,
                    CommentPostmortem.class,
                    NOT_PUBLISHED,
                    (comment, deciding) ->
                            deciding.append(new PostmortemCommented(comment.section(), comment.comment()))),
            CommandHandler.always(CommandType.CHOOSE_ROW, ChooseRow.class, NOT_PUBLISHED, PostmortemHandlers::choose),
            // After the publication too: what is added then is checked as well.
            CommandHandler.always(
                    CommandType.WAIVE_BLAME,
                    WaiveBlame.class,
                    Permit.ALWAYS,
                    (waive, deciding) -> deciding.append(new BlameWaived(waive.sentence(), waive.reason()))),
            CommandHandler.always(
                    CommandType.PUBLISH_POSTMORTEM,
                    PublishPostmortem.class,
                    (asked, broken) -> PostmortemRules.publishable(asked.incident, asked.policy, broken),
                    PostmortemHandlers::publish));

    private PostmortemHandlers() {}

    /** Without the timeline, as in a trial of the rules alone, the document is left to be drafted from it. */
    private static void publish(PublishPostmortem publish, CommandContext deciding) {
        List<TimelineEntry> timeline = deciding.references.timeline();
        if (!timeline.isEmpty()) {
            deciding.rules(
                    PostmortemRules.blamelessDocument(deciding.incident, timeline, deciding.policy.blamelessCheck()));
        }
        boolean keeps = !timeline.isEmpty() && !deciding.isRefused();
        deciding.append(new PostmortemPublished(
                keeps
                        ? PostmortemDraft.toPublish(deciding.incident, timeline, deciding.policy)
                                .toMarkdown(deciding.policy.zone())
                        : null));
    }

    private static void choose(ChooseRow choose, CommandContext deciding) {
        int version = deciding.incident.version();
        TimelineEntry entry = deciding.references.entry();
        if (choose.entry() < 1 || choose.entry() > version) {
            deciding.fault("entry", choose.entry() + " is no entry of this timeline; they are 1 to " + version);
        } else if (entry == null || entry.sequence() != choose.entry()) {
            throw new IllegalArgumentException("Entry " + choose.entry() + ", which is chosen, is not given");
        } else if (!PostmortemRows.isRow(entry)) {
            deciding.fault("entry", choose.entry() + " is how the record was kept, which no postmortem shows");
        }
        deciding.append(new RowChosen(choose.entry(), choose.shown()));
    }

    private static void explain(ExplainPhase explain, CommandContext deciding) {
        int episodes = deciding.incident.episodes().size();
        if (explain.episode() < 1 || explain.episode() > episodes) {
            deciding.fault("episode", explain.episode() + " is no episode of this incident; they are 1 to " + episodes);
        }
        deciding.append(new PhaseExplained(explain.episode(), explain.phase(), explain.sentence()));
    }

    private static void review(ReviewPostmortem review, CommandContext deciding) {
        Person reviewer = deciding.actor.person().orElse(null);
        if (reviewer == null) {
            deciding.fault("actor", "is a system; a postmortem is reviewed by a person");
            return;
        }
        deciding.append(new PostmortemReviewed(reviewer, review.comment()));
    }
}
