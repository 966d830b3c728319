package io.incidentkit.connector.statuspage;

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
 * Publishes on a page of Atlassian Statuspage what is written for the status page: an incident an episode, its messages as updates, the
 * components of the services that are hit. {@link PagePublisher} says what is published when.
 *
 * <ul>
 *   <li>The title is the neutral one, cut to 255 characters; a message is cut to 25,000.
 *   <li>Statuspage knows no keys against repeats: an incident carries ours as {@code metadata}, and is looked for by it before it is made.
 *   <li>At most 20 calls in 30 s, as it takes one a second over a minute; 420 and 429 are waited for.
 *   <li>{@link #sendTest} only reads: Statuspage has no place where a test could not be seen.
 * </ul>
 *
 * <p>Immutable and thread-safe.
 */
public final class StatuspageChannel implements Channel {
    /** The tool in words, for whoever sets it up. */
    public static final ChannelDescription DESCRIPTION = new ChannelDescription(
            "Atlassian Statuspage",
            "`send-update` to the audiences named: an incident an episode, its messages as updates; "
                    + "components follow services. `close` sets components back",
            "A key of the API, and the id of the page",
            "Be tried without being seen: a test only reads. A message whose answer was lost is found again "
                    + "as the newest of its incident; if somebody posted after it by hand, it comes twice");

    private static final URI BASE = URI.create("https://api.statuspage.io/v1");
    private static final int CALLS = 20;
    private static final Duration TIME = Duration.ofSeconds(30);

    private final String name;
    private final StatuspageTool tool;
    private final PagePublisher publisher;

    private StatuspageChannel(Builder builder) {
        ToolConnection connection = ToolConnection.builder(builder.caller)
                .rules(ToolRules.builder()
                        .limited(answer -> answer.status() == 420 || answer.status() == 429)
                        .ifSilent(Duration.ofMinutes(1))
                        .reason("/error")
                        .reason("/message")
                        .build())
                .clock(builder.clock)
                .secret(builder.key)
                .limit(CALLS, TIME)
                .build();
        this.name = builder.name;
        this.tool = new StatuspageTool(
                connection, builder.base, builder.page, builder.key, builder.notify, builder.components);
        this.publisher =
                new PagePublisher(name, builder.audiences, builder.references, builder.components, connection, tool);
    }

    /**
     * Starts a channel.
     *
     * @param caller makes the calls
     * @param page the id of the page
     * @param key the key of the API
     * @param references where is kept what it has outside
     */
    public static Builder builder(Caller caller, String page, Secret key, ChannelReferences references) {
        return new Builder(caller, page, key, references);
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

    /** Reads the page and its components: a key that is refused, a page that is not there, components that it does not have. */
    @Override
    public List<String> faults() throws InterruptedException {
        return tool.faults();
    }

    /** Reads what {@link #faults} reads, and publishes nothing. */
    @Override
    public Delivery sendTest() throws InterruptedException {
        List<String> faults = faults();
        return faults.isEmpty()
                ? Delivery.delivered("The page and its components were read; nothing is published as a test")
                : Delivery.rejected(String.join("; ", faults));
    }

    /** Builds a {@link StatuspageChannel}. Not thread-safe. */
    public static final class Builder {
        private final Caller caller;
        private final String page;
        private final Secret key;
        private final ChannelReferences references;
        private String name = "statuspage";
        private URI base = BASE;
        private Set<Audience> audiences = Set.of(Audience.STATUS_PAGE);
        private Components components = Components.NONE;
        private boolean notify = true;
        private Clock clock = Clock.systemUTC();

        private Builder(Caller caller, String page, Secret key, ChannelReferences references) {
            this.caller = caller;
            this.page = page;
            this.key = key;
            this.references = references;
        }

        /**
         * Sets the channel's name; {@code statuspage} by default. What is kept of incidents on the page is kept under it.
         *
         * @param given one line
         * @return this builder
         */
        public Builder name(String given) {
            this.name = given;
            return this;
        }

        /**
         * Sets where the API is; that of Atlassian by default.
         *
         * @param given the address up to the version, without a slash at the end
         * @return this builder
         */
        public Builder base(URI given) {
            this.base = given;
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
         * @param given the components
         * @return this builder
         */
        public Builder components(Components given) {
            this.components = given;
            return this;
        }

        /**
         * Sets whether the page's subscribers get each message; they do by default.
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
         * @throws io.incidentkit.validation.InvalidInputException if the name or the page is blank or not one line
         */
        public StatuspageChannel build() {
            InputValidator faults = new InputValidator();
            faults.line("name", name);
            faults.line("page", page);
            faults.throwIfAny();
            return new StatuspageChannel(this);
        }
    }
}
