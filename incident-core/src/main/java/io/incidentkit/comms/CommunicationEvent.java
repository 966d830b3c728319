package io.incidentkit.comms;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonValue;
import io.incidentkit.loop.Step;
import io.incidentkit.validation.InputValidator;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An event of an incident that decides who has to be told and by when. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface CommunicationEvent {

    /** The longest id of an obligation, in characters: an audience, a reason and a mark. */
    int MAX_OBLIGATION = 500;

    /** Returns when it happened, which may be before it was recorded. */
    Instant at();

    /**
     * Returns the same event at another moment: its first one was a mistake.
     *
     * @param moment when it happened
     * @return the corrected event
     */
    CommunicationEvent withAt(Instant moment);

    /**
     * A severity level was set, for the first time or instead of another one.
     *
     * @param at when
     * @param duties what the level owes, as the policy said at that moment; at most one line an audience
     */
    @JsonTypeName("level-set")
    record LevelSet(Instant at, List<CommunicationDuty> duties) implements CommunicationEvent {
        /**
         * Checks the parts.
         *
         * @throws io.incidentkit.validation.InvalidInputException if the moment is out of range or an audience has two lines
         */
        public LevelSet {
            InputValidator faults = new InputValidator();
            at = checked(faults, at);
            duties = List.copyOf(Objects.requireNonNull(duties, "duties"));
            for (int i = 1; i < duties.size(); i++) {
                Audience audience = duties.get(i).audience();
                if (isNamed(audience, duties, i)) {
                    faults.add("duties", "has two lines for the " + audience + "; keep one an audience");
                }
            }
            faults.throwIfAny();
        }

        @Override
        public LevelSet withAt(Instant moment) {
            return new LevelSet(moment, duties);
        }

        private static boolean isNamed(Audience audience, List<CommunicationDuty> duties, int before) {
            for (int i = 0; i < before; i++) {
                if (duties.get(i).audience().equals(audience)) {
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * A message was sent.
     *
     * @param at when
     * @param audience to whom
     * @param closing whether it says that it is over
     * @param nextDue by when it promises the next one, or null if it promises nothing
     */
    @JsonTypeName("update-sent")
    record UpdateSent(
            Instant at,
            Audience audience,
            boolean closing,
            @Nullable Instant nextDue) implements CommunicationEvent {
        /**
         * Checks the parts.
         *
         * @throws io.incidentkit.validation.InvalidInputException if a moment is out of range
         */
        public UpdateSent {
            Objects.requireNonNull(audience, "audience");
            InputValidator faults = new InputValidator();
            at = checked(faults, at);
            nextDue = faults.instant("nextDue", nextDue);
            faults.throwIfAny();
        }

        @Override
        public UpdateSent withAt(Instant moment) {
            return new UpdateSent(moment, audience, closing, nextDue);
        }
    }

    /**
     * A step was completed. Only triage, diagnosis and mitigation ask for a message: detection begins the episode, and
     * {@link Ended} completes it.
     *
     * @param at when
     * @param step the step
     */
    @JsonTypeName("step-completed")
    record StepCompleted(Instant at, Step step) implements CommunicationEvent {
        /**
         * Checks the parts.
         *
         * @throws io.incidentkit.validation.InvalidInputException if the moment is out of range
         */
        public StepCompleted(Instant at, Step step) {
            this.step = Objects.requireNonNull(step, "step");
            this.at = checked(at);
        }

        @Override
        public StepCompleted withAt(Instant moment) {
            return new StepCompleted(moment, step);
        }
    }

    /**
     * The incident ended.
     *
     * @param at when
     * @param how in which way
     */
    @JsonTypeName("ended")
    record Ended(Instant at, End how) implements CommunicationEvent {
        /**
         * Checks the parts.
         *
         * @throws io.incidentkit.validation.InvalidInputException if the moment is out of range
         */
        public Ended(Instant at, End how) {
            this.how = Objects.requireNonNull(how, "how");
            this.at = checked(at);
        }

        @Override
        public Ended withAt(Instant moment) {
            return new Ended(moment, how);
        }
    }

    /**
     * The incident came back: a new episode begins, at the level that was set last.
     *
     * @param at when
     */
    @JsonTypeName("reopened")
    record Reopened(Instant at) implements CommunicationEvent {
        /**
         * Checks the moment.
         *
         * @throws io.incidentkit.validation.InvalidInputException if it is out of range
         */
        public Reopened {
            at = checked(at);
        }

        @Override
        public Reopened withAt(Instant moment) {
            return new Reopened(moment);
        }
    }

    /**
     * A duplicate was merged into the incident, whose messages had told some audiences: they know of it, and hear of its end.
     *
     * @param at when
     * @param lines what the level of the duplicate owed to those whom it had told; one line an audience
     */
    @JsonTypeName("told-elsewhere")
    record ToldElsewhere(Instant at, List<CommunicationDuty> lines) implements CommunicationEvent {
        /**
         * Checks the moment.
         *
         * @throws io.incidentkit.validation.InvalidInputException if it is out of range
         */
        public ToldElsewhere(Instant at, List<CommunicationDuty> lines) {
            this.lines = List.copyOf(Objects.requireNonNull(lines, "lines"));
            this.at = checked(at);
        }

        @Override
        public ToldElsewhere withAt(Instant moment) {
            return new ToldElsewhere(moment, lines);
        }
    }

    /**
     * The incident was made private: some audiences are owed nothing from then on, also not the end.
     *
     * @param at when
     * @param audiences the audiences that are outside the team
     */
    @JsonTypeName("hidden")
    record Hidden(Instant at, List<Audience> audiences) implements CommunicationEvent {
        /**
         * Checks the moment.
         *
         * @throws io.incidentkit.validation.InvalidInputException if it is out of range
         */
        public Hidden(Instant at, List<Audience> audiences) {
            this.audiences = List.copyOf(Objects.requireNonNull(audiences, "audiences"));
            this.at = checked(at);
        }

        @Override
        public Hidden withAt(Instant moment) {
            return new Hidden(moment, audiences);
        }
    }

    /**
     * The incident was made public: what it owes to some audiences begins anew.
     *
     * @param at when
     * @param duties what the level owes them, as the policy said at that moment; at most one line an audience
     */
    @JsonTypeName("shown")
    record Shown(Instant at, List<CommunicationDuty> duties) implements CommunicationEvent {
        /**
         * Checks the parts.
         *
         * @throws io.incidentkit.validation.InvalidInputException if the moment is out of range or an audience has two lines
         */
        public Shown(Instant at, List<CommunicationDuty> duties) {
            LevelSet lines = new LevelSet(at, duties);
            this.duties = lines.duties();
            this.at = lines.at();
        }

        @Override
        public Shown withAt(Instant moment) {
            return new Shown(moment, duties);
        }
    }

    /**
     * It was decided that a message is not sent.
     *
     * @param at when it was decided
     * @param obligation the id of an obligation; if it is not open or missed yet, the waiver waits for it
     * @param by who decided it
     * @param reason why
     */
    @JsonTypeName("waived")
    record Waived(Instant at, String obligation, String by, String reason) implements CommunicationEvent {
        /**
         * Checks the parts.
         *
         * @throws io.incidentkit.validation.InvalidInputException with every fault
         */
        public Waived {
            InputValidator faults = new InputValidator();
            at = checked(faults, at);
            obligation = faults.document("obligation", obligation, MAX_OBLIGATION);
            by = faults.line("by", by);
            reason = faults.text("reason", reason);
            faults.throwIfAny();
        }

        @Override
        public Waived withAt(Instant moment) {
            return new Waived(moment, obligation, by, reason);
        }
    }

    /** The ways to end, as far as they differ in who is told. */
    enum End {
        /** It is over: each audience that the level names is told, and each that was told of the beginning. */
        RESOLVED("resolved"),
        /** It was a false alarm: whoever was told of it is told of that. */
        DISMISSED("dismissed"),
        /** It goes on as part of another incident, which also tells the rest. */
        MERGED("merged");

        private final String code;

        End(String code) {
            this.code = code;
        }

        /** Returns the stable code under which it is stored. */
        @JsonValue
        public String code() {
            return code;
        }
    }

    private static Instant checked(Instant at) {
        InputValidator faults = new InputValidator();
        Instant checked = checked(faults, at);
        faults.throwIfAny();
        return checked;
    }

    private static Instant checked(InputValidator faults, Instant at) {
        Instant checked = faults.instant("at", Objects.requireNonNull(at, "at"));
        return checked == null ? at : checked;
    }
}
