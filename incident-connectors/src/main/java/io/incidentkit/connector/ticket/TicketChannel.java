package io.incidentkit.connector.ticket;

import io.incidentkit.connector.call.Caller;
import io.incidentkit.connector.call.Secret;
import io.incidentkit.connector.call.ToolConnection;
import io.incidentkit.effect.Channel;
import io.incidentkit.effect.ChannelDescription;
import io.incidentkit.effect.ChannelReferences;
import io.incidentkit.effect.Delivery;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.service.Incidents;
import io.incidentkit.validation.InputValidator;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Opens tickets in a tracker for incidents of the levels that ask for one, and for action items, and finishes them; {@link TicketPublisher} says
 * what is done when, and {@link #sync} brings back what is done there.
 *
 * <p>Immutable and thread-safe.
 */
public final class TicketChannel implements Channel {
    private static final int CALLS_A_MINUTE = 300;

    private final String name;
    private final ChannelReferences references;
    private final ChannelDescription description;
    private final Tracker tracker;
    private final TicketPublisher publisher;
    private final boolean hasPlaceholder;

    private TicketChannel(Builder builder) {
        TrackerAccount account = builder.account;
        ToolConnection connection = ToolConnection.builder(builder.caller)
                .rules(account.rules())
                .clock(builder.clock)
                .secret(account.key())
                .limit(CALLS_A_MINUTE, Duration.ofMinutes(1))
                .build();
        this.name = builder.name;
        this.references = builder.references;
        this.description = account.description();
        this.tracker = account.tracker(connection, new TicketSettings(builder.labels, builder.assignees));
        this.hasPlaceholder = builder.webhookSecrets.stream().anyMatch(Secret::isPlaceholder);
        this.publisher = new TicketPublisher(name, builder.installation, builder.references, connection, tracker);
    }

    /**
     * Starts a channel.
     *
     * @param caller makes the calls
     * @param references where is kept what it has outside
     * @param account where tickets are opened
     */
    public static Builder builder(Caller caller, ChannelReferences references, TrackerAccount account) {
        return new Builder(caller, references, account);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Optional<ChannelDescription> description() {
        return Optional.of(description);
    }

    @Override
    public Set<EffectKind> kinds() {
        return TicketPublisher.KINDS;
    }

    @Override
    public Delivery deliver(Effect effect, EffectContext context) throws InterruptedException {
        return publisher.deliver(effect, context);
    }

    @Override
    public List<String> faults() throws InterruptedException {
        List<String> faults = new ArrayList<>(publisher.faults());
        if (hasPlaceholder) {
            faults.add("The secret of its webhooks looks like one that is to be replaced");
        }
        return faults;
    }

    /** Opens a ticket that says that it is a test, and finishes it at once. */
    @Override
    public Delivery sendTest() throws InterruptedException {
        return publisher.sendTest();
    }

    /**
     * Returns the way back: how the tickets of this channel stand in the tracker.
     *
     * @param incidents the incidents
     */
    public TicketSync sync(Incidents incidents) {
        return new TicketSync(incidents, references, name, tracker);
    }

    /** Builds a {@link TicketChannel}. Not thread-safe. */
    public static final class Builder {
        private final Caller caller;
        private final ChannelReferences references;
        private final TrackerAccount account;
        private String name;
        private String installation = "incident-kit";
        private List<String> labels = List.of();
        private Map<String, String> assignees = Map.of();
        private List<Secret> webhookSecrets = List.of();
        private Clock clock = Clock.systemUTC();

        private Builder(Caller caller, ChannelReferences references, TrackerAccount account) {
            this.caller = caller;
            this.references = references;
            this.account = account;
            this.name = account.name();
        }

        /**
         * Sets the channel's name; that of the tool by default. What is kept of tickets is kept under it.
         *
         * @param given one line
         * @return this builder
         */
        public Builder name(String given) {
            this.name = given;
            return this;
        }

        /**
         * Sets the name of this installation, so that two of them with one tracker take no ticket of each other for their own;
         * {@code incident-kit} by default.
         *
         * @param given one line
         * @return this builder
         */
        public Builder installation(String given) {
            this.installation = given;
            return this;
        }

        /**
         * Sets labels that each ticket gets; none by default.
         *
         * @param given the labels, as the tool takes them
         * @return this builder
         */
        public Builder labels(List<String> given) {
            this.labels = List.copyOf(given);
            return this;
        }

        /**
         * Sets the accounts to which tickets of action items are assigned; without one a ticket is nobody's.
         *
         * @param byPerson the tool's accounts by names of people
         * @return this builder
         */
        public Builder assignees(Map<String, String> byPerson) {
            this.assignees = Map.copyOf(byPerson);
            return this;
        }

        /**
         * Sets the secrets of the tool's webhooks, so that {@link Channel#faults} names one that is to be replaced; none by default.
         *
         * @param given the secrets
         * @return this builder
         */
        public Builder webhookSecrets(List<Secret> given) {
            this.webhookSecrets = List.copyOf(given);
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
        public TicketChannel build() {
            InputValidator faults = new InputValidator();
            faults.line("name", name);
            faults.line("installation", installation);
            labels.forEach(label -> faults.line("labels", label));
            account.check(faults, new TicketSettings(labels, assignees));
            faults.throwIfAny();
            return new TicketChannel(this);
        }
    }
}
