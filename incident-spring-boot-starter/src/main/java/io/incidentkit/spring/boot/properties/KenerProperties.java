package io.incidentkit.spring.boot.properties;

import org.jspecify.annotations.Nullable;

/** The properties {@code incident.channels.kener.*}. */
public class KenerProperties extends PageChannelProperties {
    /**
     * Address at which Kener 4 runs, without a slash at the end.
     */
    private @Nullable String url;

    /** Creates properties with their defaults. */
    public KenerProperties() {}

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
}
