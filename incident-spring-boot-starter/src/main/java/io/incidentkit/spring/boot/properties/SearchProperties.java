package io.incidentkit.spring.boot.properties;

/** The properties {@code incident.search.*}. */
public class SearchProperties {
    /**
     * Whether incidents can be found by what is written of them, for which their words are kept in the database.
     */
    private boolean enabled = true;

    /** Creates properties with their defaults. */
    public SearchProperties() {}

    /** Returns whether incidents can be found by what is written of them. */
    public boolean isEnabled() {
        return enabled;
    }

    /**
     * Sets whether incidents can be found by what is written of them.
     *
     * @param enabled false to keep no words
     */
    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }
}
