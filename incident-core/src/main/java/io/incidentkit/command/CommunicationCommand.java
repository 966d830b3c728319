package io.incidentkit.command;

import io.incidentkit.comms.Audience;
import io.incidentkit.validation.InputValidator;
import java.time.Instant;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Commands of the communication (chapter 5). An ended incident takes them too: the closing messages come after the end. */
public sealed interface CommunicationCommand extends IncidentCommand {

    /**
     * Tells an audience how it stands. What is sent is the policy's template for that audience, filled with what is known
     * about the incident; nobody composes prose. After the end it is the closing message.
     *
     * @param audience to whom
     * @param line what the template can't know, one line, or null
     * @param closing whether it says that it is over; it waits for the end
     * @param nextDue by when the next one is promised, or null for as often as the policy asks
     * @param sentByHand whether the actor has sent it already; else it meets what is owed once a channel has delivered it, or
     *     somebody says that they sent it ({@link ConfirmSent})
     * @param occurredAt when it was written, or sent, or null for now
     */
    record SendUpdate(
            Audience audience,
            @Nullable String line,
            boolean closing,
            @Nullable Instant nextDue,
            boolean sentByHand,
            @Nullable Instant occurredAt)
            implements CommunicationCommand {
        /** Checks the input. */
        public SendUpdate {
            InputValidator faults = new InputValidator();
            if (audience == null) {
                faults.add("audience", "is required");
            }
            line = faults.optionalLine("line", line);
            nextDue = faults.instant("nextDue", nextDue);
            occurredAt = faults.instant("occurredAt", occurredAt);
            faults.throwIfAny();
        }

        /**
         * Tells an audience how it stands, by a message that is yet to be sent.
         *
         * @param audience to whom
         * @param line what the template can't know, one line, or null
         * @param closing whether it says that it is over; it waits for the end
         * @param nextDue by when the next one is promised, or null for as often as the policy asks
         * @param occurredAt when it was written, or null for now
         */
        public SendUpdate(
                Audience audience,
                @Nullable String line,
                boolean closing,
                @Nullable Instant nextDue,
                @Nullable Instant occurredAt) {
            this(audience, line, closing, nextDue, false, occurredAt);
        }

        /** Returns the same message, which the actor has sent already. */
        public SendUpdate byHand() {
            return new SendUpdate(audience, line, closing, nextDue, true, occurredAt);
        }

        /**
         * Tells an audience what the template says, now.
         *
         * @param audience to whom
         * @return the command
         */
        public static SendUpdate to(Audience audience) {
            return new SendUpdate(audience, null, false, null, null);
        }

        /**
         * Tells an audience what the template says and one line more, now.
         *
         * @param audience to whom
         * @param line the line
         * @return the command
         */
        public static SendUpdate to(Audience audience, String line) {
            return new SendUpdate(audience, line, false, null, null);
        }

        @Override
        public CommandType type() {
            return CommandType.SEND_UPDATE;
        }
    }

    /**
     * Says that a message which was to be sent is sent: by hand, or by a channel that did not say so.
     *
     * @param entry the sequence number of the message's entry
     * @param occurredAt when it was sent, or null for now
     */
    record ConfirmSent(int entry, @Nullable Instant occurredAt) implements CommunicationCommand {
        /** Checks the input. */
        public ConfirmSent {
            InputValidator faults = new InputValidator();
            occurredAt = faults.instant("occurredAt", occurredAt);
            faults.throwIfAny();
        }

        @Override
        public OptionalInt namedEntry() {
            return OptionalInt.of(entry);
        }

        @Override
        public CommandType type() {
            return CommandType.CONFIRM_SENT;
        }
    }

    /**
     * Decides that a message which is owed is not sent.
     *
     * @param obligation the obligation's id, as {@link io.incidentkit.comms.Obligation#id()} gives it
     * @param reason why
     * @param occurredAt when it was decided, or null for now
     */
    record WaiveObligation(
            String obligation, String reason, @Nullable Instant occurredAt) implements CommunicationCommand {
        /** Checks the input. */
        public WaiveObligation {
            InputValidator faults = new InputValidator();
            obligation = faults.line("obligation", obligation);
            reason = faults.text("reason", reason);
            occurredAt = faults.instant("occurredAt", occurredAt);
            faults.throwIfAny();
        }

        @Override
        public CommandType type() {
            return CommandType.WAIVE_OBLIGATION;
        }
    }

    /**
     * Makes the incident private: from then on it exists for those on it alone. What was told before can't be called back.
     *
     * @param reason why
     */
    record MakePrivate(String reason) implements CommunicationCommand {
        /** Checks the input. */
        public MakePrivate {
            InputValidator faults = new InputValidator();
            reason = faults.text("reason", reason);
            faults.throwIfAny();
        }

        @Override
        public CommandType type() {
            return CommandType.MAKE_PRIVATE;
        }

        @Override
        public @Nullable Instant occurredAt() {
            return null;
        }
    }

    /**
     * Makes the incident public: everybody may see it from then on, with its whole timeline.
     *
     * @param reason why
     */
    record MakePublic(String reason) implements CommunicationCommand {
        /** Checks the input. */
        public MakePublic {
            InputValidator faults = new InputValidator();
            reason = faults.text("reason", reason);
            faults.throwIfAny();
        }

        @Override
        public CommandType type() {
            return CommandType.MAKE_PUBLIC;
        }

        @Override
        public @Nullable Instant occurredAt() {
            return null;
        }
    }
}
