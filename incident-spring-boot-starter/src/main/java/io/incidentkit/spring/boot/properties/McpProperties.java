package io.incidentkit.spring.boot.properties;

/** The properties {@code incident.mcp.*}. */
public class McpProperties {
    /**
     * Whether assistants have tools for incidents, over the Model Context Protocol server of Spring AI; each acts for who is logged in.
     */
    private boolean enabled;

    /** Creates properties with their defaults. */
    public McpProperties() {}

    /** Returns whether assistants have tools. */
    public boolean isEnabled() {
        return enabled;
    }

    /**
     * Sets whether assistants have tools.
     *
     * @param enabled true to give them tools
     */
    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }
}
