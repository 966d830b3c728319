package io.incidentkit.service;

import io.incidentkit.alert.AlertGroup;
import io.incidentkit.backfill.PastIncident;
import io.incidentkit.command.CommandType;
import io.incidentkit.command.Declare;
import io.incidentkit.command.IncidentCommand;
import io.incidentkit.command.LoopCommand.Merge;
import io.incidentkit.command.RecordCommand;
import io.incidentkit.commander.Actor;
import io.incidentkit.effect.Effect;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.playbook.HistoryImport;
import io.incidentkit.playbook.ImportedIncident;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.playbook.IncidentRules;
import io.incidentkit.rule.RefusedException;
import io.incidentkit.store.ConcurrentUpdateException;
import io.incidentkit.store.IncidentChange;
import io.incidentkit.store.IncidentStore;
import io.incidentkit.timeline.TimelineEntry;
import io.incidentkit.validation.InputValidator;
import io.incidentkit.validation.InvalidInputException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides what is asked of {@link Incidents}, writes it with one call of the store, and hands on what follows. Thread-safe. */
final class IncidentWriter {
    private static final Logger LOG = LoggerFactory.getLogger(IncidentWriter.class);

    private final IncidentStore store;
    private final IncidentPolicy policy;
    private final Clock clock;
    private final Outbound outward;
    private final AccessPolicy access;
    private final OptimisticRetry races;

    IncidentWriter(
            IncidentStore store,
            IncidentPolicy policy,
            Clock clock,
            Outbound outward,
            AccessPolicy access,
            OptimisticRetry races) {
        this.store = Objects.requireNonNull(store, "store");
        this.policy = Objects.requireNonNull(policy, "policy");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.outward = outward;
        this.access = access;
        this.races = races;
    }

    Incident declare(Actor actor, Declare declare) {
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(declare, "declare");
        Instant now = now();
        IncidentId id = declare.id() == null ? IncidentId.create(now) : declare.id();
        if (declare.id() != null) {
            Optional<Incident> declared = store.find(id);
            if (declared.isPresent()) {
                requireKnown(actor, declared.get());
                return declared.get();
            }
        }
        List<TimelineEntry> entries =
                IncidentRules.declare(declare, actor, policy, now).entriesOrThrow("declare");
        try {
            return append(Optional.empty(), entries, Incident.replay(id, 0, entries));
        } catch (ConcurrentUpdateException e) {
            return store.find(id).orElseThrow(() -> e);
        }
    }

    ImportedIncident importHistory(Actor actor, PastIncident past) {
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(past, "past");
        IncidentId id = IncidentId.ofSource(past.source(), past.sourceId());
        HistoryImport backfill = IncidentRules.importHistory(past, actor, policy, now());
        Optional<Incident> before = store.find(id);
        if (before.isPresent()) {
            return backfill.result(before.get(), false);
        }
        try {
            Incident made = Incident.replay(id, 0, backfill.entries());
            return backfill.result(append(Optional.empty(), backfill.entries(), made), true);
        } catch (ConcurrentUpdateException e) {
            return backfill.result(store.find(id).orElseThrow(() -> e), false);
        }
    }

    Incident execute(Actor actor, IncidentId id, IncidentCommand command, @Nullable Integer expectedVersion) {
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(command, "command");
        return races.retrying(attempt -> {
                    Optional<Incident> seen = attempt == 1 ? store.lastSeen(id) : Optional.empty();
                    if (seen.isPresent() && isAt(seen.get(), expectedVersion)) {
                        try {
                            return Optional.of(once(actor, seen.get(), command));
                        } catch (RefusedException | InvalidInputException | ConcurrentUpdateException e) {
                            LOG.debug(
                                    "{} of {} is decided again on what is stored: {}",
                                    command.type(),
                                    id,
                                    e.getMessage());
                        }
                    }
                    Incident incident = get(id);
                    return isAt(incident, expectedVersion)
                            ? Optional.of(once(actor, incident, command))
                            : Optional.<Incident>empty();
                })
                .orElseThrow(() -> new ConcurrentUpdateException(id, expectedVersion == null ? 0 : expectedVersion));
    }

    Optional<Incident> receive(Actor actor, AlertGroup group) {
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(group, "group");
        return races.retrying(attempt -> {
            Optional<Incident> open = store.findOpenByKey(group.openKey());
            if (open.isPresent()) {
                return Optional.of(once(actor, open.get(), new RecordCommand.ReceiveAlerts(group, null)));
            }
            return group.firing() ? Optional.of(open(actor, group)) : Optional.empty();
        });
    }

    /** Decides and writes a command on an incident as it was loaded; who loses a race is told. */
    Incident once(Actor actor, Incident incident, IncidentCommand command) {
        if (command.type().isForPeople()) {
            requireKnown(actor, incident);
        }
        if (command instanceof Merge merge) {
            return merge(actor, incident, merge);
        }
        Instant now = now();
        List<TimelineEntry> entries = IncidentRules.decide(incident, command, actor, policy, now)
                .entriesOrThrow(command.type() + " " + incident.reference());
        if (command.type() == CommandType.REOPEN) {
            entries = IncidentRules.withAlerts(entries, freeKeys(incident));
        }
        return append(Optional.of(incident), entries, incident.evolve(entries));
    }

    Incident get(IncidentId id) {
        return store.find(id).orElseThrow(() -> new UnknownIncidentException(id.toString()));
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** For whoever may not know of it, a private incident does not exist. */
    private void requireKnown(Actor actor, Incident incident) {
        if (incident.isPrivate() && !access.maySee(actor, incident)) {
            throw new UnknownIncidentException(incident.id().toString());
        }
    }

    private boolean isAt(Incident incident, @Nullable Integer expectedVersion) {
        return expectedVersion == null || ExpectedVersion.isCurrent(store, incident, expectedVersion);
    }

    private List<String> freeKeys(Incident incident) {
        return incident.heldAlertKeys().stream()
                .filter(key -> store.findOpenByKey(key).isEmpty())
                .toList();
    }

    /** Both timelines are written, or none. */
    private Incident merge(Actor actor, Incident duplicate, Merge merge) {
        Incident into = get(merge.into().id());
        requireKnown(actor, into);
        Merge current = new Merge(into, merge.reason(), merge.overrideReason(), merge.occurredAt());
        Instant now = now();
        List<TimelineEntry> ended = IncidentRules.decide(duplicate, current, actor, policy, now)
                .entriesOrThrow(merge.type() + " " + duplicate.reference());
        List<TimelineEntry> taken = IncidentRules.duplicateMerged(duplicate, into, actor, now);
        List<IncidentChange> changes = List.of(
                new IncidentChange(Optional.of(duplicate), ended, duplicate.evolve(ended)),
                new IncidentChange(Optional.of(into), taken, into.evolve(taken)));
        List<List<Effect>> effects = changes.stream()
                .map(change -> outward.effects(change.after(), change.entries(), policy))
                .toList();
        List<Incident> stored = store.appendAll(changes);
        store.afterCommit(() -> {
            for (int i = 0; i < stored.size(); i++) {
                outward.stored(stored.get(i), changes.get(i).entries(), effects.get(i), policy, now);
            }
        });
        LOG.debug("{} merged into {}", stored.get(0), stored.get(1));
        return stored.get(0);
    }

    private Incident open(Actor actor, AlertGroup group) {
        Instant now = now();
        // A source whose clock is wrong is no reason to lose its alert.
        Instant since = group.firingSince()
                .filter(start -> !start.isAfter(now) && !start.isBefore(InputValidator.EARLIEST))
                .orElse(now);
        Declare declare = Declare.builder(group.title())
                .services(group.services())
                .detectedAt(since)
                .alerts(group)
                .build();
        List<TimelineEntry> entries =
                IncidentRules.declare(declare, actor, policy, now).entriesOrThrow("declare");
        return append(Optional.empty(), entries, Incident.replay(IncidentId.create(now), 0, entries));
    }

    private Incident append(Optional<Incident> before, List<TimelineEntry> entries, Incident after) {
        List<Effect> effects = outward.effects(after, entries, policy);
        Incident stored = store.append(before, entries, after);
        LOG.debug("{}: {} entries appended", stored, entries.size());
        store.afterCommit(() -> outward.stored(stored, entries, effects, policy, now()));
        return stored;
    }
}
