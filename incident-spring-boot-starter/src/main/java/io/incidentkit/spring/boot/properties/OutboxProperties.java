package io.incidentkit.spring.boot.properties;

/** The properties {@code incident.outbox.*}. */
public class OutboxProperties {
    /**
     * Whether this node delivers and wakes; what is to be delivered is written in any case, for other nodes.
     */
    private boolean enabled = true;

    /** Creates properties with their defaults. */
    public OutboxProperties() {}

    /** Returns whether this node delivers and wakes. */
    public boolean isEnabled() {
        return enabled;
    }

    /**
     * Sets whether this node delivers and wakes.
     *
     * @param enabled false to leave it to other nodes
     */
    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }
}
