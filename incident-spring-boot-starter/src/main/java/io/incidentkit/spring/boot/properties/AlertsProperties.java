package io.incidentkit.spring.boot.properties;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.NestedConfigurationProperty;

/** The properties {@code incident.alerts.*}. */
public class AlertsProperties {
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

    @NestedConfigurationProperty
    private final AlertToolProperties.Grafana grafana = new AlertToolProperties.Grafana();

    @NestedConfigurationProperty
    private final AlertToolProperties.Signed pagerduty = new AlertToolProperties.Signed();

    @NestedConfigurationProperty
    private final AlertToolProperties.Shared opsgenie = new AlertToolProperties.Shared();

    @NestedConfigurationProperty
    private final AlertToolProperties.Shared datadog = new AlertToolProperties.Shared();

    @NestedConfigurationProperty
    private final AlertToolProperties.Shared newRelic = new AlertToolProperties.Shared();

    @NestedConfigurationProperty
    private final AlertToolProperties.Signed sentry = new AlertToolProperties.Signed();

    @NestedConfigurationProperty
    private final AlertToolProperties.Topics cloudwatch = new AlertToolProperties.Topics();

    @NestedConfigurationProperty
    private final AlertToolProperties.CloudEvents cloudevents = new AlertToolProperties.CloudEvents();

    /**
     * Tools that are read by the places of an alert's parts as JSON pointers, by the names with which their addresses end.
     */
    private Map<String, GenericAlertsProperties> generic = new LinkedHashMap<>();

    /** Creates properties with their defaults. */
    public AlertsProperties() {}

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

    /** Returns the properties of Grafana. */
    public AlertToolProperties.Grafana getGrafana() {
        return grafana;
    }

    /** Returns the properties of PagerDuty. */
    public AlertToolProperties.Signed getPagerduty() {
        return pagerduty;
    }

    /** Returns the properties of Opsgenie and Jira Service Management. */
    public AlertToolProperties.Shared getOpsgenie() {
        return opsgenie;
    }

    /** Returns the properties of Datadog. */
    public AlertToolProperties.Shared getDatadog() {
        return datadog;
    }

    /** Returns the properties of New Relic. */
    public AlertToolProperties.Shared getNewRelic() {
        return newRelic;
    }

    /** Returns the properties of Sentry. */
    public AlertToolProperties.Signed getSentry() {
        return sentry;
    }

    /** Returns the properties of CloudWatch. */
    public AlertToolProperties.Topics getCloudwatch() {
        return cloudwatch;
    }

    /** Returns the properties of CloudEvents. */
    public AlertToolProperties.CloudEvents getCloudevents() {
        return cloudevents;
    }

    /** Returns the tools that are read by places, by their names. */
    public Map<String, GenericAlertsProperties> getGeneric() {
        return generic;
    }

    /**
     * Sets the tools that are read by places.
     *
     * @param generic their properties by their names
     */
    public void setGeneric(Map<String, GenericAlertsProperties> generic) {
        this.generic = generic;
    }
}
