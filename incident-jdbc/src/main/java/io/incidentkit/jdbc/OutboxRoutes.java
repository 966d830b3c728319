package io.incidentkit.jdbc;

import io.incidentkit.effect.Channels;
import io.incidentkit.effect.DeliveryWatch;
import io.incidentkit.effect.Effect;
import io.incidentkit.store.IncidentChange;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Which channel gets which effect, and in which lane. Thread-safe. */
final class OutboxRoutes {
    /** The store writes neither effects nor due moments. */
    static final OutboxRoutes NONE = new OutboxRoutes(null, Optional::empty);

    private static final int LANE_BYTES = 10;
    private static final char LANE_MARK = '/';

    private final @Nullable Channels channels;
    /** Gives what is kept with the effects that arise now. */
    private final Supplier<Optional<String>> trace;

    /**
     * One effect for one channel.
     *
     * @param lane whatever of it is delivered one after another
     * @param channel the channel's name
     * @param effect the effect
     * @param trace what is handed to each attempt to deliver it; null if nothing is
     */
    record Routed(
            String lane,
            String channel,
            Effect effect,
            @Nullable String trace) {}

    private OutboxRoutes(@Nullable Channels channels, Supplier<Optional<String>> trace) {
        this.channels = channels;
        this.trace = trace;
    }

    static OutboxRoutes of(Channels channels, Supplier<Optional<String>> trace) {
        return new OutboxRoutes(channels, trace);
    }

    /** Whether effects and due moments are written. */
    boolean isOn() {
        return channels != null;
    }

    /** The effects of a change, each once for every channel that takes its kind, in their order. */
    List<Routed> of(IncidentChange change) {
        if (channels == null || change.effects().isEmpty()) {
            return List.of();
        }
        List<Routed> routed = new ArrayList<>();
        String incident = change.after().id().toString();
        String kept = trace.get()
                .filter(text -> text.length() <= DeliveryWatch.MAX_TRACE)
                .orElse(null);
        for (Effect effect : change.effects()) {
            for (String channel : channels.taking(effect, incident)) {
                routed.add(new Routed(lane(incident, channel, effect), channel, effect, kept));
            }
        }
        return routed;
    }

    /** The fate of the wake-up by a change that is not written yet, as far as this process knows of it. */
    WakeUp.Fate wakeUp(IncidentChange change, Snapshots lastSeen) {
        return isOn() ? WakeUp.fate(known(change, lastSeen), change) : WakeUp.Fate.STAYS;
    }

    /**
     * The wake-up after a change that is written; null: nothing is known. What was forgotten since it was written makes a wake-up look
     * later than it is, and never earlier.
     */
    @Nullable
    WakeUp wakeUpAfter(IncidentChange change, Snapshots lastSeen) {
        return isOn() ? WakeUp.after(known(change, lastSeen), change) : null;
    }

    private static @Nullable WakeUp known(IncidentChange change, Snapshots lastSeen) {
        return change.before().flatMap(lastSeen::wakeUp).orElse(null);
    }

    /** Effects that belong to no incident, each once for every channel that takes its kind, in their order. */
    List<Routed> ofNoIncident(List<Effect> effects) {
        if (channels == null) {
            return List.of();
        }
        List<Routed> routed = new ArrayList<>();
        for (Effect effect : effects) {
            for (String channel : channels.taking(effect, effect)) {
                String lane = lane(DeliveryRow.NO_INCIDENT.toString(), channel, effect);
                routed.add(new Routed(lane, channel, effect, null));
            }
        }
        return routed;
    }

    /** The incident of a lane. */
    static UUID incidentOf(String lane) {
        return UUID.fromString(lane.substring(0, lane.indexOf(LANE_MARK)));
    }

    /** A page for one person does not wait behind one that another refuses. */
    private static String lane(String incident, String channel, Effect effect) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((channel + '\n' + effect.target()).getBytes(StandardCharsets.UTF_8));
            return incident + LANE_MARK + HexFormat.of().formatHex(hash, 0, LANE_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
