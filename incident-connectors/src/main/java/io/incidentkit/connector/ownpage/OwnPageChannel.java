package io.incidentkit.connector.ownpage;

import io.incidentkit.comms.Audience;
import io.incidentkit.effect.Channel;
import io.incidentkit.effect.ChannelDescription;
import io.incidentkit.effect.Delivery;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.loop.IncidentKind;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * Says of each message for our own page that it is sent: the page is made of what was sent, so there it is from then on.
 *
 * <p>Immutable and thread-safe.
 */
public final class OwnPageChannel implements Channel {
    /** The tool in words, for whoever sets it up. */
    public static final ChannelDescription DESCRIPTION = new ChannelDescription(
            "our own page",
            "Serves what was told as Statuspage's API v2, RSS and Atom",
            "To be switched on, and its address",
            "Announce maintenances, send mails to subscribers, show an HTML page: it is read by those who "
                    + "read Statuspage");

    /** The channel's name. */
    public static final String NAME = "own-page";

    private final URI url;
    private final Set<Audience> audiences;

    /**
     * Creates one.
     *
     * @param url where people read the page
     * @param audiences whose messages are on it
     */
    public OwnPageChannel(URI url, Set<Audience> audiences) {
        this.url = url;
        this.audiences = Set.copyOf(audiences);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<ChannelDescription> description() {
        return Optional.of(DESCRIPTION);
    }

    @Override
    public Set<EffectKind> kinds() {
        return Set.of(EffectKind.SEND_UPDATE);
    }

    @Override
    public Delivery deliver(Effect effect, EffectContext context) {
        boolean isOnIt = effect.kind() == EffectKind.SEND_UPDATE
                && !context.isPrivate()
                && context.kind() == IncidentKind.REAL
                && audiences.contains(new Audience(effect.target()));
        return isOnIt ? Delivery.delivered(url.toString()) : Delivery.ignored();
    }
}
