package io.incidentkit.spring.boot.properties;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The properties {@code incident.status-page.*}. */
public class StatusPageProperties {
    /**
     * Whether our own status page is served, and messages for the status page are published on it.
     */
    private boolean enabled = false;

    /**
     * Path below which the page is served, for everybody whom the application lets.
     */
    private String path = "/status";

    /**
     * Name of the page, such as that of the company.
     */
    private String name = "Status";

    /**
     * Address at which people read the page; without it the page is not served.
     */
    private @Nullable String url;

    /**
     * Audiences whose messages are published; by default the status page.
     */
    private Set<String> audiences = Set.of("status page");

    /**
     * Components of the page that follow services: what the page calls it by the name of the service.
     */
    private Map<String, String> components = new LinkedHashMap<>();

    /**
     * State of components by the severity of the incident that hits them: operational, degraded_performance, partial_outage or major_outage; by default SEV1 is a major outage, SEV2 a partial one, all else degraded.
     */
    private Map<String, String> states = new LinkedHashMap<>();

    /** Creates properties with their defaults. */
    public StatusPageProperties() {}

    /** Returns whether our own status page is served. */
    public boolean isEnabled() {
        return enabled;
    }

    /**
     * Sets whether our own status page is served.
     *
     * @param enabled true if it is
     */
    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    /** Returns the path below which it is served. */
    public String getPath() {
        return path;
    }

    /**
     * Sets the path below which it is served.
     *
     * @param path the path, with a slash before it
     */
    public void setPath(String path) {
        this.path = path;
    }

    /** Returns the name of the page. */
    public String getName() {
        return name;
    }

    /**
     * Sets the name of the page.
     *
     * @param name the name
     */
    public void setName(String name) {
        this.name = name;
    }

    /** Returns where people read the page, or null for none. */
    public @Nullable String getUrl() {
        return url;
    }

    /**
     * Sets where people read the page.
     *
     * @param url the address, or null for none
     */
    public void setUrl(@Nullable String url) {
        this.url = url;
    }

    /** Returns the audiences whose messages are published. */
    public Set<String> getAudiences() {
        return audiences;
    }

    /**
     * Sets the audiences whose messages are published.
     *
     * @param audiences the names of the audiences
     */
    public void setAudiences(Set<String> audiences) {
        this.audiences = audiences;
    }

    /** Returns the components by services. */
    public Map<String, String> getComponents() {
        return components;
    }

    /**
     * Sets the components by services.
     *
     * @param components the names on the page by the names of services
     */
    public void setComponents(Map<String, String> components) {
        this.components = components;
    }

    /** Returns the states of components by severities. */
    public Map<String, String> getStates() {
        return states;
    }

    /**
     * Sets the states of components by severities.
     *
     * @param states the states by the names of severities
     */
    public void setStates(Map<String, String> states) {
        this.states = states;
    }
}
