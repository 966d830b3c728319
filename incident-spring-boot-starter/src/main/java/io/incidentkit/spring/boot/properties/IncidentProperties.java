package io.incidentkit.spring.boot.properties;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.sql.init.DatabaseInitializationMode;
import org.springframework.core.io.Resource;

/** The properties {@code incident.*}. */
@ConfigurationProperties("incident")
public class IncidentProperties {
    /**
     * Whether incidents are configured at all.
     */
    private boolean enabled = true;

    /**
     * Time after its resolution during which an incident can be reopened; zero for never.
     */
    private Duration reopenWindow = Duration.ofDays(7);

    /**
     * Time zone of the team, in which documents such as postmortems are written.
     */
    private ZoneId timeZone = ZoneOffset.UTC;

    /**
     * Name of this installation, with which the keys begin that tools tell repeats by; unset takes spring.application.name. It stays the
     * same over restarts and nodes, and no other installation that reports to the same tools has it.
     */
    private @Nullable String installation;

    private final Policy policy = new Policy();
    private final Runbooks runbooks = new Runbooks();

    @NestedConfigurationProperty
    private final HistoryProperties history = new HistoryProperties();

    private final Jdbc jdbc = new Jdbc();

    @NestedConfigurationProperty
    private final ChannelsProperties channels = new ChannelsProperties();

    @NestedConfigurationProperty
    private final StatusPageProperties statusPage = new StatusPageProperties();

    @NestedConfigurationProperty
    private final MetricsProperties metrics = new MetricsProperties();

    @NestedConfigurationProperty
    private final OutboxProperties outbox = new OutboxProperties();

    @NestedConfigurationProperty
    private final RecurringProperties recurring = new RecurringProperties();

    @NestedConfigurationProperty
    private final RetentionProperties retention = new RetentionProperties();

    @NestedConfigurationProperty
    private final SearchProperties search = new SearchProperties();

    @NestedConfigurationProperty
    private final SlosProperties slos = new SlosProperties();

    @NestedConfigurationProperty
    private final McpProperties mcp = new McpProperties();

    @NestedConfigurationProperty
    private final RightsProperties rights = new RightsProperties();

    @NestedConfigurationProperty
    private final AlertsProperties alerts = new AlertsProperties();

    @NestedConfigurationProperty
    private final WebProperties web = new WebProperties();

    /** Creates properties with their defaults. */
    public IncidentProperties() {}

    /** Returns whether incidents are configured at all. */
    public boolean isEnabled() {
        return enabled;
    }

    /**
     * Sets whether incidents are configured at all.
     *
     * @param enabled true to configure them
     */
    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    /** Returns how long an incident can be reopened after its resolution. */
    public Duration getReopenWindow() {
        return reopenWindow;
    }

    /**
     * Sets how long an incident can be reopened after its resolution.
     *
     * @param reopenWindow the time, zero for never
     */
    public void setReopenWindow(Duration reopenWindow) {
        this.reopenWindow = reopenWindow;
    }

    /** Returns the team's time zone. */
    public ZoneId getTimeZone() {
        return timeZone;
    }

    /**
     * Sets the team's time zone.
     *
     * @param timeZone the zone
     */
    public void setTimeZone(ZoneId timeZone) {
        this.timeZone = timeZone;
    }

    /** Returns the name of this installation; null takes the application's. */
    public @Nullable String getInstallation() {
        return installation;
    }

    /**
     * Sets the name of this installation.
     *
     * @param installation the name, or null
     */
    public void setInstallation(@Nullable String installation) {
        this.installation = installation;
    }

    /** Returns the properties of the policy. */
    public Policy getPolicy() {
        return policy;
    }

    /** Returns the properties of histories that are imported. */
    public HistoryProperties getHistory() {
        return history;
    }

    /** Returns the properties of the runbooks. */
    public Runbooks getRunbooks() {
        return runbooks;
    }

    /** Returns the properties of the database. */
    public Jdbc getJdbc() {
        return jdbc;
    }

    /** Returns the properties of the meters. */
    public MetricsProperties getMetrics() {
        return metrics;
    }

    /** Returns the properties of the search of incidents. */
    public SearchProperties getSearch() {
        return search;
    }

    /** Returns the properties of service level objectives. */
    public SlosProperties getSlos() {
        return slos;
    }

    /** Returns the properties of our own status page. */
    public StatusPageProperties getStatusPage() {
        return statusPage;
    }

    /** Returns the properties of the channels. */
    public ChannelsProperties getChannels() {
        return channels;
    }

    /** Returns the properties of the tools for assistants. */
    public McpProperties getMcp() {
        return mcp;
    }

    /** Returns the properties of who has which right. */
    public RightsProperties getRights() {
        return rights;
    }

    /** Returns the properties of what happens outside. */
    public OutboxProperties getOutbox() {
        return outbox;
    }

    /** Returns the properties of what recurs. */
    public RecurringProperties getRecurring() {
        return recurring;
    }

    /** Returns the properties of how long incidents are kept. */
    public RetentionProperties getRetention() {
        return retention;
    }

    /** Returns the properties of alerts that come in. */
    public AlertsProperties getAlerts() {
        return alerts;
    }

    /** Returns the properties of the HTTP API. */
    public WebProperties getWeb() {
        return web;
    }

    /** The properties {@code incident.policy.*}. */
    public static class Policy {
        /**
         * JSON file of the team's own policy; without one it is the playbook's.
         */
        private @Nullable Resource location;

        /** Creates properties with their defaults. */
        public Policy() {}

        /** Returns the file of the policy, or null for the playbook's. */
        public @Nullable Resource getLocation() {
            return location;
        }

        /**
         * Sets the file of the policy.
         *
         * @param location the file, or null for the playbook's policy
         */
        public void setLocation(@Nullable Resource location) {
            this.location = location;
        }
    }

    /** The properties {@code incident.runbooks.*}. */
    public static class Runbooks {
        /**
         * Folder with the team's runbooks, one Markdown file each.
         */
        private @Nullable Resource location;

        /**
         * Time after which the places of runbooks outside are read again.
         */
        private Duration refresh = Duration.ofMinutes(5);

        @NestedConfigurationProperty
        private final RunbookPlaceProperties.GitHub github = new RunbookPlaceProperties.GitHub();

        @NestedConfigurationProperty
        private final RunbookPlaceProperties.GitLab gitlab = new RunbookPlaceProperties.GitLab();

        @NestedConfigurationProperty
        private final RunbookPlaceProperties.Notion notion = new RunbookPlaceProperties.Notion();

        @NestedConfigurationProperty
        private final RunbookWikiProperties.Confluence confluence = new RunbookWikiProperties.Confluence();

        @NestedConfigurationProperty
        private final RunbookWikiProperties.Slab slab = new RunbookWikiProperties.Slab();

        /** Creates properties with their defaults. */
        public Runbooks() {}

        /** Returns the time after which the places of runbooks outside are read again. */
        public Duration getRefresh() {
            return refresh;
        }

        /**
         * Sets the time after which the places of runbooks outside are read again.
         *
         * @param refresh the time, from a second
         */
        public void setRefresh(Duration refresh) {
            this.refresh = refresh;
        }

        /** Returns the properties of GitHub. */
        public RunbookPlaceProperties.GitHub getGithub() {
            return github;
        }

        /** Returns the properties of GitLab. */
        public RunbookPlaceProperties.GitLab getGitlab() {
            return gitlab;
        }

        /** Returns the properties of Notion. */
        public RunbookPlaceProperties.Notion getNotion() {
            return notion;
        }

        /** Returns the properties of Confluence. */
        public RunbookWikiProperties.Confluence getConfluence() {
            return confluence;
        }

        /** Returns the properties of Slab. */
        public RunbookWikiProperties.Slab getSlab() {
            return slab;
        }

        /** Returns the folder of the runbooks, or null if there is none. */
        public @Nullable Resource getLocation() {
            return location;
        }

        /**
         * Sets the folder of the runbooks.
         *
         * @param location the folder, or null for none
         */
        public void setLocation(@Nullable Resource location) {
            this.location = location;
        }
    }

    /** The properties {@code incident.jdbc.*}. */
    public static class Jdbc {
        /**
         * When the incident tables are created and brought up to date at start-up.
         */
        private DatabaseInitializationMode initializeSchema = DatabaseInitializationMode.EMBEDDED;

        /**
         * Schema that the incident tables are in, on MariaDB and MySQL the database. By default they are where connections look by themselves.
         */
        private @Nullable String schema;

        /**
         * Time that somebody waits at most for a connection while the pool gives none to anybody, as when the database is away; zero leaves it to the
         * pool.
         */
        private Duration connectionTimeout = Duration.ofSeconds(2);

        /** Creates properties with their defaults. */
        public Jdbc() {}

        /** Returns how long somebody waits for a connection while the pool gives none to anybody. */
        public Duration getConnectionTimeout() {
            return connectionTimeout;
        }

        /**
         * Sets how long somebody waits for a connection while the pool gives none to anybody.
         *
         * @param connectionTimeout the time, not negative; zero leaves it to the pool
         */
        public void setConnectionTimeout(Duration connectionTimeout) {
            if (connectionTimeout.isNegative()) {
                throw new IllegalArgumentException("Nobody waits for less than no time: " + connectionTimeout);
            }
            this.connectionTimeout = connectionTimeout;
        }

        /** Returns the schema that the tables are in; null: where connections look by themselves. */
        public @Nullable String getSchema() {
            return schema;
        }

        /**
         * Sets the schema that the tables are in.
         *
         * @param schema its name: letters, digits and underlines
         */
        public void setSchema(@Nullable String schema) {
            this.schema = schema;
        }

        /** Returns when the tables are created and brought up to date. */
        public DatabaseInitializationMode getInitializeSchema() {
            return initializeSchema;
        }

        /**
         * Sets when the tables are created and brought up to date.
         *
         * @param initializeSchema the mode
         */
        public void setInitializeSchema(DatabaseInitializationMode initializeSchema) {
            this.initializeSchema = initializeSchema;
        }
    }
}
