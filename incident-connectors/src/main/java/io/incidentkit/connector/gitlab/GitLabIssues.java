package io.incidentkit.connector.gitlab;

import io.incidentkit.connector.alert.SenderCheck;
import io.incidentkit.connector.alert.SharedSecret;
import io.incidentkit.connector.alert.StandardSignature;
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
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * A project of GitLab, in which tickets are opened as issues.
 *
 * <p>Immutable and thread-safe.
 */
public final class GitLabIssues implements TrackerAccount {
    /** The channel's name by default. */
    public static final String NAME = "gitlab";

    /** The tool in words, for whoever sets it up. */
    public static final ChannelDescription DESCRIPTION = new ChannelDescription(
            "GitLab",
            "`ticket`, `backlog` and each action item are an issue of a project, with its due date and assignee; the end closes it. What is "
                    + "done there comes back as a proposal, by webhook and by asking",
            "A project, and a token of it with the scope `api` and the role *Reporter*; for what comes back a webhook for issue events with a "
                    + "signing token (`whsec_…`) or a secret token",
            "Tell dropped from done, as a closed issue says no more. Quick actions: a line of a text that begins with a slash does nothing");

    private final URI url;
    private final String project;
    private final Secret token;

    private GitLabIssues(URI url, String project, Secret token) {
        this.url = url;
        this.project = project;
        this.token = token;
    }

    /**
     * Names a project.
     *
     * @param url the server, such as {@code https://gitlab.com}
     * @param project the project's path, such as {@code group/project}, or its number
     * @param token the token
     */
    public static GitLabIssues of(URI url, String project, Secret token) {
        return new GitLabIssues(url, project, token);
    }

    /**
     * Checks who sends a webhook: a secret that begins with {@code whsec_} signs, and any other one is sent along.
     *
     * @param secrets the secrets, several while one is changed
     * @param clock for the age of a signature
     */
    public static SenderCheck senders(List<Secret> secrets, InstantSource clock) {
        List<Secret> signing = secrets.stream()
                .filter(secret -> secret.value().startsWith(StandardSignature.PREFIX))
                .toList();
        List<Secret> sent = secrets.stream()
                .filter(secret -> !secret.value().startsWith(StandardSignature.PREFIX))
                .toList();
        List<SenderCheck> checks = new ArrayList<>();
        if (!signing.isEmpty()) {
            checks.add(StandardSignature.of(signing, clock));
        }
        if (!sent.isEmpty() || checks.isEmpty()) {
            checks.add(SharedSecret.of(sent, "X-Gitlab-Token"));
        }
        return SenderCheck.anyOf(checks);
    }

    /** Reads what webhooks tell of issues of this project. */
    public TicketForm form() {
        return new GitLabForm(project);
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
        faults.webAddress("url", url.toString());
        if (!project.matches("[0-9]+|[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)+")) {
            faults.add("project", "'" + project + "' is none; one is a number, or named group/project");
        }
        settings.labels().stream()
                .filter(label -> label.contains(","))
                .forEach(label -> faults.add("labels", "'" + label + "' has a comma, which parts labels in GitLab"));
        settings.assignees().values().stream()
                .filter(account -> !account.matches("[0-9]{1,18}"))
                .forEach(account -> faults.add("assignees", "'" + account + "' is no number of a user of GitLab"));
    }

    @Override
    public Tracker tracker(ToolConnection connection, TicketSettings settings) {
        return new GitLabTracker(connection, url, project, token, settings);
    }

    /** Returns the project. */
    @Override
    public String toString() {
        return project + " at " + url.getHost();
    }
}
