package io.incidentkit.connector.linear;

import io.incidentkit.connector.alert.SenderCheck;
import io.incidentkit.connector.call.Secret;
import io.incidentkit.connector.call.ToolAnswer;
import io.incidentkit.connector.call.ToolConnection;
import io.incidentkit.connector.call.ToolRules;
import io.incidentkit.connector.call.WaitForm;
import io.incidentkit.connector.ticket.TicketForm;
import io.incidentkit.connector.ticket.TicketSettings;
import io.incidentkit.connector.ticket.Tracker;
import io.incidentkit.connector.ticket.TrackerAccount;
import io.incidentkit.effect.ChannelDescription;
import io.incidentkit.validation.InputValidator;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A team of Linear, in which tickets are opened as issues.
 *
 * <p>Immutable and thread-safe.
 */
public final class Linear implements TrackerAccount {
    /** The channel's name by default. */
    public static final String NAME = "linear";

    /** The tool in words, for whoever sets it up. */
    public static final ChannelDescription DESCRIPTION = new ChannelDescription(
            "Linear",
            "`ticket` (medium), `backlog` (low) and each action item are an issue of a team, with its due date and assignee; the end completes "
                    + "or cancels it. What is done there comes back as a proposal, by webhook and by asking",
            "The key of a team and a personal API key; for what comes back a webhook for *Issues* with its signing secret",
            "Make labels: those that the workspace has not are left out. Bring the text of an issue up to date");

    private final URI api;
    private final String team;
    private final Secret key;

    private Linear(URI api, String team, Secret key) {
        this.api = api;
        this.team = team;
        this.key = key;
    }

    /**
     * Names a team.
     *
     * @param api the address of the API, such as {@code https://api.linear.app}
     * @param team the team's key, such as {@code OPS}
     * @param key the API key
     */
    public static Linear of(URI api, String team, Secret key) {
        return new Linear(api, team, key);
    }

    /**
     * Checks the signature of a webhook, and that it was sent within the last minute.
     *
     * @param secrets the signing secrets, several while one is changed
     * @param clock for its age
     */
    public static SenderCheck senders(List<Secret> secrets, InstantSource clock) {
        return LinearSender.of(secrets, clock);
    }

    /** Reads what webhooks tell of issues. */
    public static TicketForm form() {
        return new LinearForm();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ChannelDescription description() {
        return DESCRIPTION;
    }

    /** Errors come with 200 as well, and limits with 400. */
    @Override
    public ToolRules rules() {
        return ToolRules.builder()
                .worked(answer ->
                        answer.isSuccess() && answer.json().path("errors").isEmpty())
                .limited(Linear::isLimit)
                .again(Linear::isLimit)
                .wait("Retry-After", WaitForm.SECONDS_OR_DATE)
                .wait("X-RateLimit-Requests-Reset", WaitForm.EPOCH_MILLIS)
                .reason("/errors/0/extensions/userPresentableMessage")
                .reason("/errors/0/message")
                .build();
    }

    private static boolean isLimit(ToolAnswer answer) {
        if (answer.status() == 429) {
            return true;
        }
        for (JsonNode error : answer.json().path("errors")) {
            if (error.path("extensions").path("code").asString("").equals("RATELIMITED")) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Secret key() {
        return key;
    }

    @Override
    public void check(InputValidator faults, TicketSettings settings) {
        faults.webAddress("api", api.toString());
        if (!team.matches("[A-Za-z0-9]{1,10}")) {
            faults.add("team", "'" + team + "' is no key of a team, such as OPS");
        }
    }

    @Override
    public Tracker tracker(ToolConnection connection, TicketSettings settings) {
        return new LinearTracker(connection, api, team, key, settings);
    }

    /** Returns the team. */
    @Override
    public String toString() {
        return team + " at " + api.getHost();
    }
}
