package io.incidentkit.spring.boot.properties;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The properties of the trackers in which tickets are opened, {@code incident.channels.<tracker>.*}. */
public final class TicketProperties {
    private TicketProperties() {}

    /** Those that each tracker has. */
    public static class Tracker {
        /**
         * Secret of the webhooks of the tool, several after commas while it is changed; set, what is done there is taken in at …/webhooks.
         */
        private @Nullable String webhookSecret;

        /**
         * Labels that each ticket gets.
         */
        private List<String> labels = new ArrayList<>();

        /**
         * Accounts of the tool by names of people, to which the tickets of their action items are assigned.
         */
        private Map<String, String> assignees = new LinkedHashMap<>();

        /**
         * How long is waited between two rounds in which the tool is asked how tickets stand; 0 asks never.
         */
        private Duration poll = Duration.ofMinutes(5);

        /** Creates properties with their defaults. */
        public Tracker() {}

        /** Returns the secrets of webhooks, after commas, or null for none. */
        public @Nullable String getWebhookSecret() {
            return webhookSecret;
        }

        /**
         * Sets the secrets of webhooks, after commas, or null for none.
         *
         * @param webhookSecret the secrets of webhooks, after commas, or null for none
         */
        public void setWebhookSecret(@Nullable String webhookSecret) {
            this.webhookSecret = webhookSecret;
        }

        /** Returns labels of each ticket. */
        public List<String> getLabels() {
            return labels;
        }

        /**
         * Sets labels of each ticket.
         *
         * @param labels labels of each ticket
         */
        public void setLabels(List<String> labels) {
            this.labels = labels;
        }

        /** Returns accounts by names of people. */
        public Map<String, String> getAssignees() {
            return assignees;
        }

        /**
         * Sets accounts by names of people.
         *
         * @param assignees accounts by names of people
         */
        public void setAssignees(Map<String, String> assignees) {
            this.assignees = assignees;
        }

        /** Returns how long is waited between two rounds. */
        public Duration getPoll() {
            return poll;
        }

        /**
         * Sets how long is waited between two rounds.
         *
         * @param poll how long is waited between two rounds
         */
        public void setPoll(Duration poll) {
            this.poll = poll;
        }
    }

    /** Those of Jira Cloud. */
    public static class Jira extends Tracker {
        /**
         * API token of a user; it connects Jira.
         */
        private @Nullable String token;

        /**
         * Mail address of the user whose token it is.
         */
        private @Nullable String email;

        /**
         * Address of the site, such as https://acme.atlassian.net.
         */
        private @Nullable String site;

        /**
         * Address of the API for tokens with scopes, https://api.atlassian.com/ex/jira/ with the id of the cloud; unset, the site.
         */
        private @Nullable String apiAddress;

        /**
         * Key of the project in which issues are opened.
         */
        private @Nullable String project;

        /**
         * Type of the issues, by its name in the project.
         */
        private String issueType = "Task";

        /** Creates properties with their defaults. */
        public Jira() {}

        /** Returns the API token, or null for none. */
        public @Nullable String getToken() {
            return token;
        }

        /**
         * Sets the API token, or null for none.
         *
         * @param token the API token, or null for none
         */
        public void setToken(@Nullable String token) {
            this.token = token;
        }

        /** Returns the mail address, or null for none. */
        public @Nullable String getEmail() {
            return email;
        }

        /**
         * Sets the mail address, or null for none.
         *
         * @param email the mail address, or null for none
         */
        public void setEmail(@Nullable String email) {
            this.email = email;
        }

        /** Returns the address of the site, or null for none. */
        public @Nullable String getSite() {
            return site;
        }

        /**
         * Sets the address of the site, or null for none.
         *
         * @param site the address of the site, or null for none
         */
        public void setSite(@Nullable String site) {
            this.site = site;
        }

        /** Returns the address of the API, or null for the site. */
        public @Nullable String getApiAddress() {
            return apiAddress;
        }

        /**
         * Sets the address of the API, or null for the site.
         *
         * @param apiAddress the address of the API, or null for the site
         */
        public void setApiAddress(@Nullable String apiAddress) {
            this.apiAddress = apiAddress;
        }

        /** Returns the key of the project, or null for none. */
        public @Nullable String getProject() {
            return project;
        }

        /**
         * Sets the key of the project, or null for none.
         *
         * @param project the key of the project, or null for none
         */
        public void setProject(@Nullable String project) {
            this.project = project;
        }

        /** Returns the type of issues. */
        public String getIssueType() {
            return issueType;
        }

        /**
         * Sets the type of issues.
         *
         * @param issueType the type of issues
         */
        public void setIssueType(String issueType) {
            this.issueType = issueType;
        }
    }

    /** Those of GitHub Issues. */
    public static class GitHub extends Tracker {
        /**
         * Token that may write issues; it connects GitHub Issues.
         */
        private @Nullable String token;

        /**
         * Repository as owner/name.
         */
        private @Nullable String repository;

        /**
         * Address of the API.
         */
        private URI api = URI.create("https://api.github.com");

        /** Creates properties with their defaults. */
        public GitHub() {}

        /** Returns the token, or null for none. */
        public @Nullable String getToken() {
            return token;
        }

        /**
         * Sets the token, or null for none.
         *
         * @param token the token, or null for none
         */
        public void setToken(@Nullable String token) {
            this.token = token;
        }

        /** Returns the repository, or null for none. */
        public @Nullable String getRepository() {
            return repository;
        }

        /**
         * Sets the repository, or null for none.
         *
         * @param repository the repository, or null for none
         */
        public void setRepository(@Nullable String repository) {
            this.repository = repository;
        }

        /** Returns the address of the API. */
        public URI getApi() {
            return api;
        }

        /**
         * Sets the address of the API.
         *
         * @param api the address of the API
         */
        public void setApi(URI api) {
            this.api = api;
        }
    }

    /** Those of issues of GitLab. */
    public static class GitLab extends Tracker {
        /**
         * Token with the scope api; it connects GitLab.
         */
        private @Nullable String token;

        /**
         * Project as group/project, or by its number.
         */
        private @Nullable String project;

        /**
         * Address of the server.
         */
        private URI url = URI.create("https://gitlab.com");

        /** Creates properties with their defaults. */
        public GitLab() {}

        /** Returns the token, or null for none. */
        public @Nullable String getToken() {
            return token;
        }

        /**
         * Sets the token, or null for none.
         *
         * @param token the token, or null for none
         */
        public void setToken(@Nullable String token) {
            this.token = token;
        }

        /** Returns the project, or null for none. */
        public @Nullable String getProject() {
            return project;
        }

        /**
         * Sets the project, or null for none.
         *
         * @param project the project, or null for none
         */
        public void setProject(@Nullable String project) {
            this.project = project;
        }

        /** Returns the address of the server. */
        public URI getUrl() {
            return url;
        }

        /**
         * Sets the address of the server.
         *
         * @param url the address of the server
         */
        public void setUrl(URI url) {
            this.url = url;
        }
    }

    /** Those of Linear. */
    public static class Linear extends Tracker {
        /**
         * Personal API key; it connects Linear.
         */
        private @Nullable String token;

        /**
         * Key of the team in which issues are opened, such as OPS.
         */
        private @Nullable String team;

        /**
         * Address of the API.
         */
        private URI api = URI.create("https://api.linear.app");

        /** Creates properties with their defaults. */
        public Linear() {}

        /** Returns the API key, or null for none. */
        public @Nullable String getToken() {
            return token;
        }

        /**
         * Sets the API key, or null for none.
         *
         * @param token the API key, or null for none
         */
        public void setToken(@Nullable String token) {
            this.token = token;
        }

        /** Returns the key of the team, or null for none. */
        public @Nullable String getTeam() {
            return team;
        }

        /**
         * Sets the key of the team, or null for none.
         *
         * @param team the key of the team, or null for none
         */
        public void setTeam(@Nullable String team) {
            this.team = team;
        }

        /** Returns the address of the API. */
        public URI getApi() {
            return api;
        }

        /**
         * Sets the address of the API.
         *
         * @param api the address of the API
         */
        public void setApi(URI api) {
            this.api = api;
        }
    }
}
