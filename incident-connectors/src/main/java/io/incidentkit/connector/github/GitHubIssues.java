package io.incidentkit.connector.github;

import io.incidentkit.connector.alert.BodySignature;
import io.incidentkit.connector.alert.SenderCheck;
import io.incidentkit.connector.call.Secret;
import io.incidentkit.connector.call.ToolConnection;
import io.incidentkit.connector.call.ToolRules;
import io.incidentkit.connector.runbook.GitRules;
import io.incidentkit.connector.ticket.TicketForm;
import io.incidentkit.connector.ticket.TicketSettings;
import io.incidentkit.connector.ticket.Tracker;
import io.incidentkit.connector.ticket.TrackerAccount;
import io.incidentkit.effect.ChannelDescription;
import io.incidentkit.validation.InputValidator;
import java.net.URI;
import java.util.List;

/**
 * A repository of GitHub, in which tickets are opened as issues.
 *
 * <p>Immutable and thread-safe.
 */
public final class GitHubIssues implements TrackerAccount {
    /** The channel's name by default. */
    public static final String NAME = "github";

    /** The tool in words, for whoever sets it up. */
    public static final ChannelDescription DESCRIPTION = new ChannelDescription(
            "GitHub Issues",
            "`ticket`, `backlog` and each action item are an issue of a repository, also of one that Upptime shows; the end closes it as "
                    + "completed or not planned. What is done there comes back as a proposal, by webhook and by asking",
            "A repository, and a token that may write its issues (fine-grained: *Issues*, read and write); for what comes back a webhook for "
                    + "*Issues* with a secret and the content type JSON",
            "Due dates, which GitHub has not: they stand in the text as they were at first. Labels and assignees of a token that may not push: "
                    + "GitHub drops them without a word. Follow a repository to its new name: say it in the settings");

    private final URI api;
    private final String repository;
    private final Secret token;

    private GitHubIssues(URI api, String repository, Secret token) {
        this.api = api;
        this.repository = repository;
        this.token = token;
    }

    /**
     * Names a repository.
     *
     * @param api the address of the API, such as {@code https://api.github.com}
     * @param repository the repository, as {@code owner/name}
     * @param token the token
     */
    public static GitHubIssues of(URI api, String repository, Secret token) {
        return new GitHubIssues(api, repository, token);
    }

    /**
     * Checks the signature of a webhook.
     *
     * @param secrets the secrets, several while one is changed
     */
    public static SenderCheck senders(List<Secret> secrets) {
        return BodySignature.of("X-Hub-Signature-256", "sha256=", secrets);
    }

    /** Reads what webhooks tell of issues. */
    public static TicketForm form() {
        return new GitHubForm();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ChannelDescription description() {
        return DESCRIPTION;
    }

    @Override
    public ToolRules rules() {
        return GitRules.rules();
    }

    @Override
    public Secret key() {
        return token;
    }

    @Override
    public void check(InputValidator faults, TicketSettings settings) {
        faults.webAddress("api", api.toString());
        if (!repository.matches("[A-Za-z0-9-]+/[A-Za-z0-9._-]+")) {
            faults.add("repository", "'" + repository + "' is none; one is named owner/name");
        }
    }

    @Override
    public Tracker tracker(ToolConnection connection, TicketSettings settings) {
        return new GitHubTracker(connection, api, repository, token, settings);
    }

    /** Returns the repository. */
    @Override
    public String toString() {
        return repository + " at " + api.getHost();
    }
}
