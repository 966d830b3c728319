package io.incidentkit.comms;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A {@link CommunicationHistory} in bounded form, to be kept with an incident's state: its size grows with audiences, not with
 * messages, nor with the time in which none is sent. It says what is open and missed and when the next message is due, and counts
 * the rest, as {@link Obligations#of} does from the whole history; of what is missed for good it lists the last {@value #MISSED}
 * for each audience.
 *
 * <p>Entries may be recorded late: the last {@value #RECENT} events are kept as they are, and one that happened among them
 * takes its place. One that happened before all of those is taken as if it had happened right before them. Where that
 * matters, the whole history is asked.
 *
 * <p>Immutable and thread-safe.
 */
public final class CommunicationState {
    /** How many events are kept at least, so that late entries find their place. */
    static final int RECENT = 12;

    /** How many are kept at most; then those beyond the recent ones are folded at once, so that most commands fold none. */
    private static final int KEPT = 2 * RECENT;

    /** How many obligations to one audience are kept that are missed for good, so that a reminder finds them; the others are counted. */
    static final int MISSED = 12;

    /** Nothing happened. */
    public static final CommunicationState EMPTY = new CommunicationState(CommunicationAccounts.EMPTY, null);

    /** Nothing happened, and the incident has ended. */
    private static final CommunicationState ENDED =
            new CommunicationState(new CommunicationAccounts(null, true, false, List.of(), List.of(), List.of()), null);

    private final CommunicationAccounts accounts;
    private final @Nullable Recent recent;
    /** The accounts after the recent events; worked out when first asked for. A race works them out twice, alike. */
    private volatile @Nullable CommunicationAccounts current;

    /**
     * The stored form: the accounts up to a moment, and the events after it in the order in which they happened, each with its
     * entry.
     */
    record Parts(
            CommunicationAccounts accounts,
            List<CommunicationEvent> recent,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Integer> entries) {
        Parts(CommunicationAccounts accounts, List<CommunicationEvent> recent, @Nullable List<Integer> entries) {
            this.accounts = accounts;
            this.recent = List.copyOf(recent);
            this.entries = entries == null ? Collections.nCopies(recent.size(), 0) : List.copyOf(entries);
        }
    }

    private CommunicationState(CommunicationAccounts accounts, @Nullable Recent recent) {
        this.accounts = accounts;
        this.recent = recent;
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static CommunicationState of(Parts parts) {
        Recent recent = null;
        for (int i = 0; i < parts.recent().size(); i++) {
            recent = Recent.of(parts.recent().get(i), parts.entries().get(i), recent);
        }
        return new CommunicationState(parts.accounts(), recent);
    }

    private static CommunicationState of(CommunicationAccounts accounts, List<Recent> events) {
        Recent recent = null;
        for (Recent each : events) {
            recent = Recent.of(each.event(), each.entry(), recent);
        }
        return new CommunicationState(accounts, recent);
    }

    @JsonValue
    Parts parts() {
        List<Recent> all = Recent.list(recent);
        return new Parts(
                accounts,
                all.stream().map(Recent::event).toList(),
                all.stream().map(Recent::entry).toList());
    }

    /**
     * Returns the state after one more event.
     *
     * @param event the event that was recorded next; it may have happened before others
     * @return the state with it
     */
    public CommunicationState with(CommunicationEvent event) {
        return with(event, 0);
    }

    /**
     * Returns the state after one more event, which can be corrected.
     *
     * @param event the event that was recorded next; it may have happened before others
     * @param entry the sequence number of the timeline entry that tells it
     * @return the state with it
     */
    public CommunicationState with(CommunicationEvent event, int entry) {
        Recent more = Recent.of(event, entry, recent);
        boolean isLast = recent == null || !recent.at().isAfter(more.at());
        return isLast && more.size() <= KEPT
                ? new CommunicationState(accounts, more)
                : inserted(event, entry, Recent.list(recent));
    }

    /**
     * Returns the state once it is known that an event happened at another moment. One that is not among the last ones any more
     * stays where it is: the whole history says it exactly.
     *
     * @param entry the sequence number of the timeline entry that tells the event
     * @param at when it happened
     * @return the state with the corrected event
     */
    public CommunicationState corrected(int entry, Instant at) {
        List<Recent> events = Recent.list(recent);
        for (Recent each : events) {
            if (each.entry() == entry) {
                events.remove(each);
                return inserted(each.event().withAt(at), entry, events);
            }
        }
        return this;
    }

    private CommunicationState inserted(CommunicationEvent event, int entry, List<Recent> events) {
        int place = events.size();
        while (place > 0 && events.get(place - 1).isAfter(event.at(), entry)) {
            place--;
        }
        events.add(place, Recent.of(event, entry, null));
        if (events.size() <= KEPT) {
            return of(accounts, events);
        }
        int older = events.size() - RECENT;
        return of(folded(accounts, events.subList(0, older)), events.subList(older, events.size()));
    }

    /**
     * Says what is owed.
     *
     * @param now the moment that is asked about, not before the last event
     * @return the obligations that are open or missed, and the count of all
     */
    public Obligations obligations(Instant now) {
        return Obligations.of(current().asOf(now, MISSED), List.of(), now);
    }

    /**
     * Counts how the messages to each audience stand; the same as that of {@link #obligations} without its objects.
     *
     * @param now the moment that is asked about, not before the last event
     * @return the counts, in the order in which the audiences were first owed something; audiences that are owed nothing are not
     *     named
     */
    public Map<Audience, Tally> tallies(Instant now) {
        // Whoever counts keeps none of those that are missed for good.
        return Obligations.tallies(current().asOf(now, 0), now);
    }

    /**
     * Returns how the messages stand in short, once the incident has ended and none is owed at intervals any more.
     *
     * @return one account an audience that was ever named; empty while the incident is open
     */
    public Optional<List<MessageAccount>> inShort() {
        CommunicationAccounts accounts = current();
        boolean goesOn = (!accounts.ended() && !accounts.audiences().isEmpty())
                || accounts.audiences().stream()
                        .flatMap(account -> account.unsettled().stream())
                        .anyMatch(Obligation::isOfInterval);
        return goesOn
                ? Optional.empty()
                : Optional.of(accounts.audiences().stream()
                        .map(AudienceAccount::inShort)
                        .toList());
    }

    /**
     * Returns the state of an incident that has ended from how its messages stand in short. It counts what the whole one counts at
     * each moment; it knows no message by itself, and takes no event.
     *
     * @param accounts one account an audience
     * @return the state
     */
    public static CommunicationState inShort(List<MessageAccount> accounts) {
        return accounts.isEmpty()
                ? ENDED
                : new CommunicationState(
                        new CommunicationAccounts(
                                null,
                                true,
                                false,
                                List.of(),
                                accounts.stream().map(AudienceAccount::of).toList(),
                                List.of()),
                        null);
    }

    /**
     * Returns the next moment at which an open obligation is due, for the one timer of an incident; the same as that of
     * {@link #obligations} without its objects. In a silence it is when the interval ends that is running.
     *
     * @param now the moment that is asked about, not before the last event
     * @return the moment, after now; empty if nothing is open
     */
    public Optional<Instant> nextDue(Instant now) {
        return current().nextDue(now, MISSED);
    }

    /**
     * Returns what the level in force owes to an audience.
     *
     * @param audience the audience
     * @return the duty, or empty if the level does not name it
     */
    public Optional<CommunicationDuty> duty(Audience audience) {
        AudienceAccount account = current().account(audience);
        return account == null ? Optional.empty() : Optional.ofNullable(account.dutyInForce());
    }

    /**
     * Returns by when the message after the next one is due, which is what the next one says.
     *
     * @param audience to whom
     * @param sent when the next one is sent
     * @return the moment; empty if time alone asks for none, or the incident has ended
     */
    public Optional<Instant> nextUpdateDue(Audience audience, Instant sent) {
        return hasEnded() ? Optional.empty() : duty(audience).map(duty -> duty.nextDue(sent, null));
    }

    /**
     * Returns whether an audience has had a message in this episode.
     *
     * @param audience the audience
     */
    public boolean wasTold(Audience audience) {
        AudienceAccount account = current().account(audience);
        return account != null && account.lastUpdate() != null;
    }

    /** Returns the lines, in force or not any more, of those who were told of this episode; by the names of the audiences. */
    public List<CommunicationDuty> linesTold() {
        return current().audiences().stream()
                .filter(account -> account.lastUpdate() != null)
                .map(AudienceAccount::duty)
                .filter(Objects::nonNull)
                .sorted(Comparator.comparing(line -> line.audience().name()))
                .toList();
    }

    /** Returns whether the incident has ended, so that closing messages may be sent. */
    public boolean hasEnded() {
        return current().ended();
    }

    /** Two states are equal if their stored forms are. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CommunicationState that && parts().equals(that.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    /** Returns the stored form. */
    @Override
    public String toString() {
        return "CommunicationState" + parts();
    }

    private CommunicationAccounts current() {
        CommunicationAccounts known = current;
        if (known == null) {
            known = folded(accounts, Recent.list(recent));
            current = known;
        }
        return known;
    }

    private static CommunicationAccounts folded(CommunicationAccounts from, List<Recent> events) {
        CommunicationFold fold = new CommunicationFold(from, settled -> {}, MISSED);
        events.forEach(each -> fold.apply(each.event()));
        return fold.accounts();
    }
}
