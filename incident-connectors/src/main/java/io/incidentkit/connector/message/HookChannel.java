package io.incidentkit.connector.message;

import io.incidentkit.comms.Audience;
import io.incidentkit.connector.call.Caller;
import io.incidentkit.connector.call.NotDeliveredException;
import io.incidentkit.connector.call.Secret;
import io.incidentkit.connector.call.ToolConnection;
import io.incidentkit.connector.call.ToolRequest;
import io.incidentkit.effect.Channel;
import io.incidentkit.effect.ChannelDescription;
import io.incidentkit.effect.Delivery;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.validation.InputValidator;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Sends messages to a webhook of a chat, whose whole address is its key. Such webhooks know no keys against repeats: where an answer is lost,
 * a message can come twice.
 *
 * <p>Immutable and thread-safe.
 */
public final class HookChannel implements Channel {
    private final String name;
    private final Secret address;
    private final HookForm form;
    private final MessageRoute route;
    private final ToolConnection connection;

    private HookChannel(Builder builder) {
        this.name = builder.name;
        this.address = builder.address;
        this.form = builder.form;
        this.route = builder.route;
        ToolConnection.Builder connecting =
                ToolConnection.builder(builder.caller).clock(builder.clock).secret(address);
        form.connect(connecting);
        this.connection = connecting.build();
    }

    /**
     * Starts a channel.
     *
     * @param caller makes the calls
     * @param form the form of the tool
     * @param address the address of the webhook
     */
    public static Builder builder(Caller caller, HookForm form, Secret address) {
        return new Builder(caller, form, address);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Optional<ChannelDescription> description() {
        return form.description();
    }

    @Override
    public Set<EffectKind> kinds() {
        return route.kinds();
    }

    @Override
    public Delivery deliver(Effect effect, EffectContext context) throws InterruptedException {
        return route.takes(effect) ? sent(ChannelMessage.of(effect, context)) : Delivery.ignored();
    }

    private Delivery sent(ChannelMessage message) throws InterruptedException {
        return connection.deliver(() -> post(message));
    }

    private Delivery post(ChannelMessage message) throws NotDeliveredException, InterruptedException {
        ToolRequest request = ToolRequest.post(form.at(address)).json(form.body(message));
        String reference = form.reference(connection.send(request));
        return reference.isBlank() ? Delivery.delivered() : Delivery.delivered(reference);
    }

    /** Looks at the address alone: what would be sent there would be seen. */
    @Override
    public List<String> faults() {
        List<String> faults = new ArrayList<>();
        if (address.isPlaceholder()) {
            return List.of("The address of the webhook of '" + name + "' is empty or a placeholder");
        }
        URI uri = address.address();
        if (uri.getHost() == null) {
            faults.add("The address of the webhook of '" + name + "' has no host");
        } else if (!"https".equalsIgnoreCase(uri.getScheme())) {
            faults.add("The address of the webhook of '" + name + "' is not https, so that it can be read on the way");
        }
        return faults;
    }

    /** Sends a message that says that it is a test; it stays where it was sent. */
    @Override
    public Delivery sendTest() throws InterruptedException {
        return sent(ChannelMessage.test());
    }

    /** Builds a {@link HookChannel}. Not thread-safe. */
    public static final class Builder {
        private final Caller caller;
        private final HookForm form;
        private final Secret address;
        private String name;
        private MessageRoute route = MessageRoute.updates(Set.of(Audience.INTERNAL_CHAT));
        private Clock clock = Clock.systemUTC();

        private Builder(Caller caller, HookForm form, Secret address) {
            this.caller = caller;
            this.form = form;
            this.address = address;
            this.name = form.tool();
        }

        /**
         * Sets the channel's name; that of the tool by default.
         *
         * @param given one line
         * @return this builder
         */
        public Builder name(String given) {
            this.name = given;
            return this;
        }

        /**
         * Sets what is sent there; the messages to the team's own chat by default.
         *
         * @param given the route
         * @return this builder
         */
        public Builder route(MessageRoute given) {
            this.route = given;
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
         * @throws io.incidentkit.validation.InvalidInputException if the name is blank or not one line, or the address is none
         */
        public HookChannel build() {
            InputValidator faults = new InputValidator();
            faults.line("name", name);
            try {
                address.address();
            } catch (IllegalArgumentException e) {
                faults.add("address", "is no address");
            }
            faults.throwIfAny();
            return new HookChannel(this);
        }
    }
}
