package io.incidentkit.comms;

import com.fasterxml.jackson.annotation.JsonValue;
import io.incidentkit.loop.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One message that is owed to one audience, and how it stands at the moment that was asked about. It is in exactly one
 * {@link State}.
 *
 * @param id the stable name, such as {@code status page/first/1}; a waiver names the obligation by it. The moment in the
 *     name of a cadence is that from which it is owed
 * @param audience who is told
 * @param reason what asks for the message
 * @param step the completed step that asks for it; null unless the reason is {@link Reason#STEP}
 * @param owedSince from when it is owed
 * @param due by when it is sent; never before {@code owedSince}
 * @param state how it stands
 * @param settledAt when it was met, waived or lapsed, or missed for good; null while a message can still meet it. An obligation
 *     that an earlier message met before it arose is settled before it is owed
 * @param waiver why it was waived, and by whom; null unless it was
 */
public record Obligation(
        String id,
        Audience audience,
        Reason reason,
        @Nullable Step step,
        Instant owedSince,
        Instant due,
        State state,
        @Nullable Instant settledAt,
        @Nullable Waiver waiver) {

    /** The reasons for which a message is owed. */
    public enum Reason {
        /** The first message of an episode. */
        FIRST("first"),
        /** The next message: as often as the policy asks, or sooner if the last message said so; in a silence, each time anew. */
        CADENCE("cadence"),
        /** A step was completed. */
        STEP("step"),
        /** The incident has ended. */
        CLOSING("closing");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        /** Returns the stable code under which the reason is stored and shown. */
        @JsonValue
        public String code() {
            return code;
        }
    }

    /** How an obligation stands. */
    public enum State {
        /** Not sent, and not due yet. */
        OPEN("open"),
        /** Sent in time. */
        MET("met"),
        /** Sent after it was due. */
        LATE("late"),
        /** Not sent, though it is due; for good, once the next one is due as well, at the end, or in a new episode. */
        MISSED("missed"),
        /** It was decided, with a reason, that it is not sent. */
        WAIVED("waived"),
        /** Its reason ended before it was due: a lower level, the end, a new episode. Never counted against anyone. */
        LAPSED("lapsed");

        private final String code;

        State(String code) {
            this.code = code;
        }

        /** Returns the stable code under which the state is stored and shown. */
        @JsonValue
        public String code() {
            return code;
        }
    }

    /**
     * Why an obligation was waived.
     *
     * @param by who decided it
     * @param reason why
     */
    public record Waiver(String by, String reason) {}

    /** Returns the moment of the message that may be sent for it. */
    public MessageMoment moment() {
        return switch (reason) {
            case FIRST -> MessageMoment.FIRST;
            case CADENCE, STEP -> MessageMoment.UPDATE;
            case CLOSING -> MessageMoment.CLOSING;
        };
    }

    /** Returns whether a message can still meet it, in time or late. */
    public boolean isUnsettled() {
        return settledAt == null;
    }

    /**
     * Returns how late it was met, or how late it is. What is missed for good is no later than when it was settled.
     *
     * @param now the moment that is asked about
     * @return the time past due; empty if it is neither late nor missed
     */
    public Optional<Duration> lateBy(Instant now) {
        return switch (state) {
            case LATE, MISSED -> Optional.of(Duration.between(due, settledAt == null ? now : settledAt));
            case OPEN, MET, WAIVED, LAPSED -> Optional.empty();
        };
    }

    /** Returns the id and the state. */
    @Override
    public String toString() {
        return id + " [" + state.code() + ", due " + due + "]";
    }

    static Obligation owed(
            Audience audience, Reason reason, @Nullable Step step, String mark, Instant since, Instant due) {
        String kind = step == null ? reason.code() : reason.code() + "-" + step.code();
        String id = audience.name() + "/" + kind + "/" + mark;
        return new Obligation(id, audience, reason, step, since, due, State.OPEN, null, null);
    }

    /** Whether it is still to come at that moment; one that is due at that very moment is not. */
    boolean isDueAfter(Instant at) {
        return due.isAfter(at);
    }

    /** Whether another one follows once it passes without a message, where the level asks for one at an interval. */
    boolean isOfInterval() {
        return reason == Reason.FIRST || reason == Reason.CADENCE;
    }

    /** An unsettled obligation, as it stands at a moment. */
    Obligation asOf(Instant now) {
        return isDueAfter(now) ? this : with(State.MISSED, null, null);
    }

    Obligation dueBy(Instant latest) {
        return latest.isBefore(due)
                ? new Obligation(id, audience, reason, step, owedSince, latest, state, settledAt, waiver)
                : this;
    }

    /** A message at the very moment it is due is in time. */
    Obligation metAt(Instant at) {
        return with(at.isAfter(due) ? State.LATE : State.MET, at, null);
    }

    /** Nothing meets it any more. */
    Obligation missedAt(Instant at) {
        return with(State.MISSED, at, null);
    }

    Obligation waivedAt(Instant at, Waiver why) {
        return with(State.WAIVED, at, why);
    }

    Obligation lapsedAt(Instant at) {
        return with(State.LAPSED, at, null);
    }

    private Obligation with(State next, @Nullable Instant at, @Nullable Waiver why) {
        return new Obligation(id, audience, reason, step, owedSince, due, next, at, why);
    }
}
