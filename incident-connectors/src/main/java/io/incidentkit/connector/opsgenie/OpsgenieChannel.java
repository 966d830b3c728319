package io.incidentkit.connector.opsgenie;

import io.incidentkit.connector.call.Caller;
import io.incidentkit.connector.call.NotDeliveredException;
import io.incidentkit.connector.call.ToolAnswer;
import io.incidentkit.connector.call.ToolConnection;
import io.incidentkit.connector.call.ToolRequest;
import io.incidentkit.connector.call.ToolRules;
import io.incidentkit.connector.call.WaitForm;
import io.incidentkit.connector.opsgenie.OpsgenieRequests.State;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/**
 * Pages by the alert API of Opsgenie, which Jira Service Management has too: a page creates an alert, the triage acknowledges it, and the end
 * of an episode closes exactly what was created in it. The keys of its API integrations are the routes.
 *
 * <ul>
 *   <li>Requests are only taken in there; each is asked after, and counts once it is said to have worked. One that failed is sent once more.
 *   <li>The alias of an alert is installation, incident, episode, target and route, so that a repeat joins the alert that is open. A further
 *       page to a target in the same episode has an alias of its own.
 *   <li>At most 130 characters of message and 15,000 of description are sent; details of more than 8,000 characters go, and the page never.
 *   <li>Of a private incident the name and the link are told.
 * </ul>
 *
 * <p>It can't say whether anybody is on call: whom an integration's team notifies is set there. Updates to audiences are no pages, and it
 * takes none.
 *
 * <p>Immutable and thread-safe.
 */
public final class OpsgenieChannel implements Channel {
    /** The tool in words, for whoever sets it up. */
    public static final ChannelDescription DESCRIPTION = new ChannelDescription(
            "Opsgenie, Jira Service Management",
            "`page`, `acknowledge` and `close` by the alert API that both have. A request is only taken in "
                    + "there: each is asked after, and counts once it is said to have worked; one that failed is sent "
                    + "once more. Webhooks come back as notes",
            "Keys of *API* integrations, not of an account; the base (`us`, `eu`, `jsm`); for what comes "
                    + "back the value of the header that its *Webhook* integration sends",
            "Say whether anybody is on call; know by a signature who sends its webhooks: a header is all "
                    + "that says so. Opsgenie ends on 5 April 2027: `base=jsm` goes on with the keys of the other "
                    + "side");

    /** The name under which outcomes stand on the timeline, unless it is set. */
    public static final String NAME = "opsgenie";

    private static final int ASKED_IN_A_TEST = 10;
    private static final ToolRules RULES = ToolRules.builder()
            .wait("Retry-After", WaitForm.SECONDS_OR_DATE)
            .wait("X-RateLimit-Period-In-Sec", WaitForm.SECONDS)
            .reason("/message")
            .reason("/errors")
            .build();

    private final String name;
    private final String installation;
    private final String label;
    private final String host;
    private final OnCallRoutes routes;
    private final Map<String, OpsgeniePriority> priorities;
    private final ToolConnection connection;
    private final OpsgenieRequests requests;
    private final Paging paging;

    private OpsgenieChannel(Builder builder) {
        this.name = builder.name;
        this.installation = builder.installation;
        this.label = builder.label;
        this.routes = builder.routes;
        this.priorities = Map.copyOf(builder.priorities);
        this.host = URI.create(builder.address).getHost();
        ToolConnection.Builder connecting =
                ToolConnection.builder(builder.caller).rules(RULES).clock(builder.clock);
        routes.keys().forEach(connecting::secret);
        this.connection = connecting.build();
        this.requests = new OpsgenieRequests(connection, builder.address);
        this.paging = new Paging(builder.references, name, installation, routes, new Alerts());
    }

    /**
     * Starts a channel.
     *
     * @param caller makes the calls
     * @param references keeps what was paged
     * @param routes whom pages go to; their keys are those of integrations of the kind <em>API</em>
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
        return Set.of(EffectKind.PAGE, EffectKind.ACKNOWLEDGE, EffectKind.CLOSE);
    }

    @Override
    public Delivery deliver(Effect effect, EffectContext context) throws InterruptedException {
        return paging.deliver(effect, context);
    }

    private final class Alerts implements Pager {
        @Override
        public void page(Page page, Effect effect, EffectContext context)
                throws NotDeliveredException, InterruptedException {
            OpsgeniePriority priority =
                    OpsgeniePriority.of(priorities, context.severity().orElse(""), effect.target());
            ObjectNode alert = OpsgenieAlert.create(page.key(), installation, priority, effect, context);
            requests.have(page, "create", occasion(effect), "/v2/alerts", alert, false);
        }

        @Override
        public void acknowledge(Page page, Effect effect, EffectContext context)
                throws NotDeliveredException, InterruptedException {
            requests.have(page, "acknowledge", occasion(effect), of(page.key(), "acknowledge"), said(effect), true);
        }

        @Override
        public void close(Page page, Effect effect, EffectContext context)
                throws NotDeliveredException, InterruptedException {
            requests.have(page, "close", occasion(effect), of(page.key(), "close"), said(effect), true);
        }
    }

    private static String occasion(Effect effect) {
        return effect.entry().isPresent() ? Integer.toString(effect.entry().getAsInt()) : "-";
    }

    private ObjectNode said(Effect effect) {
        return effect.body() == null
                ? OpsgenieAlert.action(installation)
                : OpsgenieAlert.action(installation, effect.body());
    }

    private static String of(String alias, String action) {
        return "/v2/alerts/" + ToolRequest.segment(alias) + "/" + action + "?identifierType=alias";
    }

    /**
     * Looks at each key, and asks after a request that never was: so it is known whether the tool is reached and takes the key, and nobody is
     * told. Whether an integration may create alerts, whether it is enabled, and whom its team notifies can't be known without a page;
     * {@link #sendTest} is one.
     */
    @Override
    public List<String> faults() throws InterruptedException {
        List<String> faults = new ArrayList<>();
        for (OnCallRoute route : routes.all()) {
            if (route.key().isPlaceholder()) {
                faults.add("The key of '" + route.name() + "' is a placeholder.");
            } else {
                ask(route, faults);
            }
        }
        return faults;
    }

    private void ask(OnCallRoute route, List<String> faults) throws InterruptedException {
        try {
            ToolAnswer answer = requests.asked(route.key(), UUID.randomUUID().toString());
            if (answer.status() == 401 || answer.status() == 403 || answer.status() == 422) {
                faults.add("The key of '" + route.name() + "' is refused at " + host
                        + ". It may be that of another region, or of Jira Service Management; it has to be that of an"
                        + " integration, and not an account's.");
            } else if (!answer.isSuccess() && answer.status() != 404) {
                faults.add("The key of '" + route.name() + "' is not taken: "
                        + connection.failure(answer).text().orElse("no reason is given") + ".");
            }
        } catch (NotDeliveredException e) {
            faults.add(label + " could not be asked for '" + route.name() + "': "
                    + e.delivery().text().orElse("no reason is given") + ".");
        }
    }

    /** Creates an alert of the priority P5 on each route, and closes it. Depending on the rules there it notifies people. */
    @Override
    public Delivery sendTest() throws InterruptedException {
        String alias = installation + "/test/" + UUID.randomUUID();
        return connection.deliver(() -> {
            for (OnCallRoute route : routes.all()) {
                String title = "Test of " + installation + ": no incident, nothing is to be done";
                test(
                        route,
                        "/v2/alerts",
                        OpsgenieAlert.create(alias, installation, title, OpsgeniePriority.P5),
                        "the test was taken in on '" + route.name() + "'");
                test(
                        route,
                        of(alias, "close"),
                        OpsgenieAlert.action(installation),
                        "the test arrived on '" + route.name() + "' and may be open there");
            }
            return Delivery.delivered(alias);
        });
    }

    private void test(OnCallRoute route, String path, ObjectNode body, String before)
            throws NotDeliveredException, InterruptedException {
        String id = requests.send(route.key(), path, body);
        OpsgenieRequests.Answer answer = requests.ask(route.key(), id);
        for (int asked = 1; answer.state() == State.OPEN && asked < ASKED_IN_A_TEST; asked++) {
            answer = requests.ask(route.key(), id);
        }
        if (answer.state() != State.DONE) {
            String reason = answer.state() == State.OPEN
                    ? "it is not known yet to have worked"
                    : connection.hidden(answer.words());
            throw new NotDeliveredException(Delivery.rejected(before + ": " + reason));
        }
    }

    /** Returns the name and the routes. */
    @Override
    public String toString() {
        return name + " " + routes;
    }

    /** Builds an {@link OpsgenieChannel}. Not thread-safe. */
    public static final class Builder {
        private final Caller caller;
        private final ChannelReferences references;
        private final OnCallRoutes routes;
        private final Map<String, OpsgeniePriority> priorities = new TreeMap<>();
        private String name = NAME;
        private String installation = "incident-kit";
        private String label = OpsgenieBase.US.label();
        private String address = OpsgenieBase.US.address().toString();
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
         * Sets the name of this installation, which stands in the aliases of alerts and as their source; {@code incident-kit} by default. No
         * other that pages in the same account may have it.
         *
         * @param given the name, one line
         * @return this builder
         */
        public Builder installation(String given) {
            this.installation = given;
            return this;
        }

        /**
         * Sets where the account is; Opsgenie in the United States by default.
         *
         * @param base the place
         * @return this builder
         */
        public Builder base(OpsgenieBase base) {
            this.label = base.label();
            return address(base.address());
        }

        /**
         * Sets the address of the alert API, ahead of {@code /v2/alerts}.
         *
         * @param given the address
         * @return this builder
         */
        public Builder address(URI given) {
            this.address = given.toString().replaceAll("/+$", "");
            return this;
        }

        /**
         * Sets the priority of pages at a level of ours, or for a target; what stands for the level counts first. Without any, pages to
         * {@code everyone} are P1, and all others P2.
         *
         * @param levelOrTarget the level's name, such as {@code SEV2}, or the target, such as {@code on-call}
         * @param priority the priority there
         * @return this builder
         */
        public Builder priority(String levelOrTarget, OpsgeniePriority priority) {
            priorities.put(levelOrTarget, priority);
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
        public OpsgenieChannel build() {
            InputValidator faults = new InputValidator();
            faults.line("name", name);
            faults.line("installation", installation);
            faults.throwIfAny();
            return new OpsgenieChannel(this);
        }
    }
}
