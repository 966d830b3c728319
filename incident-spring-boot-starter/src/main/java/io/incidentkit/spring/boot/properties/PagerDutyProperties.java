package io.incidentkit.spring.boot.properties;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The properties {@code incident.channels.pagerduty.*}. */
public class PagerDutyProperties {
    /** The regions. */
    public enum Region {
        /** The United States. */
        US,
        /** The European Union. */
        EU
    }

    /** The severities of alerts. */
    public enum Severity {
        /** The highest. */
        CRITICAL,
        /** An error. */
        ERROR,
        /** A warning. */
        WARNING,
        /** For information. */
        INFO
    }

    /**
     * Key of an integration of the kind Events API V2, for pages that no route takes; it connects PagerDuty, and is never logged.
     */
    private @Nullable String routingKey;

    /**
     * Routes by target, service and team, each with the key of its integration; they connect PagerDuty too.
     */
    private List<PagerRouteProperties> routes = new ArrayList<>();

    /**
     * Region of the account.
     */
    private Region region = Region.US;

    /**
     * Address of the Events API, without a path, in place of the region's.
     */
    private @Nullable URI address;

    /**
     * Severities there by the name of a level or a target; without any, pages to everyone are critical and all others errors.
     */
    private Map<String, Severity> severities = new LinkedHashMap<>();

    /**
     * Secret of the webhook subscription, which opens the address for what PagerDuty tells; several after commas while it is changed.
     */
    private @Nullable String webhookSecret;

    /**
     * Token of the REST API, with which messages become notes on PagerDuty's incidents; never logged.
     */
    private @Nullable String apiToken;

    /**
     * Mail address of the PagerDuty user in whose name notes are written; notes need it beside the token.
     */
    private @Nullable String apiFrom;

    /**
     * Address of the REST API, without a path, in place of the region's.
     */
    private @Nullable URI apiAddress;

    /**
     * Audiences whose messages become notes; a message that became one counts as sent.
     */
    private Set<String> noteAudiences = Set.of();

    /** Creates properties with their defaults. */
    public PagerDutyProperties() {}

    /** Returns the key by default, or null for none. */
    public @Nullable String getRoutingKey() {
        return routingKey;
    }

    /**
     * Sets the key by default, or null for none.
     *
     * @param routingKey the key, or null for none
     */
    public void setRoutingKey(@Nullable String routingKey) {
        this.routingKey = routingKey;
    }

    /** Returns the token of the REST API, or null for none. */
    public @Nullable String getApiToken() {
        return apiToken;
    }

    /**
     * Sets the token of the REST API.
     *
     * @param apiToken the token, or null for none
     */
    public void setApiToken(@Nullable String apiToken) {
        this.apiToken = apiToken;
    }

    /** Returns the mail address in whose name notes are written, or null for none. */
    public @Nullable String getApiFrom() {
        return apiFrom;
    }

    /**
     * Sets the mail address in whose name notes are written.
     *
     * @param apiFrom the address of a user there, or null for none
     */
    public void setApiFrom(@Nullable String apiFrom) {
        this.apiFrom = apiFrom;
    }

    /** Returns the address of the REST API, or null for the region's. */
    public @Nullable URI getApiAddress() {
        return apiAddress;
    }

    /**
     * Sets the address of the REST API.
     *
     * @param apiAddress the address, or null for the region's
     */
    public void setApiAddress(@Nullable URI apiAddress) {
        this.apiAddress = apiAddress;
    }

    /** Returns the audiences whose messages become notes. */
    public Set<String> getNoteAudiences() {
        return noteAudiences;
    }

    /**
     * Sets the audiences whose messages become notes.
     *
     * @param noteAudiences their names
     */
    public void setNoteAudiences(Set<String> noteAudiences) {
        this.noteAudiences = noteAudiences;
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

    /** Returns the region. */
    public Region getRegion() {
        return region;
    }

    /**
     * Sets the region.
     *
     * @param region the region
     */
    public void setRegion(Region region) {
        this.region = region;
    }

    /** Returns the address in place of the region's, or null. */
    public @Nullable URI getAddress() {
        return address;
    }

    /**
     * Sets the address in place of the region's, or null.
     *
     * @param address the address, or null
     */
    public void setAddress(@Nullable URI address) {
        this.address = address;
    }

    /** Returns the severities by level or target. */
    public Map<String, Severity> getSeverities() {
        return severities;
    }

    /**
     * Sets the severities by level or target.
     *
     * @param severities the severities
     */
    public void setSeverities(Map<String, Severity> severities) {
        this.severities = severities;
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
