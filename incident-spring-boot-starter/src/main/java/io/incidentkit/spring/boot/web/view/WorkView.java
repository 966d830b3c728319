package io.incidentkit.spring.boot.web.view;

import io.incidentkit.actionitem.ActionItem;
import io.incidentkit.actionitem.WeeklyReview;
import io.incidentkit.comms.Obligation;
import io.incidentkit.incident.Incident;
import io.incidentkit.insight.OwedPostmortem;
import io.incidentkit.obligation.OwedDuty;
import io.incidentkit.runbook.Runbook;
import io.incidentkit.runbook.RunbookFinding;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The work that is left over all incidents, as the API shows it. */
public final class WorkView {
    private static final View<Incident> OF = View.<Incident>named("OfIncident")
            .with("incident", Shape.TEXT, Incident::reference)
            .with("id", Shape.ID, Incident::id)
            .with("title", Shape.TEXT, Incident::title)
            .maybe("severity", Shape.TEXT, Incident::severity);

    /** An action item of some incident. */
    public static final View<Item> ITEM = View.<Item>named("ActionItemOfIncident")
            .all(OF, Item::incident)
            .with("team", Shape.TEXT, Item::team)
            .all(FollowUpView.ITEM, shown -> new FollowUpView.Item(shown.item(), shown.now(), shown.zone()));

    /** A message or a duty that some incident owes. */
    public static final View<Owed> OWED = View.<Owed>named("OwedByIncident")
            .all(OF, Owed::incident)
            .with("kind", Shape.oneOf(List.of("message", "duty")), owed -> owed.message() ? "message" : "duty")
            .with("obligation", Shape.TEXT, Owed::obligation)
            .with("name", Shape.TEXT, Owed::name)
            .with("owedSince", Shape.MOMENT, Owed::owedSince)
            .with("due", Shape.MOMENT, Owed::due)
            .with("overdue", Shape.YES_NO, Owed::overdue)
            .with("state", CommunicationView.STATE, owed -> owed.state().code());

    private static final View<WeeklyReview.Line> LINE = View.<WeeklyReview.Line>named("ReviewLine")
            .with("incident", Shape.TEXT, line -> line.item().incident())
            .with("team", Shape.TEXT, line -> line.item().team())
            .with("number", Shape.WHOLE, line -> line.item().item().number())
            .with("description", Shape.TEXT, line -> line.item().item().description())
            .maybe("owner", Shape.TEXT, line -> line.item().item().owner())
            .maybe("due", Shape.DAY, line -> line.item().item().due())
            .with("standing", FollowUpView.STANDING, line -> line.standing().code())
            .maybe("staleSince", Shape.MOMENT, WeeklyReview.Line::staleSince)
            .each("why", Violations.VIOLATION, WeeklyReview.Line::why);

    private static final View<OverduePostmortem> POSTMORTEM = View.<OverduePostmortem>named("OwedPostmortem")
            .all(OF, owed -> owed.owed().incident())
            .maybe(
                    "owner",
                    Shape.TEXT,
                    owed -> owed.owed().incident().postmortemWork().owner())
            .with("due", Shape.MOMENT, owed -> owed.owed().due())
            .with("overdue", Shape.YES_NO, owed -> owed.owed().overdue(owed.now()));

    /** The agenda of the weekly review. */
    public static final View<Agenda> AGENDA = View.<Agenda>named("WeeklyReview")
            .with("day", Shape.DAY, Agenda::day)
            .each("lines", LINE, Agenda::lines)
            .with("capped", Shape.YES_NO, Agenda::capped)
            .each("postmortems", POSTMORTEM, Agenda::postmortems);

    /** A page of the collection of runbooks, with what is wrong with it. */
    public static final View<Checked> RUNBOOK = View.<Checked>named("CheckedRunbook")
            .with("runbook", Shape.TEXT, Checked::id)
            .maybe(
                    "name",
                    Shape.TEXT,
                    checked ->
                            checked.runbook() == null ? null : checked.runbook().name())
            .maybe(
                    "source",
                    Shape.TEXT,
                    checked ->
                            checked.runbook() == null ? null : checked.runbook().source())
            .maybe("copiedAt", Shape.MOMENT, Checked::copiedAt)
            .each(
                    "branches",
                    RunbooksView.BRANCH,
                    checked -> checked.runbook() == null
                            ? List.of()
                            : checked.runbook().branches())
            .with(
                    "remarks",
                    Shape.listOf(Shape.TEXT),
                    checked -> checked.runbook() == null
                            ? List.of()
                            : checked.runbook().remarks())
            .with(
                    "faults",
                    Shape.listOf(Shape.TEXT),
                    checked -> checked.finding() == null
                            ? List.of()
                            : checked.finding().faults())
            .each(
                    "violations",
                    Violations.VIOLATION,
                    checked -> checked.finding() == null
                            ? List.of()
                            : checked.finding().violations());

    /**
     * An action item.
     *
     * @param incident its incident
     * @param team the team that answers for it
     * @param item the item
     * @param now the moment at which it is looked at
     * @param zone the team's zone
     */
    public record Item(Incident incident, String team, ActionItem item, Instant now, ZoneId zone) {}

    /**
     * A duty that is owed.
     *
     * @param incident the incident
     * @param message whether it is a message; a duty otherwise
     * @param obligation its id
     * @param name the audience of a message; what a duty is
     * @param owedSince since when it is owed
     * @param due by when
     * @param overdue whether that is over
     * @param state how it stands
     */
    public record Owed(
            Incident incident,
            boolean message,
            String obligation,
            String name,
            Instant owedSince,
            Instant due,
            boolean overdue,
            Obligation.State state) {

        /** Returns a message that is owed. */
        public static Owed of(Incident incident, Obligation owed, Instant now) {
            return new Owed(
                    incident,
                    true,
                    owed.id(),
                    owed.audience().name(),
                    owed.owedSince(),
                    owed.due(),
                    now.isAfter(owed.due()),
                    owed.state());
        }

        /** Returns a duty that is owed. */
        public static Owed of(Incident incident, OwedDuty owed, Instant now) {
            return new Owed(
                    incident,
                    false,
                    owed.id(),
                    owed.duty().name(),
                    owed.owedSince(),
                    owed.due(),
                    now.isAfter(owed.due()),
                    owed.state());
        }
    }

    /**
     * A postmortem that is owed.
     *
     * @param owed the postmortem
     * @param now the moment at which it is looked at
     */
    public record OverduePostmortem(OwedPostmortem owed, Instant now) {}

    /**
     * An agenda.
     *
     * @param day the day
     * @param lines the open action items, the stale ones first
     * @param capped whether there are more
     * @param postmortems those that are overdue, or due within a week
     */
    public record Agenda(
            LocalDate day, List<WeeklyReview.Line> lines, boolean capped, List<OverduePostmortem> postmortems) {}

    /**
     * A page of the collection.
     *
     * @param id its id
     * @param runbook the runbook, or null if the page can't be read
     * @param finding what is wrong with it, or null
     * @param copiedAt when it was read, if its place does not answer since; else null
     */
    public record Checked(
            String id,
            @Nullable Runbook runbook,
            @Nullable RunbookFinding finding,
            @Nullable Instant copiedAt) {}

    private WorkView() {}
}
