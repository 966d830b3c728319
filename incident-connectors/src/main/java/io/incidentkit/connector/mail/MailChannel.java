package io.incidentkit.connector.mail;

import io.incidentkit.connector.call.FarKey;
import io.incidentkit.connector.message.ChannelMessage;
import io.incidentkit.connector.message.MessageRoute;
import io.incidentkit.effect.Channel;
import io.incidentkit.effect.ChannelDescription;
import io.incidentkit.effect.Delivery;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.text.Digests;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Sends effects as mails in plain text, over a mail server of the host ({@link MailServer}), to those who are named for them
 * ({@link MailRecipients}).
 *
 * <ul>
 *   <li>Several recipients of one mail do not see each other.
 *   <li>The id of a mail is the same at each attempt, so that mail servers and programs can tell a repeat; mails of one episode and target
 *       form a thread.
 *   <li>What the mail server took may still come back: the timeline says that it was handed over.
 *   <li>What is for a person of whom no mail is known is refused, and stands on the timeline; of groups and audiences that are not named it
 *       takes nothing.
 * </ul>
 *
 * <p>Immutable and thread-safe. It needs {@code org.eclipse.angus:angus-mail}.
 */
public final class MailChannel implements Channel {
    /** The tool in words, for whoever sets it up. */
    public static final ChannelDescription DESCRIPTION = new ChannelDescription(
            "mail",
            "Messages, what is asked and reminded (or the kinds named) as plain text; recipients by "
                    + "audience, by target, or by the person's mail in the `Directory`",
            "`org.eclipse.angus:angus-mail`, a server and a sender's address",
            "Know whether it was read, or came back");

    private static final int LONGEST_KEY = 250;
    private static final int ID_LENGTH = 40;

    private final String name;
    private final String installation;
    private final MailServer server;
    private final MailRecipients recipients;
    private final Set<EffectKind> kinds;

    /**
     * Creates one.
     *
     * @param name the channel's name, one line
     * @param installation the name of this installation, which no other has
     * @param server the mail server
     * @param recipients who gets what
     * @param kinds the kinds of effects, of {@link MessageRoute#TEXTS}
     * @throws IllegalArgumentException if one of the kinds is no text for people
     */
    public MailChannel(
            String name, String installation, MailServer server, MailRecipients recipients, Set<EffectKind> kinds) {
        if (!MessageRoute.TEXTS.containsAll(kinds)) {
            throw new IllegalArgumentException("Not all of " + kinds + " are texts for people");
        }
        this.name = name;
        this.installation = installation;
        this.server = server;
        this.recipients = recipients;
        this.kinds = Set.copyOf(kinds);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Optional<ChannelDescription> description() {
        return Optional.of(DESCRIPTION);
    }

    @Override
    public Set<EffectKind> kinds() {
        return kinds;
    }

    @Override
    public Delivery deliver(Effect effect, EffectContext context) {
        if (!kinds.contains(effect.kind())) {
            return Delivery.ignored();
        }
        List<String> to = recipients.of(effect);
        if (to.isEmpty()) {
            boolean isForOne = effect.kind() == EffectKind.ASK || effect.kind() == EffectKind.REMIND;
            return isForOne ? Delivery.rejected("no mail of '" + effect.target() + "' is known") : Delivery.ignored();
        }
        ChannelMessage message = ChannelMessage.of(effect, context);
        String thread = FarKey.of(installation, context, effect.target(), LONGEST_KEY);
        return server.send(new MailText(
                to, message.headline(), message.asText("", true), id(thread + "/" + effect.key()), id(thread)));
    }

    /** Connects and logs in, and sends nothing. */
    @Override
    public List<String> faults() {
        return server.faults();
    }

    /** Sends a mail that says that it is a test to the sender's own address; nobody else gets it. */
    @Override
    public Delivery sendTest() {
        ChannelMessage test = ChannelMessage.test();
        String id = id(installation + "/test/" + System.nanoTime());
        return server.send(new MailText(List.of(server.from()), test.headline(), test.asText("", true), id, id));
    }

    private static String id(String key) {
        return Digests.sha256(key).substring(0, ID_LENGTH);
    }
}
