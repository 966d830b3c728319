package io.incidentkit.obligation;

import io.incidentkit.actionitem.ActionItem;
import io.incidentkit.comms.Obligation.Waiver;
import io.incidentkit.duty.Duty;
import io.incidentkit.duty.DutyEnd;
import io.incidentkit.duty.DutyStart.Event;
import io.incidentkit.duty.DutyWork;
import io.incidentkit.duty.DutyWork.Classification;
import io.incidentkit.duty.DutyWork.Settlement;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.Incident.LevelChange;
import io.incidentkit.loop.Attempt;
import io.incidentkit.loop.Episode;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.loop.Moment;
import io.incidentkit.text.CaselessKey;
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
    private final List<OwedDuty> owed = new ArrayList<>();

    private OwedDuties(Incident incident, DutyBook book) {
        this.incident = incident;
        this.book = book;
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
        book.own().forEach(duties::own);
        List<OwedDuty> standing = new ArrayList<>(duties.owed.size());
        for (OwedDuty each : duties.owed) {
            standing.add(each.isUnsettled() ? duties.settled(each).asOf(now) : each);
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
            Instant end = end(episode);
            ofLevels(episode, DutyBook.TRIAGE, book::triage, episode.triaged(), end);
            ofLevels(episode, DutyBook.FIX, book::fix, episode.resolved(), end);
        }
    }

    /** The end of an episode, or null while it goes on. */
    private @Nullable Instant end(Episode episode) {
        return episode.number() < incident.episode().number()
                ? at(episode.resolved())
                : incident.endedAt().orElse(null);
    }

    /** One that was waived at a milder level is owed anew when a severer one asks for it sooner: it was waived for what it was then. */
    private void ofLevels(
            Episode episode,
            String name,
            Function<LevelChange, Optional<Duty>> duties,
            @Nullable Moment goal,
            @Nullable Instant end) {
        Instant met = at(goal);
        String first = DutyWork.id(name, episode.number());
        OwedDuty waived = null;
        Settlement word;
        int mark = 1;
        do {
            String id = mark == 1 ? first : first + "/" + mark;
            word = incident.dutyWork().settled().get(id);
            Instant until = earliest(met == null ? end : met, word == null ? null : word.at());
            OwedDuty found = ofLevels(episode, id, duties, goal, until, waived);
            if (found == null) {
                return;
            }
            add(found, met, end);
            waived = settled(found);
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
        Instant resolved = episode == null ? null : at(episode.resolved());
        Duty duty = episode == null ? null : postmortem(episode).orElse(null);
        if (episode != null && resolved != null && duty != null) {
            add(
                    OwedDuty.open(
                            DutyWork.id(duty.name(), episode.number()),
                            duty,
                            duty.words(),
                            resolved,
                            book.due(duty, resolved)),
                    null,
                    null);
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
        add(OwedDuty.open(DutyWork.id(duty.name(), item.number()), duty, words, since, due), item.finishedAt(), null);
    }

    private void own(Duty duty) {
        List<Start> starts = starts(duty);
        for (Start start : starts) {
            String id = DutyWork.id(duty.name(), start.mark());
            Attempt failed = start.failed();
            Instant end = earliest(
                    end(duty.end(), start.at()),
                    failed == null ? null : failed.failed().at());
            Instant goal = inTheEpisode(failed == null ? goal(duty.end(), start.at()) : goal(duty, failed), end);
            Settlement word = incident.dutyWork().settled().get(id);
            Instant settled = earliest(goal, word == null ? null : word.at());
            OwedDuty found = atItsLevels(duty, id, start.at(), earliest(end, settled));
            boolean isLapsed = found != null
                    && failed != null
                    && settled == null
                    && found.due().isAfter(failed.failed().at());
            if (found != null && !isLapsed) {
                add(found, goal, end);
            }
        }
    }

    /**
     * A duty of some levels is owed from the moment that the incident is at one of them. What a milder level does not ask for lapses if it
     * is not due yet, and is owed anew once the level is back; what was due, done or waived by then stays.
     */
    private @Nullable OwedDuty atItsLevels(Duty duty, String id, Instant start, @Nullable Instant until) {
        if (duty.downTo().isEmpty()) {
            return open(duty, id, start);
        }
        OwedDuty found = null;
        for (LevelChange level : incident.levels()) {
            Instant since =
                    level.since().at().isBefore(start) ? start : level.since().at();
            if (until != null && since.isAfter(until)) {
                break;
            }
            if (!book.isAt(duty, Optional.of(level.severity()))) {
                found = found == null || found.due().isAfter(since) ? null : found;
            } else if (found == null) {
                found = open(duty, id, since);
            }
        }
        return found;
    }

    private OwedDuty open(Duty duty, String id, Instant since) {
        return OwedDuty.open(id, duty, duty.words(), since, book.due(duty, since));
    }

    /** A step of a later episode meets nothing of the one before. */
    private static @Nullable Instant inTheEpisode(@Nullable Instant goal, @Nullable Instant end) {
        return goal != null && end != null && end.isBefore(goal) ? null : goal;
    }

    private static @Nullable Instant earliest(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isBefore(one)) ? other : one;
    }

    /**
     * One start of a host's own duty.
     *
     * @param mark which one it is, from 1
     * @param at when
     * @param failed the mitigation that it began with and that did not hold; null for any other
     */
    private record Start(int mark, Instant at, @Nullable Attempt failed) {}

    private List<Start> starts(Duty duty) {
        if (duty.start().event() == Event.LEVEL) {
            return ofLevelsIn();
        }
        return switch (duty.start().event()) {
            case DETECTED -> ofAttempts(attempt -> null, Episode::detected);
            case TRIAGED -> ofAttempts(attempt -> null, Episode::triaged);
            case DIAGNOSED -> ofAttempts(Attempt::diagnosed, Episode::diagnosed);
            case MITIGATED -> ofAttempts(Attempt::mitigated, Episode::mitigated);
            case RESOLVED -> ofAttempts(attempt -> null, Episode::resolved);
            case CLASSIFIED -> ofClassifications(duty.start().classification());
            case LEVEL, ACTION_ADDED -> List.of();
        };
    }

    private List<Start> ofAttempts(
            Function<Attempt, @Nullable Moment> inAttempt, Function<Episode, @Nullable Moment> inEpisode) {
        List<Start> starts = new ArrayList<>();
        for (Episode episode : incident.episodes()) {
            for (Attempt attempt : episode.failedAttempts()) {
                addStart(starts, inAttempt.apply(attempt), attempt);
            }
            addStart(starts, inEpisode.apply(episode), null);
        }
        return starts;
    }

    private static void addStart(List<Start> starts, @Nullable Moment moment, @Nullable Attempt failed) {
        if (moment != null) {
            starts.add(new Start(starts.size() + 1, moment.at(), failed));
        }
    }

    /** Once an episode: an incident that comes back is at its level from then on. */
    private List<Start> ofLevelsIn() {
        List<Start> starts = new ArrayList<>();
        if (!incident.levels().isEmpty()) {
            Instant first = incident.levels().get(0).since().at();
            for (Episode episode : incident.episodes()) {
                Instant begin = episode.detected().at();
                Instant end = end(episode);
                if (end == null || !first.isAfter(end)) {
                    starts.add(new Start(episode.number(), first.isBefore(begin) ? begin : first, null));
                }
            }
        }
        return starts;
    }

    private List<Start> ofClassifications(@Nullable String name) {
        List<Start> starts = new ArrayList<>();
        incident.dutyWork().classifications().stream()
                .filter(each -> name != null && CaselessKey.ofWords(each.name()).equals(CaselessKey.ofWords(name)))
                .map(Classification::moment)
                .forEach(moment -> addStart(starts, moment, null));
        return starts;
    }

    private List<Instant> ofAll(Function<Episode, @Nullable Moment> step) {
        List<Instant> moments = new ArrayList<>();
        for (Episode episode : incident.episodes()) {
            Moment moment = step.apply(episode);
            if (moment != null) {
                moments.add(moment.at());
            }
        }
        return moments;
    }

    /** When it ended without what would meet a duty. Somebody's word comes at any time, and a postmortem of all that was resolved. */
    private @Nullable Instant end(DutyEnd goal, Instant start) {
        return switch (goal) {
            case PUBLISHED ->
                episodeAt(start).resolved() == null
                        ? incident.endedAt()
                                .map(end -> end.isBefore(start) ? start : end)
                                .orElse(null)
                        : null;
            case DONE -> null;
            case TRIAGED, DIAGNOSED, MITIGATED, RESOLVED, TOLD, FINISHED -> endAfter(start);
        };
    }

    /** The moment at which a duty that started then was met, or null. */
    private @Nullable Instant goal(DutyEnd end, Instant start) {
        return switch (end) {
            case TRIAGED -> after(start, Episode::triaged);
            case DIAGNOSED -> after(start, Episode::diagnosed);
            case MITIGATED -> after(start, Episode::mitigated);
            case RESOLVED -> after(start, Episode::resolved);
            case PUBLISHED -> published(episodeAt(start));
            case DONE, TOLD, FINISHED -> null;
        };
    }

    /** The moment at which a duty was met that started in an attempt which did not hold; else the attempt's end ended it. */
    private static @Nullable Instant goal(Duty duty, Attempt failed) {
        return switch (duty.end()) {
            case DIAGNOSED -> at(failed.diagnosed());
            case MITIGATED -> at(failed.mitigated());
            case TRIAGED, RESOLVED, PUBLISHED, DONE, TOLD, FINISHED -> null;
        };
    }

    /** When the postmortem was published first that tells of an episode, or null. */
    private @Nullable Instant published(Episode of) {
        for (int number = of.number(); number <= incident.episode().number(); number++) {
            Settlement word = incident.dutyWork().settled().get(DutyWork.id(DutyBook.POSTMORTEM, number));
            if (word != null && word.isDone()) {
                return word.at();
            }
        }
        return incident.postmortemWork().publishedAt();
    }

    /** The episode in which a moment lies; what lies after the last one is of it. */
    private Episode episodeAt(Instant moment) {
        return incident.earlierEpisodes().stream()
                .filter(episode ->
                        episode.resolved() != null && !episode.resolved().at().isBefore(moment))
                .findFirst()
                .orElse(incident.episode());
    }

    private @Nullable Instant after(Instant start, Function<Episode, @Nullable Moment> step) {
        for (Instant moment : ofAll(step)) {
            if (!moment.isBefore(start)) {
                return moment;
            }
        }
        return null;
    }

    private @Nullable Instant endAfter(Instant start) {
        for (Episode episode : incident.episodes()) {
            Instant end = end(episode);
            if (end != null && !end.isBefore(start)) {
                return end;
            }
        }
        return null;
    }

    /** An incident that is dismissed or merged ends without what it owed until then. */
    private void add(OwedDuty found, @Nullable Instant met, @Nullable Instant end) {
        OwedDuty settled = settled(found);
        Instant word = settled.settledAt();
        if (word != null && (met == null || word.isBefore(met))) {
            owed.add(settled);
        } else if (met != null) {
            owed.add(found.metAt(met));
        } else if (end != null) {
            owed.add(found.endedAt(end));
        } else {
            owed.add(found);
        }
    }

    /** The same by somebody's word, if there is one. */
    private OwedDuty settled(OwedDuty found) {
        Settlement word = incident.dutyWork().settled().get(found.id());
        if (word == null) {
            return found;
        }
        return word.isDone() ? found.metAt(word.at()) : found.waivedAt(word.at(), new Waiver(word.by(), word.reason()));
    }

    private static @Nullable Instant at(@Nullable Moment moment) {
        return moment == null ? null : moment.at();
    }
}
