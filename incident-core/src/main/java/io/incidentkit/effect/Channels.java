package io.incidentkit.effect;

import io.incidentkit.validation.InputValidator;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The channels that a host has connected, each under a name of its own and with the kinds of effects that it took then, for it may
 * change its mind.
 *
 * <p>Thread-safe.
 */
public final class Channels {
    private static final Logger LOG = LoggerFactory.getLogger(Channels.class);

    private final Map<String, Channel> byName;
    private final Map<String, Set<EffectKind>> kinds = new LinkedHashMap<>();
    private final Set<EffectKind> unheard = ConcurrentHashMap.newKeySet();

    private Channels(Map<String, Channel> byName) {
        this.byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
        this.byName.forEach((name, channel) -> kinds.put(name, Set.copyOf(channel.kinds())));
    }

    /** Starts without channels. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the channels by their names, in the order in which they were connected. */
    public Map<String, Channel> byName() {
        return byName;
    }

    /**
     * Returns whether some channel takes effects of a kind.
     *
     * @param kind the kind
     */
    public boolean takes(EffectKind kind) {
        return kinds.values().stream().anyMatch(taken -> taken.contains(kind));
    }

    /**
     * Returns the names of the channels that take an effect. Of each kind that none takes, the log says so once.
     *
     * @param effect the effect
     * @param incident the incident, as the log names it
     */
    public List<String> taking(Effect effect, Object incident) {
        List<String> taking = kinds.entrySet().stream()
                .filter(each -> each.getValue().contains(effect.kind()))
                .map(Map.Entry::getKey)
                .toList();
        if (taking.isEmpty() && unheard.add(effect.kind())) {
            LOG.warn("No channel delivers '{}'; {} is the first of which nothing comes", effect.kind(), incident);
        }
        return taking;
    }

    /** Collects {@link Channels}. Not thread-safe. */
    public static final class Builder {
        private final Map<String, Channel> byName = new LinkedHashMap<>();

        private Builder() {}

        /**
         * Connects a channel.
         *
         * @param channel the channel
         * @param faults takes a fault if its name is no line, or another one bears it
         */
        public void connect(Channel channel, InputValidator faults) {
            String name = faults.line("channel", channel.name());
            if (byName.putIfAbsent(name, channel) != null) {
                faults.add("channel", "'" + name + "' is connected twice");
            }
        }

        /** Ends the channels, and asks each which kinds it takes. */
        public Channels build() {
            return new Channels(byName);
        }
    }
}
