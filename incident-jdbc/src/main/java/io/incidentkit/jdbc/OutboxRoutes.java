package io.incidentkit.jdbc;

import io.incidentkit.effect.Channel;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.store.IncidentChange;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which channel gets which effect, and in which lane. Thread-safe. */
final class OutboxRoutes {
    /** The store writes neither effects nor due moments. */
    static final OutboxRoutes NONE = new OutboxRoutes(List.of(), false);

    private static final Logger LOG = LoggerFactory.getLogger(OutboxRoutes.class);
    private static final int LANE_BYTES = 10;

    private final List<Route> routes;
    private final boolean on;
    private final Set<EffectKind> unheard = ConcurrentHashMap.newKeySet();

    /** A channel as it was when it was connected, for it may change its mind. */
    private record Route(String channel, Set<EffectKind> kinds) {}

    /**
     * One effect for one channel.
     *
     * @param lane whatever of it is delivered one after another
     * @param channel the channel's name
     * @param effect the effect
     */
    record Routed(String lane, String channel, Effect effect) {}

    private OutboxRoutes(List<Route> routes, boolean on) {
        this.routes = routes;
        this.on = on;
    }

    static OutboxRoutes of(Map<String, Channel> channels) {
        return new OutboxRoutes(
                channels.entrySet().stream()
                        .map(each ->
                                new Route(each.getKey(), kinds(each.getValue().kinds())))
                        .toList(),
                true);
    }

    private static Set<EffectKind> kinds(Collection<EffectKind> of) {
        return of.isEmpty() ? EnumSet.noneOf(EffectKind.class) : EnumSet.copyOf(of);
    }

    /** Whether effects and due moments are written. */
    boolean isOn() {
        return on;
    }

    /** Whether some channel takes a kind. */
    boolean takes(EffectKind kind) {
        return routes.stream().anyMatch(route -> route.kinds().contains(kind));
    }

    /** The effects of a change, each once for every channel that takes its kind, in their order. */
    List<Routed> of(IncidentChange change) {
        if (routes.isEmpty() || change.effects().isEmpty()) {
            unheard(change);
            return List.of();
        }
        List<Routed> routed = new ArrayList<>();
        String incident = change.after().id().toString();
        for (Effect effect : change.effects()) {
            int before = routed.size();
            for (Route route : routes) {
                if (route.kinds().contains(effect.kind())) {
                    routed.add(new Routed(lane(incident, route.channel(), effect), route.channel(), effect));
                }
            }
            if (routed.size() == before) {
                unheard(effect, change);
            }
        }
        return routed;
    }

    private void unheard(IncidentChange change) {
        if (on) {
            change.effects().forEach(effect -> unheard(effect, change));
        }
    }

    private void unheard(Effect effect, IncidentChange change) {
        if (unheard.add(effect.kind())) {
            LOG.warn(
                    "No channel delivers '{}'; {} is the first of which nothing comes",
                    effect.kind(),
                    change.after().id());
        }
    }

    /** A page for one person does not wait behind one that another refuses. */
    private static String lane(String incident, String channel, Effect effect) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((channel + '\n' + effect.target()).getBytes(StandardCharsets.UTF_8));
            return incident + "/" + HexFormat.of().formatHex(hash, 0, LANE_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
