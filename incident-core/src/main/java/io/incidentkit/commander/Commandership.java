package io.incidentkit.commander;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who commands one incident: every tenure so far, and the handover that is on offer.
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
     * @return the new state, without an offer
     */
    public Commandership taken(Person person, Instant at) {
        if (tenures.isEmpty()) {
            return new Commandership(List.of(new Tenure(person, at, null)), null);
        }
        List<Tenure> all = new ArrayList<>(closed(at));
        all.add(new Tenure(person, at, null));
        return new Commandership(all, null);
    }

    /**
     * There has been a commander at that moment already: if nobody commanded then, the first one who did since begins then.
     *
     * @param at the moment
     * @return the new state
     */
    public Commandership presentAt(Instant at) {
        int first = tenures.size() - 1;
        if (current() == null) {
            return this;
        }
        while (first > 0 && tenures.get(first).from().isAfter(at) && followsWithoutGap(first)) {
            first--;
        }
        Tenure tenure = tenures.get(first);
        if (!tenure.from().isAfter(at)) {
            return this;
        }
        List<Tenure> all = new ArrayList<>(tenures);
        all.set(first, new Tenure(tenure.commander(), at, tenure.until()));
        return new Commandership(all, offer);
    }

    /**
     * The incident ends, and command with it.
     *
     * @param at when
     * @return the new state, without an offer
     */
    public Commandership ended(Instant at) {
        return current() == null ? this : new Commandership(closed(at), null);
    }

    /**
     * A handover is offered.
     *
     * @param to who is asked
     * @param at when
     * @return the new state; the commander is unchanged
     */
    public Commandership offered(Person to, Instant at) {
        return new Commandership(tenures, new HandoverOffer(to, at));
    }

    /** The offer is withdrawn or declined; the commander is unchanged. */
    public Commandership withdrawn() {
        return new Commandership(tenures, null);
    }

    private boolean followsWithoutGap(int index) {
        return tenures.get(index).from().equals(tenures.get(index - 1).until());
    }

    private List<Tenure> closed(Instant at) {
        int last = tenures.size() - 1;
        Tenure open = tenures.get(last);
        if (open.until() != null) {
            return tenures;
        }
        List<Tenure> all = new ArrayList<>(tenures);
        all.set(last, new Tenure(open.commander(), open.from(), at));
        return all;
    }
}
