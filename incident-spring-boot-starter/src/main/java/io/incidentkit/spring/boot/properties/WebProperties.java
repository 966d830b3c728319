package io.incidentkit.spring.boot.properties;

import java.util.ArrayList;
import java.util.List;

/** The properties {@code incident.web.*}. */
public class WebProperties {
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

    /**
     * Names of the application, as people and programs call it, such as portal.example.com or *.example.com, without a port; requests under other names
     * are refused. Empty for any.
     */
    private List<String> hosts = new ArrayList<>();

    /** Creates properties with their defaults. */
    public WebProperties() {}

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

    /** Returns the names of the application; empty for any. */
    public List<String> getHosts() {
        return hosts;
    }

    /**
     * Sets the names of the application.
     *
     * @param hosts the names, without a port; empty for any
     */
    public void setHosts(List<String> hosts) {
        this.hosts = hosts;
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
