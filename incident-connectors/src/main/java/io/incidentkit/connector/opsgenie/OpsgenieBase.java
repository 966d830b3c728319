package io.incidentkit.connector.opsgenie;

import java.net.URI;

/** The places of the alert API, which is the same at each. Keys of one are refused by the others. */
public enum OpsgenieBase {
    /** Opsgenie in the United States, until 5 April 2027. */
    US("https://api.opsgenie.com", "Opsgenie"),
    /** Opsgenie in the European Union, until 5 April 2027. */
    EU("https://api.eu.opsgenie.com", "Opsgenie"),
    /** Jira Service Management, for each region. */
    JSM("https://api.atlassian.com/jsm/ops/integration", "Jira Service Management");

    private final URI address;
    private final String label;

    OpsgenieBase(String address, String label) {
        this.address = URI.create(address);
        this.label = label;
    }

    /** Returns its address, ahead of {@code /v2/alerts}. */
    public URI address() {
        return address;
    }

    /** Returns how people call it. */
    public String label() {
        return label;
    }
}
