package io.incidentkit.actionitem;

import io.incidentkit.commander.Person;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something to be done so that an incident does not come back, or ends sooner.
 *
 * <p>Immutable and thread-safe.
 *
 * @param number the item's number on its incident, from 1
 * @param type what it is good for
 * @param description what is to be done
 * @param owner who sees to it, or null as long as nobody does
 * @param due by the end of which day, or null as long as nobody has said so
 * @param state where it stands
 * @param addedAt when it was added
 * @param reviewedAt when a review last looked at it, or null
 * @param finishedAt when it was done or dropped, or null
 * @param dropReason why it was dropped, or null
 * @param ticket its ticket in a tracker, or null as long as none is known
 */
public record ActionItem(
        int number,
        ActionType type,
        String description,
        @Nullable Person owner,
        @Nullable LocalDate due,
        ActionState state,
        Instant addedAt,
        @Nullable Instant reviewedAt,
        @Nullable Instant finishedAt,
        @Nullable String dropReason,
        @Nullable ActionTicket ticket) {

    /** So many action items an incident has at most: each command on it reads and writes them all. */
    public static final int MAX_OF_AN_INCIDENT = 500;

    /** A review looks at every open item once in this time. */
    public static final Duration REVIEWED_EVERY = Duration.ofDays(7);

    /** So long after it was added somebody is asked for the owner or the due date that an item lacks. */
    public static final Duration ASKED_AFTER = Duration.ofDays(7);

    /**
     * A new item, with nothing done yet.
     *
     * @param number the item's number on its incident, from 1
     * @param type what it is good for
     * @param description what is to be done
     * @param owner who sees to it, or null
     * @param due by the end of which day, or null
     * @param at when it was added
     * @return the item
     */
    public static ActionItem open(
            int number,
            ActionType type,
            String description,
            @Nullable Person owner,
            @Nullable LocalDate due,
            Instant at) {
        return new ActionItem(number, type, description, owner, due, ActionState.OPEN, at, null, null, null, null);
    }

    /** Returns whether it has an owner and a due date ({@code every-action-has-owner-and-due-date}). */
    public boolean complete() {
        return owner != null && due != null;
    }

    /** Returns what it lacks in words: {@code no owner}, {@code no due date} or both; empty if it is complete. */
    public Optional<String> missing() {
        if (complete()) {
            return Optional.empty();
        }
        return Optional.of(owner != null ? "no due date" : due != null ? "no owner" : "neither owner nor due date");
    }

    /**
     * Returns how it stands. An item without an owner or a due date is never on time.
     *
     * @param now the moment that is asked about
     * @param zone the team's time zone
     */
    public ActionStanding standing(Instant now, ZoneId zone) {
        return switch (state) {
            case DONE -> ActionStanding.DONE;
            case DROPPED -> ActionStanding.DROPPED;
            case OPEN, IN_PROGRESS ->
                stale(now, zone)
                        ? ActionStanding.STALE
                        : complete() ? ActionStanding.ON_TIME : ActionStanding.INCOMPLETE;
        };
    }

    /**
     * Returns whether its due date is over and it is not finished.
     *
     * @param now the moment
     * @param zone the team's time zone, in which the due date ends
     */
    public boolean overdue(Instant now, ZoneId zone) {
        return state.unfinished()
                && due != null
                && now.atZone(zone).toLocalDate().isAfter(due);
    }

    /**
     * Returns whether it is not finished and no review looked at it for over a week.
     *
     * @param now the moment
     */
    public boolean unreviewed(Instant now) {
        return state.unfinished() && Duration.between(lookedAt(), now).compareTo(REVIEWED_EVERY) > 0;
    }

    /**
     * Returns whether it is stale: not finished, and past its due date or not reviewed for over a week.
     *
     * @param now the moment
     * @param zone the team's time zone
     */
    public boolean stale(Instant now, ZoneId zone) {
        return overdue(now, zone) || unreviewed(now);
    }

    /**
     * Returns since when it is stale.
     *
     * @param now the moment
     * @param zone the team's time zone
     * @return the end of its due date, or a week after somebody last looked at it, whichever came first; empty if it is not
     *     stale
     */
    public Optional<Instant> staleSince(Instant now, ZoneId zone) {
        Instant ended = due != null && overdue(now, zone)
                ? due.plusDays(1).atStartOfDay(zone).toInstant()
                : null;
        if (!unreviewed(now)) {
            return Optional.ofNullable(ended);
        }
        Instant week = lookedAt().plus(REVIEWED_EVERY);
        return Optional.of(ended != null && ended.isBefore(week) ? ended : week);
    }

    /** Returns when somebody last looked at it: in a review, or when it was added. */
    public Instant lookedAt() {
        return reviewedAt == null ? addedAt : reviewedAt;
    }

    /**
     * Returns the day that puts the item into a period: the one on which it falls due. As long as it has no due date that is the one on
     * which somebody is asked for it, so that an item does not stay out of the figures by having none.
     *
     * @param zone the team's time zone
     */
    public LocalDate countsOn(ZoneId zone) {
        return due != null ? due : addedAt.plus(ASKED_AFTER).atZone(zone).toLocalDate();
    }

    /**
     * Returns the item after a change of what it says.
     *
     * @param newType what it is good for
     * @param newDescription what is to be done
     * @param newOwner who sees to it, or null
     * @param newDue by the end of which day, or null
     * @return the changed item
     */
    public ActionItem changed(
            ActionType newType, String newDescription, @Nullable Person newOwner, @Nullable LocalDate newDue) {
        return new ActionItem(
                number,
                newType,
                newDescription,
                newOwner,
                newDue,
                state,
                addedAt,
                reviewedAt,
                finishedAt,
                dropReason,
                ticket);
    }

    /** Returns the item once somebody works on it. */
    public ActionItem started() {
        return new ActionItem(
                number,
                type,
                description,
                owner,
                due,
                ActionState.IN_PROGRESS,
                addedAt,
                reviewedAt,
                null,
                null,
                ticket);
    }

    /**
     * Returns the item once it is done.
     *
     * @param at when
     * @return the finished item
     */
    public ActionItem done(Instant at) {
        return new ActionItem(
                number, type, description, owner, due, ActionState.DONE, addedAt, reviewedAt, at, null, ticket);
    }

    /**
     * Returns the item once it is dropped.
     *
     * @param at when
     * @param reason why
     * @return the dropped item
     */
    public ActionItem dropped(Instant at, String reason) {
        return new ActionItem(
                number, type, description, owner, due, ActionState.DROPPED, addedAt, reviewedAt, at, reason, ticket);
    }

    /**
     * Returns the item after a review. One that is recorded late takes nothing from a later one.
     *
     * @param at when
     * @return the reviewed item
     */
    public ActionItem reviewed(Instant at) {
        Instant last = reviewedAt == null || at.isAfter(reviewedAt) ? at : reviewedAt;
        return new ActionItem(
                number, type, description, owner, due, state, addedAt, last, finishedAt, dropReason, ticket);
    }

    /**
     * Returns the item once it is known how its ticket stands.
     *
     * @param known the ticket
     * @return the item with that ticket
     */
    public ActionItem withTicket(ActionTicket known) {
        return new ActionItem(
                number, type, description, owner, due, state, addedAt, reviewedAt, finishedAt, dropReason, known);
    }

    /**
     * Returns the ticket that is finished in its tracker while this item is not: a proposal to finish it, which waits for somebody to take it
     * or to say why not. Empty if there is none.
     */
    public Optional<ActionTicket> proposal() {
        return Optional.ofNullable(ticket)
                .filter(known -> state.unfinished() && !known.state().unfinished());
    }
}
