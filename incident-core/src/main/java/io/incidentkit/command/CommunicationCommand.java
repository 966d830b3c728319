package io.incidentkit.command;

import static io.incidentkit.command.CommandDescription.describe;

import io.incidentkit.comms.Audience;
import io.incidentkit.incident.Incident;
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
        /** Of a private incident nothing but its link is told, and after the end nothing more is promised. */
        static final CommandDescription<IncidentCommand> DESCRIPTION = describe(
                CommandType.SEND_UPDATE,
                "The text comes from the policy’s template, filled with what is known.",
                CommandShape.of(
                        Fields.audience("audience", "Who").required("is required, such as " + Audience.STATUS_PAGE),
                        Fields.line("line", "One line more").fitting(incident -> !incident.isPrivate()),
                        // After the end every message is the closing one, and before it none is.
                        Fields.yesNo("closing", "It is the closing message").forPrograms(),
                        Fields.moment("nextDue", "Promise the next one sooner")
                                .seldom()
                                .fitting(Incident::isOpen),
                        Fields.yesNo("sentByHand", "It is sent already").forPrograms(),
                        Fields.OCCURRED_AT,
                        SendUpdate::new));

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
        static final CommandDescription<IncidentCommand> DESCRIPTION = describe(
                CommandType.CONFIRM_SENT,
                "What was to be sent is sent, by you or somebody else. It meets what was owed.",
                CommandShape.of(
                        Fields.numberOf("entry", "Which message", FieldKind.ENTRY),
                        Fields.OCCURRED_AT,
                        ConfirmSent::new));

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
        static final CommandDescription<IncidentCommand> DESCRIPTION = describe(
                CommandType.WAIVE_OBLIGATION,
                "It is not done, and the reason stays on the timeline.",
                CommandShape.of(
                        Fields.written("obligation", "What is owed", FieldKind.OBLIGATION)
                                .required(),
                        Fields.text("reason", "Why it is not done").required(),
                        Fields.OCCURRED_AT,
                        WaiveObligation::new));

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
        static final CommandDescription<IncidentCommand> DESCRIPTION = describe(
                CommandType.MAKE_PRIVATE,
                "Only those on it see it from then on, and the outside is owed nothing. What was told before stays told.",
                CommandShape.of(Fields.text("reason", "Why").required(), MakePrivate::new));

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
        static final CommandDescription<IncidentCommand> DESCRIPTION = describe(
                CommandType.MAKE_PUBLIC,
                "Everybody sees it from then on, with its whole timeline, and the outside is told as its level asks.",
                CommandShape.of(Fields.text("reason", "Why").required(), MakePublic::new));

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
