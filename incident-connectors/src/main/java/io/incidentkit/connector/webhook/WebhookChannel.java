package io.incidentkit.connector.webhook;

import io.incidentkit.connector.call.Caller;
import io.incidentkit.connector.call.NotDeliveredException;
import io.incidentkit.connector.call.Secret;
import io.incidentkit.connector.call.ToolConnection;
import io.incidentkit.connector.call.ToolRequest;
import io.incidentkit.connector.call.ToolRules;
import io.incidentkit.effect.Channel;
import io.incidentkit.effect.ChannelDescription;
import io.incidentkit.effect.Delivery;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.text.Digests;
import io.incidentkit.validation.InputValidator;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Hands each effect to a program of the host as a webhook, signed as Standard Webhooks has it: {@code webhook-id}, {@code webhook-timestamp},
 * {@code webhook-signature}. The id is the same at each attempt, so that the receiver can tell a repeat; the moment is that of the attempt.
 *
 * <ul>
 *   <li>{@code type} is {@code incident.} and the kind, such as {@code incident.page}; {@code data.version} is 1.
 *   <li>2xx is taken; 410 and every other 4xx but 408, 425 and 429 is refused for good; all else is tried again, after {@code Retry-After}.
 *   <li>Of a private incident it says id, name and link.
 * </ul>
 *
 * <p>Immutable and thread-safe.
 */
public final class WebhookChannel implements Channel {
    /** The tool in words, for whoever sets it up. */
    public static final ChannelDescription DESCRIPTION = new ChannelDescription(
            "our own webhook",
            "Each effect of the kinds named as a webhook, signed as Standard Webhooks has it",
            "The address of your program, a secret, and the kinds",
            "Tell whether somebody was told: what your program takes counts as told, so each kind has to be "
                    + "named");

    private final String name;
    private final Secret address;
    private final List<Secret> secrets;
    private final Set<EffectKind> kinds;
    private final ToolConnection connection;

    private WebhookChannel(Builder builder) {
        this.name = builder.name;
        this.address = builder.address;
        this.secrets = List.copyOf(builder.secrets);
        this.kinds = Set.copyOf(builder.kinds);
        ToolConnection.Builder connecting = ToolConnection.builder(builder.caller)
                .rules(ToolRules.builder().reason("/message").reason("/detail").build())
                .clock(builder.clock)
                .secret(address);
        secrets.forEach(connecting::secret);
        this.connection = connecting.build();
    }

    /**
     * Starts a channel.
     *
     * @param caller makes the calls
     * @param address where the program listens; it may be a secret
     * @param secret Base64 of 24 to 64 bytes, with or without {@code whsec_} before it
     */
    public static Builder builder(Caller caller, Secret address, Secret secret) {
        return new Builder(caller, address, secret);
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
        return kinds;
    }

    @Override
    public Delivery deliver(Effect effect, EffectContext context) throws InterruptedException {
        Instant now = connection.now();
        return sent(id(effect.key()), now, WebhookPayload.of(effect, context, now));
    }

    private Delivery sent(String id, Instant now, JsonNode payload) throws InterruptedException {
        return connection.deliver(() -> post(id, now, payload));
    }

    private Delivery post(String id, Instant now, JsonNode payload) throws NotDeliveredException, InterruptedException {
        byte[] body = payload.toString().getBytes(StandardCharsets.UTF_8);
        connection.send(ToolRequest.post(address.address())
                .body("application/json", body)
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
                .header("webhook-signature", WebhookSigner.sign(secrets, id, now, body)));
        return Delivery.delivered();
    }

    /** Looks at the address and the secrets alone. */
    @Override
    public List<String> faults() {
        List<String> faults = new ArrayList<>();
        URI uri = address.address();
        if (address.isPlaceholder() || uri.getHost() == null) {
            faults.add("The address of the webhook '" + name + "' is a placeholder, or has no host");
        } else if (!"https".equalsIgnoreCase(uri.getScheme())) {
            faults.add("The address of the webhook '" + name + "' is not https, so that it can be read on the way");
        }
        return faults;
    }

    /** Sends one of the type {@code incident-kit.test}. */
    @Override
    public Delivery sendTest() throws InterruptedException {
        Instant now = connection.now();
        return sent(id("test/" + now), now, WebhookPayload.test(now));
    }

    /** Without a point, which parts id, moment and body where they are signed. */
    private static String id(String key) {
        return "msg_" + Digests.sha256(key).substring(0, 32);
    }

    /** Builds a {@link WebhookChannel}. Not thread-safe. */
    public static final class Builder {
        private final Caller caller;
        private final Secret address;
        private final List<Secret> secrets = new ArrayList<>();
        private String name = "webhook";
        private Set<EffectKind> kinds = Set.of();
        private Clock clock = Clock.systemUTC();

        private Builder(Caller caller, Secret address, Secret secret) {
            this.caller = caller;
            this.address = address;
            secrets.add(secret);
        }

        /**
         * Sets the channel's name; {@code webhook} by default.
         *
         * @param given one line
         * @return this builder
         */
        public Builder name(String given) {
            this.name = given;
            return this;
        }

        /**
         * Adds a secret that is signed with as well, while the receiver goes over from one to the other.
         *
         * @param secret the secret
         * @return this builder
         */
        public Builder alsoSignedWith(Secret secret) {
            secrets.add(secret);
            return this;
        }

        /**
         * Sets the kinds of effects. None is taken unasked: what the program takes counts as told, as if a person had heard it.
         *
         * @param given the kinds
         * @return this builder
         */
        public Builder kinds(Set<EffectKind> given) {
            this.kinds = Set.copyOf(given);
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
         * @throws io.incidentkit.validation.InvalidInputException if the name is blank or not one line, the address is none, there is no kind,
         *     or a secret is not Base64 of 24 to 64 bytes
         */
        public WebhookChannel build() {
            InputValidator faults = new InputValidator();
            faults.line("name", name);
            try {
                address.address();
            } catch (IllegalArgumentException e) {
                faults.add("address", "is no address");
            }
            if (kinds.isEmpty()) {
                faults.add("kinds", "is empty");
            }
            if (!secrets.stream().allMatch(WebhookSigner::isSecret)) {
                faults.add("secret", "is not Base64 of 24 to 64 bytes");
            }
            faults.throwIfAny();
            return new WebhookChannel(this);
        }
    }
}
