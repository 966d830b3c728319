package io.incidentkit.spring.boot.properties;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The properties of a tool that is read by the places of an alert's parts, {@code incident.alerts.generic.<name>.*}. */
public class GenericAlertsProperties extends AlertToolProperties.Shared {
    /**
     * Secret by which the tool signs the bytes of a body with HMAC-SHA256, in hexadecimal; several after commas while it is changed.
     */
    private @Nullable String signingSecret;

    /**
     * Header that has the signature.
     */
    private String signatureHeader = "X-Hub-Signature-256";

    /**
     * Characters ahead of the signature in its header.
     */
    private String signaturePrefix = "sha256=";

    /**
     * Places of the list of alerts, as JSON pointers; the other places are then looked for in each alert first.
     */
    private List<String> alerts = new ArrayList<>();

    /**
     * Places of what tells one alert from another, and is the same while it fires and when it is over.
     */
    private List<String> key = new ArrayList<>();

    /**
     * Places of the title.
     */
    private List<String> title = new ArrayList<>();

    /**
     * Places of the state; without one each alert fires.
     */
    private List<String> state = new ArrayList<>();

    /**
     * Values of the state that say that an alert fires, in place of the usual ones.
     */
    private List<String> firing = new ArrayList<>();

    /**
     * Values of the state that say that an alert is over, in place of the usual ones.
     */
    private List<String> resolved = new ArrayList<>();

    /**
     * Values of the state of what is left out, in place of the usual ones.
     */
    private List<String> ignored = new ArrayList<>();

    /**
     * Places of the severity.
     */
    private List<String> severity = new ArrayList<>();

    /**
     * Values of the label severity by the values of the tool.
     */
    private Map<String, String> severities = new LinkedHashMap<>();

    /**
     * Places of the service that is hit.
     */
    private List<String> service = new ArrayList<>();

    /**
     * Places of the moment since when it fires.
     */
    private List<String> began = new ArrayList<>();

    /**
     * Places of the moment until when it fired.
     */
    private List<String> ended = new ArrayList<>();

    /**
     * Places of an address where one sees more.
     */
    private List<String> url = new ArrayList<>();

    /**
     * Places of an id of the request, by which one that is sent again is known.
     */
    private List<String> delivery = new ArrayList<>();

    /**
     * Places of labels by their names; of an object each field is a label.
     */
    private Map<String, List<String>> labels = new LinkedHashMap<>();

    /** Creates properties with their defaults. */
    public GenericAlertsProperties() {}

    /** Returns the secret of signatures, or null for none. */
    public @Nullable String getSigningSecret() {
        return signingSecret;
    }

    /**
     * Sets the secret of signatures, or null for none.
     *
     * @param signingSecret the secret of signatures, or null for none
     */
    public void setSigningSecret(@Nullable String signingSecret) {
        this.signingSecret = signingSecret;
    }

    /** Returns the header that has the signature. */
    public String getSignatureHeader() {
        return signatureHeader;
    }

    /**
     * Sets the header that has the signature.
     *
     * @param signatureHeader the header that has the signature
     */
    public void setSignatureHeader(String signatureHeader) {
        this.signatureHeader = signatureHeader;
    }

    /** Returns the characters ahead of the signature. */
    public String getSignaturePrefix() {
        return signaturePrefix;
    }

    /**
     * Sets the characters ahead of the signature.
     *
     * @param signaturePrefix the characters ahead of the signature
     */
    public void setSignaturePrefix(String signaturePrefix) {
        this.signaturePrefix = signaturePrefix;
    }

    /** Returns the places of the list of alerts. */
    public List<String> getAlerts() {
        return alerts;
    }

    /**
     * Sets the places of the list of alerts.
     *
     * @param alerts the places of the list of alerts
     */
    public void setAlerts(List<String> alerts) {
        this.alerts = alerts;
    }

    /** Returns the places of the key. */
    public List<String> getKey() {
        return key;
    }

    /**
     * Sets the places of the key.
     *
     * @param key the places of the key
     */
    public void setKey(List<String> key) {
        this.key = key;
    }

    /** Returns the places of the title. */
    public List<String> getTitle() {
        return title;
    }

    /**
     * Sets the places of the title.
     *
     * @param title the places of the title
     */
    public void setTitle(List<String> title) {
        this.title = title;
    }

    /** Returns the places of the state. */
    public List<String> getState() {
        return state;
    }

    /**
     * Sets the places of the state.
     *
     * @param state the places of the state
     */
    public void setState(List<String> state) {
        this.state = state;
    }

    /** Returns the values that say that an alert fires. */
    public List<String> getFiring() {
        return firing;
    }

    /**
     * Sets the values that say that an alert fires.
     *
     * @param firing the values that say that an alert fires
     */
    public void setFiring(List<String> firing) {
        this.firing = firing;
    }

    /** Returns the values that say that an alert is over. */
    public List<String> getResolved() {
        return resolved;
    }

    /**
     * Sets the values that say that an alert is over.
     *
     * @param resolved the values that say that an alert is over
     */
    public void setResolved(List<String> resolved) {
        this.resolved = resolved;
    }

    /** Returns the values of what is left out. */
    public List<String> getIgnored() {
        return ignored;
    }

    /**
     * Sets the values of what is left out.
     *
     * @param ignored the values of what is left out
     */
    public void setIgnored(List<String> ignored) {
        this.ignored = ignored;
    }

    /** Returns the places of the severity. */
    public List<String> getSeverity() {
        return severity;
    }

    /**
     * Sets the places of the severity.
     *
     * @param severity the places of the severity
     */
    public void setSeverity(List<String> severity) {
        this.severity = severity;
    }

    /** Returns the values of the label severity by the values of the tool. */
    public Map<String, String> getSeverities() {
        return severities;
    }

    /**
     * Sets the values of the label severity by the values of the tool.
     *
     * @param severities the values of the label severity by the values of the tool
     */
    public void setSeverities(Map<String, String> severities) {
        this.severities = severities;
    }

    /** Returns the places of the service. */
    public List<String> getService() {
        return service;
    }

    /**
     * Sets the places of the service.
     *
     * @param service the places of the service
     */
    public void setService(List<String> service) {
        this.service = service;
    }

    /** Returns the places of the beginning. */
    public List<String> getBegan() {
        return began;
    }

    /**
     * Sets the places of the beginning.
     *
     * @param began the places of the beginning
     */
    public void setBegan(List<String> began) {
        this.began = began;
    }

    /** Returns the places of the end. */
    public List<String> getEnded() {
        return ended;
    }

    /**
     * Sets the places of the end.
     *
     * @param ended the places of the end
     */
    public void setEnded(List<String> ended) {
        this.ended = ended;
    }

    /** Returns the places of an address. */
    public List<String> getUrl() {
        return url;
    }

    /**
     * Sets the places of an address.
     *
     * @param url the places of an address
     */
    public void setUrl(List<String> url) {
        this.url = url;
    }

    /** Returns the places of an id of the request. */
    public List<String> getDelivery() {
        return delivery;
    }

    /**
     * Sets the places of an id of the request.
     *
     * @param delivery the places of an id of the request
     */
    public void setDelivery(List<String> delivery) {
        this.delivery = delivery;
    }

    /** Returns the places of labels by their names. */
    public Map<String, List<String>> getLabels() {
        return labels;
    }

    /**
     * Sets the places of labels by their names.
     *
     * @param labels the places of labels by their names
     */
    public void setLabels(Map<String, List<String>> labels) {
        this.labels = labels;
    }
}
