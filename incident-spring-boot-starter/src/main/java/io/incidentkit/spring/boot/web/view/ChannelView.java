package io.incidentkit.spring.boot.web.view;

import io.incidentkit.effect.ChannelDescription;
import io.incidentkit.effect.ChannelStanding;
import io.incidentkit.effect.Delivery;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.spring.boot.channel.ConnectedChannels.Failure;
import io.incidentkit.spring.boot.security.AlertSenders.Sender;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Channels, as the API shows them: never what they tell, and no secret. */
public final class ChannelView {
    private static final View<Failure> FAILURE = View.<Failure>named("ChannelFailure")
            .with("at", Shape.MOMENT, Failure::at)
            .with("reason", Shape.TEXT, Failure::reason)
            .with("final", Shape.YES_NO, Failure::isFinal);

    private static final View<ChannelDescription> DESCRIPTION = View.<ChannelDescription>named("ChannelDescription")
            .with("tool", Shape.TEXT, ChannelDescription::tool)
            .with("does", Shape.TEXT, ChannelDescription::does)
            .with("needs", Shape.TEXT, ChannelDescription::needs)
            .with("cannot", Shape.TEXT, ChannelDescription::cannot);

    /** A channel. */
    public static final View<Shown> CHANNEL = View.<Shown>named("Channel")
            .with("channel", Shape.TEXT, Shown::name)
            .with(
                    "kinds",
                    Shape.listOf(Shape.oneOf(EffectKind.values(), EffectKind::code)),
                    shown -> shown.kinds().stream()
                            .sorted(Comparator.naturalOrder())
                            .map(EffectKind::code)
                            .toList())
            .with("tells", Shape.YES_NO, Shown::tells)
            .maybe(
                    "description",
                    Shape.of(DESCRIPTION),
                    shown -> shown.description().map(DESCRIPTION::of))
            .maybe("faults", Shape.listOf(Shape.TEXT), Shown::faults)
            .maybe("lastFailure", Shape.of(FAILURE), shown -> shown.failure().map(FAILURE::of))
            .maybe("waiting", Shape.WHOLE, shown -> shown.standing().map(ChannelStanding::waiting))
            .maybe("failing", Shape.WHOLE, shown -> shown.standing().map(ChannelStanding::failing))
            .maybe("failed", Shape.WHOLE, shown -> shown.standing().map(ChannelStanding::failed));

    /** The channels, and the tools whose alerts are taken in. */
    public static final View<Connected> CONNECTED = View.<Connected>named("Channels")
            .each("channels", CHANNEL, Connected::channels)
            .each("alertSources", AlertsView.SENDER, Connected::senders);

    /** The result of a test. */
    public static final View<Delivery> TEST = View.<Delivery>named("ChannelTest")
            .with("outcome", Shape.oneOf(Delivery.Kind.values(), ChannelView::code), tested -> code(tested.kind()))
            .maybe("detail", Shape.TEXT, Delivery::text);

    /**
     * The things that are shown.
     *
     * @param name the channel's name
     * @param kinds the kinds that it takes
     * @param tells whether somebody is told by it
     * @param description what it does, needs and can't; empty if nobody wrote it
     * @param faults what is wrong with its setting; empty if it was not checked yet
     * @param failure its last failure on this node
     * @param standing how its deliveries stand; empty where that is not known
     */
    public record Shown(
            String name,
            Set<EffectKind> kinds,
            boolean tells,
            Optional<ChannelDescription> description,
            Optional<List<String>> faults,
            Optional<Failure> failure,
            Optional<ChannelStanding> standing) {}

    /**
     * All that is connected.
     *
     * @param channels the channels
     * @param senders the tools whose alerts are taken in
     */
    public record Connected(List<Shown> channels, List<Sender> senders) {}

    private ChannelView() {}

    private static String code(Delivery.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
