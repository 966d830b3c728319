package io.incidentkit.service;

import io.incidentkit.alert.AlertGroup;
import io.incidentkit.backfill.PastIncident;
import io.incidentkit.command.CommandReferences;
import io.incidentkit.command.CommandType;
import io.incidentkit.command.Declare;
import io.incidentkit.command.IncidentCommand;
import io.incidentkit.command.RecordCommand.StrikeOut;
import io.incidentkit.commander.Actor;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.obligation.Tellings;
import io.incidentkit.playbook.Decision;
import io.incidentkit.playbook.ImportedIncident;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.playbook.IncidentRules;
import io.incidentkit.rule.RefusedException;
import io.incidentkit.service.AccessPolicy.Right;
import io.incidentkit.store.ConcurrentUpdateException;
import io.incidentkit.store.GivenCommand;
import io.incidentkit.store.IncidentChange;
import io.incidentkit.store.IncidentStore;
import io.incidentkit.timeline.StruckText;
import io.incidentkit.timeline.TimelineEntry;
import io.incidentkit.validation.InputValidator;
import io.incidentkit.validation.InvalidInputException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides what is asked of {@link Incidents}, writes it with one call of the store, and hands on what follows. Thread-safe. */
final class IncidentWriter {
    private static final Logger LOG = LoggerFactory.getLogger(IncidentWriter.class);

    /** So many past incidents are written at once: more save nothing, and hold more in memory. */
    private static final int TOGETHER = 50;

    private final Incidents incidents;
    private final IncidentStore store;
    private final IncidentPolicy policy;
    private final Clock clock;
    private final Outbound outbound;
    private final AccessPolicy access;
    private final OptimisticRetry retry;
    private final AlertIntake alerts;
    private final HistoryIntake histories;
    private final NamedReferences named;

    IncidentWriter(
            Incidents incidents,
            IncidentStore store,
            IncidentPolicy policy,
            Clock clock,
            Outbound outbound,
            AccessPolicy access,
            OptimisticRetry retry) {
        this.incidents = incidents;
        this.store = Objects.requireNonNull(store, "store");
        this.policy = Objects.requireNonNull(policy, "policy");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.outbound = outbound;
        this.access = access;
        this.retry = retry;
        this.alerts = new AlertIntake(this, store, policy);
        this.histories = new HistoryIntake(this, store, policy);
        this.named = new NamedReferences(incidents, store, outbound);
    }

    /**
     * Nothing is read first: that an id is taken is told by the write, or asked when the declaration is refused. Whoever has lost to others
     * at a new incident, as in a deadlock of a database, declares it again.
     */
    Incident declare(Actor actor, Declare declare) {
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(declare, "declare");
        if (!access.has(actor, Right.RESPOND, null)) {
            throw new NotPermittedException(
                    "It is not for " + actor + " to declare an incident: that takes the right to respond");
        }
        Instant now = now();
        IncidentId id = declare.id() == null ? IncidentId.create(now) : declare.id();
        return retry.retrying(attempt -> declare(actor, declare, id, now));
    }

    private Incident declare(Actor actor, Declare declare, IncidentId id, Instant now) {
        try {
            List<TimelineEntry> entries =
                    IncidentRules.declare(declare, actor, policy, now).entriesOrThrow("declare");
            return begin(id, entries, now);
        } catch (ConcurrentUpdateException | RefusedException | InvalidInputException e) {
            Optional<Incident> taken = declare.id() == null ? Optional.empty() : store.find(id);
            if (taken.isEmpty()) {
                throw e;
            }
            return known(actor, taken.get());
        }
    }

    ImportedIncident importHistory(Actor actor, PastIncident past) {
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(past, "past");
        return retry.retrying(attempt -> histories.take(actor, past));
    }

    List<ImportedIncident> importHistory(Actor actor, List<PastIncident> pasts) {
        List<ImportedIncident> imported = new ArrayList<>(pasts.size());
        for (int from = 0; from < pasts.size(); from += TOGETHER) {
            List<PastIncident> some = pasts.subList(from, Math.min(pasts.size(), from + TOGETHER));
            histories
                    .takeNew(actor, some)
                    .ifPresentOrElse(
                            imported::addAll, () -> some.forEach(past -> imported.add(importHistory(actor, past))));
        }
        return imported;
    }

    Recorded execute(Actor actor, IncidentId id, IncidentCommand command, @Nullable Integer expectedVersion) {
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(command, "command");
        return retry.retrying(store, id, attempt -> {
                    Optional<Incident> seen = attempt == 1 ? store.lastSeen(id) : Optional.empty();
                    if (seen.isPresent() && isAt(seen.get(), expectedVersion)) {
                        try {
                            return Optional.of(new Recorded(once(actor, seen.get(), command), List.of()));
                        } catch (RefusedException
                                | InvalidInputException
                                | UnknownIncidentException
                                | ConcurrentUpdateException e) {
                            LOG.debug(
                                    "{} of {} is decided again on what is stored: {}",
                                    command.type(),
                                    id,
                                    e.getMessage());
                        }
                    }
                    return onStored(actor, get(id), command, expectedVersion, Optional.empty());
                })
                .orElseThrow(() -> new ConcurrentUpdateException(id, expectedVersion == null ? 0 : expectedVersion));
    }

    /** Looks first whether it was given before, as it may be refused by now for what it has changed itself. */
    Recorded executeOnce(
            Actor actor,
            IncidentId id,
            IncidentCommand command,
            @Nullable Integer expectedVersion,
            GivenCommand given) {
        return retry.retrying(store, id, attempt -> {
                    Incident incident = known(actor, get(id));
                    if (wasGiven(id, given)) {
                        return Optional.of(new Recorded(incident, List.of()));
                    }
                    return onStored(actor, incident, command, expectedVersion, Optional.of(given));
                })
                .orElseThrow(() -> new ConcurrentUpdateException(id, expectedVersion == null ? 0 : expectedVersion));
    }

    private Optional<Recorded> onStored(
            Actor actor,
            Incident incident,
            IncidentCommand command,
            @Nullable Integer expectedVersion,
            Optional<GivenCommand> given) {
        permit(actor, incident, command);
        return onSeen(
                actor,
                incident,
                expectedVersion,
                (state, now) ->
                        IncidentRules.decide(state, command, references(actor, state, command), actor, policy, now),
                () -> once(actor, incident, command, given));
    }

    private boolean wasGiven(IncidentId id, GivenCommand given) {
        Optional<GivenCommand> before = store.given(id, given.id());
        if (before.isPresent() && !given.mayBe(before.get())) {
            String type = before.get().type();
            String which = given.type().equals(type) ? "another " + type : type;
            InputValidator faults = new InputValidator();
            faults.add("commandId", "was the id of " + which + "; give each command one of its own");
            faults.throwIfAny();
        }
        return before.isPresent();
    }

    Recorded executeAll(Actor actor, IncidentId id, List<IncidentCommand> commands, @Nullable Integer expectedVersion) {
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(id, "id");
        CommandBatch batch = new CommandBatch(commands);
        return retry.retrying(store, id, attempt -> {
                    Incident incident = known(actor, get(id));
                    commands.forEach(command -> permit(actor, command.type(), incident));
                    return onSeen(
                            actor,
                            incident,
                            expectedVersion,
                            (state, now) -> decide(actor, state, batch, now),
                            () -> together(actor, incident, batch));
                })
                .orElseThrow(() -> new ConcurrentUpdateException(id, expectedVersion == null ? 0 : expectedVersion));
    }

    /** Records what was given on a version that was seen, if it means the same on the incident as it was loaded; else empty. */
    private Optional<Recorded> onSeen(
            Actor actor,
            Incident incident,
            @Nullable Integer version,
            ExpectedVersion.Deciding deciding,
            Supplier<Incident> record) {
        if (version == null || isAt(incident, version)) {
            return Optional.of(new Recorded(record.get(), List.of()));
        }
        return ExpectedVersion.of(incident, timeline(incident), version)
                .flatMap(seen -> seen.record(actor, deciding, now(), record));
    }

    private Incident together(Actor actor, Incident incident, CommandBatch batch) {
        Instant now = now();
        List<TimelineEntry> entries =
                decide(actor, incident, batch, now).entriesOrThrow("the commands to " + incident.reference());
        return entries.isEmpty() ? incident : proceed(incident, entries, now);
    }

    private Decision decide(Actor actor, Incident incident, CommandBatch batch, Instant now) {
        List<TimelineEntry> timeline = batch.needsTimeline() ? timeline(incident) : List.of();
        return batch.decide(incident, timeline, outbound.carriesMessages(), actor, policy, now);
    }

    Optional<Incident> receive(Actor actor, AlertGroup group) {
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(group, "group");
        return retry.retrying(attempt -> alerts.receive(actor, group));
    }

    /** Decides and writes a command on an incident as it was loaded; who loses a race is told. */
    Incident once(Actor actor, Incident incident, IncidentCommand command) {
        return once(actor, incident, command, Optional.empty());
    }

    private Incident once(Actor actor, Incident incident, IncidentCommand command, Optional<GivenCommand> given) {
        permit(actor, incident, command);
        Instant now = now();
        CommandReferences references = references(actor, incident, command);
        Decision decision = IncidentRules.decide(incident, command, references, actor, policy, now);
        List<TimelineEntry> entries = decision.entriesOrThrow(command.type() + " " + incident.reference());
        if (command instanceof StrikeOut strike) {
            return strikeOut(incident, StruckText.of(strike.text()), references.timeline(), entries, now, given);
        }
        IncidentChange change = change(Optional.of(incident), entries, incident.evolve(entries), now)
                .of(given);
        Incident other = references.other();
        if (other == null || decision.otherEntries().isEmpty()) {
            return append(change);
        }
        Incident otherAfter = other.evolve(decision.otherEntries());
        return append(List.of(change, change(Optional.of(other), decision.otherEntries(), otherAfter, now)))
                .get(0);
    }

    private void permit(Actor actor, Incident incident, IncidentCommand command) {
        if (command.type().isForPeople()) {
            known(actor, incident);
        }
        permit(actor, command.type(), incident);
        if (command instanceof StrikeOut && !access.mayStrikeOut(actor, incident)) {
            throw new NotPermittedException(
                    "It is not for " + actor + " to strike out texts of " + incident.reference());
        }
    }

    private void permit(Actor actor, CommandType command, Incident incident) {
        Right right = Right.of(command);
        if (command.isForPeople() && !access.has(actor, right, incident)) {
            throw new NotPermittedException("It is not for " + actor + " to " + command + " on " + incident.reference()
                    + ": that takes the right to " + right.name().toLowerCase(Locale.ROOT));
        }
    }

    /** History is written behind everybody's back, and for good. */
    void permitImport(Actor actor, Optional<Incident> before) {
        if (!access.has(actor, Right.ADMINISTER, before.orElse(null))) {
            throw new NotPermittedException("It is not for " + actor
                    + " to import what happened elsewhere: that takes the right to administer");
        }
    }

    private Incident strikeOut(
            Incident incident,
            StruckText text,
            List<TimelineEntry> timeline,
            List<TimelineEntry> entries,
            Instant now,
            Optional<GivenCommand> given) {
        List<TimelineEntry> struck = text.outOf(timeline);
        Incident without = Incident.replay(incident.id(), incident.number(), StruckText.replaced(timeline, struck));
        IncidentChange change = change(Optional.of(incident), entries, without.evolve(entries), now)
                .of(given);
        Incident stored = store.strikeOut(change, struck, text::outOf);
        store.afterCommit(() -> outbound.struckOut(incidents, stored, change, text::outOf));
        return stored;
    }

    Incident get(IncidentId id) {
        return store.find(id).orElseThrow(() -> new UnknownIncidentException(id.toString()));
    }

    Set<EffectKind> untaken() {
        return outbound.untaken();
    }

    boolean sendsMessages() {
        return outbound.carriesMessages();
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** For whoever may not know of it, a private incident does not exist. */
    Incident known(Actor actor, Incident incident) {
        if (!maySee(actor, incident)) {
            throw new UnknownIncidentException(incident.id().toString());
        }
        return incident;
    }

    boolean maySee(Actor actor, Incident incident) {
        return (!incident.isPrivate() || access.maySee(actor, incident)) && access.has(actor, Right.READ, incident);
    }

    private static boolean isAt(Incident incident, @Nullable Integer expectedVersion) {
        return expectedVersion == null || expectedVersion == incident.version();
    }

    /** Loads what a command names. */
    private CommandReferences references(Actor actor, Incident incident, IncidentCommand command) {
        return named.references(incident, command, other -> known(actor, get(other)));
    }

    List<TimelineEntry> timeline(Incident incident) {
        return named.timeline(incident);
    }

    List<String> freeKeys(Incident incident) {
        return named.freeKeys(incident);
    }

    /** Writes an incident that is new. */
    Incident begin(IncidentId id, List<TimelineEntry> entries, Instant now) {
        return append(change(Optional.empty(), entries, Incident.replay(id, 0, entries), now));
    }

    /** Writes incidents that are new, all or none. */
    List<Incident> begin(List<IncidentId> ids, List<List<TimelineEntry>> entries, Instant now) {
        return append(IntStream.range(0, ids.size())
                .mapToObj(i ->
                        change(Optional.empty(), entries.get(i), Incident.replay(ids.get(i), 0, entries.get(i)), now))
                .toList());
    }

    /** Writes what was decided on an incident as it was loaded. */
    Incident proceed(Incident before, List<TimelineEntry> entries, Instant now) {
        return append(change(Optional.of(before), entries, before.evolve(entries), now));
    }

    /** The entries with all that follows from them, so that a store can write both. */
    private IncidentChange change(Optional<Incident> before, List<TimelineEntry> entries, Incident after, Instant now) {
        return new IncidentChange(
                before,
                entries,
                after,
                IncidentRules.effects(after, entries, policy),
                Tellings.nextDue(after, policy.dutyBook(), now));
    }

    private Incident append(IncidentChange change) {
        return append(List.of(change)).get(0);
    }

    private List<Incident> append(List<IncidentChange> changes) {
        List<Incident> stored = store.append(changes);
        LOG.debug("{} appended", stored);
        store.afterCommit(() -> {
            for (int i = 0; i < stored.size(); i++) {
                outbound.stored(incidents, stored.get(i), changes.get(i));
            }
        });
        return stored;
    }
}
