package io.incidentkit.commander;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The command of one incident: every tenure so far, and the handover that is on offer.
 *
 * @param tenures every tenure, the oldest first; the last one is open while somebody commands
 * @param offer the handover on offer, or null
 */
public record Commandership(List<Tenure> tenures, @Nullable HandoverOffer offer) {
    /** Nobody has commanded yet. */
    public static final Commandership NONE = new Commandership(List.of(), null);

    /** Copies the list. */
    public Commandership {
        tenures = List.copyOf(tenures);
    }

    /** Returns who commands now. */
    public Optional<Person> commander() {
        return Optional.ofNullable(current());
    }

    /** Returns who commands now, or null; the same as {@link #commander()} without an object. */
    public @Nullable Person current() {
        if (tenures.isEmpty()) {
            return null;
        }
        Tenure last = tenures.get(tenures.size() - 1);
        return last.until() == null ? last.commander() : null;
    }

    /**
     * Someone takes command: the open tenure ends at that moment and the new one begins, so that there is no gap.
     *
     * @param person who takes command
     * @param at from when
     * @param entry the sequence number of the timeline entry that says so
     * @return the new state, without an offer
     */
    public Commandership taken(Person person, Instant at, int entry) {
        if (tenures.isEmpty()) {
            List<Tenure> first = List.of(new Tenure(person, at, null, entry));
            return new Commandership(first, null);
        }
        List<Tenure> all = new ArrayList<>(closed(at));
        all.add(new Tenure(person, at, null, entry));
        return new Commandership(all, null);
    }

    /**
     * Returns the commandership once it is known that an episode's commander was there at a moment: the first one began then
     * at the latest.
     *
     * @param at the moment
     * @param begun the entry with which the episode began
     * @return the commandership with a commander at that moment
     */
    public Commandership presentAt(Instant at, int begun) {
        for (int i = 0; i < tenures.size(); i++) {
            Tenure tenure = tenures.get(i);
            if (tenure.entry() <= begun) {
                continue;
            }
            if (tenure.from().isAfter(at)) {
                return with(i, new Tenure(tenure.commander(), at, tenure.until(), tenure.entry()));
            }
            if (tenure.until() == null || !tenure.until().isBefore(at)) {
                return this;
            }
        }
        return this;
    }

    /**
     * The incident ends, and command with it.
     *
     * @param at when
     * @return the new state, without an offer
     */
    public Commandership ended(Instant at) {
        if (current() == null) {
            return this;
        }
        List<Tenure> all = closed(at);
        return new Commandership(all, null);
    }

    /**
     * Returns the commandership once it is known that a tenure began at another moment; the one before it in the same episode
     * ended then.
     *
     * @param entry the entry with which the tenure began
     * @param at when it began
     * @param begun the entry with which the episode began
     * @return the corrected commandership
     */
    public Commandership corrected(int entry, Instant at, int begun) {
        for (int i = 0; i < tenures.size(); i++) {
            Tenure tenure = tenures.get(i);
            if (tenure.entry() == entry) {
                Commandership moved = with(i, new Tenure(tenure.commander(), at, tenure.until(), entry));
                Tenure before = i == 0 ? tenure : tenures.get(i - 1);
                return before.entry() <= begun || i == 0
                        ? moved
                        : moved.with(i - 1, new Tenure(before.commander(), before.from(), at, before.entry()));
            }
        }
        return this;
    }

    /**
     * Returns the commandership once it is known that an episode ended at another moment.
     *
     * @param entry the entry with which it ended
     * @param at when it ended
     * @param begun the entry with which it began
     * @return the corrected commandership
     */
    public Commandership endCorrected(int entry, Instant at, int begun) {
        for (int i = tenures.size() - 1; i >= 0; i--) {
            Tenure tenure = tenures.get(i);
            if (tenure.entry() < entry) {
                return tenure.entry() <= begun
                        ? this
                        : with(i, new Tenure(tenure.commander(), tenure.from(), at, tenure.entry()));
            }
        }
        return this;
    }

    /**
     * A handover is offered.
     *
     * @param to who is asked
     * @param at when
     * @param entry the sequence number of the timeline entry that says so
     * @return the new state; the commander is unchanged
     */
    public Commandership offered(Person to, Instant at, int entry) {
        return new Commandership(tenures, new HandoverOffer(to, at, entry));
    }

    /**
     * Returns the commandership once it is known that the handover on offer was offered at another moment.
     *
     * @param entry the entry with which it was offered
     * @param at when it was
     * @return the corrected commandership; the same if nothing on offer came with that entry
     */
    public Commandership offerCorrected(int entry, Instant at) {
        return offer != null && offer.entry() == entry
                ? new Commandership(tenures, new HandoverOffer(offer.to(), at, entry))
                : this;
    }

    /** The offer is withdrawn or declined; the commander is unchanged. */
    public Commandership withdrawn() {
        return new Commandership(tenures, null);
    }

    private Commandership with(int index, Tenure tenure) {
        List<Tenure> all = new ArrayList<>(tenures);
        all.set(index, tenure);
        return new Commandership(all, offer);
    }

    private List<Tenure> closed(Instant at) {
        int last = tenures.size() - 1;
        Tenure open = tenures.get(last);
        if (open.until() != null) {
            return tenures;
        }
        Tenure closed = new Tenure(open.commander(), open.from(), at, open.entry());
        if (last == 0) {
            return List.of(closed);
        }
        List<Tenure> all = new ArrayList<>(tenures);
        all.set(last, closed);
        return all;
    }
}
