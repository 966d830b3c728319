package io.incidentkit.obligation;

import io.incidentkit.duty.Duty;
import io.incidentkit.duty.DutyEnd;
import io.incidentkit.duty.DutyWork;
import io.incidentkit.duty.DutyWork.Classification;
import io.incidentkit.duty.DutyWork.Settlement;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.Incident.LevelChange;
import io.incidentkit.loop.Attempt;
import io.incidentkit.loop.Episode;
import io.incidentkit.loop.Moment;
import io.incidentkit.text.CaselessKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The host's own duties of one incident: when each starts, at which levels, and what meets it. */
final class OwnDuties {
    private final Incident incident;
    private final DutyBook book;
    private final DutyEnds ends;

    OwnDuties(Incident incident, DutyBook book) {
        this.incident = incident;
        this.book = book;
        this.ends = new DutyEnds(incident);
    }

    /** All that was ever owed under one of them. */
    List<OwedDuty> of(Duty duty) {
        List<OwedDuty> owed = new ArrayList<>();
        for (Start start : starts(duty)) {
            String id = DutyWork.id(duty.name(), start.mark());
            Attempt failed = start.failed();
            Instant end = DutyEnds.earliest(
                    end(duty.end(), start.at()),
                    failed == null ? null : failed.failed().at());
            Instant goal = inTheEpisode(failed == null ? goal(duty.end(), start.at()) : goal(duty, failed), end);
            Settlement word = incident.dutyWork().settled().get(id);
            Instant settled = DutyEnds.earliest(goal, word == null ? null : word.at());
            OwedDuty found = atItsLevels(duty, id, start.at(), DutyEnds.earliest(end, settled));
            boolean isLapsed = found != null
                    && failed != null
                    && settled == null
                    && found.due().isAfter(failed.failed().at());
            if (found != null && !isLapsed) {
                owed.add(ends.ended(found, goal, end));
            }
        }
        return owed;
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

    /**
     * One start of a host's own duty.
     *
     * @param mark which one it is, from 1
     * @param at when
     * @param failed the mitigation that it began with and that did not hold; null for any other
     */
    private record Start(int mark, Instant at, @Nullable Attempt failed) {}

    private List<Start> starts(Duty duty) {
        return switch (duty.start().event()) {
            case DETECTED -> ofAttempts(attempt -> null, Episode::detected);
            case TRIAGED -> ofAttempts(attempt -> null, Episode::triaged);
            case DIAGNOSED -> ofAttempts(Attempt::diagnosed, Episode::diagnosed);
            case MITIGATED -> ofAttempts(Attempt::mitigated, Episode::mitigated);
            case RESOLVED -> ofAttempts(attempt -> null, Episode::resolved);
            case CLASSIFIED -> ofClassifications(duty.start().classification());
            case LEVEL -> ofLevelsIn();
            case ACTION_ADDED -> List.of();
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
                Instant end = ends.of(episode);
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
            case DIAGNOSED -> DutyEnds.at(failed.diagnosed());
            case MITIGATED -> DutyEnds.at(failed.mitigated());
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
            Instant end = ends.of(episode);
            if (end != null && !end.isBefore(start)) {
                return end;
            }
        }
        return null;
    }
}
