package io.incidentkit.spring.boot.properties;

import java.time.Duration;

/** The properties {@code incident.metrics.*}. */
public class MetricsProperties {
    /**
     * Whether incidents have meters, where the application has a registry of meters.
     */
    private boolean enabled = true;

    /**
     * Time for which gauges, the endpoint and the health say the same, before the database is asked anew. What takes long to read is
     * read less often.
     */
    private Duration refresh = Duration.ofSeconds(30);

    /** Creates properties with their defaults. */
    public MetricsProperties() {}

    /** Returns whether incidents have meters. */
    public boolean isEnabled() {
        return enabled;
    }

    /**
     * Sets whether incidents have meters.
     *
     * @param enabled false for none
     */
    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    /** Returns for how long gauges, the endpoint and the health say the same. */
    public Duration getRefresh() {
        return refresh;
    }

    /**
     * Sets for how long gauges, the endpoint and the health say the same.
     *
     * @param refresh the time; zero to ask the database each time
     */
    public void setRefresh(Duration refresh) {
        this.refresh = refresh;
    }
}
