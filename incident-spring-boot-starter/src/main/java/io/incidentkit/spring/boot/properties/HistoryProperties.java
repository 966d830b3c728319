package io.incidentkit.spring.boot.properties;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.NestedConfigurationProperty;

/** The properties of histories that are imported, {@code incident.history.*}. */
public class HistoryProperties {
    /**
     * Records that one import reads before it stops; it can be resumed then.
     */
    private int maxRecords = 100_000;

    /**
     * Time after which one import stops; it can be resumed then.
     */
    private Duration maxTime = Duration.ofHours(12);

    @NestedConfigurationProperty
    private final Place incidentIo = new Place();

    @NestedConfigurationProperty
    private final Place firehydrant = new Place();

    @NestedConfigurationProperty
    private final Place rootly = new Place();

    @NestedConfigurationProperty
    private final Place pagerduty = new Place();

    @NestedConfigurationProperty
    private final Place opsgenie = new Place();

    @NestedConfigurationProperty
    private final Page statuspage = new Page();

    @NestedConfigurationProperty
    private final Cloud gcp = new Cloud();

    /** Creates properties with their defaults. */
    public HistoryProperties() {}

    /** Returns how many records one import reads. */
    public int getMaxRecords() {
        return maxRecords;
    }

    /**
     * Sets how many records one import reads.
     *
     * @param maxRecords so many
     */
    public void setMaxRecords(int maxRecords) {
        this.maxRecords = maxRecords;
    }

    /** Returns after which time one import stops. */
    public Duration getMaxTime() {
        return maxTime;
    }

    /**
     * Sets after which time one import stops.
     *
     * @param maxTime the time
     */
    public void setMaxTime(Duration maxTime) {
        this.maxTime = maxTime;
    }

    /** Returns the properties of incident.io. */
    public Place getIncidentIo() {
        return incidentIo;
    }

    /** Returns the properties of FireHydrant. */
    public Place getFirehydrant() {
        return firehydrant;
    }

    /** Returns the properties of Rootly. */
    public Place getRootly() {
        return rootly;
    }

    /** Returns the properties of PagerDuty. */
    public Place getPagerduty() {
        return pagerduty;
    }

    /** Returns the properties of Opsgenie. */
    public Place getOpsgenie() {
        return opsgenie;
    }

    /** Returns the properties of Statuspage. */
    public Page getStatuspage() {
        return statuspage;
    }

    /** Returns the properties of Google Cloud. */
    public Cloud getGcp() {
        return gcp;
    }

    /** One tool. */
    public static class Place {
        /**
         * Name under which its incidents are kept, the same each time; unset, the tool's.
         */
        private @Nullable String source;

        /**
         * Key that may read; with it the history is imported from the tool itself.
         */
        private @Nullable String token;

        /**
         * Address of its API; unset, the tool's usual one.
         */
        private @Nullable URI url;

        /**
         * Our level for a severity of theirs, by its name there; of those that are not named the rank says which, where there is one.
         */
        private Map<String, String> severities = new LinkedHashMap<>();

        /** Creates properties with their defaults. */
        public Place() {}

        /** Returns the name of the source, or null for the tool's. */
        public @Nullable String getSource() {
            return source;
        }

        /**
         * Sets the name of the source, or null for the tool's.
         *
         * @param source the name of the source, or null for the tool's
         */
        public void setSource(@Nullable String source) {
            this.source = source;
        }

        /** Returns the key, or null for none. */
        public @Nullable String getToken() {
            return token;
        }

        /**
         * Sets the key, or null for none.
         *
         * @param token the key, or null for none
         */
        public void setToken(@Nullable String token) {
            this.token = token;
        }

        /** Returns the address of the API, or null for the usual one. */
        public @Nullable URI getUrl() {
            return url;
        }

        /**
         * Sets the address of the API, or null for the usual one.
         *
         * @param url the address of the API, or null for the usual one
         */
        public void setUrl(@Nullable URI url) {
            this.url = url;
        }

        /** Returns our levels by the names of theirs. */
        public Map<String, String> getSeverities() {
            return severities;
        }

        /**
         * Sets our levels by the names of theirs.
         *
         * @param severities our levels by the names of theirs
         */
        public void setSeverities(Map<String, String> severities) {
            this.severities = severities;
        }
    }

    /** A page of Statuspage. */
    public static class Page extends Place {
        /**
         * Id of the page.
         */
        private @Nullable String page;

        /** Creates properties with their defaults. */
        public Page() {}

        /** Returns the id of the page, or null for none. */
        public @Nullable String getPage() {
            return page;
        }

        /**
         * Sets the id of the page, or null for none.
         *
         * @param page the id of the page, or null for none
         */
        public void setPage(@Nullable String page) {
            this.page = page;
        }
    }

    /** Google Cloud, which asks for no key. */
    public static class Cloud {
        /**
         * Whether its public history can be imported from its page.
         */
        private boolean enabled;

        /**
         * Name under which its incidents are kept, the same each time; unset, gcp.
         */
        private @Nullable String source;

        /**
         * Address of its page.
         */
        private URI url = URI.create("https://status.cloud.google.com");

        /**
         * Our level for its word for the impact; of one that is not named the severity is unknown.
         */
        private Map<String, String> severities = new LinkedHashMap<>();

        /** Creates properties with their defaults. */
        public Cloud() {}

        /** Returns whether its public history can be imported. */
        public boolean isEnabled() {
            return enabled;
        }

        /**
         * Sets whether its public history can be imported.
         *
         * @param enabled whether it can
         */
        public void setEnabled(boolean enabled) {
            this.enabled = enabled;
        }

        /** Returns the name of the source, or null for gcp. */
        public @Nullable String getSource() {
            return source;
        }

        /**
         * Sets the name of the source, or null for gcp.
         *
         * @param source the name of the source, or null for gcp
         */
        public void setSource(@Nullable String source) {
            this.source = source;
        }

        /** Returns the address of its page. */
        public URI getUrl() {
            return url;
        }

        /**
         * Sets the address of its page.
         *
         * @param url the address of its page
         */
        public void setUrl(URI url) {
            this.url = url;
        }

        /** Returns our levels by the words of theirs. */
        public Map<String, String> getSeverities() {
            return severities;
        }

        /**
         * Sets our levels by the words of theirs.
         *
         * @param severities our levels by the words of theirs
         */
        public void setSeverities(Map<String, String> severities) {
            this.severities = severities;
        }
    }
}
