package io.incidentkit.connector.pagerduty;

import io.incidentkit.connector.call.Caller;
import io.incidentkit.connector.call.NotDeliveredException;
import io.incidentkit.connector.call.Secret;
import io.incidentkit.connector.call.ToolAnswer;
import io.incidentkit.connector.call.ToolConnection;
import io.incidentkit.connector.call.ToolRequest;
import io.incidentkit.connector.call.ToolRules;
import io.incidentkit.connector.call.WaitForm;
import io.incidentkit.connector.paging.OnCallRoute;
import io.incidentkit.connector.paging.OnCallRoutes;
import io.incidentkit.connector.paging.Page;
import io.incidentkit.connector.paging.Pager;
import io.incidentkit.connector.paging.Paging;
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
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Pages by PagerDuty's Events API v2: a page triggers, the triage acknowledges, and the end of an episode resolves exactly what was
 * triggered in it. The routing keys of its integrations are the routes.
 *
 * <ul>
 *   <li>A page of an episode has the key of installation, incident, episode, target and route, so that a repeat joins the alert that is open,
 *       and no other installation closes it. A further page to a target in the same episode has a key of its own, as an alert that is
 *       acknowledged wakes nobody.
 *   <li>At most 1024 characters of summary and 512,000 bytes are sent; details go first, and the page never.
 *   <li>A limit (429) says no time; 30 seconds are waited.
 *   <li>What was done to restore service, and the fix, are change events: they wake nobody, and have no key against repeats.
 *   <li>Of a private incident the name and the link are told.
 * </ul>
 *
 * <p>It can't say whether anybody is on call, nor whether the alert became an incident that notifies: that is up to the service's settings
 * there. Updates to audiences are no pages; those of the audiences that are named for it become notes.
 *
 * <p>Immutable and thread-safe.
 */
public final class PagerDutyChannel implements Channel {
    /** The tool in words, for whoever sets it up. */
    public static final ChannelDescription DESCRIPTION = new ChannelDescription(
            "PagerDuty",
            "`page` triggers an alert (Events API v2), `acknowledge` acknowledges and `close` resolves it; `track-change` is a change "
                    + "event on the routes of the incident's service or team. Webhooks (v3) come back as notes; with a token of the REST API v2, `send-update` to the audiences named stands as a note on the "
                    + "incidents there",
            "Routing keys of integrations of the kind *Events API V2*, one for all or one a route; a secret of webhooks for what "
                    + "comes back; for notes a token of the REST API and the mail address of a user",
            "Say whether anybody is on call or was notified, whether a service is disabled or in maintenance; tell a "
                    + "change event that is sent again from another one; know by its webhooks a PagerDuty incident into which "
                    + "alerts of others were grouped, as it has not our key");

    /** The name under which outcomes stand on the timeline, unless it is set. */
    public static final String NAME = "pagerduty";

    private static final int KEY_LENGTH = 32;
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final ToolRules RULES = ToolRules.builder()
            .ifSilent(PAUSE)
            .reason("/message")
            .reason("/errors")
            .build();

    private final String name;
    private final String installation;
    private final OnCallRoutes routes;
    private final Map<String, PagerDutySeverity> severities;
    private final URI enqueue;
    private final URI changes;
    private final ToolConnection connection;
    private final Paging paging;
    private final @Nullable PagerDutyNotes notes;
    private final Set<String> noteAudiences;

    private PagerDutyChannel(Builder builder) {
        this.name = builder.name;
        this.installation = builder.installation;
        this.routes = builder.routes;
        this.severities = Map.copyOf(builder.severities);
        this.enqueue = URI.create(builder.events + "/v2/enqueue");
        this.changes = URI.create(builder.events + "/v2/change/enqueue");
        ToolConnection.Builder connecting =
                ToolConnection.builder(builder.caller).rules(RULES).clock(builder.clock);
        routes.keys().forEach(connecting::secret);
        this.connection = connecting.build();
        this.notes = notes(builder);
        this.noteAudiences = Set.copyOf(builder.noteAudiences);
        this.paging = new Paging(builder.references, name, installation, routes, new Events());
    }

    private static @Nullable PagerDutyNotes notes(Builder builder) {
        Secret token = builder.noteToken;
        String from = builder.noteFrom;
        if (token == null || from == null) {
            return null;
        }
        ToolConnection rest = ToolConnection.builder(builder.caller)
                .rules(ToolRules.builder()
                        .wait("ratelimit-reset", WaitForm.SECONDS)
                        .reason("/error/message")
                        .reason("/error/errors")
                        .build())
                .clock(builder.clock)
                .secret(token)
                .build();
        return new PagerDutyNotes(rest, builder.rest, token, from);
    }

    /**
     * Starts a channel.
     *
     * @param caller makes the calls
     * @param references keeps what was paged
     * @param routes whom pages go to; their keys are those of integrations of the kind <em>Events API V2</em>
     */
    public static Builder builder(Caller caller, ChannelReferences references, OnCallRoutes routes) {
        return new Builder(caller, references, routes);
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
        Set<EffectKind> kinds =
                EnumSet.of(EffectKind.PAGE, EffectKind.ACKNOWLEDGE, EffectKind.TRACK_CHANGE, EffectKind.CLOSE);
        if (notes != null) {
            kinds.add(EffectKind.SEND_UPDATE);
        }
        return kinds;
    }

    @Override
    public Delivery deliver(Effect effect, EffectContext context) throws InterruptedException {
        if (effect.kind() == EffectKind.TRACK_CHANGE) {
            return change(effect, context);
        }
        boolean isNoNote =
                effect.kind() == EffectKind.SEND_UPDATE && (notes == null || !noteAudiences.contains(effect.target()));
        return isNoNote ? Delivery.ignored() : paging.deliver(effect, context);
    }

    private final class Events implements Pager {
        @Override
        public void page(Page page, Effect effect, EffectContext context)
                throws NotDeliveredException, InterruptedException {
            PagerDutySeverity severity =
                    PagerDutySeverity.of(severities, context.severity().orElse(""), effect.target());
            send(PagerDutyEvent.trigger(page.secret(), page.key(), installation, severity, effect, context));
        }

        /** One that is resolved or unknown is dropped there. */
        @Override
        public void acknowledge(Page page, Effect effect, EffectContext context)
                throws NotDeliveredException, InterruptedException {
            send(PagerDutyEvent.action(page.secret(), page.key(), "acknowledge"));
        }

        @Override
        public void note(Page page, Effect effect, EffectContext context)
                throws NotDeliveredException, InterruptedException {
            if (notes != null) {
                notes.add(page, effect, context);
            }
        }

        @Override
        public void close(Page page, Effect effect, EffectContext context)
                throws NotDeliveredException, InterruptedException {
            send(PagerDutyEvent.action(page.secret(), page.key(), "resolve"));
        }
    }

    private void send(ObjectNode event) throws NotDeliveredException, InterruptedException {
        connection.send(ToolRequest.post(enqueue).json(event));
    }

    /** A change is seen beside the pages of whoever is on call for what it was made to; where nobody is, it is nobody's business. */
    private Delivery change(Effect effect, EffectContext context) throws InterruptedException {
        List<OnCallRoute> found = routes.of(OnCallRoutes.ON_CALL, context);
        if (found.isEmpty()) {
            return Delivery.ignored();
        }
        return connection.deliver(() -> {
            for (OnCallRoute route : found) {
                connection.send(ToolRequest.post(changes)
                        .json(PagerDutyEvent.change(route.key(), installation, effect, context)));
            }
            return Delivery.delivered(effect.key());
        });
    }

    /**
     * Looks at each routing key, and tells PagerDuty that a page that never was is acknowledged, which it drops: so it is known whether it is
     * reached and takes the key, and nobody is told. Whether the service behind a key is disabled or in maintenance, who is on call and whom
     * it notifies can't be known without a page; {@link #sendTest} is one.
     */
    @Override
    public List<String> faults() throws InterruptedException {
        List<String> faults = new ArrayList<>();
        for (OnCallRoute route : routes.all()) {
            String key = route.key().value();
            if (route.key().isPlaceholder()) {
                faults.add("The routing key of '" + route.name() + "' is a placeholder.");
            } else if (key.length() != KEY_LENGTH) {
                faults.add("The routing key of '" + route.name() + "' has " + key.length() + " characters; those of"
                        + " integrations of the kind Events API V2 have " + KEY_LENGTH + ".");
            } else {
                ask(route, faults);
            }
        }
        if (notes != null) {
            if (noteAudiences.isEmpty()) {
                faults.add("There is a token for notes, and no audience whose messages become notes.");
            }
            notes.fault().ifPresent(faults::add);
        }
        return faults;
    }

    private void ask(OnCallRoute route, List<String> faults) throws InterruptedException {
        String never = installation + "/check/" + UUID.randomUUID();
        try {
            ToolAnswer answer = connection.ask(
                    ToolRequest.post(enqueue).json(PagerDutyEvent.action(route.key(), never, "acknowledge")));
            if (answer.status() == 401 || answer.status() == 403) {
                faults.add("The routing key of '" + route.name() + "' is refused at " + enqueue.getHost()
                        + ". It may be that of the other region.");
            } else if (!answer.isSuccess()) {
                faults.add("The routing key of '" + route.name() + "' is not taken: "
                        + connection.failure(answer).text().orElse("no reason is given") + ".");
            }
        } catch (NotDeliveredException e) {
            faults.add("PagerDuty could not be asked for '" + route.name() + "': "
                    + e.delivery().text().orElse("no reason is given") + ".");
        }
    }

    /** Triggers an alert of the severity {@code info} on each route, and resolves it. Depending on the service it notifies people. */
    @Override
    public Delivery sendTest() throws InterruptedException {
        String key = installation + "/test/" + UUID.randomUUID();
        return connection.deliver(() -> {
            for (OnCallRoute route : routes.all()) {
                send(PagerDutyEvent.trigger(
                        route.key(),
                        key,
                        "Test of " + installation + ": no incident, nothing is to be done",
                        installation,
                        PagerDutySeverity.INFO.code()));
                resolveTest(route, key);
            }
            return Delivery.delivered(key);
        });
    }

    private void resolveTest(OnCallRoute route, String key) throws NotDeliveredException, InterruptedException {
        try {
            send(PagerDutyEvent.action(route.key(), key, "resolve"));
        } catch (NotDeliveredException e) {
            throw new NotDeliveredException(Delivery.rejected("the test arrived on '" + route.name()
                    + "' and is open there, as it could not be resolved: "
                    + e.delivery().text().orElse("")));
        }
    }

    /** Returns the name and the routes. */
    @Override
    public String toString() {
        return name + " " + routes;
    }

    /** Builds a {@link PagerDutyChannel}. Not thread-safe. */
    public static final class Builder {
        private final Caller caller;
        private final ChannelReferences references;
        private final OnCallRoutes routes;
        private final Map<String, PagerDutySeverity> severities = new TreeMap<>();
        private String name = NAME;
        private String installation = "incident-kit";
        private String events = PagerDutyRegion.US.events().toString();
        private String rest = PagerDutyRegion.US.api().toString();
        private @Nullable Secret noteToken;
        private @Nullable String noteFrom;
        private Set<String> noteAudiences = Set.of();
        private Clock clock = Clock.systemUTC();

        private Builder(Caller caller, ChannelReferences references, OnCallRoutes routes) {
            this.caller = caller;
            this.references = references;
            this.routes = routes;
        }

        /**
         * Sets the name, where there are several; {@value #NAME} by default.
         *
         * @param given the name
         * @return this builder
         */
        public Builder name(String given) {
            this.name = given;
            return this;
        }

        /**
         * Sets the name of this installation, which stands in the keys of alerts and as their source; {@code incident-kit} by default. No
         * other that pages on the same routing keys may have it.
         *
         * @param given the name, one line
         * @return this builder
         */
        public Builder installation(String given) {
            this.installation = given;
            return this;
        }

        /**
         * Sets the region; the United States by default.
         *
         * @param region the account's region
         * @return this builder
         */
        public Builder region(PagerDutyRegion region) {
            return events(region.events()).rest(region.api());
        }

        /**
         * Sets the address of the REST API, which notes alone need.
         *
         * @param address the address, without a path
         * @return this builder
         */
        public Builder rest(URI address) {
            this.rest = address.toString().replaceAll("/+$", "");
            return this;
        }

        /**
         * Sets whose messages stand as notes on the incidents that the pages of the episode became; none do by default. A message
         * that became a note counts as sent.
         *
         * @param token a token of the REST API
         * @param from the mail address of the user in whose name they are written
         * @param audiences the audiences
         * @return this builder
         */
        public Builder notes(Secret token, String from, Set<String> audiences) {
            this.noteToken = token;
            this.noteFrom = from;
            this.noteAudiences = audiences;
            return this;
        }

        /**
         * Sets the address of the Events API.
         *
         * @param address the address, without a path
         * @return this builder
         */
        public Builder events(URI address) {
            this.events = address.toString().replaceAll("/+$", "");
            return this;
        }

        /**
         * Sets the severity of pages at a level of ours, or for a target; what stands for the level counts first. Without any, pages to
         * {@code everyone} are critical, and all others errors.
         *
         * @param levelOrTarget the level's name, such as {@code SEV2}, or the target, such as {@code on-call}
         * @param severity the severity there
         * @return this builder
         */
        public Builder severity(String levelOrTarget, PagerDutySeverity severity) {
            severities.put(levelOrTarget, severity);
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
         * @throws io.incidentkit.validation.InvalidInputException if a name is no line
         */
        public PagerDutyChannel build() {
            InputValidator faults = new InputValidator();
            faults.line("name", name);
            faults.line("installation", installation);
            if (noteFrom != null) {
                faults.line("from", noteFrom);
            }
            faults.throwIfAny();
            return new PagerDutyChannel(this);
        }
    }
}
