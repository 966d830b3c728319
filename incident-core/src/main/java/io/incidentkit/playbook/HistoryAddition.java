package io.incidentkit.playbook;

import io.incidentkit.backfill.PastIncident;
import io.incidentkit.backfill.Telling;
import io.incidentkit.commander.Actor;
import io.incidentkit.incident.Incident;
import io.incidentkit.playbook.HistoryImport.Line;
import io.incidentkit.severity.Severity;
import io.incidentkit.timeline.BackfillEvent.HistoryTold;
import io.incidentkit.timeline.CorrectedEntry;
import io.incidentkit.timeline.EventType;
import io.incidentkit.timeline.IncidentEvent;
import io.incidentkit.timeline.LoopEvent.Declared;
import io.incidentkit.timeline.RecordEvent.LinkAdded;
import io.incidentkit.timeline.RecordEvent.NoteAdded;
import io.incidentkit.timeline.RecordEvent.TextCorrected;
import io.incidentkit.timeline.RecordEvent.TimeCorrected;
import io.incidentkit.timeline.Retelling;
import io.incidentkit.timeline.SeverityEvent.SeveritySet;
import io.incidentkit.timeline.Timeline;
import io.incidentkit.timeline.TimelineEntry;
import io.incidentkit.timeline.ToldFollowUps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Adds to an imported incident what its source told later. Where the steps go on, the new ones are added; where they went
 * otherwise, because an earlier update was told later or one was edited, they are told anew as a whole. What people decided of
 * the incident meanwhile stands: what the source says of its steps is kept as notes then. Confined to one import.
 */
public final class HistoryAddition {
    /** The events by which people take the incident over from its source. */
    private static final Set<EventType> DECIDED = Collections.unmodifiableSet(EnumSet.of(
            EventType.TRIAGED,
            EventType.DIAGNOSED,
            EventType.HYPOTHESIS_REVISED,
            EventType.MITIGATED,
            EventType.MITIGATION_FAILED,
            EventType.FIX_RECORDED,
            EventType.RESOLVED,
            EventType.REOPENED,
            EventType.DISMISSED,
            EventType.MERGED,
            EventType.DUPLICATE_MERGED,
            EventType.COMMANDER_ASSIGNED,
            EventType.HANDOVER_ACCEPTED,
            EventType.COMMAND_TAKEN,
            EventType.TIME_CORRECTED));

    private static final Set<EventType> LEVELS =
            Collections.unmodifiableSet(EnumSet.of(EventType.SEVERITY_SET, EventType.SEVERITY_CHANGED));

    private final Incident incident;
    private final List<TimelineEntry> timeline;
    private final Actor source;
    private final HistoryImport before;
    private final HistoryImport after;
    private final Instant now;
    private final boolean decided;
    private final boolean steps;
    private final List<TimelineEntry> entries = new ArrayList<>();
    private final Set<Integer> corrected = new HashSet<>();

    private HistoryAddition(
            Incident incident, List<TimelineEntry> timeline, HistoryImport before, HistoryImport after, Instant now) {
        this.incident = incident;
        this.timeline = timeline;
        this.source = Actor.system(after.past().source());
        this.before = before;
        this.after = after;
        this.now = now;
        this.decided = others(DECIDED);
        this.steps = !decided && !goesOn();
    }

    static HistoryAddition of(
            PastIncident past, Incident incident, List<TimelineEntry> timeline, IncidentPolicy policy, Instant clock) {
        Instant now = CommandContext.recordedAt(incident, clock);
        Actor source = Actor.system(past.source());
        Optional<PastIncident> told = timeline.stream()
                .flatMap(entry -> Optional.ofNullable(telling(entry.event())).stream())
                .map(telling -> telling.past().named(past))
                .reduce(PastIncident::plus);
        HistoryImport before = HistoryImport.of(told.orElse(past), source, policy, now);
        PastIncident whole = told.isEmpty() ? past : told.get().plus(past);
        HistoryImport after = HistoryImport.of(whole, source, policy, now);
        HistoryAddition addition = new HistoryAddition(incident, timeline, before, after, now);
        if (!Telling.of(before.past()).equals(Telling.of(whole))) {
            addition.tell();
        }
        return addition;
    }

    /** Returns what is to be appended; nothing if nothing new was told, or the incident was not imported. */
    public List<TimelineEntry> entries() {
        return List.copyOf(entries);
    }

    /**
     * Returns what came of the import.
     *
     * @param kept the incident as it is kept
     * @return the incident with every rule that all of its history breaks
     */
    public ImportedIncident result(Incident kept) {
        return after.result(kept, false);
    }

    private static @Nullable Telling telling(IncidentEvent event) {
        if (event instanceof Declared declared) {
            return declared.told();
        }
        return event instanceof HistoryTold more ? more.told() : null;
    }

    private void tell() {
        boolean level = !others(LEVELS) && !levelOf(before).equals(levelOf(after));
        Declared declared = after.declared();
        boolean described = others(EnumSet.of(EventType.IMPACT_DESCRIBED));
        Instant detected = after.past().firstMoment();
        add(
                steps ? detected : now,
                new HistoryTold(
                        declared.title(),
                        declared.services(),
                        described ? incident.impact().orElse(null) : declared.impact(),
                        described || decided ? incident.began().orElse(null) : declared.began(),
                        steps,
                        level,
                        Telling.news(before.past(), after.past())));
        List<Line> added = added(level);
        correct(added);
        added.forEach(line -> add(line.at(), line.event()));
        ToldFollowUps.since(timeline, after.past(), incident.actionItems(), source, now)
                .forEach(change -> add(change.at(), change.event()));
    }

    /** The lines that are new, in their order. */
    private List<Line> added(boolean level) {
        List<Line> known = new ArrayList<>(before.lines());
        List<Line> added = new ArrayList<>();
        for (Line line : after.lines().subList(1, after.lines().size())) {
            boolean isKnown = known.removeIf(new SameOnce(line)::matches);
            boolean isStep = Retelling.isStep(line.event());
            if (line.event() instanceof SeveritySet) {
                if (level) {
                    added.add(line);
                }
            } else if (isStep && steps) {
                added.add(line);
            } else if (!isKnown) {
                added.add(isStep && decided ? noted(line) : line);
            }
        }
        return added;
    }

    /** A note that the source edited is corrected: both stay on the timeline. */
    private void correct(List<Line> added) {
        List<Line> still = new ArrayList<>(after.lines());
        for (Line gone : before.lines()) {
            if (still.removeIf(new SameOnce(gone)::matches) || !(gone.event() instanceof NoteAdded note)) {
                continue;
            }
            Optional<TimelineEntry> entry = stored(gone.at(), note.text());
            if (entry.isPresent()) {
                corrected.add(entry.get().sequence());
                correct(entry.get(), gone, added);
            }
        }
    }

    private void correct(TimelineEntry entry, Line gone, List<Line> added) {
        Optional<Line> edited = added.stream()
                .filter(line -> line.event() instanceof NoteAdded
                        && !line.key().isEmpty()
                        && line.key().equals(gone.key()))
                .findFirst();
        if (edited.isEmpty()) {
            add(now, new TextCorrected(entry.sequence(), Retelling.WITHDRAWN));
            return;
        }
        Line line = edited.get();
        added.remove(line);
        String text = ((NoteAdded) line.event()).text();
        if (!text.equals(((NoteAdded) gone.event()).text())) {
            add(now, new TextCorrected(entry.sequence(), text));
        }
        if (!line.at().equals(gone.at())) {
            add(now, new TimeCorrected(entry.sequence(), gone.at(), line.at(), "The source gives another moment."));
        }
    }

    /** The note as it stands, unless a person has corrected it. */
    private Optional<TimelineEntry> stored(Instant at, String text) {
        return Timeline.of(timeline).inOrder().stream()
                .filter(shown -> shown.at().equals(at)
                        && shown.entry().actor().equals(source)
                        && shown.entry().event() instanceof NoteAdded
                        && !corrected.contains(shown.entry().sequence())
                        && isText(shown, text))
                .map(CorrectedEntry::entry)
                .findFirst();
    }

    private static boolean isText(CorrectedEntry shown, String text) {
        return shown.text().equals(text) || shown.text().equals(new NoteAdded(text).describe());
    }

    /** The incident is in people's hands: that its source says a step moves nothing, and is not lost. */
    private Line noted(Line line) {
        TimelineEntry entry = line.entry();
        return new Line(
                line.key(),
                new TimelineEntry(
                        entry.sequence(),
                        entry.occurredAt(),
                        entry.recordedAt(),
                        entry.actor(),
                        new NoteAdded(
                                "The source: " + line.event().type().code() + ". " + Retelling.words(line.event()))));
    }

    /** Whether the steps of before are the first of those of now. */
    private boolean goesOn() {
        List<Line> was = steps(before);
        List<Line> is = steps(after);
        if (is.size() < was.size()
                || !before.past().firstMoment().equals(after.past().firstMoment())) {
            return false;
        }
        for (int i = 0; i < was.size(); i++) {
            if (!isSame(was.get(i), is.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static List<Line> steps(HistoryImport history) {
        return history.lines().stream()
                .filter(line -> Retelling.isStep(line.event()))
                .toList();
    }

    private static Optional<Level> levelOf(HistoryImport history) {
        return history.past()
                .severity()
                .map(severity -> new Level(severity, history.past().firstMoment()));
    }

    private record Level(Severity severity, Instant since) {}

    private boolean others(Set<EventType> types) {
        return timeline.stream()
                .anyMatch(entry -> types.contains(entry.event().type())
                        && !entry.actor().equals(source)
                        && !isOfANote(entry.event()));
    }

    /** Whether it corrects the moment of a note, which moves no step. */
    private boolean isOfANote(IncidentEvent event) {
        return event instanceof TimeCorrected corrected
                && timeline.stream()
                        .anyMatch(entry -> entry.sequence() == corrected.entry() && entry.event() instanceof NoteAdded);
    }

    /** A link stays where it is when an earlier update moves the detection. */
    private static boolean isSame(Line one, Line other) {
        return one.event().equals(other.event())
                && (one.event() instanceof LinkAdded || one.at().equals(other.at()));
    }

    /** Finds one line that is the same, and no second one. */
    private static final class SameOnce {
        private final Line line;
        private boolean found;

        SameOnce(Line line) {
            this.line = line;
        }

        boolean matches(Line other) {
            boolean matches = !found && isSame(line, other);
            found |= matches;
            return matches;
        }
    }

    private void add(Instant at, IncidentEvent event) {
        entries.add(new TimelineEntry(incident.version() + entries.size() + 1, at, now, source, event));
    }
}
