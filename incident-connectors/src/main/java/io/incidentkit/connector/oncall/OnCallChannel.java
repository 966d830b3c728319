package io.incidentkit.connector.oncall;

import io.incidentkit.connector.call.Caller;
import io.incidentkit.connector.call.CutText;
import io.incidentkit.connector.call.NotDeliveredException;
import io.incidentkit.connector.call.Secret;
import io.incidentkit.connector.call.ToolConnection;
import io.incidentkit.connector.call.ToolRequest;
import io.incidentkit.connector.call.ToolRules;
import io.incidentkit.connector.paging.OnCallRoute;
import io.incidentkit.connector.paging.OnCallRoutes;
import io.incidentkit.connector.paging.Page;
import io.incidentkit.connector.paging.PageText;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Pages by Grafana OnCall, or by Grafana Cloud IRM: a page is an alert of an integration of the kind <em>Formatted webhook</em>, and the end
 * of an episode says {@code ok} for exactly what was paged in it. The addresses of integrations, which are secrets, are the routes.
 *
 * <ul>
 *   <li>The {@code alert_uid} is installation, incident, episode, target and route, by which alerts are grouped and resolved there as
 *       the integration's templates have it by default. A further page to a target in the same episode has one of its own.
 *   <li>A limit (300 alerts in five minutes of an integration) is waited for.
 *   <li>Of a private incident the name and the link are told.
 * </ul>
 *
 * <p>It can't acknowledge: an integration takes alerts, and acknowledging takes a key of the whole API. So the triage leaves the alert group
 * to whoever was paged. It can't say whether anybody is on call either.
 *
 * <p>Immutable and thread-safe.
 */
public final class OnCallChannel implements Channel {
    /** The tool in words, for whoever sets it up. */
    public static final ChannelDescription DESCRIPTION = new ChannelDescription(
            "Grafana OnCall, IRM",
            "`page` is an alert of a *Formatted webhook* integration, `close` says `ok` for it. Outgoing "
                    + "webhooks come back as notes",
            "Addresses of integrations, which are secrets; for what comes back the header that an outgoing "
                    + "webhook with *Forward all* sends",
            "Acknowledge: that takes a key of the whole API, so the triage leaves the alert group to "
                    + "whoever was paged. Check an address without an alert");

    /** The name under which outcomes stand on the timeline, unless it is set. */
    public static final String NAME = "oncall";

    private static final int LONGEST_TITLE = 500;
    private static final int LONGEST_MESSAGE = 8_000;
    private static final String NO_ADDRESS = "is no web address";
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final ToolRules RULES =
            ToolRules.builder().ifSilent(PAUSE).reason("/detail").build();

    private final String name;
    private final String installation;
    private final OnCallRoutes routes;
    private final ToolConnection connection;
    private final Paging paging;

    private OnCallChannel(Builder builder) {
        this.name = builder.name;
        this.installation = builder.installation;
        this.routes = builder.routes;
        ToolConnection.Builder connecting =
                ToolConnection.builder(builder.caller).rules(RULES).clock(builder.clock);
        routes.keys().forEach(connecting::secret);
        this.connection = connecting.build();
        this.paging = new Paging(builder.references, name, installation, routes, new Alerts());
    }

    /**
     * Starts a channel.
     *
     * @param caller makes the calls
     * @param references keeps what was paged
     * @param routes whom pages go to; their keys are the addresses of integrations of the kind <em>Formatted webhook</em>
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
        return Set.of(EffectKind.PAGE, EffectKind.CLOSE);
    }

    @Override
    public Delivery deliver(Effect effect, EffectContext context) throws InterruptedException {
        return paging.deliver(effect, context);
    }

    private final class Alerts implements Pager {
        @Override
        public void page(Page page, Effect effect, EffectContext context)
                throws NotDeliveredException, InterruptedException {
            send(page.secret(), alert(page.key(), "alerting", effect, context));
        }

        @Override
        public void acknowledge(Page page, Effect effect, EffectContext context) {
            // Not among its kinds.
        }

        @Override
        public void close(Page page, Effect effect, EffectContext context)
                throws NotDeliveredException, InterruptedException {
            send(page.secret(), alert(page.key(), "ok", effect, context));
        }
    }

    private static ObjectNode alert(String uid, String state, Effect effect, EffectContext context) {
        String link = context.link().orElse(null);
        String message = PageText.facts(effect, context).entrySet().stream()
                .map(fact -> fact.getKey() + ": " + fact.getValue())
                .collect(Collectors.joining("\n"));
        ObjectNode alert = alert(uid, state, CutText.lineTo(PageText.title(context), LONGEST_TITLE));
        alert.put("message", CutText.to(message, LONGEST_MESSAGE, link));
        if (link != null) {
            alert.put("link_to_upstream_details", link);
        }
        return alert;
    }

    private static ObjectNode alert(String uid, String state, String title) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("alert_uid", uid)
                .put("state", state)
                .put("title", title);
    }

    private void send(Secret address, ObjectNode alert) throws NotDeliveredException, InterruptedException {
        if (!isWebAddress(address)) {
            throw new NotDeliveredException(Delivery.rejected("its address " + NO_ADDRESS));
        }
        connection.send(ToolRequest.post(address.address()).json(alert));
    }

    /**
     * Looks at each address. Whether it leads anywhere, whether the integration is in maintenance, and whom its escalation chain notifies
     * can't be known without an alert; {@link #sendTest} is one.
     */
    @Override
    public List<String> faults() {
        List<String> faults = new ArrayList<>();
        for (OnCallRoute route : routes.all()) {
            fault(route.key()).ifPresent(what -> faults.add("The address of '" + route.name() + "' " + what + "."));
        }
        return faults;
    }

    private static Optional<String> fault(Secret address) {
        if (address.isPlaceholder()) {
            return Optional.of("is a placeholder");
        }
        if (!isWebAddress(address)) {
            return Optional.of(NO_ADDRESS);
        }
        String path = String.valueOf(address.address().getPath());
        if (!path.contains("/integrations/")) {
            return Optional.of("is none of an integration, which has /integrations/ in it");
        }
        // Elsewhere it is answered with a redirect, which is not followed.
        return path.endsWith("/") ? Optional.empty() : Optional.of("has no slash at its end, which it needs");
    }

    private static boolean isWebAddress(Secret address) {
        try {
            URI uri = address.address();
            return uri.getHost() != null && Set.of("http", "https").contains(String.valueOf(uri.getScheme()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Sends an alert to each route, and that it is over. It notifies whoever is on call there. */
    @Override
    public Delivery sendTest() throws InterruptedException {
        String uid = installation + "/test/" + UUID.randomUUID();
        String title = "Test of " + installation + ": no incident, nothing is to be done";
        return connection.deliver(() -> {
            for (OnCallRoute route : routes.all()) {
                send(route.key(), alert(uid, "alerting", title));
                try {
                    send(route.key(), alert(uid, "ok", title));
                } catch (NotDeliveredException e) {
                    throw new NotDeliveredException(Delivery.rejected("the test arrived on '" + route.name()
                            + "' and is open there, as it could not be resolved: "
                            + e.delivery().text().orElse("")));
                }
            }
            return Delivery.delivered(uid);
        });
    }

    /** Returns the name and the routes. */
    @Override
    public String toString() {
        return name + " " + routes;
    }

    /** Builds an {@link OnCallChannel}. Not thread-safe. */
    public static final class Builder {
        private final Caller caller;
        private final ChannelReferences references;
        private final OnCallRoutes routes;
        private String name = NAME;
        private String installation = "incident-kit";
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
         * Sets the name of this installation, which stands in the keys of alerts; {@code incident-kit} by default. No other that pages by the
         * same integrations may have it.
         *
         * @param given the name, one line
         * @return this builder
         */
        public Builder installation(String given) {
            this.installation = given;
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
        public OnCallChannel build() {
            InputValidator faults = new InputValidator();
            faults.line("name", name);
            faults.line("installation", installation);
            faults.throwIfAny();
            return new OnCallChannel(this);
        }
    }
}
