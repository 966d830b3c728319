package io.incidentkit.obligation;

import io.incidentkit.actionitem.ActionItem;
import io.incidentkit.comms.CommunicationDuty;
import io.incidentkit.duty.Duty;
import io.incidentkit.duty.DutyEnd;
import io.incidentkit.duty.DutyStart;
import io.incidentkit.duty.DutyStart.Event;
import io.incidentkit.duty.DutyWork;
import io.incidentkit.duty.Ladder;
import io.incidentkit.duty.Ladders;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.Incident.LevelChange;
import io.incidentkit.postmortem.PostmortemCalendar;
import io.incidentkit.severity.LevelTimes;
import io.incidentkit.severity.Severity;
import io.incidentkit.severity.SeverityPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * All duties of a policy in the one form: those that its levels bring, and the host's own.
 *
 * <p>Immutable and thread-safe.
 */
public final class DutyBook {
    /** The name of the duty to take the command ({@code triaged-in-time}). */
    public static final String TRIAGE = "triage";
    /** The name of the duty to fix it ({@code fixed-in-time}). */
    public static final String FIX = "fix";
    /** The name of the duty to publish the postmortem ({@code postmortem-is-due}). */
    public static final String POSTMORTEM = DutyWork.POSTMORTEM;
    /** The name of the duty to finish an action item. */
    public static final String ACTION = "action";

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration HOUR = Duration.ofHours(1);

    private final SeverityPolicy severities;
    private final PostmortemCalendar calendar;
    private final ZoneId zone;
    private final Ladders ladders;
    private final List<Duty> own;
    private final Duty action;
    /** The duties of each level, made once: every command asks for them. */
    private final Map<Severity, OfLevel> levels = new HashMap<>();

    private record OfLevel(
            @Nullable Duty triage,
            @Nullable Duty fix,
            @Nullable Duty postmortem) {}

    /**
     * Opens the book of a policy.
     *
     * @param severities the levels
     * @param calendar the days that count until a postmortem is due
     * @param zone the team's zone
     * @param ladders who is told of the playbook's own duties
     * @param own the host's own duties
     */
    public DutyBook(
            SeverityPolicy severities, PostmortemCalendar calendar, ZoneId zone, Ladders ladders, List<Duty> own) {
        this.severities = severities;
        this.calendar = calendar;
        this.zone = zone;
        this.ladders = ladders;
        this.own = List.copyOf(own);
        this.action = newAction(ladders);
        severities
                .levels()
                .forEach(level -> levels.put(
                        level.severity(),
                        new OfLevel(
                                level.triagedWithin().map(this::newTriage).orElse(null),
                                level.fixedWithin().map(this::newFix).orElse(null),
                                level.postmortemWithin()
                                        .map(this::newPostmortem)
                                        .orElse(null))));
    }

    /** Returns the host's own duties. */
    public List<Duty> own() {
        return own;
    }

    /** Returns the team's zone, in which the days of action items end. */
    public ZoneId zone() {
        return zone;
    }

    /**
     * Returns the duty to triage at a level: it is owed from the moment that the level is set, and each time that it passes
     * somebody is called again.
     *
     * @param severity the level
     * @return the duty; empty if the level asks for none, or the policy does not have it
     */
    public Optional<Duty> triage(Severity severity) {
        return level(severity).map(OfLevel::triage);
    }

    /**
     * Returns the duty to fix an incident of a level. While it is not fixed, somebody is told again as often as the time for
     * it passes, at most each hour and at least each week. A level that is fixed <em>now</em> is counted by the hour.
     *
     * @param severity the level
     * @return the duty; empty if the level gives it no time, or the policy does not have it
     */
    public Optional<Duty> fix(Severity severity) {
        return level(severity).map(OfLevel::fix);
    }

    /**
     * Returns the duty to publish the postmortem of an incident of a level: its owner is reminded a day before it is due, then,
     * and each week after.
     *
     * @param severity the level
     * @return the duty; empty if the level owes none, or the policy does not have it
     */
    public Optional<Duty> postmortem(Severity severity) {
        return level(severity).map(OfLevel::postmortem);
    }

    /**
     * Returns the duty to triage at a level, as the policy was when it was set.
     *
     * @param level the level of an incident
     * @return the duty; empty if the level asked for none
     */
    public Optional<Duty> triage(LevelChange level) {
        LevelTimes then = level.times();
        Optional<Duty> now = triage(level.severity());
        return then == null ? now : asThen(now, then.triagedWithin(), DutyBook::newTriage);
    }

    /**
     * Returns the duty to fix an incident of a level, as the policy was when it was set.
     *
     * @param level the level of an incident
     * @return the duty; empty if the level gave it no time
     */
    public Optional<Duty> fix(LevelChange level) {
        LevelTimes then = level.times();
        Optional<Duty> now = fix(level.severity());
        return then == null ? now : asThen(now, LevelTimes.counted(then.fixedWithin()), DutyBook::newFix);
    }

    /**
     * Returns the duty to publish the postmortem of an incident, as the policy was when its last level was set.
     *
     * @param incident the incident
     * @return the duty; empty if it owes none
     */
    public Optional<Duty> postmortem(Incident incident) {
        List<LevelChange> levels = incident.levels();
        return levels.isEmpty() ? Optional.empty() : postmortem(levels.get(levels.size() - 1));
    }

    /**
     * Returns the duty to publish the postmortem of an incident of a level, as the policy was when it was set.
     *
     * @param level the level of an incident
     * @return the duty; empty if the level owed none
     */
    public Optional<Duty> postmortem(LevelChange level) {
        LevelTimes then = level.times();
        Optional<Duty> now = postmortem(level.severity());
        return then == null ? now : asThen(now, then.postmortemWithin(), DutyBook::newPostmortem);
    }

    /** The duty with the time of then; nearly always it is that of now, which is made already. */
    private Optional<Duty> asThen(
            Optional<Duty> now, @Nullable Duration within, BiFunction<DutyBook, Duration, Duty> make) {
        if (within == null) {
            return Optional.empty();
        }
        return now.isPresent() && now.get().within().equals(within) ? now : Optional.of(make.apply(this, within));
    }

    /** Returns the duty to finish an action item: its owner is reminded a day before it is due, then, and each week after. */
    public Duty action() {
        return action;
    }

    private Duty newTriage(Duration within) {
        return Duty.builder(TRIAGE, DutyStart.with(Event.LEVEL), within, DutyEnd.TRIAGED)
                .every(within)
                .ladder(ladders.triage())
                .words("nobody has taken the command")
                .build();
    }

    private Duty newFix(Duration within) {
        Duration time = Objects.requireNonNull(LevelTimes.counted(within));
        return Duty.builder(FIX, DutyStart.with(Event.LEVEL), time, DutyEnd.RESOLVED)
                .every(time.compareTo(HOUR) < 0 ? HOUR : time.compareTo(WEEK) > 0 ? WEEK : time)
                .ladder(ladders.fix())
                .words("it is not resolved")
                .build();
    }

    private Duty newPostmortem(Duration within) {
        return Duty.builder(POSTMORTEM, DutyStart.with(Event.RESOLVED), within, DutyEnd.PUBLISHED)
                .ahead(DAY)
                .every(WEEK)
                .ladder(ladders.postmortem())
                .words("the postmortem is not published")
                .build();
    }

    private static Duty newAction(Ladders ladders) {
        return Duty.builder(ACTION, DutyStart.with(Event.ACTION_ADDED), ActionItem.ASKED_AFTER, DutyEnd.FINISHED)
                .ahead(DAY)
                .every(WEEK)
                .ladder(ladders.actions())
                .words("an action item is not done")
                .build();
    }

    /**
     * Returns a line of the communication in the form of a duty.
     *
     * @param line the line
     * @return the duty to tell that audience
     */
    public Duty message(CommunicationDuty line) {
        return Duty.builder("tell " + line.audience(), DutyStart.with(Event.LEVEL), line.firstWithin(), DutyEnd.TOLD)
                .every(line.every())
                .ladder(ladders.messages())
                .words("nobody has told " + line.audience())
                .build();
    }

    /**
     * Returns when a duty is due that started at a moment. A postmortem is counted on the policy's calendar, a time of a whole day or
     * more until triage on working days.
     *
     * @param duty the duty
     * @param start the moment
     */
    public Instant due(Duty duty, Instant start) {
        if (duty.end() == DutyEnd.PUBLISHED) {
            return calendar.due(start, duty.within(), zone);
        }
        if (duty.name().equals(TRIAGE) && duty.within().compareTo(DAY) >= 0) {
            PostmortemCalendar worked = calendar.countsEveryDay() ? PostmortemCalendar.workingDays() : calendar;
            return worked.due(start, duty.within(), zone);
        }
        return start.plus(duty.within());
    }

    /** Whether a duty is one of an incident of that level. */
    boolean isAt(Duty duty, Optional<Severity> severity) {
        return duty.downTo().isEmpty()
                || severity.filter(level -> severities.has(level)
                                && severities.has(duty.downTo().get())
                                && severities.rank(level)
                                        <= severities.rank(duty.downTo().get()))
                        .isPresent();
    }

    private Optional<OfLevel> level(Severity severity) {
        return Optional.ofNullable(levels.get(severity));
    }

    /** Returns the ladder of the messages to an audience. */
    Ladder messages() {
        return ladders.messages();
    }
}
