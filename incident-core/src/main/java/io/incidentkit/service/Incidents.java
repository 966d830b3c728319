package io.incidentkit.service;

import io.incidentkit.alert.AlertGroup;
import io.incidentkit.backfill.PastIncident;
import io.incidentkit.command.CommandType;
import io.incidentkit.command.CommunicationCommand.SendUpdate;
import io.incidentkit.command.Declare;
import io.incidentkit.command.DeclaredBefore;
import io.incidentkit.command.IncidentCommand;
import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Directory;
import io.incidentkit.comms.Obligations;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.effect.OutboundWork;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.incident.IncidentRef;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.obligation.DutyRules;
import io.incidentkit.obligation.OwedDuties;
import io.incidentkit.obligation.OwedDuty;
import io.incidentkit.playbook.ImportedIncident;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.playbook.IncidentRules;
import io.incidentkit.playbook.Permission;
import io.incidentkit.postmortem.Postmortem;
import io.incidentkit.rule.RefusedException;
import io.incidentkit.rule.Violation;
import io.incidentkit.service.IncidentListener.Call;
import io.incidentkit.store.GivenCommand;
import io.incidentkit.store.IncidentPage;
import io.incidentkit.store.IncidentQuery;
import io.incidentkit.store.IncidentQuery.State;
import io.incidentkit.store.IncidentStore;
import io.incidentkit.store.StoredVersion;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Incidents, to be declared, worked and read. Every command is decided by {@link IncidentRules} and written with one call
 * of the store; if somebody else was faster, it is decided again on the incident as it is then.
 *
 * <p>Thread-safe.
 */
public final class Incidents {
    private static final int PAGE = 1_000;
    private final IncidentStore store;
    private final IncidentPolicy policy;
    private final IncidentWriter writer;
    private final AccessPolicy access;
    private final KnownPeople people;
    private final Outbound outbound;

    /**
     * Creates the service, with nothing connected to it.
     *
     * @param store where incidents are kept
     * @param policy the policy in force
     * @param clock tells when something is recorded
     */
    public Incidents(IncidentStore store, IncidentPolicy policy, Clock clock) {
        this(
                store,
                policy,
                clock,
                Outbound.NOWHERE,
                AccessPolicy.thoseOnIt(),
                Directory.NONE,
                OptimisticRetry.spread());
    }

    Incidents(
            IncidentStore store,
            IncidentPolicy policy,
            Clock clock,
            Outbound outbound,
            AccessPolicy access,
            Directory directory,
            OptimisticRetry retry) {
        this.store = store;
        this.policy = policy;
        this.access = access;
        this.outbound = outbound;
        this.people = new KnownPeople(directory);
        this.writer = new IncidentWriter(this, store, policy, clock, outbound, access, retry);
    }

    /**
     * Starts the service with what a program connects to it: channels, timers.
     *
     * @param store where incidents are kept
     * @param policy the policy in force
     * @param clock tells when something is recorded
     * @return a builder
     */
    public static IncidentsBuilder builder(IncidentStore store, IncidentPolicy policy, Clock clock) {
        return new IncidentsBuilder(store, policy, clock);
    }

    /** Returns incidents that are kept in memory, under the playbook's own policy. */
    public static Incidents inMemory() {
        return new Incidents(new InMemoryIncidentStore(), IncidentPolicy.standard(), Clock.systemUTC());
    }

    /** Returns the policy in force. */
    public IncidentPolicy policy() {
        return policy;
    }

    /** Returns what a store's own outbox asks of the incidents: what may be told, what came of it, what is due. */
    public OutboundWork outboundWork() {
        return outbound.work(this);
    }

    /**
     * Sets the due moment of every incident anew, for a timer that has forgotten them or never knew: at the start of a program whose
     * {@link io.incidentkit.effect.DueTimer} keeps them in memory, or after something was put into the store behind the back of these
     * incidents. Each incident is read; what is overdue is told soon. Commands may be given meanwhile.
     *
     * @return how many incidents have something that is due
     */
    public int setDueMoments() {
        return outbound.setDueMoments(this);
    }

    /** Returns who says who is who; {@link Directory#NONE} where the host has nobody to ask. */
    public Directory directory() {
        return people.directory();
    }

    /**
     * Declares an incident. If the declaration chose an id that is taken, the incident of that id is returned unchanged: a
     * retry declares nothing twice.
     *
     * @param actor who declares
     * @param declare the declaration
     * @return the incident, with its number
     * @throws RefusedException with every broken rule
     * @throws io.incidentkit.store.ConcurrentUpdateException if others were faster again and again
     * @throws io.incidentkit.validation.InvalidInputException if the severity is not a level of the policy
     */
    public Incident declare(Actor actor, Declare declare) {
        Optional<IncidentId> chosen = Optional.ofNullable(declare.id());
        return around(actor, Call.DECLARE, chosen, () -> writer.declare(people.actor(actor), people.declare(declare)));
    }

    /**
     * Imports an incident that happened elsewhere, as a backfill. Its rules are not kept but told. Importing it again adds what is
     * new: updates by their ids, and facts that were edited; the same comes of it in whatever order its source is read. What
     * people have decided of it meanwhile stands.
     *
     * @param actor who imports it
     * @param past the incident, as its source tells it
     * @return the incident, and every rule that its history breaks
     * @throws io.incidentkit.validation.InvalidInputException if a moment lies after now, the severity is not a level of the
     *     policy, or there are more updates than are kept
     * @throws UnknownIncidentException if it was imported before and the actor may not know of it
     * @throws NotPermittedException if the actor has not the right to administer ({@link AccessPolicy#has}), whether a person or a system
     */
    public ImportedIncident importHistory(Actor actor, PastIncident past) {
        return around(
                actor,
                Call.IMPORT,
                Optional.empty(),
                () -> writer.importHistory(people.actor(actor), people.past(past)));
    }

    /**
     * Imports many incidents that happened elsewhere, as if each was imported by itself, in their order; those that are new are written
     * together, which a store can do much faster.
     *
     * @param actor who imports them
     * @param pasts the incidents
     * @return the incidents in the same order, and every rule that their histories break
     * @throws io.incidentkit.validation.InvalidInputException as {@link #importHistory(Actor, PastIncident)} does, with those before taken in
     * @throws UnknownIncidentException as that one does
     * @throws NotPermittedException as that one does
     */
    public List<ImportedIncident> importHistory(Actor actor, List<PastIncident> pasts) {
        return around(
                actor,
                Call.IMPORT,
                Optional.empty(),
                () -> writer.importHistory(
                        people.actor(actor), pasts.stream().map(people::past).toList()));
    }

    /**
     * Takes an incident into an actor's hands: everything that can be done with it, found by typing a dot.
     *
     * @param actor who handles it
     * @param id the incident
     * @return its commands as methods
     */
    public IncidentOperations handle(Actor actor, IncidentId id) {
        return new IncidentOperations(new OperationContext(
                this, Objects.requireNonNull(actor, "actor"), Objects.requireNonNull(id, "id"), null, null, null));
    }

    /**
     * Gives a command to an incident, for a program that has it as data; {@link #handle} is the way for people who write Java.
     *
     * @param actor who gives it
     * @param id the incident
     * @param command the command
     * @return the incident afterwards
     * @throws UnknownIncidentException if there is no such incident that the actor may know of
     * @throws NotPermittedException if a text is to be struck out by somebody who may not
     * @throws RefusedException with every broken rule
     * @throws io.incidentkit.store.ConcurrentUpdateException if others were faster again and again
     * @throws io.incidentkit.validation.InvalidInputException if a severity is not a level of the policy
     */
    public Incident execute(Actor actor, IncidentId id, IncidentCommand command) {
        return execute(actor, id, command, null);
    }

    /**
     * Gives a command to an incident as the caller saw it. {@link #executeSince} says the same with what came between.
     *
     * @param actor who gives it
     * @param id the incident
     * @param command the command
     * @param expectedVersion the version that the caller saw, or null for whatever it is
     * @return the incident afterwards
     * @throws UnknownIncidentException if there is no such incident
     * @throws RefusedException with every broken rule
     * @throws io.incidentkit.store.ConcurrentUpdateException if the command would come to something else by now than on what the caller
     *     saw, or writes over what others changed since; or others were faster again and again
     * @throws io.incidentkit.validation.InvalidInputException if a severity is not a level of the policy
     */
    public Incident execute(Actor actor, IncidentId id, IncidentCommand command, @Nullable Integer expectedVersion) {
        return recorded(actor, id, command, expectedVersion).incident();
    }

    /**
     * Gives a command to an incident as the caller saw it. What others recorded since is a conflict only where the rules would now
     * decide otherwise than on what the caller saw, or where both change the same: a title, a section, an audience's messages. Given
     * once more on the same version by the same actor, it is the same command, and is recorded once.
     *
     * @param actor who gives it
     * @param id the incident
     * @param command the command
     * @param version the version that the caller saw
     * @return the incident afterwards, and what others recorded since that version
     * @throws UnknownIncidentException if there is no such incident that the actor may know of
     * @throws NotPermittedException if a text is to be struck out by somebody who may not
     * @throws RefusedException with every broken rule, if the command is refused on both
     * @throws io.incidentkit.store.ConcurrentUpdateException if it is a conflict, or others were faster again and again
     * @throws io.incidentkit.validation.InvalidInputException if the command can be right for no such incident
     */
    public Recorded executeSince(Actor actor, IncidentId id, IncidentCommand command, int version) {
        return recorded(actor, id, command, version);
    }

    private Recorded recorded(Actor actor, IncidentId id, IncidentCommand command, @Nullable Integer version) {
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(command, "command");
        return around(
                actor,
                command.type().code(),
                Optional.of(id),
                () -> writer.execute(people.actor(actor), id, people.command(command), version));
    }

    /** Runs a call within whatever listeners put around it. */
    private <T> T around(Actor actor, String command, Optional<IncidentId> id, Supplier<T> given) {
        return outbound.around(
                () -> new Call(command, actor, id, id.flatMap(store::lastSeen).map(Incident::reference)), given);
    }

    /**
     * Gives a command that may have been given before, by somebody who did not hear the answer: under the same id it is the same
     * command, and is recorded once. Ids are kept for a week at least.
     *
     * @param actor who gives it
     * @param id the incident
     * @param command the command
     * @param expectedVersion the version that the caller saw, or null for whatever it is
     * @param commandId chosen by the caller, such as a random UUID: one line of at most {@value GivenCommand#MAX} characters
     * @return the incident afterwards, and what others recorded since that version; the incident as it is, if the command was
     *     recorded before
     * @throws UnknownIncidentException if there is no such incident that the actor may know of
     * @throws NotPermittedException if a text is to be struck out by somebody who may not
     * @throws RefusedException with every broken rule
     * @throws io.incidentkit.store.ConcurrentUpdateException as {@link #executeSince} does
     * @throws io.incidentkit.validation.InvalidInputException if the command can be right for no such incident, or another kind of
     *     command was given under that id
     */
    public Recorded executeOnce(
            Actor actor, IncidentId id, IncidentCommand command, @Nullable Integer expectedVersion, String commandId) {
        return executeOnce(
                actor,
                id,
                command,
                expectedVersion,
                new GivenCommand(commandId, command.type().code()));
    }

    /**
     * Gives a command that may have been given before, as {@link #executeOnce(Actor, IncidentId, IncidentCommand, Integer, String)} does, for
     * a caller whose ids others choose.
     *
     * @param actor who gives it
     * @param id the incident
     * @param command the command
     * @param expectedVersion the version that the caller saw, or null for whatever it is
     * @param given its id and type; with {@link GivenCommand#saying} what it says, so that another command under that id is refused and not
     *     lost
     * @return as above
     * @throws io.incidentkit.validation.InvalidInputException as above, and if another command was given under that id
     */
    public Recorded executeOnce(
            Actor actor,
            IncidentId id,
            IncidentCommand command,
            @Nullable Integer expectedVersion,
            GivenCommand given) {
        Actor known = people.actor(actor);
        return around(
                actor,
                command.type().code(),
                Optional.of(id),
                () -> writer.executeOnce(known, id, people.command(command), expectedVersion, given));
    }

    /**
     * Returns whether an incident was declared so: all that a declaration says stands among its first entries. One under an id that was taken
     * is answered with the incident of that id; whoever lets others choose ids asks then, or what they said is lost.
     *
     * @param declare the declaration
     * @param incident an incident that the caller may see
     * @return whether it says nothing else; what was struck out since may have been anything
     */
    public boolean isDeclaredBy(Declare declare, Incident incident) {
        return DeclaredBefore.isIn(
                people.declare(declare), store.timeline(incident.id(), 0, DeclaredBefore.MAX_ENTRIES));
    }

    /**
     * Takes in what an alert source told about a group. As long as an incident of the group is open, the group belongs to
     * it; what it repeats is counted, and adds no entry each time. Otherwise alerts that fire open one, which has a level at once
     * ({@code level-from-the-start}); alerts that are resolved open nothing.
     *
     * <p>After the end of the group's last incident, what began before that end is noted on it. An alert that fires anew reopens it
     * within the policy's window, and else opens a new incident that is linked to it.
     *
     * @param actor the alert source
     * @param group what it told
     * @return the incident that the group belongs to, or on which it is noted; empty if there is none
     */
    public Optional<Incident> receive(Actor actor, AlertGroup group) {
        return around(actor, CommandType.RECEIVE_ALERTS.code(), Optional.empty(), () -> writer.receive(actor, group));
    }

    /**
     * Says for every command whether the actor may give it to the incident now. Those that take a right which the
     * actor does not have are not among them, nor is striking out a text for somebody whom {@link AccessPolicy#mayStrikeOut} does not let.
     */
    public List<Permission> mayI(Actor actor, Incident incident) {
        Actor known = people.actor(actor);
        boolean strikes = access.mayStrikeOut(known, incident);
        return IncidentRules.mayI(incident, known, policy, now()).stream()
                .filter(permission -> strikes || permission.command() != CommandType.STRIKE_OUT)
                .filter(permission -> !permission.command().isForPeople()
                        || access.has(known, AccessPolicy.Right.of(permission.command()), incident))
                .toList();
    }

    /**
     * Says whether somebody has a right, as the access policy has it: for programs that do more than commands do.
     *
     * @param actor who asks
     * @param right the right
     * @param incident on which incident; null for one that is not declared yet
     * @return whether they have it
     */
    public boolean has(Actor actor, AccessPolicy.Right right, @Nullable Incident incident) {
        return access.has(people.actor(actor), right, incident);
    }

    /** Writes the message that an update would send. */
    String preview(Actor actor, Incident incident, SendUpdate update) {
        return IncidentRules.preview(incident, update, actor, policy, now());
    }

    /**
     * Returns the incidents as somebody sees them: what shows incidents to people reads through it, so that private ones stay
     * among those who may know of them.
     *
     * @param reader who reads; {@link Actor#ANYBODY} where nobody is logged in
     * @return the incidents that exist for them
     */
    public VisibleIncidents visibleTo(Actor reader) {
        return new VisibleIncidents(this, people.actor(Objects.requireNonNull(reader, "reader")), access);
    }

    /**
     * Finds an incident, private ones too: for programs. What is shown to people is asked of {@link #visibleTo}.
     *
     * @param id its identity
     * @return the incident, or empty if there is none
     */
    public Optional<Incident> find(IncidentId id) {
        return store.find(id);
    }

    /**
     * Finds an incident by whatever a person or a program calls it.
     *
     * @param reference an id, or a reference such as {@code INC-42}
     * @return the incident, or empty if there is none
     */
    public Optional<Incident> find(String reference) {
        return IncidentId.find(reference)
                .map(store::find)
                .orElseGet(() -> IncidentRef.find(reference).flatMap(ref -> store.findByNumber(ref.number())));
    }

    /**
     * Returns an incident that is known to exist.
     *
     * @param id its identity
     * @return the incident
     * @throws UnknownIncidentException if there is none
     */
    public Incident get(IncidentId id) {
        return writer.get(id);
    }

    /**
     * Returns an incident that is known to exist, by whatever a person or a program calls it.
     *
     * @param reference an id, or a reference such as {@code INC-42}
     * @return the incident
     * @throws UnknownIncidentException if there is none
     */
    public Incident get(String reference) {
        return find(reference).orElseThrow(() -> new UnknownIncidentException(reference));
    }

    /**
     * Finds the incidents that anybody has written to since a moment, as {@link IncidentStore#changedSince} does.
     *
     * @param moment the moment at which an entry was recorded at the earliest
     * @return their versions now, private ones too
     */
    public List<StoredVersion> changedSince(Instant moment) {
        return store.changedSince(moment);
    }

    /**
     * Reads a part of a timeline.
     *
     * @param id the incident
     * @param afterSequence entries after this number, 0 for the beginning
     * @param limit at most so many entries
     * @return the entries in the order in which they were recorded
     */
    public List<TimelineEntry> timeline(IncidentId id, int afterSequence, int limit) {
        return store.timeline(id, afterSequence, limit);
    }

    /**
     * Reads a whole timeline.
     *
     * @param id the incident
     * @return all entries in the order in which they were recorded
     */
    public List<TimelineEntry> timeline(IncidentId id) {
        List<TimelineEntry> all = new ArrayList<>();
        List<TimelineEntry> page;
        do {
            page = store.timeline(id, all.size(), PAGE);
            all.addAll(page);
        } while (page.size() == PAGE);
        return all;
    }

    /**
     * Lists incidents, the newest number first.
     *
     * @param query which, and how many
     * @return one page
     */
    public IncidentPage list(IncidentQuery query) {
        return store.list(query);
    }

    /**
     * Returns all incidents, the newest number first, as {@link #list} gives them page by page. The stream reads a page when it
     * is needed and holds no more than one, so figures over it are never half.
     *
     * @return a stream to be used once, in one thread
     */
    public Stream<Incident> all() {
        return EveryPage.of(this::list, State.ALL);
    }

    /**
     * Returns all incidents for figures, the newest number first: those that have ended in outline ({@link Incident#isOutline()}) as
     * far as the store keeps outlines, which is many times as fast as {@link #all()}. Figures, boards and digests over both are the same.
     *
     * @return a stream to be used once, in one thread
     */
    public Stream<Incident> outlines() {
        return EveryPage.of(store::outlines);
    }

    /** Returns all incidents that are worked on, as {@link #all()} does. */
    public Stream<Incident> open() {
        return EveryPage.of(this::list, State.OPEN);
    }

    /** Returns all incidents that have ended, as {@link #all()} does. */
    public Stream<Incident> ended() {
        return EveryPage.of(this::list, State.ENDED);
    }

    /**
     * Drafts the postmortem from the timeline. What is not known yet is empty.
     *
     * @param id the incident
     * @return the postmortem as far as it is known now
     * @throws UnknownIncidentException if there is no such incident
     */
    public Postmortem postmortem(IncidentId id) {
        return IncidentRules.postmortem(get(id), timeline(id), policy);
    }

    /** Says when the postmortem of an incident is due; empty if it is not resolved, or its level owes none. */
    public Optional<Instant> postmortemDue(Incident incident) {
        return IncidentRules.postmortemDue(incident, policy);
    }

    /** Says how every duty of an incident stands now that has a time, but the messages; in the order in which they are due. */
    public List<OwedDuty> duties(Incident incident) {
        return OwedDuties.of(incident, policy.dutyBook(), now());
    }

    /**
     * Says what stands out, though it stops nothing: {@code duplicate-work}, and what is overdue of {@code triaged-in-time}, {@code
     * fixed-in-time} and {@code postmortem-is-due}.
     *
     * @param incident the incident
     * @return one violation each; empty if nothing does
     */
    public List<Violation> flags(Incident incident) {
        List<Violation> found = new ArrayList<>(IncidentRules.flags(incident));
        found.addAll(DutyRules.overdue(incident, policy.dutyBook(), now()));
        return found;
    }

    /**
     * Says who has to be told about an incident and by when, with everything that was met, late or waived so far. What is open
     * and missed alone is known without reading the timeline: {@link Incident#communication()}.
     *
     * @param id the incident
     * @return how every message that was ever owed stands now
     * @throws UnknownIncidentException if there is no such incident
     */
    public Obligations obligations(IncidentId id) {
        return IncidentRules.obligations(get(id), timeline(id), now());
    }

    Incident once(Actor actor, Incident incident, IncidentCommand command) {
        return around(
                actor, command.type().code(), Optional.of(incident.id()), () -> writer.once(actor, incident, command));
    }

    Recorded executeAll(Actor actor, IncidentId id, List<IncidentCommand> commands, @Nullable Integer expectedVersion) {
        List<IncidentCommand> known = commands.stream().map(people::command).toList();
        return around(
                actor,
                Call.SEVERAL,
                Optional.of(id),
                () -> writer.executeAll(people.actor(actor), id, known, expectedVersion));
    }

    /**
     * Returns the kinds of effects that nothing connected takes: where a page is among them, nobody is paged, whatever a level says, and
     * somebody has to call people by hand.
     */
    public Set<EffectKind> untaken() {
        return writer.untaken();
    }

    /** Returns whether a connected channel sends messages; else each is to be sent by hand, and somebody says that they did. */
    public boolean sendsMessages() {
        return writer.sendsMessages();
    }

    /** Returns the present moment on the clock of these incidents, as it is recorded: to the microsecond. */
    public Instant now() {
        return writer.now();
    }
}
