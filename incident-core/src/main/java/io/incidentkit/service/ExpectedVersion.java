package io.incidentkit.service;

import io.incidentkit.commander.Actor;
import io.incidentkit.incident.Incident;
import io.incidentkit.playbook.Decision;
import io.incidentkit.timeline.ActionEvent.ActionAdded;
import io.incidentkit.timeline.ActionEvent.ActionChanged;
import io.incidentkit.timeline.IncidentEvent;
import io.incidentkit.timeline.LoopEvent.Reopened;
import io.incidentkit.timeline.MessageEvent.MadePublic;
import io.incidentkit.timeline.RecordEvent.TextStruckOut;
import io.incidentkit.timeline.SeverityEvent.SeverityChanged;
import io.incidentkit.timeline.SeverityEvent.SeveritySet;
import io.incidentkit.timeline.TimelineEntry;
import io.incidentkit.validation.InvalidInputException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An incident as a caller saw it, beside what it is by now. A command that was given on what was seen is a conflict only if the
 * rules would decide it otherwise now, or if it changes what others changed in between. Confined to one attempt.
 */
final class ExpectedVersion {
    /** The rules, asked about the same command on some state of the incident. */
    @FunctionalInterface
    interface Deciding {
        /**
         * Decides it.
         *
         * @throws InvalidInputException if the command can be right for no such state
         */
        Decision on(Incident incident, Instant now);
    }

    private final Incident seen;
    private final Incident current;
    private final List<TimelineEntry> since;

    private ExpectedVersion(Incident seen, Incident current, List<TimelineEntry> since) {
        this.seen = seen;
        this.current = current;
        this.since = since;
    }

    /**
     * Returns what was seen of an incident.
     *
     * @param timeline its whole timeline
     * @param version the version that was seen
     * @return empty if it never had that version
     */
    static Optional<ExpectedVersion> of(Incident current, List<TimelineEntry> timeline, int version) {
        if (version < 1 || version > timeline.size()) {
            return Optional.empty();
        }
        Incident seen = Incident.replay(current.id(), current.number(), timeline.subList(0, version));
        return Optional.of(new ExpectedVersion(seen, current, timeline.subList(version, timeline.size())));
    }

    /**
     * Records the command, unless it is a conflict or was recorded before.
     *
     * @param actor who gives it
     * @param deciding what the rules decide about it
     * @param now the moment
     * @param recording records it on the current state
     * @return empty if it is a conflict
     */
    Optional<Recorded> record(Actor actor, Deciding deciding, Instant now, Supplier<Incident> recording) {
        List<TimelineEntry> before = recordedBefore(actor, deciding, now);
        if (!before.isEmpty()) {
            List<TimelineEntry> ofOthers =
                    since.stream().filter(entry -> !before.contains(entry)).toList();
            return Optional.of(new Recorded(current, ofOthers));
        }
        return isDecidedOtherwise(deciding, now) ? Optional.empty() : Optional.of(new Recorded(recording.get(), since));
    }

    /**
     * Returns the entries that the same command has left since, given by the same actor on the same version: a caller who got no
     * answer gives it again, and means it once.
     *
     * @return none if this is the first time
     */
    private List<TimelineEntry> recordedBefore(Actor actor, Deciding deciding, Instant now) {
        List<TimelineEntry> likely = entries(deciding, seen, now);
        Incident then = seen;
        for (int i = 0; i < since.size() && !likely.isEmpty(); i++) {
            TimelineEntry entry = since.get(i);
            if (entry.actor().equals(actor)
                    && entry.event().type() == likely.get(0).event().type()) {
                List<TimelineEntry> told = entries(deciding, then, entry.recordedAt());
                List<TimelineEntry> left = since.subList(i, Math.min(since.size(), i + told.size()));
                if (!told.isEmpty() && told.equals(left)) {
                    return left;
                }
            }
            then = then.evolve(List.of(entry));
        }
        return List.of();
    }

    /** Tells whether the command would come to something else on what was seen, or writes over what was not seen. */
    private boolean isDecidedOtherwise(Deciding deciding, Instant now) {
        List<TimelineEntry> onSeen = entries(deciding, seen, now);
        List<TimelineEntry> onCurrent = entries(deciding, current, now);
        return isReadByMoreThanMeant(onCurrent)
                || !mean(onSeen).equals(mean(onCurrent))
                || !Collections.disjoint(
                        EditedValues.changed(seen, current, since),
                        EditedValues.changed(current, current.evolve(onCurrent), onCurrent));
    }

    /** Tells whether everybody would read what was written for those on it: the command, or what others wrote unseen. */
    private boolean isReadByMoreThanMeant(List<TimelineEntry> onCurrent) {
        boolean madePublic = since.stream().anyMatch(entry -> entry.event() instanceof MadePublic);
        boolean makesPublic = onCurrent.stream().anyMatch(entry -> entry.event() instanceof MadePublic);
        return (madePublic && !onCurrent.isEmpty())
                || (makesPublic && since.stream().anyMatch(entry -> isOfSomebody(entry.actor())));
    }

    private static boolean isOfSomebody(Actor actor) {
        return !actor.system() || actor.actsFor().isPresent();
    }

    /** None if the command is not taken, for whatever reason: that is said by whoever decides it at last. */
    private static List<TimelineEntry> entries(Deciding deciding, Incident incident, Instant now) {
        try {
            return deciding.on(incident, now).entries();
        } catch (InvalidInputException e) {
            return List.of();
        }
    }

    private static List<Object> mean(List<TimelineEntry> entries) {
        return entries.stream().map(entry -> meant(entry.event())).toList();
    }

    /** An event without what the incident's state gives it: numbers, keys, who is owed, and what a change leaves as it is. */
    private static Object meant(IncidentEvent event) {
        if (event instanceof ActionAdded added) {
            return new ActionAdded(0, added.kind(), added.description(), added.owner(), added.due());
        } else if (event instanceof ActionChanged changed) {
            return changed.type() + " " + changed.item();
        } else if (event instanceof Reopened reopened) {
            return new Reopened(reopened.reason(), reopened.began(), List.of());
        } else if (event instanceof MadePublic shown) {
            return new MadePublic(shown.reason(), List.of());
        } else if (event instanceof SeveritySet set) {
            return new SeveritySet(set.severity());
        } else if (event instanceof SeverityChanged changed) {
            return new SeverityChanged(changed.from(), changed.to(), changed.reason(), List.of(), null);
        }
        return event instanceof TextStruckOut struck ? new TextStruckOut(List.of(), struck.reason()) : event;
    }
}
