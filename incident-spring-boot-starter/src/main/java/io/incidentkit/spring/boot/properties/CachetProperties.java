package io.incidentkit.spring.boot.properties;

import org.jspecify.annotations.Nullable;

/** The properties {@code incident.channels.cachet.*}. */
public class CachetProperties extends PageChannelProperties {
    /**
     * Address at which Cachet 3 runs, without a slash at the end.
     */
    private @Nullable String url;

    /**
     * Whether what is published is visible to everybody.
     */
    private boolean visible = true;

    /**
     * Whether the subscribers of the page get each message.
     */
    private boolean notifySubscribers = true;

    /** Creates properties with their defaults. */
    public CachetProperties() {}

    /** Returns where it runs, or null for none. */
    public @Nullable String getUrl() {
        return url;
    }

    /**
     * Sets where it runs.
     *
     * @param url the address, or null for none
     */
    public void setUrl(@Nullable String url) {
        this.url = url;
    }

    /** Returns whether what is published is visible. */
    public boolean isVisible() {
        return visible;
    }

    /**
     * Sets whether what is published is visible.
     *
     * @param visible true if it is
     */
    public void setVisible(boolean visible) {
        this.visible = visible;
    }

    /** Returns whether subscribers get each message. */
    public boolean isNotifySubscribers() {
        return notifySubscribers;
    }

    /**
     * Sets whether subscribers get each message.
     *
     * @param notifySubscribers true if they do
     */
    public void setNotifySubscribers(boolean notifySubscribers) {
        this.notifySubscribers = notifySubscribers;
    }
}
