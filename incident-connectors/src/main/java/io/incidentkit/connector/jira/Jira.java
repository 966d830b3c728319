package io.incidentkit.connector.jira;

import io.incidentkit.connector.alert.BodySignature;
import io.incidentkit.connector.alert.SenderCheck;
import io.incidentkit.connector.call.Secret;
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
import java.util.List;

/**
 * A project of Jira Cloud, in which tickets are opened by an API token.
 *
 * <p>Immutable and thread-safe.
 */
public final class Jira implements TrackerAccount {
    /** The channel's name by default. */
    public static final String NAME = "jira";

    /** The tool in words, for whoever sets it up. */
    public static final ChannelDescription DESCRIPTION = new ChannelDescription(
            "Jira Cloud",
            "`ticket`, `backlog` and each action item are an issue of a project, with its due date and assignee where the project has these "
                    + "fields; the end finishes it. What is done there comes back as a proposal, by webhook and by asking",
            "The site, the project's key, a type of issue, the mail address of a user and an API token of that user (of a token with scopes: "
                    + "`read:jira-work`, `write:jira-work`, and `api-address`); for what comes back a webhook with a secret",
            "Jira Data Center, whose API is another. Finish an issue whose workflow asks for more fields, or has no way to a status that is "
                    + "done. Tell dropped from done, as a status says no more. Bring the text of an issue up to date");

    private final URI site;
    private final URI api;
    private final String email;
    private final Secret token;
    private final String project;
    private final String issueType;

    private Jira(URI site, URI api, String email, Secret token, String project, String issueType) {
        this.site = site;
        this.api = api;
        this.email = email;
        this.token = token;
        this.project = project;
        this.issueType = issueType;
    }

    /**
     * Names a project. Its issues are of the type {@code Task}.
     *
     * @param site the site, such as {@code https://acme.atlassian.net}
     * @param email the mail address of the user whose token it is
     * @param token the API token
     * @param project the project's key, such as {@code OPS}
     */
    public static Jira of(URI site, String email, Secret token, String project) {
        return new Jira(site, site, email, token, project, "Task");
    }

    /**
     * Sets where the API is, where it is not at the site, such as {@code https://api.atlassian.com/ex/jira/<cloudId>} for tokens with scopes.
     *
     * @param address the address
     * @return an account there
     */
    public Jira api(URI address) {
        return new Jira(site, address, email, token, project, issueType);
    }

    /**
     * Sets the type of issues, by its name.
     *
     * @param type the name as the project has it
     * @return an account with that type
     */
    public Jira issueType(String type) {
        return new Jira(site, api, email, token, project, type);
    }

    /**
     * Checks the signature of a webhook with a secret.
     *
     * @param secrets the secrets, several while one is changed
     */
    public static SenderCheck senders(List<Secret> secrets) {
        return BodySignature.of("X-Hub-Signature", "sha256=", secrets);
    }

    /** Reads what the webhooks of the site tell of issues. */
    public TicketForm form() {
        return new JiraForm(site);
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
        return ToolRules.builder()
                .wait("Retry-After", WaitForm.SECONDS_OR_DATE)
                .wait("X-RateLimit-Reset", WaitForm.ISO_MOMENT)
                .reason("/errorMessages")
                .reason("/errors")
                .build();
    }

    @Override
    public Secret key() {
        return token;
    }

    @Override
    public void check(InputValidator faults, TicketSettings settings) {
        faults.webAddress("site", site.toString());
        faults.webAddress("api", api.toString());
        faults.line("email", email);
        faults.line("issue-type", issueType);
        settings.labels().stream()
                .filter(label -> label.contains(" "))
                .forEach(label -> faults.add("labels", "'" + label + "' has a blank, which Jira takes in no label"));
        if (!project.matches("[A-Z][A-Z0-9_]{1,254}")) {
            faults.add("project", "'" + project + "' is no key of a project, such as OPS");
        }
    }

    @Override
    public Tracker tracker(ToolConnection connection, TicketSettings settings) {
        return new JiraTracker(connection, site, api, email, token, project, issueType, settings);
    }

    /** Returns the site and the project. */
    @Override
    public String toString() {
        return project + " at " + site.getHost();
    }
}
