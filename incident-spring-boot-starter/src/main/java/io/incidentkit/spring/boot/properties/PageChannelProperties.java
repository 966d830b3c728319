package io.incidentkit.spring.boot.properties;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The properties that each channel to a status page has. */
public class PageChannelProperties {
    /**
     * Key of its API; without it there is no such channel.
     */
    private @Nullable String key;

    /**
     * Audiences whose messages are published; by default the status page.
     */
    private Set<String> audiences = Set.of("status page");

    /**
     * Components that follow services: the id on the page by the name of the service.
     */
    private Map<String, String> components = new LinkedHashMap<>();

    /**
     * State of components by the severity of the incident that hits them: operational, degraded_performance, partial_outage or major_outage; by default SEV1 is a major outage, SEV2 a partial one, all else degraded.
     */
    private Map<String, String> states = new LinkedHashMap<>();

    /** Creates properties with their defaults. */
    public PageChannelProperties() {}

    /** Returns the key of its API, or null for none. */
    public @Nullable String getKey() {
        return key;
    }

    /**
     * Sets the key of its API.
     *
     * @param key the key, or null for none
     */
    public void setKey(@Nullable String key) {
        this.key = key;
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
     * @param components the ids by the names of the services
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
