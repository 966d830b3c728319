package io.incidentkit.comms;

import io.incidentkit.comms.Obligation.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The obligations of an incident, to whom and by when, as they stand at one moment. A pure function of what happened and
 * of that moment.
 *
 * <p>What asks for a message, for each audience that the level in force names ({@link CommunicationDuty}):
 *
 * <ul>
 *   <li><b>First</b>: from the moment that the level was set or the incident reopened, due after {@code firstWithin}. Any
 *       message of the episode meets it, also an earlier one. It is owed once an episode.
 *   <li><b>Step</b>: from the completion of triage, diagnosis or mitigation after that moment, due after {@code firstWithin}.
 *   <li><b>Cadence</b>: from each message until the end, due after {@code every}, or sooner if that message promised it.
 *       Where the level asks for no cadence a promise alone asks for the next message.
 *   <li><b>Silence</b>: where the level has an {@code every}, each first message or cadence that passes without a message begins
 *       the next cadence, owed from that moment and due after {@code every}, and so on until there is a message, a waiver, a
 *       level without a cadence, or the end. The message meets the last one that passed, late; those before it stay missed for
 *       good, and the one that was not due yet leaves no record, as the message begins its own.
 *   <li><b>Closing</b>: from the end, due after {@code firstWithin}, met by a closing message only; one that was sent before
 *       the end is an ordinary message. Whoever was told under a duty is owed the end, also when the level went down since
 *       and when it was a false alarm. An incident that was merged closes with the other one.
 * </ul>
 *
 * <p>One message meets everything that is owed to its audience, in time or late; at the very moment it is due is in time.
 * Another level never makes a message due later: what both levels ask for is due at the earlier of the old moment and that of
 * the new level, counted from the change. What a lower level, the end or a new episode no longer asks for lapses if it is not
 * due yet, and stays missed if it is. The end and a new episode leave missed for good whatever was due before them.
 *
 * <p>Immutable and thread-safe.
 */
public final class Obligations {
    /**
     * How many obligations to one audience are listed that are missed for good: the last ones. All of them are counted, so that
     * a silence of months has its full weight in the tally, and the list stays readable.
     */
    public static final int LISTED = 100;

    private static final Comparator<Obligation> ORDER = Comparator.comparing(Obligation::owedSince)
            .thenComparing(Obligation::due)
            .thenComparing(Obligation::id);

    private final List<Obligation> all;
    private final List<Obligation> pending;
    private final Map<Audience, Tally> tallies;

    private Obligations(List<Obligation> all, List<Obligation> pending, Map<Audience, Tally> tallies) {
        this.all = all;
        this.pending = pending;
        this.tallies = tallies;
    }

    /**
     * Works out every obligation.
     *
     * @param history what happened
     * @param now the moment that is asked about; what happened after it is left out, so it may lie in the past
     * @return every obligation that had arisen by then
     */
    public static Obligations of(CommunicationHistory history, Instant now) {
        List<Obligation> settled = new ArrayList<>();
        CommunicationFold fold = new CommunicationFold(CommunicationAccounts.EMPTY, settled::add, LISTED);
        history.events().stream()
                .filter(event -> !event.at().isAfter(now))
                .sorted(Comparator.comparing(CommunicationEvent::at))
                .forEach(fold::apply);
        fold.pass(now);
        return of(fold.accounts(), settled, now);
    }

    /** The open obligations of a moment, with the settled ones that are at hand; the tally counts all. */
    static Obligations of(CommunicationAccounts accounts, List<Obligation> settled, Instant now) {
        List<Obligation> all = new ArrayList<>(settled);
        List<Obligation> pending = new ArrayList<>();
        for (AudienceAccount account : accounts.audiences()) {
            all.addAll(account.missed());
            for (Obligation owed : account.unsettled()) {
                Obligation standing = owed.asOf(now);
                all.add(standing);
                pending.add(standing);
            }
        }
        all.sort(ORDER);
        pending.sort(Comparator.comparing(Obligation::due).thenComparing(ORDER));
        return new Obligations(List.copyOf(all), List.copyOf(pending), tallies(accounts, now));
    }

    /** How many stand how, by audience, without those that are owed nothing. */
    static Map<Audience, Tally> tallies(CommunicationAccounts accounts, Instant now) {
        Map<Audience, Tally> tallies = new LinkedHashMap<>();
        for (AudienceAccount account : accounts.audiences()) {
            Tally tally = account.settled();
            for (Obligation missed : account.missed()) {
                tally = tally.plus(missed.state());
            }
            for (Obligation owed : account.unsettled()) {
                tally = tally.plus(owed.isDueAfter(now) ? owed.state() : Obligation.State.MISSED);
            }
            if (tally.total() > 0) {
                tallies.put(account.audience(), tally);
            }
        }
        return tallies;
    }

    /**
     * Returns the obligations, in the order in which they arose; of those that are missed for good, the last
     * {@value #LISTED} to each audience. Those of a {@link CommunicationState} are the open and missed ones; the others it only
     * counts.
     */
    public List<Obligation> all() {
        return all;
    }

    /**
     * Returns those that a message can still meet, in time or late, the most urgent first. What stays missed for good is not
     * among them.
     */
    public List<Obligation> pending() {
        return pending;
    }

    /**
     * Returns those that stand in one way, in the order in which they arose.
     *
     * @param state the way
     */
    public List<Obligation> in(State state) {
        return all.stream().filter(obligation -> obligation.state() == state).toList();
    }

    /**
     * Finds one by its id.
     *
     * @param id the id
     * @return the obligation, or empty if there is none of that id
     */
    public Optional<Obligation> find(String id) {
        return all.stream().filter(obligation -> obligation.id().equals(id)).findFirst();
    }

    /** Returns the next moment at which an open obligation is due, for a timer; empty if none is open. */
    public Optional<Instant> nextDue() {
        return all.stream()
                .filter(obligation -> obligation.state() == State.OPEN)
                .map(Obligation::due)
                .min(Comparator.naturalOrder());
    }

    /** Returns how many stand how, over all audiences. */
    public Tally tally() {
        return tallies.values().stream().reduce(Tally.NONE, Tally::plus);
    }

    /**
     * Returns how many stand how, for one audience.
     *
     * @param audience the audience
     */
    public Tally tally(Audience audience) {
        return tallies.getOrDefault(audience, Tally.NONE);
    }

    /** Returns the audiences that are or were owed something. */
    public List<Audience> audiences() {
        return List.copyOf(tallies.keySet());
    }

    /** Returns the obligations. */
    @Override
    public String toString() {
        return all.toString();
    }
}
