package io.incidentkit.spring.boot.properties;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
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

    private final Policy policy = new Policy();
    private final Runbooks runbooks = new Runbooks();
    private final Jdbc jdbc = new Jdbc();

    @NestedConfigurationProperty
    private final ChannelsProperties channels = new ChannelsProperties();

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
    private final McpProperties mcp = new McpProperties();

    @NestedConfigurationProperty
    private final RightsProperties rights = new RightsProperties();

    private final Alerts alerts = new Alerts();
    private final Web web = new Web();

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

    /** Returns the properties of the policy. */
    public Policy getPolicy() {
        return policy;
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
    public Alerts getAlerts() {
        return alerts;
    }

    /** Returns the properties of the HTTP API. */
    public Web getWeb() {
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

        /** Creates properties with their defaults. */
        public Runbooks() {}

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
         * Schema that the incident tables are in, on MariaDB the database. By default they are where connections look by themselves.
         */
        private @Nullable String schema;

        /** Creates properties with their defaults. */
        public Jdbc() {}

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

    /** The properties {@code incident.alerts.*}. */
    public static class Alerts {
        /**
         * Name of the Alertmanager that sends to the path without a name, such as its cluster; a part of each group's key.
         */
        private @Nullable String source;

        /**
         * Labels that name a service which is hit, the best one first; by default "service" and its kin, then the workload, then the
         * namespace.
         */
        private @Nullable List<String> serviceLabels;

        /**
         * Parts of the names of those that measure others and are never the service that is hit; by default exporters,
         * kube-state-metrics and their like.
         */
        private @Nullable List<String> measurers;

        /**
         * Token that a sender has to know, as Authorization: Bearer or as the password of Basic.
         */
        private @Nullable String token;

        /**
         * Secret of signatures as Standard Webhooks has them (whsec_…), for senders that sign what they send.
         */
        private @Nullable String signingSecret;

        /**
         * Whether anybody may send alerts who reaches the address.
         */
        private boolean open;

        /**
         * How many requests of senders are taken in a minute; the others are told to try again.
         */
        private int perMinute = 600;

        /** Creates properties with their defaults. */
        public Alerts() {}

        /** Returns the name of the source that sends to the path without a name, or null for none. */
        public @Nullable String getSource() {
            return source;
        }

        /**
         * Sets the name of the source that sends to the path without a name.
         *
         * @param source the name, or null for none
         */
        public void setSource(@Nullable String source) {
            this.source = source;
        }

        /** Returns the labels that name a service, or null for the usual ones. */
        public @Nullable List<String> getServiceLabels() {
            return serviceLabels;
        }

        /**
         * Sets the labels that name a service.
         *
         * @param serviceLabels the labels, the best one first, or null for the usual ones
         */
        public void setServiceLabels(@Nullable List<String> serviceLabels) {
            this.serviceLabels = serviceLabels;
        }

        /** Returns the token that a sender has to know, or null for none. */
        public @Nullable String getToken() {
            return token;
        }

        /**
         * Sets the token that a sender has to know.
         *
         * @param token the token, or null for none
         */
        public void setToken(@Nullable String token) {
            this.token = token;
        }

        /** Returns the secret of signatures, or null for none. */
        public @Nullable String getSigningSecret() {
            return signingSecret;
        }

        /**
         * Sets the secret of signatures.
         *
         * @param signingSecret the secret, or null for none
         */
        public void setSigningSecret(@Nullable String signingSecret) {
            this.signingSecret = signingSecret;
        }

        /** Returns whether anybody may send alerts who reaches the address. */
        public boolean isOpen() {
            return open;
        }

        /**
         * Sets whether anybody may send alerts who reaches the address.
         *
         * @param open true if they may
         */
        public void setOpen(boolean open) {
            this.open = open;
        }

        /** Returns how many requests of senders are taken in a minute. */
        public int getPerMinute() {
            return perMinute;
        }

        /**
         * Sets how many requests of senders are taken in a minute.
         *
         * @param perMinute how many, from 1
         */
        public void setPerMinute(int perMinute) {
            this.perMinute = perMinute;
        }

        /** Returns a part of the name of each that measures others, or null for the usual ones. */
        public @Nullable List<String> getMeasurers() {
            return measurers;
        }

        /**
         * Sets who measures others.
         *
         * @param measurers a part of each name, or null for the usual ones
         */
        public void setMeasurers(@Nullable List<String> measurers) {
            this.measurers = measurers;
        }
    }

    /** The properties {@code incident.web.*}. */
    public static class Web {
        /**
         * Whether the HTTP API is served.
         */
        private boolean enabled;

        /**
         * Whether incidents can be taken out as documents, and people forgotten, over HTTP, by those who may administer.
         */
        private boolean retention;

        /**
         * Whether callers name themselves in the header X-Actor, in an application without a login, behind something that knows them.
         */
        private boolean trustActorHeader;

        /**
         * Path under which the HTTP API is served.
         */
        private String basePath = "/api/incidents";

        /** Creates properties with their defaults. */
        public Web() {}

        /** Returns whether the HTTP API is served. */
        public boolean isEnabled() {
            return enabled;
        }

        /**
         * Sets whether the HTTP API is served.
         *
         * @param enabled true to serve it
         */
        public void setEnabled(boolean enabled) {
            this.enabled = enabled;
        }

        /** Returns whether documents and the forgetting of people are served. */
        public boolean isRetention() {
            return retention;
        }

        /**
         * Sets whether documents and the forgetting of people are served.
         *
         * @param retention true to serve them
         */
        public void setRetention(boolean retention) {
            this.retention = retention;
        }

        /** Returns whether callers name themselves in the header X-Actor. */
        public boolean isTrustActorHeader() {
            return trustActorHeader;
        }

        /**
         * Sets whether callers name themselves in the header X-Actor.
         *
         * @param trustActorHeader true if something else knows them
         */
        public void setTrustActorHeader(boolean trustActorHeader) {
            this.trustActorHeader = trustActorHeader;
        }

        /** Returns the path of the HTTP API. */
        public String getBasePath() {
            return basePath;
        }

        /**
         * Sets the path of the HTTP API.
         *
         * @param basePath a path that begins with a slash and does not end with one
         */
        public void setBasePath(String basePath) {
            if (!basePath.matches("(/[A-Za-z0-9._~-]+)+")) {
                throw new IllegalArgumentException("'" + basePath
                        + "' is no path such as /api/incidents: it begins with a slash and does not end with one");
            }
            this.basePath = basePath;
        }
    }
}
