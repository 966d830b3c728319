package io.incidentkit.spring.boot.web.view;

import io.incidentkit.actionitem.ActionItem;
import io.incidentkit.actionitem.ActionStanding;
import io.incidentkit.actionitem.ActionState;
import io.incidentkit.actionitem.ActionTicket;
import io.incidentkit.commander.Assignment;
import io.incidentkit.incident.RunbookUse;
import io.incidentkit.postmortem.PostmortemStatus;
import io.incidentkit.postmortem.PostmortemWork;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** The work that is left of an incident, as the API shows it. */
public final class FollowUpView {
    /** The way in which an action item stands. */
    public static final Shape STANDING = Shape.oneOf(ActionStanding.values(), ActionStanding::code);

    /** The state of an action item. */
    public static final Shape ACTION_STATE = Shape.oneOf(ActionState.values(), ActionState::code);

    /** Work that somebody has. */
    static final View<Assignment> ASSIGNMENT = View.<Assignment>named("Assignment")
            .with("number", Shape.WHOLE, Assignment::number)
            .with("person", Shape.TEXT, work -> work.person().name())
            .with("what", Shape.TEXT, Assignment::what)
            .with("from", Shape.MOMENT, Assignment::from)
            .maybe("until", Shape.MOMENT, Assignment::until);

    /** A runbook that was used. */
    static final View<RunbookUse> RUNBOOK = View.<RunbookUse>named("UsedRunbook")
            .with("runbook", Shape.TEXT, RunbookUse::runbook)
            .with("name", Shape.TEXT, RunbookUse::name)
            .with("usedAt", Shape.MOMENT, RunbookUse::usedAt)
            .maybe("reviewedAt", Shape.MOMENT, RunbookUse::reviewedAt)
            .with("owesReview", Shape.YES_NO, RunbookUse::owesReview);

    /** An action item. */
    static final View<Item> ITEM = View.<Item>named("ActionItem")
            .with("number", Shape.WHOLE, shown -> shown.item().number())
            .with("kind", Shape.TEXT, shown -> shown.item().type().name())
            .with("description", Shape.TEXT, shown -> shown.item().description())
            .maybe("owner", Shape.TEXT, shown -> shown.item().owner())
            .maybe("due", Shape.DAY, shown -> shown.item().due())
            .with("state", ACTION_STATE, shown -> shown.item().state().code())
            .with(
                    "standing",
                    STANDING,
                    shown -> shown.item().standing(shown.now(), shown.zone()).code())
            .maybe("missing", Shape.TEXT, shown -> shown.item().missing())
            .maybe("dropReason", Shape.TEXT, shown -> shown.item().dropReason())
            .maybe("ticket", Shape.TEXT, shown -> ticket(shown.item()).map(ActionTicket::reference))
            .maybe(
                    "ticketState",
                    ACTION_STATE,
                    shown -> ticket(shown.item()).map(ticket -> ticket.state().code()))
            .maybe("reviewedAt", Shape.MOMENT, shown -> shown.item().reviewedAt())
            .maybe("finishedAt", Shape.MOMENT, shown -> shown.item().finishedAt());

    /** The work on a postmortem. */
    static final View<PostmortemWork> POSTMORTEM = View.<PostmortemWork>named("PostmortemWork")
            .with(
                    "status",
                    Shape.oneOf(PostmortemStatus.values(), PostmortemStatus::code),
                    work -> work.status().code())
            .maybe("owner", Shape.TEXT, PostmortemWork::owner)
            .with("reviewers", Shape.listOf(Shape.TEXT), PostmortemWork::reviewers)
            .maybe("publishedAt", Shape.MOMENT, PostmortemWork::publishedAt);

    /**
     * An action item as it stands.
     *
     * @param item the item
     * @param now the moment at which it is looked at
     * @param zone the team's zone
     */
    public record Item(ActionItem item, Instant now, ZoneId zone) {}

    private static Optional<ActionTicket> ticket(ActionItem item) {
        return Optional.ofNullable(item.ticket());
    }

    private FollowUpView() {}
}
