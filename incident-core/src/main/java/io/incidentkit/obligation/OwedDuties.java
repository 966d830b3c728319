package io.incidentkit.obligation;

import io.incidentkit.actionitem.ActionItem;
import io.incidentkit.duty.Duty;
import io.incidentkit.duty.DutyWork;
import io.incidentkit.duty.DutyWork.Settlement;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.Incident.LevelChange;
import io.incidentkit.loop.Episode;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.loop.Moment;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The duties that one incident owes or owed, but the messages ({@link io.incidentkit.comms.Obligations}): a pure function of the
 * incident, the policy in force and a moment; what a level asks for is that of the policy when it was set. A backfilled incident owes
 * nothing.
 *
 * <ul>
 *   <li><b>triage</b> and <b>fix</b>, once an episode: owed from the moment that a level is set which asks for them, or from the
 *       detection if that is later. Another level never makes them due later; what it does not ask for lapses if it is not due yet.
 *   <li><b>postmortem</b>: owed from the resolution.
 *   <li><b>action</b>, one for each action item: due at the end of its day; without an owner or a day a week after it was added, when
 *       somebody is asked for them.
 *   <li>a host's own duty, each time that its start happens; one that a level starts, once an episode. One of some levels alone is owed
 *       from the moment that the incident is at one of them. One that a hypothesis or a mitigation started which did not hold lapses
 *       with it if it is not due by then; the next one starts it anew.
 * </ul>
 */
public final class OwedDuties {
    private static final Comparator<OwedDuty> ORDER =
            Comparator.comparing(OwedDuty::due).thenComparing(OwedDuty::id);

    private final Incident incident;
    private final DutyBook book;
    private final DutyEnds ends;
    private final List<OwedDuty> owed = new ArrayList<>();

    private OwedDuties(Incident incident, DutyBook book) {
        this.incident = incident;
        this.book = book;
        this.ends = new DutyEnds(incident);
    }

    /**
     * Works out what is owed.
     *
     * @param incident the incident
     * @param book the duties of the policy in force
     * @param now the moment that is asked about
     * @return everything that was ever owed, in the order in which it is due
     */
    public static List<OwedDuty> of(Incident incident, DutyBook book, Instant now) {
        if (incident.kind() == IncidentKind.BACKFILL) {
            return List.of();
        }
        OwedDuties duties = new OwedDuties(incident, book);
        duties.ofEpisodes();
        duties.ofPostmortem();
        incident.actionItems().forEach(duties::ofAction);
        OwnDuties own = new OwnDuties(incident, book);
        book.own().forEach(duty -> duties.owed.addAll(own.of(duty)));
        List<OwedDuty> standing = new ArrayList<>(duties.owed.size());
        for (OwedDuty each : duties.owed) {
            standing.add(each.isUnsettled() ? duties.ends.byWord(each).asOf(now) : each);
        }
        standing.sort(ORDER);
        return Collections.unmodifiableList(standing);
    }

    /**
     * Works out how the postmortem stands, without regard to the moment: one that is overdue is open still.
     *
     * @param incident the incident
     * @param book the duties of the policy in force
     * @return the duty to publish it; empty if none is owed
     */
    public static Optional<OwedDuty> postmortem(Incident incident, DutyBook book) {
        OwedDuties duties = new OwedDuties(incident, book);
        duties.ofPostmortem();
        return duties.owed.stream().findFirst();
    }

    /**
     * Returns the resolution from which a postmortem is counted. An incident that was reopened and then dismissed or merged owes
     * that of the episode that was resolved, and owes it no second time.
     *
     * @param incident the incident
     * @return the latest resolution; empty if it was never resolved, or is open: of an open one nobody knows it yet
     */
    public static Optional<Moment> lastResolved(Incident incident) {
        return resolvedLast(incident).map(Episode::resolved);
    }

    private static Optional<Episode> resolvedLast(Incident incident) {
        return incident.isOpen()
                ? Optional.empty()
                : incident.episodes().stream()
                        .filter(episode -> episode.resolved() != null)
                        .reduce((earlier, later) -> later);
    }

    private void ofEpisodes() {
        for (Episode episode : incident.episodes()) {
            Instant end = ends.of(episode);
            ofLevels(episode, DutyBook.TRIAGE, book::triage, episode.triaged(), end);
            ofLevels(episode, DutyBook.FIX, book::fix, episode.resolved(), end);
        }
    }

    /** One that was waived at a milder level is owed anew when a severer one asks for it sooner: it was waived for what it was then. */
    private void ofLevels(
            Episode episode,
            String name,
            Function<LevelChange, Optional<Duty>> duties,
            @Nullable Moment goal,
            @Nullable Instant end) {
        Instant met = DutyEnds.at(goal);
        String first = DutyWork.id(name, episode.number());
        OwedDuty waived = null;
        Settlement word;
        int mark = 1;
        do {
            String id = mark == 1 ? first : first + "/" + mark;
            word = incident.dutyWork().settled().get(id);
            Instant until = DutyEnds.earliest(met == null ? end : met, word == null ? null : word.at());
            OwedDuty found = ofLevels(episode, id, duties, goal, until, waived);
            if (found == null) {
                return;
            }
            owed.add(ends.ended(found, met, end));
            waived = ends.byWord(found);
            mark++;
        } while (word != null && !word.isDone());
    }

    private @Nullable OwedDuty ofLevels(
            Episode episode,
            String id,
            Function<LevelChange, Optional<Duty>> duties,
            @Nullable Moment goal,
            @Nullable Instant until,
            @Nullable OwedDuty waived) {
        Instant begin = episode.detected().at();
        OwedDuty found = null;
        for (LevelChange level : incident.levels()) {
            Instant since =
                    level.since().at().isBefore(begin) ? begin : level.since().at();
            if (until != null && (since.isAfter(until) || isAfter(level.since(), goal))) {
                break;
            }
            Duty duty = duties.apply(level).orElse(null);
            if (waived != null && found == null && !isAskedAnew(waived, duty, since)) {
                continue;
            }
            if (duty == null) {
                found = found == null || found.due().isAfter(since) ? null : found;
            } else {
                Instant due = book.due(duty, since);
                boolean sooner = found == null || due.isBefore(found.due());
                // A level whose time was corrected can begin before the one that was recorded ahead of it.
                Instant owedSince = found == null || since.isBefore(found.owedSince()) ? since : found.owedSince();
                found = sooner ? OwedDuty.open(id, duty, duty.words(), owedSince, due) : found;
            }
        }
        return found;
    }

    private static boolean isAskedAnew(OwedDuty waived, @Nullable Duty duty, Instant since) {
        Instant at = waived.settledAt();
        return duty != null
                && at != null
                && since.isAfter(at)
                && duty.within().compareTo(waived.duty().within()) < 0;
    }

    /** Of two that happened at the same moment, the one recorded later is the later one. */
    private static boolean isAfter(Moment level, @Nullable Moment goal) {
        return goal != null && level.at().equals(goal.at()) && level.entry() > goal.entry();
    }

    private void ofPostmortem() {
        Episode episode = resolvedLast(incident).orElse(null);
        Instant resolved = episode == null ? null : DutyEnds.at(episode.resolved());
        Duty duty = episode == null ? null : postmortem(episode).orElse(null);
        if (episode != null && resolved != null && duty != null) {
            OwedDuty found = OwedDuty.open(
                    DutyWork.id(duty.name(), episode.number()), duty, duty.words(), resolved, book.due(duty, resolved));
            owed.add(ends.byWord(found));
        }
    }

    /** A postmortem that was met or waived while the level was known to owe it stays so when a milder one is told afterwards. */
    private Optional<Duty> postmortem(Episode episode) {
        Optional<Duty> now = book.postmortem(incident);
        Settlement word = incident.dutyWork().settled().get(DutyWork.id(DutyBook.POSTMORTEM, episode.number()));
        return now.isPresent() || word == null
                ? now
                : incident.levels().stream()
                        .filter(level -> level.since().entry() < word.moment().entry())
                        .reduce((earlier, later) -> later)
                        .flatMap(book::postmortem);
    }

    private void ofAction(ActionItem item) {
        Duty duty = book.action();
        String name = "action item " + item.number() + " (" + item.description() + ")";
        LocalDate day = item.due();
        boolean isDated = day != null;
        Instant due = day != null
                ? day.plusDays(1).atStartOfDay(book.zone()).toInstant()
                : item.addedAt().plus(duty.within());
        String words = name
                + (item.owner() != null
                        ? isDated ? " is not done" : " has no due date"
                        : isDated ? " has no owner" : " has neither owner nor due date");
        Instant since = item.addedAt().isAfter(due) ? due : item.addedAt();
        OwedDuty found = OwedDuty.open(DutyWork.id(duty.name(), item.number()), duty, words, since, due);
        owed.add(ends.ended(found, item.finishedAt(), null));
    }
}
