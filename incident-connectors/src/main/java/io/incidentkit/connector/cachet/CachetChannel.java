package io.incidentkit.connector.cachet;

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
 * Publishes on a status page of Cachet 3 what is written for the status page: an incident an episode, its messages as updates, the components
 * of the services that are hit. {@link PagePublisher} says what is published when.
 *
 * <ul>
 *   <li>What is published is visible, which Cachet itself has off, and subscribers are notified.
 *   <li>An incident carries ours in its {@code meta}, and is looked for by it before it is made.
 *   <li>Components have their own states set, not those that Cachet keeps with an incident, which can't be changed later.
 *   <li>Cachet 2 has another API, and is not spoken to.
 * </ul>
 *
 * <p>Immutable and thread-safe.
 */
public final class CachetChannel implements Channel {
    /** The tool in words, for whoever sets it up. */
    public static final ChannelDescription DESCRIPTION = new ChannelDescription(
            "Cachet 3",
            "As Statuspage; what is published is visible and notifies, which Cachet has off",
            "A key with the abilities to manage incidents and components, and where it runs",
            "Cachet 2; the list of components of an incident, as it can't be changed later: their own "
                    + "states are set");

    private final String name;
    private final CachetTool tool;
    private final PagePublisher publisher;

    private CachetChannel(Builder builder) {
        ToolConnection connection = ToolConnection.builder(builder.caller)
                .rules(ToolRules.builder().reason("/message").reason("/errors").build())
                .clock(builder.clock)
                .secret(builder.key)
                .limit(150, Duration.ofSeconds(30))
                .build();
        this.name = builder.name;
        this.tool = new CachetTool(
                connection, builder.base, builder.key, builder.visible, builder.notify, builder.components);
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

    /** Builds a {@link CachetChannel}. Not thread-safe. */
    public static final class Builder {
        private final Caller caller;
        private final URI base;
        private final Secret key;
        private final ChannelReferences references;
        private String name = "cachet";
        private Set<Audience> audiences = Set.of(Audience.STATUS_PAGE);
        private Components components = Components.NONE;
        private boolean visible = true;
        private boolean notify = true;
        private Clock clock = Clock.systemUTC();

        private Builder(Caller caller, URI base, Secret key, ChannelReferences references) {
            this.caller = caller;
            this.base = base;
            this.key = key;
            this.references = references;
        }

        /**
         * Sets the channel's name; {@code cachet} by default. What is kept of incidents on the page is kept under it.
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
         * Sets the components that follow services; none by default.
         *
         * @param given the components, by their numbers
         * @return this builder
         */
        public Builder components(Components given) {
            this.components = given;
            return this;
        }

        /**
         * Sets whether incidents are visible to everybody; they are by default.
         *
         * @param given whether they are; those who are logged in see them in any case
         * @return this builder
         */
        public Builder visible(boolean given) {
            this.visible = given;
            return this;
        }

        /**
         * Sets whether the page's subscribers get each incident; they do by default.
         *
         * @param given whether they do
         * @return this builder
         */
        public Builder notifySubscribers(boolean given) {
            this.notify = given;
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
        public CachetChannel build() {
            InputValidator faults = new InputValidator();
            faults.line("name", name);
            faults.webAddress("base", base.toString());
            components.ids().stream()
                    .filter(id -> !id.matches("[0-9]{1,18}"))
                    .forEach(id -> faults.add("components", "'" + id + "' is no number of a component"));
            faults.throwIfAny();
            return new CachetChannel(this);
        }
    }
}
