package io.incidentkit.spring.boot.properties;

import org.jspecify.annotations.Nullable;

/** The properties {@code incident.channels.statuspage.*}. */
public class StatuspageProperties extends PageChannelProperties {
    /**
     * Id of the page of Atlassian Statuspage.
     */
    private @Nullable String page;

    /**
     * Whether the subscribers of the page get each message.
     */
    private boolean notifySubscribers = true;

    /** Creates properties with their defaults. */
    public StatuspageProperties() {}

    /** Returns the id of the page, or null for none. */
    public @Nullable String getPage() {
        return page;
    }

    /**
     * Sets the id of the page.
     *
     * @param page the id, or null for none
     */
    public void setPage(@Nullable String page) {
        this.page = page;
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
