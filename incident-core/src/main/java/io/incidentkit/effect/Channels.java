package io.incidentkit.effect;

import io.incidentkit.validation.InputValidator;
import java.util.Collections;
import java.util.EnumSet;
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
    private final Set<EffectKind> told = EnumSet.noneOf(EffectKind.class);
    private final Set<EffectKind> unheard = ConcurrentHashMap.newKeySet();

    private Channels(Map<String, Channel> byName) {
        Map<String, Channel> connected = new LinkedHashMap<>();
        byName.forEach((name, channel) -> {
            Set<EffectKind> taken = Set.copyOf(channel.kinds());
            kinds.put(name, taken);
            if (channel.tells()) {
                told.addAll(taken);
            }
            connected.put(name, channel.tells() ? channel : new Onlooker(name, channel));
        });
        this.byName = Collections.unmodifiableMap(connected);
    }

    /** A channel that tells nobody: what comes of it is nothing that a timeline has to know. */
    private record Onlooker(String name, Channel shows) implements Channel {
        @Override
        public Set<EffectKind> kinds() {
            return shows.kinds();
        }

        @Override
        public boolean tells() {
            return false;
        }

        @Override
        public Delivery deliver(Effect effect, EffectContext context) {
            try {
                shows.deliver(effect, context);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Throwable e) {
                LOG.warn("{} is not shown by {}", effect, name, e);
            }
            return Delivery.ignored();
        }

        @Override
        public List<String> faults() throws Exception {
            return shows.faults();
        }

        @Override
        public Delivery sendTest() throws Exception {
            return shows.sendTest();
        }
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
     * Returns whether some channel takes effects of a kind, and {@linkplain Channel#tells tells} somebody.
     *
     * @param kind the kind
     */
    public boolean takes(EffectKind kind) {
        return told.contains(kind);
    }

    /**
     * Returns the names of the channels that get an effect. Of each kind that none gets, the log says so once.
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
