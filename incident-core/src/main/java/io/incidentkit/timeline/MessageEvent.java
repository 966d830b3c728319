package io.incidentkit.timeline;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.incidentkit.comms.Audience;
import io.incidentkit.comms.Carrier;
import io.incidentkit.comms.CommunicationDuty;
import io.incidentkit.comms.MessageMoment;
import io.incidentkit.duty.DutyWork;
import io.incidentkit.text.MomentWords;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events of the communication (chapter 5). */
public sealed interface MessageEvent extends IncidentEvent {

    /**
     * A message was written for an audience. It is to be sent, or was sent already.
     *
     * @param audience to whom
     * @param moment whether it is the first message, one on the way or the closing one
     * @param text what it says; of a private incident its link and nothing else
     * @param nextDue by when it promises the next one, or null if time alone asks for none
     * @param carrier what is to send it, until when it meets nothing; null if it was sent when it happened, as in the first version
     */
    record MessageSent(
            Audience audience,
            MessageMoment moment,
            String text,
            @Nullable Instant nextDue,
            @Nullable Carrier carrier) implements MessageEvent {
        /** A message that was sent when it happened. */
        public MessageSent(Audience audience, MessageMoment moment, String text, @Nullable Instant nextDue) {
            this(audience, moment, text, nextDue, null);
        }

        /** Returns the same message, as sent. */
        public MessageSent sent() {
            return new MessageSent(audience, moment, text, nextDue, null);
        }

        @Override
        public EventType type() {
            return EventType.MESSAGE_SENT;
        }

        @Override
        public String describe() {
            String how = carrier == null ? "Message" : carrier == Carrier.HAND ? "To be sent by hand" : "To be sent";
            return how + " to " + audience + " (" + moment.code() + "): " + text;
        }
    }

    /**
     * A message that was to be sent is sent: a channel delivered it, or a person says so, who then is the actor.
     *
     * @param entry the sequence number of the message's entry
     * @param audience who was told
     * @param moment whether it is the first message, one on the way or the closing one
     * @param nextDue by when it promises the next one; null if it promises nothing, or that moment had passed
     */
    record MessageConfirmed(
            int entry,
            Audience audience,
            MessageMoment moment,
            @Nullable Instant nextDue) implements MessageEvent {
        @Override
        public EventType type() {
            return EventType.MESSAGE_CONFIRMED;
        }

        @Override
        public String describe() {
            return "Sent to " + audience + " (" + moment.code() + "): the message of entry " + entry;
        }
    }

    /**
     * It was decided that a message which is owed is not sent.
     *
     * @param obligation the id of the obligation
     * @param reason why
     */
    record ObligationWaived(String obligation, String reason) implements MessageEvent {
        @Override
        public EventType type() {
            return EventType.OBLIGATION_WAIVED;
        }

        @Override
        public String describe() {
            return (DutyWork.isDuty(obligation) ? "Waived (" : "Message waived (") + obligation + "): " + reason;
        }
    }

    /**
     * The moment passed by which a message was owed, and none was sent. A message that is sent or recorded later can still meet
     * it; what stands here was so when it was recorded.
     *
     * @param obligation the id of the obligation
     * @param audience who was not told
     * @param due when the message was due
     * @param told who was reminded; empty in the first version
     */
    record ObligationMissed(
            String obligation,
            Audience audience,
            Instant due,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> told)
            implements MessageEvent {
        /** Copies the list, which was not there in the first version. */
        public ObligationMissed(String obligation, Audience audience, Instant due, @Nullable List<String> told) {
            this.obligation = obligation;
            this.audience = audience;
            this.due = due;
            this.told = told == null ? List.of() : List.copyOf(told);
        }

        @Override
        public EventType type() {
            return EventType.OBLIGATION_MISSED;
        }

        @Override
        public String describe() {
            return "Message missed: " + audience + " was to be told by " + MomentWords.minute(due)
                    + (told.isEmpty() ? "" : "; " + String.join(" and ", told) + " reminded");
        }
    }

    /**
     * The incident was made private: it exists for those on it alone, and the outside is owed nothing any more.
     *
     * @param reason why
     * @param outside the audiences that were outside the team, as the policy said at that moment
     */
    record MadePrivate(String reason, List<Audience> outside) implements MessageEvent {
        /** Copies the list. */
        public MadePrivate {
            outside = List.copyOf(outside);
        }

        @Override
        public EventType type() {
            return EventType.MADE_PRIVATE;
        }

        @Override
        public String describe() {
            return "Made private: " + reason;
        }
    }

    /**
     * The incident was made public: everybody may see it, and the outside is told from then on.
     *
     * @param reason why
     * @param duties which audiences outside the team have to be told by when, as the policy said at that moment
     */
    record MadePublic(String reason, List<CommunicationDuty> duties) implements MessageEvent {
        /** Copies the list. */
        public MadePublic {
            duties = List.copyOf(duties);
        }

        @Override
        public EventType type() {
            return EventType.MADE_PUBLIC;
        }

        @Override
        public String describe() {
            return "Made public: " + reason;
        }
    }
}
