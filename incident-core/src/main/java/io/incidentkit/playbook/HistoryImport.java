package io.incidentkit.playbook;

import io.incidentkit.backfill.PastIncident;
import io.incidentkit.backfill.PastLead;
import io.incidentkit.backfill.PastUpdate;
import io.incidentkit.backfill.Telling;
import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Person;
import io.incidentkit.incident.Incident;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.loop.Step;
import io.incidentkit.rule.Violation;
import io.incidentkit.text.TextSplitter;
import io.incidentkit.timeline.CommanderEvent.CommandTaken;
import io.incidentkit.timeline.CommanderEvent.CommanderAssigned;
import io.incidentkit.timeline.IncidentEvent;
import io.incidentkit.timeline.LoopEvent.Declared;
import io.incidentkit.timeline.LoopEvent.Diagnosed;
import io.incidentkit.timeline.LoopEvent.Mitigated;
import io.incidentkit.timeline.LoopEvent.MitigationFailed;
import io.incidentkit.timeline.LoopEvent.Reopened;
import io.incidentkit.timeline.LoopEvent.Resolved;
import io.incidentkit.timeline.RecordEvent.DetectionSourceSet;
import io.incidentkit.timeline.RecordEvent.LinkAdded;
import io.incidentkit.timeline.RecordEvent.NoteAdded;
import io.incidentkit.timeline.SeverityEvent.SeveritySet;
import io.incidentkit.timeline.TimelineEntry;
import io.incidentkit.timeline.ToldFollowUps;
import io.incidentkit.validation.InputValidator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes the timeline of an incident that happened elsewhere, and notes the rules that it breaks. It bypasses what would
 * refuse a command, and makes nothing up: a step has a moment only where an update says so, and nobody commands whom the source
 * does not name. A lead is no triage: of that no history tells.
 * Confined to one import.
 */
public final class HistoryImport {
    /** Clocks and hands differ by seconds: what lies less apart is not told in a wrong order. */
    private static final Duration SECONDS = Duration.ofMinutes(1);

    private static final String NO_WORDS = "(The source says no more.)";
    private static final String OF_ITS_OWN = "";

    private final PastIncident past;
    private final Actor importer;
    private final Actor source;
    private final IncidentPolicy policy;
    private final Instant now;
    private final List<Line> lines = new ArrayList<>();
    private final ViolationCollector broken = new ViolationCollector();
    private Step reached = Step.DETECTED;
    private Instant since;
    private @Nullable Instant resolved;
    private final Deque<PastLead> leads;
    private @Nullable Person commander;

    /** An entry, and the key of the update that it comes from; empty if it comes from none. */
    record Line(String key, TimelineEntry entry) {
        Instant at() {
            return entry.occurredAt();
        }

        IncidentEvent event() {
            return entry.event();
        }
    }

    private HistoryImport(PastIncident past, Actor importer, IncidentPolicy policy, Instant now) {
        this.past = past;
        this.importer = importer;
        // Who imports was not on the incident: all that happened is told by its source.
        this.source = Actor.system(past.source());
        this.policy = policy;
        this.now = now;
        this.since = past.firstMoment();
        this.leads = new ArrayDeque<>(past.leads());
    }

    /** Writes what was checked before. */
    static HistoryImport of(PastIncident past, Actor importer, IncidentPolicy policy, Instant now) {
        HistoryImport backfill = new HistoryImport(past, importer, policy, now);
        backfill.begin();
        for (PastUpdate update : past.updates()) {
            backfill.lead(update.at());
            backfill.read(update);
        }
        backfill.lead(past.endedAt().orElse(now));
        backfill.end();
        backfill.lead(now);
        return backfill;
    }

    /**
     * Checks what is told.
     *
     * @throws io.incidentkit.validation.InvalidInputException if a moment lies after now, or the severity is not a level of the
     *     policy
     */
    static void check(PastIncident past, IncidentPolicy policy, Instant now) {
        CommandContext.requireLevel(policy, past.severity().orElse(null));
        InputValidator faults = new InputValidator();
        requirePast(faults, "began", past.began(), now);
        requirePast(faults, "detectedAt", past.detectedAt(), now);
        requirePast(faults, "endedAt", past.endedAt(), now);
        for (int i = 0; i < past.updates().size(); i++) {
            Instant at = past.updates().get(i).at();
            requirePast(faults, "updates[" + i + "].at", Optional.of(at), now);
        }
        for (PastLead lead : past.leads()) {
            requirePast(faults, "leads.since", Optional.ofNullable(lead.since()), now);
        }
        faults.throwIfAny();
    }

    /** Returns the timeline, beginning with the declaration. */
    public List<TimelineEntry> entries() {
        List<TimelineEntry> entries =
                new ArrayList<>(lines.stream().map(Line::entry).toList());
        for (ToldFollowUps.Change change : ToldFollowUps.ofNew(past, now)) {
            entries.add(new TimelineEntry(entries.size() + 1, change.at(), now, source, change.event()));
        }
        return entries;
    }

    /**
     * Returns what came of the import.
     *
     * @param incident the incident as it is kept
     * @param isNew whether it was added
     * @return the incident with every rule that its history breaks
     */
    public ImportedIncident result(Incident incident, boolean isNew) {
        return new ImportedIncident(
                incident, isNew, broken.list(), ImportedIncident.communication(past, entries(), policy, now));
    }

    List<Line> lines() {
        return lines;
    }

    PastIncident past() {
        return past;
    }

    Declared declared() {
        return (Declared) lines.get(0).event();
    }

    private static void requirePast(InputValidator faults, String field, Optional<Instant> at, Instant now) {
        at.filter(moment -> moment.isAfter(now))
                .ifPresent(moment -> faults.add(field, moment + " is after now, " + now + "; that is no history"));
    }

    private void begin() {
        Instant began = past.began().orElse(null);
        boolean beganLater = began != null && began.isAfter(since);
        Instant detected = past.detectedAt().orElse(since);
        lies(since, began, TimeRules.notBefore("Detection", since, "the beginning", began));
        lies(since, detected, TimeRules.notBefore("The first update", since, "detection", detected));
        broken.add(LoopRules.triageComplete(null, past.severity().orElse(null)));
        lines.add(new Line(
                OF_ITS_OWN,
                new TimelineEntry(
                        1,
                        since,
                        now,
                        importer,
                        new Declared(
                                past.title(),
                                past.services(),
                                past.impact().orElse(null),
                                beganLater ? null : began,
                                IncidentKind.BACKFILL,
                                false,
                                Telling.of(past),
                                null))));
        past.severity().ifPresent(severity -> add(OF_ITS_OWN, since, new SeveritySet(severity)));
        past.detectionSource().ifPresent(source -> add(OF_ITS_OWN, since, new DetectionSourceSet(source)));
        past.link()
                .ifPresent(link -> add(OF_ITS_OWN, since, new LinkAdded(link, past.source() + " " + past.sourceId())));
        past.fullTitle().ifPresent(title -> add(OF_ITS_OWN, since, new NoteAdded(title)));
        if (began != null && beganLater) {
            add(
                    OF_ITS_OWN,
                    began,
                    new NoteAdded("The source says that it began at this moment, after it was noticed."));
        }
    }

    /** Notes a moment that lies before what it follows, unless by seconds. */
    private void lies(Instant at, @Nullable Instant earlier, @Nullable Violation violation) {
        if (!within(at, earlier)) {
            broken.add(violation);
        }
    }

    private static boolean within(Instant at, @Nullable Instant earlier) {
        return earlier != null && Duration.between(at, earlier).compareTo(SECONDS) < 0;
    }

    private void read(PastUpdate update) {
        String key = update.key();
        Step says = update.says();
        List<String> words = TextSplitter.of(update.text());
        String first = words.isEmpty() ? NO_WORDS : words.get(0);
        if (says == null || says == reached) {
            add(key, update.at(), new NoteAdded(first));
        } else {
            move(key, says, update.at(), first);
        }
        words.stream().skip(1).forEach(piece -> add(key, update.at(), new NoteAdded(piece)));
        if (says == Step.RESOLVED && words.isEmpty()) {
            broken.add(LoopRules.verified(null));
        }
    }

    private void move(String key, Step says, Instant at, String words) {
        if (resolved != null) {
            broken.add(LoopRules.reopenWithinWindow("It", resolved, policy, at));
            add(key, at, new Reopened(words));
            resolved = null;
            reached = Step.DETECTED;
        } else if (reached == Step.MITIGATED && says.isBefore(reached)) {
            add(key, at, new MitigationFailed(words));
            reached = Step.DETECTED;
        } else if (says.isBefore(reached)) {
            broken.add(LoopRules.inOrder(reached, says, at));
            add(key, at, new NoteAdded(words));
            return;
        }
        if (says != reached) {
            broken.add(LoopRules.inOrder(reached, says, at));
            add(key, at, step(says, words));
            reached = says;
        }
        since = at;
        resolved = says == Step.RESOLVED ? at : null;
        commander = resolved == null ? commander : null;
    }

    /** Those who command from a moment on that is not after this one. */
    private void lead(Instant until) {
        while (!leads.isEmpty() && !from(leads.peek()).isAfter(until)) {
            PastLead lead = leads.remove();
            Person person = lead.person();
            if (resolved != null) {
                add(
                        OF_ITS_OWN,
                        from(lead),
                        new NoteAdded("The source says that " + person + " led it from this moment on."));
            } else if (commander == null) {
                add(OF_ITS_OWN, from(lead), new CommanderAssigned(person));
                commander = person;
            } else if (!commander.equals(person)) {
                add(OF_ITS_OWN, from(lead), new CommandTaken(commander, person, NO_WORDS));
                commander = person;
            }
        }
    }

    private Instant from(PastLead lead) {
        Instant first = past.firstMoment();
        return lead.since() == null || lead.since().isBefore(first) ? first : lead.since();
    }

    /** An end that no update tells of. */
    private void end() {
        Instant endedAt = past.endedAt().orElse(null);
        if (endedAt == null || endedAt.equals(resolved)) {
            return;
        }
        Violation tooEarly = TimeRules.notBefore("The end", endedAt, "being " + reached.code(), since);
        if (resolved == null && (tooEarly == null || within(endedAt, since))) {
            Instant at = tooEarly == null ? endedAt : since;
            broken.add(LoopRules.inOrder(reached, Step.RESOLVED, at));
            broken.add(LoopRules.verified(null));
            add(OF_ITS_OWN, at, new Resolved(NO_WORDS, null));
            resolved = at;
        } else if (resolved == null) {
            broken.add(tooEarly);
        }
        if (!endedAt.equals(resolved)) {
            add(OF_ITS_OWN, endedAt, new NoteAdded("The source gives this moment as the end."));
        }
    }

    private static IncidentEvent step(Step step, String words) {
        return switch (step) {
            case DIAGNOSED -> new Diagnosed(words);
            case MITIGATED -> new Mitigated(words, MitigationKind.OTHER);
            case RESOLVED -> new Resolved(words, null);
            case DETECTED, TRIAGED -> throw new IllegalStateException("No update completes " + step);
        };
    }

    private void add(String key, Instant at, IncidentEvent event) {
        lines.add(new Line(key, new TimelineEntry(lines.size() + 1, at, now, source, event)));
    }
}
