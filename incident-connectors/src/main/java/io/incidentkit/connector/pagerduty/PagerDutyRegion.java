package io.incidentkit.connector.pagerduty;

import java.net.URI;

/** The regions of PagerDuty's service. An account is in one; the other answers as if its keys were wrong. */
public enum PagerDutyRegion {
    /** The United States, where accounts are by default. */
    US("https://events.pagerduty.com", "https://api.pagerduty.com"),
    /** The European Union. */
    EU("https://events.eu.pagerduty.com", "https://api.eu.pagerduty.com");

    private final URI events;
    private final URI api;

    PagerDutyRegion(String events, String api) {
        this.events = URI.create(events);
        this.api = URI.create(api);
    }

    /** Returns the address of the Events API, without a path. */
    public URI events() {
        return events;
    }

    /** Returns the address of the REST API, without a path. */
    public URI api() {
        return api;
    }
}
