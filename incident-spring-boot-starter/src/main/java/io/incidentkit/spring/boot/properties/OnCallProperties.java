package io.incidentkit.spring.boot.properties;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The properties {@code incident.channels.oncall.*}. */
public class OnCallProperties {
    /**
     * Address of an integration of the kind Formatted webhook, for pages that no route takes; it connects Grafana OnCall or IRM, and is never logged.
     */
    private @Nullable String integrationUrl;

    /**
     * Routes by target, service and team, each with the address of its integration as the key; they connect it too.
     */
    private List<PagerRouteProperties> routes = new ArrayList<>();

    /**
     * Header in which its outgoing webhooks send the secret.
     */
    private String webhookHeader = "Authorization";

    /**
     * Value of that header, which opens the address for what it tells; several after commas while it is changed.
     */
    private @Nullable String webhookSecret;

    /** Creates properties with their defaults. */
    public OnCallProperties() {}

    /** Returns the address by default, or null for none. */
    public @Nullable String getIntegrationUrl() {
        return integrationUrl;
    }

    /**
     * Sets the address by default, or null for none.
     *
     * @param integrationUrl the address, or null for none
     */
    public void setIntegrationUrl(@Nullable String integrationUrl) {
        this.integrationUrl = integrationUrl;
    }

    /** Returns the routes. */
    public List<PagerRouteProperties> getRoutes() {
        return routes;
    }

    /**
     * Sets the routes.
     *
     * @param routes the routes
     */
    public void setRoutes(List<PagerRouteProperties> routes) {
        this.routes = routes;
    }

    /** Returns the header of webhooks. */
    public String getWebhookHeader() {
        return webhookHeader;
    }

    /**
     * Sets the header of webhooks.
     *
     * @param webhookHeader the header
     */
    public void setWebhookHeader(String webhookHeader) {
        this.webhookHeader = webhookHeader;
    }

    /** Returns the secret of webhooks, or null for none. */
    public @Nullable String getWebhookSecret() {
        return webhookSecret;
    }

    /**
     * Sets the secret of webhooks, or null for none.
     *
     * @param webhookSecret the secret, or null for none
     */
    public void setWebhookSecret(@Nullable String webhookSecret) {
        this.webhookSecret = webhookSecret;
    }
}
