package io.incidentkit.spring.boot.properties;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The properties {@code incident.channels.opsgenie.*}, of Jira Service Management too. */
public class OpsgenieProperties {
    /** The places of an account. */
    public enum Base {
        /** Opsgenie in the United States. */
        US,
        /** Opsgenie in the European Union. */
        EU,
        /** Jira Service Management. */
        JSM
    }

    /** The priorities of alerts. */
    public enum Priority {
        /** The highest. */
        P1,
        /** The second. */
        P2,
        /** The third. */
        P3,
        /** The fourth. */
        P4,
        /** The lowest. */
        P5
    }

    /**
     * Key of an integration of the kind API, for pages that no route takes; it connects Opsgenie or Jira Service Management, and is never logged.
     */
    private @Nullable String key;

    /**
     * Routes by target, service and team, each with the key of its integration; they connect it too.
     */
    private List<PagerRouteProperties> routes = new ArrayList<>();

    /**
     * Place of the account: Opsgenie in the United States or in the European Union, or Jira Service Management.
     */
    private Base base = Base.US;

    /**
     * Address of the alert API ahead of /v2/alerts, in place of the base's.
     */
    private @Nullable URI address;

    /**
     * Priorities there by the name of a level or a target; without any, pages to everyone are P1 and all others P2.
     */
    private Map<String, Priority> priorities = new LinkedHashMap<>();

    /**
     * Header in which its webhooks send the secret.
     */
    private String webhookHeader = "Authorization";

    /**
     * Value of that header, which opens the address for what it tells; several after commas while it is changed.
     */
    private @Nullable String webhookSecret;

    /** Creates properties with their defaults. */
    public OpsgenieProperties() {}

    /** Returns the key by default, or null for none. */
    public @Nullable String getKey() {
        return key;
    }

    /**
     * Sets the key by default, or null for none.
     *
     * @param key the key, or null for none
     */
    public void setKey(@Nullable String key) {
        this.key = key;
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

    /** Returns where the account is. */
    public Base getBase() {
        return base;
    }

    /**
     * Sets where the account is.
     *
     * @param base where the account is
     */
    public void setBase(Base base) {
        this.base = base;
    }

    /** Returns the address in place of the base's, or null. */
    public @Nullable URI getAddress() {
        return address;
    }

    /**
     * Sets the address in place of the base's, or null.
     *
     * @param address the address, or null
     */
    public void setAddress(@Nullable URI address) {
        this.address = address;
    }

    /** Returns the priorities by level or target. */
    public Map<String, Priority> getPriorities() {
        return priorities;
    }

    /**
     * Sets the priorities by level or target.
     *
     * @param priorities the priorities
     */
    public void setPriorities(Map<String, Priority> priorities) {
        this.priorities = priorities;
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
