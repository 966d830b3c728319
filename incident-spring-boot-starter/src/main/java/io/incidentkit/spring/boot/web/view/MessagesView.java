package io.incidentkit.spring.boot.web.view;

import io.incidentkit.comms.Audience;
import io.incidentkit.rule.Violation;
import io.incidentkit.service.ToldOutside;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The messages that an update would send now, one an audience, each as it will be read, and those that outsiders have read. */
public final class MessagesView {
    private static final View<Preview> PREVIEW = View.<Preview>named("MessagePreview")
            .with("audience", Shape.TEXT, message -> message.audience().name())
            .maybe("text", Shape.TEXT, Preview::text)
            .each("refused", Violations.VIOLATION, Preview::refused);

    private static final View<ToldOutside> TOLD = View.<ToldOutside>named("ToldOutside")
            .with("entry", Shape.WHOLE, ToldOutside::entry)
            .with("at", Shape.MOMENT, ToldOutside::at)
            .with("audience", Shape.TEXT, message -> message.audience().name())
            .with(
                    "moment",
                    CommunicationView.MOMENT_OF_MESSAGE,
                    message -> message.moment().code())
            .with("text", Shape.TEXT, ToldOutside::text);

    /** All of them. */
    public static final View<Shown> MESSAGES = View.<Shown>named("Messages")
            .each("messages", PREVIEW, Shown::messages)
            .each("toldOutside", TOLD, Shown::told);

    /**
     * A message that would be sent.
     *
     * @param audience to whom
     * @param text the text, or null if a rule refuses it
     * @param refused the rules in the way
     */
    public record Preview(Audience audience, @Nullable String text, List<Violation> refused) {}

    /**
     * The things that are shown.
     *
     * @param messages what an update would send now
     * @param told what went outside so far, the first one first
     */
    public record Shown(List<Preview> messages, List<ToldOutside> told) {}

    private MessagesView() {}
}
