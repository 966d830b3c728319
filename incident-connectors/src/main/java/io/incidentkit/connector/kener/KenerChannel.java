package io.incidentkit.connector.kener;

import io.incidentkit.comms.Audience;
import io.incidentkit.connector.call.Caller;
import io.incidentkit.connector.call.Secret;
import io.incidentkit.connector.call.ToolConnection;
import io.incidentkit.connector.call.ToolRules;
import io.incidentkit.connector.page.Components;
import io.incidentkit.connector.page.PagePublisher;
import io.incidentkit.effect.Channel;
import io.incidentkit.effect.ChannelDescription;
import io.incidentkit.effect.ChannelReferences;
import io.incidentkit.effect.Delivery;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.validation.InputValidator;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Publishes on a status page of Kener 4 what is written for the status page: an incident an episode, its messages as comments, the monitors of
 * the services that are hit. {@link PagePublisher} says what is published when.
 *
 * <ul>
 *   <li>Kener keeps nothing of ours: a lost incident is looked for by its title and the second in which it began. The second episode begins
 *       a second later for Kener, so that each is found.
 *   <li>A monitor is down or degraded through the incidents that name it, and up again when the last of them has ended.
 * </ul>
 *
 * <p>Immutable and thread-safe.
 */
public final class KenerChannel implements Channel {
    /** The tool in words, for whoever sets it up. */
    public static final ChannelDescription DESCRIPTION = new ChannelDescription(
            "Kener 4",
            "As Statuspage, with messages as comments; monitors follow services through the incidents that "
                    + "name them",
            "A key of the API, and where it runs",
            "Keep our id: a lost incident is found by its title and the second in which it began");

    private final String name;
    private final KenerTool tool;
    private final PagePublisher publisher;

    private KenerChannel(Builder builder) {
        ToolConnection connection = ToolConnection.builder(builder.caller)
                .rules(ToolRules.builder().reason("/error/message").build())
                .clock(builder.clock)
                .secret(builder.key)
                .limit(60, Duration.ofSeconds(30))
                .build();
        this.name = builder.name;
        this.tool = new KenerTool(connection, builder.base, builder.key, builder.components);
        this.publisher =
                new PagePublisher(name, builder.audiences, builder.references, builder.components, connection, tool);
    }

    /**
     * Starts a channel.
     *
     * @param caller makes the calls
     * @param base where it runs, without a slash at the end
     * @param key the key of the API
     * @param references where is kept what it has outside
     */
    public static Builder builder(Caller caller, URI base, Secret key, ChannelReferences references) {
        return new Builder(caller, base, key, references);
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
        return PagePublisher.KINDS;
    }

    @Override
    public Delivery deliver(Effect effect, EffectContext context) throws InterruptedException {
        return publisher.deliver(effect, context);
    }

    /** Reads whether the key is taken, and whether what follows services is there. */
    @Override
    public List<String> faults() throws InterruptedException {
        return tool.faults();
    }

    /** Reads what {@link #faults} reads, and publishes nothing. */
    @Override
    public Delivery sendTest() throws InterruptedException {
        List<String> faults = faults();
        return faults.isEmpty()
                ? Delivery.delivered("It was read; nothing is published as a test")
                : Delivery.rejected(String.join("; ", faults));
    }

    /** Builds a {@link KenerChannel}. Not thread-safe. */
    public static final class Builder {
        private final Caller caller;
        private final URI base;
        private final Secret key;
        private final ChannelReferences references;
        private String name = "kener";
        private Set<Audience> audiences = Set.of(Audience.STATUS_PAGE);
        private Components components = Components.NONE;
        private Clock clock = Clock.systemUTC();

        private Builder(Caller caller, URI base, Secret key, ChannelReferences references) {
            this.caller = caller;
            this.base = base;
            this.key = key;
            this.references = references;
        }

        /**
         * Sets the channel's name; {@code kener} by default. What is kept of incidents on the page is kept under it.
         *
         * @param given one line
         * @return this builder
         */
        public Builder name(String given) {
            this.name = given;
            return this;
        }

        /**
         * Sets whose messages are published; those of {@link Audience#STATUS_PAGE} by default.
         *
         * @param given the audiences
         * @return this builder
         */
        public Builder audiences(Set<Audience> given) {
            this.audiences = Set.copyOf(given);
            return this;
        }

        /**
         * Sets the monitors that follow services; none by default.
         *
         * @param given the monitors, by their tags
         * @return this builder
         */
        public Builder components(Components given) {
            this.components = given;
            return this;
        }

        /**
         * Sets the clock; the system's by default.
         *
         * @param given the clock
         * @return this builder
         */
        public Builder clock(Clock given) {
            this.clock = given;
            return this;
        }

        /**
         * Ends the channel.
         *
         * @throws io.incidentkit.validation.InvalidInputException with everything that is wrong with its settings
         */
        public KenerChannel build() {
            InputValidator faults = new InputValidator();
            faults.line("name", name);
            faults.webAddress("base", base.toString());
            faults.throwIfAny();
            return new KenerChannel(this);
        }
    }
}
